import { deedStates, type FindingResponse } from '../../../../server/core/analysis/findings.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import type { FindingShown } from '../../../components/release/release-shown.ts';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedUnlessTold, typedOr, useWrong } from '../refused.tsx';
import { TongueFields } from '../tongue-fields.tsx';
import { answerField } from './answer-field.ts';

interface DeedFormProps {
  finding: Pick<FindingShown, 'id'>;
  given: { readonly deed: Pick<NonNullable<FindingResponse['deed']>, 'state' | 'texts'> | null } | undefined;
  /** Which promise this page shows, and what was said of it. */
  seenDeed: string;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  here: string;
  releaseId: string;
  refused: RefusedForm | undefined;
}

/** Whether what was promised was done, with a sentence in each language. */
export function DeedForm({
  finding,
  given,
  seenDeed,
  languages,
  here,
  releaseId,
  refused: anyRefused,
}: DeedFormProps) {
  const t = useT();
  const refused = ownIf(anyRefused, { finding: finding.id, intent: 'deed' });
  const wrong = useWrong(refused);
  const deed = answerField(finding.id, 'deed');
  return (
    <form method="post" action={here}>
      <input type="hidden" name="release" value={releaseId} />
      <input type="hidden" name="finding" value={finding.id} />
      <input type="hidden" name="intent" value="deed" />
      <TypedUnlessTold form={refused} name="seen" now={seenDeed} />
      <ChoiceGroup
        legend={t('answers.deed')}
        name={deed}
        chosen={typedOr(refused, deed)(given?.deed?.state ?? '')}
        error={wrong(deed)}
        choices={deedStates.map((state) => ({ value: state, label: t(`answers.deed.${state}`) }))}
      />
      <p className="hint">{t('answers.deed.hint')}</p>
      <TongueFields
        languages={languages}
        label={t('answers.deed.text')}
        rows={2}
        nameOf={(tag) => answerField(finding.id, `deed.${tag}`)}
        stored={(tag) => given?.deed?.texts.find((text) => text.language === tag)?.body ?? ''}
        refused={refused}
      />
      <Button kind="main">{t('answers.deed.go')}</Button>
      <Note>{t('answers.note')}</Note>
    </form>
  );
}
