import {
  type Assessment,
  type AssessmentKind,
  assessmentFields,
  assessmentParts,
  weighedRights,
  writingOf,
} from '../../../../server/core/consultation/assessment.ts';
import { AssessmentText } from '../../../components/document/assessment-text.tsx';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { paragraphNumbers } from '../../../i18n/paragraph-numbers.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields, LevelTexts } from '../level-fields.tsx';
import { allTyped, ownIf, type RefusedForm, TypedOf, TypedOn, typedOr, useWrong } from '../refused.tsx';
import { assessmentField } from './assessment-fields.ts';

type Languages = readonly { readonly tag: string; readonly endonym: string }[];
type Listed = Pick<
  Assessment,
  'number' | 'phase' | 'writtenName' | 'writtenDay' | 'approvedName' | 'approvedDay'
> & { readonly whole: boolean };

/** Every version with its two people. */
export function AssessmentList({ versions }: { versions: readonly Listed[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <ul>
      {versions.map((version) => (
        <li key={version.number}>
          {t('assessment.version', { number: version.number })} {t('list.apart')}{' '}
          {t(`assessment.phase.${version.phase}`)} {t('list.apart')} {t('assessment.written')}{' '}
          <bdi>{version.writtenName}</bdi> ({dayInWords(language, version.writtenDay)}) {t('list.apart')}{' '}
          {version.approvedDay === '' ? (
            t(version.whole ? 'assessment.waits' : 'assessment.gaps')
          ) : (
            <>
              {t('assessment.approved')} <bdi>{version.approvedName}</bdi> (
              {dayInWords(language, version.approvedDay)})
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AssessmentFormProps {
  kind: AssessmentKind;
  latest: Assessment | undefined;
  languages: Languages;
  revision: number;
  here: string;
  refused: RefusedForm | undefined;
}

/** Every part with the rights that were weighed, the measure, the finding and what is done; then the words for children. */
export function AssessmentForm({ kind, latest, languages, revision, here, refused }: AssessmentFormProps) {
  const { t, language } = useSpeaker();
  const mine = ownIf(refused, { act: 'write', kind });
  const wrong = useWrong(mine);
  const next = latest === undefined || latest.approvedDay !== '';
  return (
    <form method="post" action={`${here}?kind=${kind}`}>
      <input type="hidden" name="kind" value={kind} />
      <TypedOn form={mine} revision={revision} />
      <TypedOf form={mine} name="seen" now={writingOf(latest)} />
      <h2>{t(next ? 'assessment.write' : 'assessment.rewrite')}</h2>
      <SelectField
        name="language"
        label={t('assessment.language')}
        value={typedOr(mine, 'language')(latest?.language ?? languages[0]?.tag ?? 'en')}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      />
      {assessmentParts[kind].map(({ part, paragraphs }) => {
        const stored = latest?.parts.find((each) => each.part === part);
        const rights = assessmentField.rights(part);
        return (
          <section key={part} id={`part-${part}`}>
            <h3>{t(`assessment.part.${part}`)}</h3>
            <p className="soft">
              {t('assessment.paragraphs', { paragraphs: paragraphNumbers({ t, language }, paragraphs) })}
            </p>
            <div className="in-columns">
              <ChoiceGroup
                many
                legend={t('assessment.rights')}
                name={rights}
                chosen={allTyped(mine, rights) ?? stored?.rights ?? []}
                choices={weighedRights.map((right) => ({ value: right, label: t(`right.${right}`) }))}
              />
            </div>
            {assessmentFields.map((field) => {
              const name = assessmentField.text(part, field);
              return (
                <Field
                  key={field}
                  kind="area"
                  rows={2}
                  name={name}
                  label={t(`assessment.${field}`)}
                  value={typedOr(mine, name)(stored?.[field] ?? '')}
                  error={wrong(name)}
                />
              );
            })}
          </section>
        );
      })}
      <h3>{t('assessment.words')}</h3>
      <p className="soft">{t('assessment.words.hint')}</p>
      <LevelFields
        languages={languages}
        rows={4}
        nameOf={assessmentField.words}
        stored={bodyIn(latest?.words)}
        refused={mine}
      />
      <Button kind="main" name="act" value="write">
        {t('staff.save')}
      </Button>
      <Note>{t('assessment.write.note')}</Note>
    </form>
  );
}

/** For whoever reads it and does not write it. */
export function AssessmentRead({ assessment, languages }: { assessment: Assessment; languages: Languages }) {
  const t = useT();
  return (
    <>
      <h2>{t('assessment.version', { number: assessment.number })}</h2>
      <AssessmentText assessment={assessment} />
      <h3>{t('assessment.words')}</h3>
      <LevelTexts languages={languages} stored={bodyIn(assessment.words)} />
    </>
  );
}

interface ApproveAssessmentProps {
  draft: Assessment & { readonly own: boolean };
  here: string;
}

/** The second person's act; who wrote it reads why there is no button. */
export function ApproveAssessment({ draft, here }: ApproveAssessmentProps) {
  const t = useT();
  const { kind, number, revision, own } = draft;
  if (own) return <Note>{t('assessment.approve.own')}</Note>;
  return (
    <form method="post" action={`${here}?kind=${kind}`} id="field-approve" tabIndex={-1}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="revision" value={revision} />
      <Button kind="main" name="act" value="approve">
        {t('assessment.approve', { number })}
      </Button>
      <Note sign="lock">{t('assessment.approve.note')}</Note>
    </form>
  );
}
