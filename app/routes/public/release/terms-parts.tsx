import { AssessmentChanges, AssessmentText } from '../../../components/document/assessment-text.tsx';
import { DocumentSource } from '../../../components/document/document-source.tsx';
import { PlainBy } from '../../../components/document/plain-by.tsx';
import { RedlineLegend } from '../../../components/document/redline.tsx';
import { SectionText } from '../../../components/document/section-text.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Saying } from '../../child/me/saying.tsx';
import type { AssessmentShown, TermsShown } from './terms-view.ts';

interface PromisedProps {
  shown: TermsShown;
  endonyms: readonly { readonly tag: string; readonly endonym: string }[];
}

/** Days to read, places, languages, and what a company undertook. */
export function Promised({ shown, endonyms }: PromisedProps) {
  const t = useT();
  const { language } = useSpeaker();
  const { undertaking } = shown;
  return (
    <>
      <h2>{t('terms.days')}</h2>
      <p>{t('terms.days.count', { count: shown.readingDays })}</p>
      {shown.readingReason ? (
        <p>
          {t('terms.why')} <Saying said={shown.readingReason} />
        </p>
      ) : null}
      <h2>{t('terms.places')}</h2>
      {shown.faceToFace ? (
        <dl className="sponsor-card">
          {shown.venues.map(({ name, policy, person }) => (
            <div key={name}>
              <dt>
                <bdi lang="">{name}</bdi>
              </dt>
              <dd>
                {t('terms.venue.policy')}
                {t('list.colon')}
                <bdi lang="">{policy}</bdi> {t('list.apart')} {t('terms.venue.person')}
                {t('list.colon')}
                <bdi>{person}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>
          {t('terms.places.no')} {shown.noPlaceReason ? <Saying said={shown.noPlaceReason} /> : null}
        </p>
      )}
      {shown.notAsked.length > 0 ? (
        <>
          <h2>{t('terms.not-asked')}</h2>
          {shown.notAsked.map(({ standing, said }) => (
            <p key={standing}>
              {t(`terms.not-asked.${standing}`)} <Saying said={said} />
            </p>
          ))}
        </>
      ) : null}
      <h2>{t('terms.languages.here')}</h2>
      <p>
        {endonyms.map(({ tag, endonym }, index) => (
          <span key={tag}>
            {index > 0 ? ` ${t('list.apart')} ` : null}
            <bdi lang={tag}>{endonym}</bdi>
          </span>
        ))}
      </p>
      <h3>{t('terms.languages')}</h3>
      {shown.missingLanguages.length === 0 ? (
        <p>{t('terms.languages.none')}</p>
      ) : (
        <dl className="sponsor-card">
          {shown.missingLanguages.map(({ name, plan }) => (
            <div key={name}>
              <dt>
                <bdi lang="">{name}</bdi>
              </dt>
              <dd lang="" dir="auto">
                {plan}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {undertaking ? (
        <>
          <h2>{t('terms.undertaking')}</h2>
          <ul>
            <li>{t('undertaking.marketing')}</li>
            <li>{t('undertaking.ideas')}</li>
            <li>{t('undertaking.targets')}</li>
          </ul>
          <p>
            {t('terms.signed')} <bdi>{undertaking.name}</bdi>
            {t('list.comma')}
            <bdi>{undertaking.office}</bdi> {t('list.apart')} {dayInWords(language, undertaking.day)}
          </p>
          <h3>{t('terms.undertaking.diligence')}</h3>
          <p className="said-lines" lang="" dir="auto">
            {undertaking.diligence}
          </p>
        </>
      ) : null}
    </>
  );
}

/** Both assessments: for children first, then whole, then what changed. One that was not done again is told as that. */
export function Assessed({ assessments }: { assessments: readonly AssessmentShown[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return assessments.map(({ kind, words, whole, again, redlines }) => (
    <section key={kind} className="assessment" aria-labelledby={`assessed-${kind}`}>
      <p className="kicker">{t(`gate.${kind}`)}</p>
      <h2 id={`assessed-${kind}`}>{t(`assessment.${kind}`)}</h2>
      {words ? <Words words={words.words} lang={words.lang} /> : null}
      <p className="soft">
        {t('assessment.written')} <bdi>{whole.writtenName}</bdi> {t('list.apart')} {t('assessment.approved')}{' '}
        <bdi>{whole.approvedName}</bdi> {t('list.apart')} {dayInWords(language, whole.approvedDay)}
      </p>
      {again === null ? null : (
        <Notice kind={again ? 'plain' : 'owed'}>
          <p>{t(again ? 'assessment.again.done' : 'assessment.again.missing')}</p>
        </Notice>
      )}
      <Fold
        printed
        summary={
          <>
            {t('assessment.whole')} <Unseen>{t(`assessment.${kind}`)}</Unseen>
          </>
        }
      >
        <AssessmentText assessment={whole} />
      </Fold>
      {redlines.map((redline) => (
        <Fold
          key={redline.to}
          printed
          summary={t('assessment.redline', { before: redline.from, after: redline.to })}
        >
          <p className="soft">
            {t(`assessment.phase.${redline.phase}`)} {t('list.apart')} {t('assessment.approved')}{' '}
            <bdi>{redline.by}</bdi> {t('list.apart')} {dayInWords(language, redline.day)}
          </p>
          <RedlineLegend />
          {redline.changes.length === 0 ? <p>{t('assessment.same')}</p> : null}
          <AssessmentChanges changes={redline.changes} lang={whole.language} />
        </Fold>
      ))}
    </section>
  ));
}

/** What children are asked about, so that they can read it before it opens. */
export function Material({ document }: { document: TermsShown['document'] }) {
  const t = useT();
  if (!document) return null;
  return (
    <section aria-labelledby="material">
      <h2 id="material">{t('terms.material')}</h2>
      <p lang={document.lang} dir="auto">
        {document.title}
      </p>
      {document.source ? (
        <section aria-labelledby="source">
          <h3 id="source">
            {t('source.title')} {t('list.apart')} {t(`source.label.${document.source.label}`)}
          </h3>
          <DocumentSource source={document.source} heading="h4" drawnFor="page" />
        </section>
      ) : null}
      {document.sections.map(({ anchor, heading, original, plain }) => (
        <section key={anchor}>
          <h3 id={`part-${anchor}`} lang={document.lang} dir="auto">
            {heading}
          </h3>
          {plain ? (
            <>
              <SectionText kind="plain" lang={plain.lang}>
                {plain.words}
              </SectionText>
              <PlainBy by={plain.by} checked={plain.checked} />
            </>
          ) : null}
          <Fold printed summary={t('terms.original')} about={`part-${anchor}`}>
            <SectionText kind="law" lang={document.lang}>
              {original}
            </SectionText>
          </Fold>
        </section>
      ))}
    </section>
  );
}
