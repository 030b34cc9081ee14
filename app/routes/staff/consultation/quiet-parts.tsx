import { type QuietHours, timeOf } from '../../../../server/core/consultation/quiet-hours.ts';
import { Field } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { QuietLine } from '../room/session-plan.tsx';

interface QuietFieldsProps {
  quiet: QuietHours;
  editable: boolean;
  refused: RefusedForm | undefined;
}

/** When children of this consultation do not meet live: every night, and on school days. Both empty: always possible. */
export function QuietFields({ quiet, editable, refused }: QuietFieldsProps) {
  const t = useT();
  const wrong = useWrong(refused);
  const field = (kind: 'night' | 'school', edge: 'from' | 'until') => {
    const span = quiet[kind];
    const stored = span ? timeOf(edge === 'from' ? span.fromMinute : span.untilMinute) : '';
    const name = `${kind}.${edge}`;
    return (
      <Field
        kind="time"
        name={name}
        label={t(`quiet.${kind}.${edge}`)}
        error={wrong(name)}
        value={typedOr(refused, name)(stored)}
        dir="ltr"
        short
      />
    );
  };
  return (
    <section id="quiet">
      <h2>{t('quiet.title')}</h2>
      <p>{t('quiet.lead')}</p>
      {editable ? (
        <>
          {field('night', 'from')}
          {field('night', 'until')}
          {field('school', 'from')}
          {field('school', 'until')}
          <Note>{t('quiet.empty')}</Note>
        </>
      ) : (
        <QuietLine quiet={quiet} />
      )}
    </section>
  );
}
