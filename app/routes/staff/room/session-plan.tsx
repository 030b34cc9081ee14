import type { PlannedSession } from '../../../../db/queries/session/session-plans.ts';
import {
  type QuietHours,
  type Span,
  sessionMinutes,
  usualQuiet,
} from '../../../../server/core/consultation/quiet-hours.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { timeInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { RefusedForm } from '../refused.tsx';
import { Press } from './session-act.tsx';
import { usualLength } from './session-kept.ts';
import { Part } from './session-part.tsx';
import { WhenFields } from './when-fields.tsx';

/** With its day and time in the words of whoever reads. */
export type PlannedInWords = PlannedSession & { readonly when: string };

interface PlanProps {
  here: string;
  planned: readonly PlannedInWords[];
  quiet: QuietHours;
  timeZone: string;
  /** May lead; else the times are read. */
  leads: boolean;
  /** The form of the page, as it came back. */
  back: RefusedForm | undefined;
  saved: boolean;
}

/** Two times of a day as the language says them: they are of no zone but that of the consultation. */
function spanInWords(language: string, { fromMinute, untilMinute }: Span) {
  return { from: timeInWords(language, fromMinute, 'UTC'), until: timeInWords(language, untilMinute, 'UTC') };
}

/** The night with which a new consultation begins. */
export function nightInWords(language: string) {
  return usualQuiet.night ? spanInWords(language, usualQuiet.night) : {};
}

/** When nobody meets live, in words. */
export function QuietLine({ quiet }: { quiet: QuietHours }) {
  const t = useT();
  const { language } = useSpeaker();
  const said = (['night', 'school'] as const).flatMap((kind) => {
    const span = quiet[kind];
    if (!span) return [];
    return <li key={kind}>{t(`quiet.${kind}.said`, spanInWords(language, span))}</li>;
  });
  return said.length === 0 ? <p>{t('quiet.none')}</p> : <ul>{said}</ul>;
}

/** Times at which the room is to meet, as children see them, and how to plan one more. */
export function SessionPlan({ here, planned, quiet, timeZone, leads, back, saved }: PlanProps) {
  const t = useT();
  return (
    <Part name="plan" saved={saved}>
      <p>{t('plan.lead')}</p>
      {planned.length === 0 ? <p>{t('plan.none')}</p> : null}
      <ul>
        {planned.map(({ startMinute, minutes, when }) => (
          <li key={startMinute}>
            {when} {t('list.apart')} {t('led.minutes', { count: minutes })}
            {leads ? (
              <Press small formAction={`${here}#plan`} value={`unplan ${startMinute}`}>
                {t('plan.drop')} <Unseen>{when}</Unseen>
              </Press>
            ) : null}
          </li>
        ))}
      </ul>
      <QuietLine quiet={quiet} />
      {leads ? (
        <>
          <WhenFields timeZone={timeZone} minutes={sessionMinutes} usual={usualLength} refused={back} />
          <Button name="act" value="plan" formAction={`${here}#plan`}>
            {t('plan.go')}
          </Button>
          <Note sign="clock">{t('plan.note')}</Note>
        </>
      ) : null}
    </Part>
  );
}
