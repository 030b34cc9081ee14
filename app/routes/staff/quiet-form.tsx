import { type QuietHours, timeOf } from '../../../server/core/consultation/quiet-hours.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedOn, typedOr } from './refused.tsx';
import { QuietLine } from './session-plan.tsx';

interface QuietFormProps {
  here: string;
  quiet: QuietHours;
  revision: number;
  editable: boolean;
  refused: RefusedForm | undefined;
}

/** When children of this consultation do not meet live: every night, and on school days. Both empty: always possible. */
export function QuietForm({ here, quiet, revision, editable, refused }: QuietFormProps) {
  const t = useT();
  const typed = ownIf(refused, { act: 'quiet' });
  const field = (kind: 'night' | 'school', edge: 'from' | 'until') => {
    const span = quiet[kind];
    const stored = span ? timeOf(edge === 'from' ? span.fromMinute : span.untilMinute) : '';
    const name = `${kind}.${edge}`;
    return (
      <Field
        kind="time"
        name={name}
        label={t(`quiet.${kind}.${edge}`)}
        error={typed?.refused.field === name ? t(`refusal.${typed.refused.code}`) : undefined}
        value={typedOr(typed, name)(stored)}
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
        <form method="post" action={here}>
          <input type="hidden" name="act" value="quiet" />
          <TypedOn form={typed} revision={revision} />
          {field('night', 'from')}
          {field('night', 'until')}
          {field('school', 'from')}
          {field('school', 'until')}
          <Button>{t('quiet.save')}</Button>
          <Note>{t('quiet.empty')}</Note>
        </form>
      ) : (
        <QuietLine quiet={quiet} />
      )}
    </section>
  );
}
