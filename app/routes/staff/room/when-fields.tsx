import { Field } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';

interface WhenFieldsProps {
  timeZone: string;
  /** How many minutes it may take, and how many stand there before anybody typed. */
  minutes: { readonly min: number; readonly max: number };
  usual: number;
  refused: RefusedForm | undefined;
}

/** Day, time of day in the zone of the consultation, and how long something is planned to take. */
export function WhenFields({ timeZone, minutes, usual, refused }: WhenFieldsProps) {
  const t = useT();
  const wrong = useWrong(refused);
  return (
    <>
      <Field
        kind="date"
        name="day"
        label={t('plan.day')}
        error={wrong('day')}
        value={typedOr(refused, 'day')('')}
        dir="ltr"
        short
      />
      <Field
        kind="time"
        name="time"
        label={t('plan.time')}
        hint={t('plan.zone', { zone: timeZone.replaceAll('_', ' ') })}
        value={typedOr(refused, 'time')('')}
        dir="ltr"
        short
      />
      <Field
        kind="number"
        name="length"
        label={t('plan.minutes')}
        hint={t('plan.minutes.hint', minutes)}
        value={typedOr(refused, 'length')(String(usual))}
        {...minutes}
        short
      />
    </>
  );
}
