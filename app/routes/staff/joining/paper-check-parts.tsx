import { meantAnswers } from '../../../../server/core/analysis/meant.ts';
import type { SheetCheck } from '../../../../server/usecases/paper/check-sheets.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field } from '../../../components/form/field.tsx';
import { meantField } from '../../../forms/meant-fields.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr } from '../refused.tsx';

/** What a child ticked under "Is this what we meant?", in the order of its sheet. */
export function CheckForm({
  check,
  here,
  refused,
}: {
  check: SheetCheck;
  here: string;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  return (
    <form method="post" action={here}>
      <h2>{t('meant.title')}</h2>
      <input type="hidden" name="number" value={check.number} />
      <p>{t('paper.check.rule')}</p>
      <Field
        short
        name="mark"
        label={t('paper.check.mark')}
        hint={t('paper.check.mark.hint')}
        value={typedOr(refused, 'mark')('')}
        error={refused?.refused.field === 'mark' ? t(`refusal.${refused.refused.code}`) : undefined}
        inputMode="numeric"
      />
      {check.findings.map(({ id, text, language, added }) => (
        <ChoiceGroup
          key={id}
          legend={
            <>
              <span lang={language} dir="auto" translate="no">
                {text}
              </span>
              {added ? (
                <>
                  {' '}
                  <span lang={added.language} dir="auto" translate="no">
                    {added.words}
                  </span>
                </>
              ) : null}
            </>
          }
          name={meantField(id)}
          chosen={typedOr(refused, meantField(id))('')}
          choices={[
            ...meantAnswers.map((each) => ({ value: each, label: t(`meant.${each}`) })),
            { value: '', label: t('paper.sheet.empty') },
          ]}
        />
      ))}
      <Button kind="main" name="act" value="check">
        {t('paper.sheet.go')}
      </Button>
    </form>
  );
}
