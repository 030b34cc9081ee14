import type { ConsultationState } from '../../../../server/core/consultation/lifecycle.ts';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';

interface DaysToldProps {
  state: ConsultationState;
  /** Near, and nothing of it is published; null else. */
  lastDay: string | null;
  /** The last day on which children can take part; '' where none is named. */
  closing: { readonly day: string; readonly over: boolean };
  /** Sheets of paper are out that may still come back. */
  sheetsOut: boolean;
}

/** Days of a consultation that somebody has to know of now. */
export function DaysTold({ state, lastDay, closing, sheetsOut }: DaysToldProps) {
  const { t, language } = useSpeaker();
  const day = closing.day === '' ? '' : dayInWords(language, closing.day);
  return (
    <>
      {lastDay === null ? null : (
        <Notice kind="owed">
          <p>{t('staff.last-day', { day: dayInWords(language, lastDay) })}</p>
        </Notice>
      )}
      {state === 'paused' && closing.over ? (
        <Notice kind="owed">
          <p>{t('staff.closing.over', { day })}</p>
          {sheetsOut ? <p>{t('staff.closing.sheets')}</p> : null}
        </Notice>
      ) : null}
      {state === 'open' && closing.over ? (
        <Notice kind="owed">
          <p>{t('staff.closing.waits', { day })}</p>
        </Notice>
      ) : null}
      {(state === 'open' || state === 'approved') && day !== '' && !closing.over ? (
        <Note sign="clock">{t(sheetsOut ? 'staff.closing.rests' : 'staff.closing.by', { day })}</Note>
      ) : null}
    </>
  );
}
