import { nameOf } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Note } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words, wordsOf } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { useSettled } from '../../../live/use-settled.ts';
import { RestsNow } from '../moderation/desk-break.tsx';
import { Press } from './session-act.tsx';
import type { PartProps } from './session-now.tsx';
import { Part } from './session-part.tsx';

/** What children see, newest first, each to be put at the top. */
export function TopForm({
  here,
  words,
  leads,
  led,
  shown,
  resting,
  apart,
  desk,
}: Omit<PartProps, 'session'> & Pick<Leading, 'led' | 'shown' | 'resting' | 'apart'> & { desk: string }) {
  const t = useT();
  const top = led?.spotlight ?? null;
  const listed = top && !shown.some(({ id }) => id === top.id) ? [{ ...top, change: 0 }, ...shown] : shown;
  return (
    <Part name="top">
      <p>{t('session.top.lead')}</p>
      {resting ? <RestsNow desk={desk} /> : null}
      {apart ? <Note>{t('desk.apart')}</Note> : null}
      {listed.length === 0 && !resting ? <p>{t('session.top.none')}</p> : null}
      <ul className="session-shown">
        {listed.map((item) => (
          <li key={item.id}>
            <p>
              <b>{nameOf(item.name, words)}</b>
              {item.id === top?.id ? ` ${t('list.apart')} ${t('session.top')}` : ''}
            </p>
            <Words id={wordsOf(item.id)} words={partsInWords(item.parts, t)} lang={item.language} />
            {leads ? <PressTop here={here} item={item} isTop={item.id === top?.id} /> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Puts words at the top as they stood here long enough to be read: changed under the finger they are other words, and the press is refused. */
function PressTop({ here, item, isTop }: { here: string; item: Leading['shown'][number]; isTop: boolean }) {
  const t = useT();
  const change = useSettled(item.change);
  return (
    <Press
      small
      formAction={`${here}#top`}
      value={isTop ? 'top' : `top ${item.id} ${change}`}
      aria-describedby={wordsOf(item.id)}
    >
      {t(isTop ? 'session.top.off' : 'session.top.put')}
    </Press>
  );
}
