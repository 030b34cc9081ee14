import type { ReactNode } from 'react';
import type { Led } from '../../../../server/core/wire/led.ts';
import { BesideWords, Way } from '../../../components/form/with-words.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { timeInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { RoomPageData } from './room-data.ts';

interface RoomGroupsProps {
  led: Led | null;
  /** Words that are on their way would be gone with the page. */
  waits: boolean;
  /** The form with the words in the box, which go along. */
  draft: string;
  /** Why the child could not go there. */
  missed: ReactNode;
}

/** Small groups that a child can go to from its room. Nobody has to, and the way there is a form: it works without script. */
export function RoomGroups({ led, waits, draft, missed }: RoomGroupsProps) {
  const t = useT();
  if (!led?.groups) return null;
  return (
    <Notice title={t('led.groups')}>
      <p>{t('led.groups.text')}</p>
      {missed}
      <BesideWords
        small
        form={draft}
        does="group"
        onDo={undefined}
        offBecause={waits ? t('room.sending') : undefined}
      >
        {t('led.groups.go')}
      </BesideWords>
    </Notice>
  );
}

interface InGroupProps extends Pick<RoomPageData, 'group' | 'timeZone' | 'clocks'> {
  led: Led | null;
  /** It was called back, or is over. */
  rests: boolean;
  /** The form with the words in its box, which go along. */
  draft: string | undefined;
}

/** In a small group: who sees it, until when it lasts, and the way back, which is there always. */
export function InGroup({ group, timeZone, clocks, led, rests, draft }: InGroupProps) {
  const t = useT();
  const { language } = useSpeaker();
  if (group === null) return null;
  return (
    <Notice>
      <p>{t(rests ? 'group.rests' : 'group.here')}</p>
      {rests || !led?.untilMinute ? null : (
        <p>
          {t('led.until', {
            time: timeInWords(language, led.untilMinute, timeZone) + clocks,
          })}
        </p>
      )}
      <p>
        <Way form={draft} to={`/here/room/${group.of}`}>
          {t('group.back')}
        </Way>
      </p>
    </Notice>
  );
}
