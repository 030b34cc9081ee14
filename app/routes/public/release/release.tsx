import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { toldSince } from '../../../../server/core/analysis/evaluation.ts';
import { isAnswer, judgedOn } from '../../../../server/core/analysis/ledger.ts';
import { notAssessedAgain } from '../../../../server/core/consultation/assessment.ts';
import { SourceFold } from '../../../components/document/source-fold.tsx';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { CorrectedQuestions } from '../../../components/release/corrected-questions.tsx';
import { Gaps } from '../../../components/release/gaps.tsx';
import { ReleaseBody } from '../../../components/release/release-body.tsx';
import type { FindingShown } from '../../../components/release/release-shown.ts';
import { Scorecard } from '../../../components/release/scorecard.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { sayPrompt } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import design from '../../../styles/design.css?url';
import css from '../../../styles/release.css?url';
import sides from '../../../styles/sides.css?url';
import { showSource } from '../../child/part/source-shown.ts';
import { granted } from '../../granted.ts';
import { Comments } from '../comments.tsx';
import { PublicPage } from '../public-page.tsx';
import { ReleaseFiles } from './release-files.tsx';
import { showRelease } from './release-view.ts';

export const handle: Handle = { title: 'said.title' };

export const links: LinksFunction = () => [css, design, sides].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = granted(
    await context.services.analysis.release({ kind: 'visitor' }, { id: params.id ?? '' }),
  );
  const { release, responses } = found;
  const comments = granted(
    await context.services.complaints.comments(
      { kind: 'visitor' },
      { consultationId: release.consultationId },
    ),
  );
  const judged = granted(
    await context.services.analysis.process({ kind: 'visitor' }, { consultationId: release.consultationId }),
  );
  return {
    id: found.id,
    consultationId: release.consultationId,
    /** Its terms and assessments are public; a release from before they were asked for has none. */
    termed: release.terms !== undefined,
    again: release.terms === undefined ? [] : await againOwed(context, release.consultationId),
    day: found.day,
    signedBy: found.signedBy,
    signature: found.signature,
    publicKey: found.publicKey,
    files: found.files,
    gaps: found.gaps,
    overdue: judgedOn(context.now()) > release.answerDay,
    comments: comments.map(({ id, language, texts, signedBy, day }) => ({
      id,
      language,
      texts,
      signedBy,
      day,
    })),
    shown: showRelease(release, context.speaker, {
      responses,
      changes: found.changes,
      pictureAt: ({ file }) => `/said/${found.id}/${file}`,
      today: judgedOn(context.now()),
    }),
    source: release.source ? showSource(release.source, { reader: context.speaker, ...release }) : null,
    corrections: (release.corrections ?? []).map((each) => ({
      ...each,
      part: sayPrompt(release.activities.find(({ id }) => id === each.activityId)?.prompts ?? [], {
        reader: context.speaker,
        languages: release.languages,
      }),
    })),
    judged,
    newer: toldSince(release.scorecard, judged.lines),
  };
}

/** What is typed in the folder of the unpacked `all.zip`. A test runs it as it stands here. It writes no file there: `verify-report` would name it as strange. */
const checkCommands = `base64 -d manifest.txt.sig | openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.txt -sigfile /dev/stdin
sha256sum -c manifest.txt`;

/** The assessments that nobody has looked at again since closing, as it stands today; none where that is not known. */
async function againOwed(context: LoaderFunctionArgs['context'], consultationId: string) {
  const terms = await context.services.consultation.publicTerms({ kind: 'visitor' }, { consultationId });
  return terms.ok && terms.value.over ? notAssessedAgain(terms.value.terms.assessments) : [];
}

/** They asked for more time, and another day holds than the one in the files. */
const dayMoved = ({ answer }: FindingShown) => answer?.decision === 'later' && answer.moved.length > 0;

export default function Release() {
  const t = useT();
  const { language } = useSpeaker();
  const {
    id,
    consultationId,
    termed,
    again,
    day,
    signedBy,
    signature,
    publicKey,
    files,
    gaps,
    overdue,
    comments,
    shown,
    source,
    corrections,
    judged,
    newer,
  } = useLoaderData<typeof loader>();
  const { findings, answerDay, sponsor, title } = shown;
  const done = findings.filter(({ answer }) => isAnswer(answer)).length;
  return (
    <PublicPage>
      {shown.commercial ? <CommercialLine /> : null}
      <Kicker>
        {t('why.asks')}
        {t('list.colon')}
        <span lang={sponsor.lang} dir="auto">
          {sponsor.words}
        </span>
      </Kicker>
      <h1 lang={title.lang} dir="auto">
        {title.words}
      </h1>
      <p className="soft">
        {t('said.published', { day: dayInWords(language, day) })}
        {findings.length > 0
          ? ` ${t('list.apart')} ${t('said.answered', { done, all: findings.length })}`
          : ''}
      </p>
      {source ? <SourceFold source={source} heading="h2" drawnFor="page" /> : null}
      <ReleaseBody
        release={shown}
        owed={t(overdue ? 'release.overdue' : 'release.due', { day: dayInWords(language, answerDay) })}
        overdue={overdue}
      />
      <CorrectedQuestions corrections={corrections} />
      <Scorecard lines={judged.lines} words={judged.words} newer={newer} />
      <Comments comments={comments} />
      {again.map((kind) => (
        <Notice key={kind} kind="owed" title={t(`gate.${kind}`)}>
          <p>{t('assessment.again.missing')}</p>
        </Notice>
      ))}
      {termed ? (
        <p className="way">
          <a href={`/terms/${consultationId}`}>{t('terms.link')}</a>
        </p>
      ) : null}
      <section className="taken">
        <h2>{t('release.files')}</h2>
        {/* What was signed cannot be told anew. */}
        {findings.some(dayMoved) ? (
          <p>{t('release.files.day', { day: dayInWords(language, answerDay) })}</p>
        ) : null}
        <ReleaseFiles id={id} files={files} />
      </section>
      <Gaps gaps={gaps} to="read" />
      <Notice title={t('release.signed')}>
        <p>
          {t('release.signed.by')} <bdi>{signedBy}</bdi> {t('list.apart')} {dayInWords(language, day)}
        </p>
        <p>{t('release.frozen')}</p>
        <p>{t('release.files.hash')}</p>
        <p className="soft">
          {t('release.signature')} {t('list.apart')} Ed25519 <code dir="ltr">{signature}</code>
        </p>
        <Fold summary={t('release.check')}>
          <p>{t('release.check.how')}</p>
          <pre dir="ltr" translate="no">
            {checkCommands}
          </pre>
        </Fold>
        {/* Who has a copy from elsewhere holds the key in it against this one. Its lines are part of it. */}
        <Fold summary={t('gone.key')}>
          <p className="soft">public-key.pem</p>
          <pre dir="ltr" translate="no">
            {publicKey}
          </pre>
        </Fold>
      </Notice>
    </PublicPage>
  );
}
