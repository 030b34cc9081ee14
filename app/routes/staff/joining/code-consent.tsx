import type { BatchConsent } from '../../../../server/core/privacy/consent.ts';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';

/** What the codes of a batch stand for, and who attests it how. Nothing is asked where a child decides alone. */
export function CodeConsent({
  consents,
  refused,
}: {
  consents: readonly BatchConsent[];
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const wrong = useWrong(refused);
  const [first = 'child', ...more] = consents;
  if (first === 'child' && more.length === 0) return <input type="hidden" name="consent" value="child" />;
  return (
    <>
      <ChoiceGroup
        legend={t('codes.consent')}
        name="consent"
        chosen={typedOr(refused, 'consent')(first)}
        choices={consents.map((each) => ({ value: each, label: t(`codes.consent.${each}`) }))}
      />
      <Field
        name="attestedBy"
        label={t('codes.attested-by')}
        hint={t('codes.attested-by.hint')}
        error={wrong('attestedBy')}
        value={typedOr(refused, 'attestedBy')('')}
      />
      <Field
        kind="area"
        rows={2}
        name="attestedHow"
        label={t('codes.attested-how')}
        hint={t('codes.attested-how.hint')}
        error={wrong('attestedHow')}
        value={typedOr(refused, 'attestedHow')('')}
      />
    </>
  );
}
