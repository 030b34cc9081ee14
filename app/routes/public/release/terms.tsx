import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { judgedOn } from '../../../../server/core/analysis/ledger.ts';
import { ProposedByChildren } from '../../../components/child/proposed-by-children.tsx';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { CorrectedQuestions } from '../../../components/release/corrected-questions.tsx';
import { OversightRests } from '../../../components/release/oversight-rests.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/release.css?url';
import sides from '../../../styles/sides.css?url';
import { Saying } from '../../child/me/saying.tsx';
import { granted } from '../../granted.ts';
import { Comments } from '../comments.tsx';
import { PublicPage } from '../public-page.tsx';
import { Assessed, Material, Promised } from './terms-parts.tsx';
import { showTerms } from './terms-view.ts';

export const handle: Handle = { title: 'terms.link' };

export const links: LinksFunction = () => [css, sides].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const visitor = { kind: 'visitor' } as const;
  const consultationId = params.id ?? '';
  const found = granted(await context.services.consultation.publicTerms(visitor, { consultationId }));
  const comments = granted(await context.services.complaints.comments(visitor, { consultationId }));
  return {
    shown: showTerms(found, context.speaker),
    late: found.owed !== null && judgedOn(context.now()) > found.owed,
    endonyms: context.languages
      .filter(({ tag }) => found.languages.includes(tag))
      .map(({ tag, endonym }) => ({ tag, endonym })),
    comments: comments.map(({ id, language, texts, signedBy, day }) => ({
      id,
      language,
      texts,
      signedBy,
      day,
    })),
  };
}

/** Who asks, who pays, who gains, and what was weighed: for anybody, before it opens and after it is over. */
export default function Terms() {
  const t = useT();
  const { language } = useSpeaker();
  const { shown, late, endonyms, comments } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      {shown.kind === 'company' ? <CommercialLine /> : null}
      <Kicker>{t(`sponsor.kind.${shown.kind}`)}</Kicker>
      <h1>
        <Saying said={shown.title} />
      </h1>
      <p className="lead">
        <Saying said={shown.purpose} />
      </p>
      {shown.proposed ? <ProposedByChildren proposed={shown.proposed} /> : null}
      {shown.opensFrom ? (
        <Notice>
          <p>{t('terms.opens', { day: dayInWords(language, shown.opensFrom) })}</p>
        </Notice>
      ) : null}
      <h2>{t('terms.card')}</h2>
      <dl className="sponsor-card">
        {shown.card.map(({ field, said }) => (
          <div key={field}>
            <dt>{t(`terms.card.${field}`)}</dt>
            <dd>
              <Saying said={said} />
            </dd>
          </div>
        ))}
        {shown.closingDay === '' ? null : (
          <div>
            <dt>{t('terms.card.closing')}</dt>
            <dd>{dayInWords(language, shown.closingDay)}</dd>
          </div>
        )}
        {shown.owed === null ? null : (
          <div>
            <dt>{t('terms.card.answer')}</dt>
            <dd>
              {late
                ? t('release.overdue', { day: dayInWords(language, shown.owed) })
                : dayInWords(language, shown.owed)}
            </dd>
          </div>
        )}
      </dl>
      <Promised shown={shown} endonyms={endonyms} />
      <Assessed assessments={shown.assessments} />
      <CorrectedQuestions corrections={shown.corrections} />
      <OversightRests rests={shown.rests} paused={shown.paused} over={shown.over} />
      <Comments comments={comments} />
      <Material document={shown.document} />
      {shown.releases.map((id) => (
        <p className="way" key={id}>
          <a href={`/said/${id}`}>{t('changed.findings')}</a>
        </p>
      ))}
    </PublicPage>
  );
}
