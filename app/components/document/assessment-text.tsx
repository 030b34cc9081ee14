import {
  type Assessment,
  assessmentFields,
  assessmentParts,
  type PartChange,
  type WeighedRight,
} from '../../../server/core/consultation/assessment.ts';
import { paragraphNumbers } from '../../i18n/paragraph-numbers.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { Pieces } from './redline.tsx';

type Read = Pick<Assessment, 'kind' | 'language' | 'parts'>;

/** An assessment as it is read: under each part the rights that were weighed, the measure, the finding, what is done. */
export function AssessmentText({ assessment }: { assessment: Read }) {
  const { t, language } = useSpeaker();
  return assessmentParts[assessment.kind].map(({ part, paragraphs }) => {
    const written = assessment.parts.find((each) => each.part === part);
    return (
      <section key={part} className="assessed">
        <h3>{t(`assessment.part.${part}`)}</h3>
        <p className="soft">
          {t('assessment.paragraphs', { paragraphs: paragraphNumbers({ t, language }, paragraphs) })}{' '}
          {t('list.apart')} {rightsSaid(t, written?.rights ?? [])}
        </p>
        <dl>
          {assessmentFields.map((field) => (
            <div key={field}>
              <dt>{t(`assessment.${field}`)}</dt>
              <dd lang={assessment.language} dir="auto">
                {written?.[field]}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

/** What changed in each part, word by word. */
export function AssessmentChanges({ changes, lang }: { changes: readonly PartChange[]; lang: string }) {
  const t = useT();
  return changes.map((change) => (
    <article key={change.part} className="change">
      <h3>{t(`assessment.part.${change.part as 'equal'}`)}</h3>
      {change.came.length > 0 ? (
        <p>
          {t('assessment.rights.came')} {rightsSaid(t, change.came)}
        </p>
      ) : null}
      {change.went.length > 0 ? (
        <p>
          {t('assessment.rights.went')} {rightsSaid(t, change.went)}
        </p>
      ) : null}
      {assessmentFields
        .filter((field) => change[field].some(({ kind }) => kind !== 'same'))
        .map((field) => (
          <div key={field}>
            <p className="kicker">{t(`assessment.${field}`)}</p>
            <p className="redline" lang={lang} dir="auto">
              <Pieces pieces={change[field]} />
            </p>
          </div>
        ))}
    </article>
  ));
}

function rightsSaid(t: ReturnType<typeof useT>, rights: readonly WeighedRight[]): string {
  return rights.map((right) => t(`right.${right}`)).join(t('list.and'));
}
