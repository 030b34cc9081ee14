import { useEffect, useRef, useState } from 'react';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { inSentences } from '../../../i18n/sentences.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { LiveRoom } from '../../../live/live-room.ts';
import { useTold } from '../../../live/use-told.ts';
import { ownState, ownTitle } from '../words/own-words.tsx';

interface RoomNewsProps {
  room: Pick<LiveRoom, 'news' | 'line'>;
  /** It is a small group. */
  group: boolean;
  /** What is led there, in short sentences; those that were not there before are told. */
  heard: ReadonlyMap<string, string>;
}

/**
 * What is new, for who listens: told politely, what is said at most every few seconds, and not at all while the child wants quiet. Its lines
 * are there before there is something to tell: many readers say nothing of one that comes with its words.
 */
export function RoomNews({ room, group, heard }: RoomNewsProps) {
  const t = useT();
  const [quiet, setQuiet] = useState(false);
  const [led, setLed] = useState<readonly string[]>([]);
  const known = useRef(heard);
  const { messages, own } = room.news;
  useEffect(() => {
    const fresh = [...heard].filter(([about]) => !known.current.has(about));
    known.current = heard;
    if (fresh.length > 0) setLed(fresh.map(([, words]) => words));
  }, [heard]);
  const said = [
    ...(messages === 0 ? [] : [t('room.news', { count: messages })]),
    ...own.map((item) => t(item.gathered ? 'own.gathered' : ownTitle(ownState(item), { group }))),
  ];
  const told = useTold(inSentences({ t }, said), room.news);
  const toldLed = useTold(inSentences({ t }, led), led);
  return (
    <>
      <p className="unseen" role="status">
        {quiet ? '' : told}
      </p>
      <p className="unseen" role="status">
        {quiet ? '' : toldLed}
      </p>
      {/* Its place is there before the page lives: nothing moves from under a finger. */}
      <p className={room.line === 'unknown' ? 'way not-yet' : 'way'}>
        <Button
          kind="quiet"
          type="button"
          aria-pressed={quiet}
          onClick={() => {
            setQuiet(!quiet);
            setLed([]);
          }}
        >
          {t('room.quiet')}
        </Button>
      </p>
    </>
  );
}

/** Offered once after a long time, below everything else; nothing is asked and nothing moves. */
export function BreakOffer({ due }: { due: boolean }) {
  const t = useT();
  return (
    <div role="status">
      {due ? (
        <Notice title={t('break.title')}>
          <p>{t('break.text')}</p>
          <Acts>
            <ButtonLink small href="/leave">
              {t('break.go')}
            </ButtonLink>
          </Acts>
        </Notice>
      ) : null}
    </div>
  );
}
