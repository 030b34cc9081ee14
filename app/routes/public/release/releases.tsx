import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answeredIn, owedBy } from '../../../../server/core/analysis/ledger.ts';
import { owesAnswer } from '../../../../server/core/analysis/small-voices.ts';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { sayField } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { granted } from '../../granted.ts';
import { Comments } from '../comments.tsx';
import { PublicPage } from '../public-page.tsx';

export const handle: Handle = { title: 'said.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const found = granted(await context.services.analysis.releases({ kind: 'visitor' }, {}));
  // After the list: by then each of them was held against what was signed.
  const damaged = granted(await context.services.analysis.damaged({ kind: 'visitor' }, {}));
  const kept = granted(
    await context.services.retention.keptUntil(
      { kind: 'visitor' },
      { consultationIds: found.map(({ release }) => release.consultationId) },
    ),
  );
  const said = granted(await context.services.complaints.comments({ kind: 'visitor' }, {}));
  const titles = new Map(
    found.map(({ release }) => [
      release.consultationId,
      sayField(release.texts, 'title', { reader: context.speaker, languages: release.languages }),
    ]),
  );
  const { t } = context.speaker;
  const about = (id: string) =>
    titles.get(id) ?? { words: t(id === '' ? 'comment.site' : 'comment.private'), lang: undefined };
  return {
    damaged,
    comments: said.map(({ id, consultationId, language, texts, signedBy, day }) => ({
      ...{ id, language, texts, signedBy, day },
      about: about(consultationId),
    })),
    releases: found.map(({ id, day, release, responses }) => {
      const to = { reader: context.speaker, languages: release.languages };
      return {
        id,
        day,
        owed: owedBy({ ...release, owes: owesAnswer(release), responses }),
        commercial: release.sponsorKind === 'company',
        words: kept[release.consultationId] ?? null,
        all: release.findings.length,
        done: answeredIn(release.findings, responses),
        title: sayField(release.texts, 'title', to),
        sponsor: sayField(release.texts, 'sponsor', to),
      };
    }),
  };
}

export default function Releases() {
  const t = useT();
  const { language } = useSpeaker();
  const { releases, comments, damaged } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      <h1>{t('said.title')}</h1>
      <p className="lead">{t('said.lead')}</p>
      {releases.map((release) => (
        <article key={release.id}>
          <h2>
            <a href={`/said/${release.id}`} lang={release.title.lang} dir="auto">
              {release.title.words}
            </a>
          </h2>
          {release.commercial ? <CommercialLine /> : null}
          <p className="soft">
            {[
              t('said.published', { day: dayInWords(language, release.day) }),
              release.all > 0 ? t('said.answered', { done: release.done, all: release.all }) : '',
              release.owed === null
                ? ''
                : t('release.answer-due', { day: dayInWords(language, release.owed) }),
            ]
              .filter((each) => each !== '')
              .join(` ${t('list.apart')} `)}
          </p>
          {release.words ? (
            <p className="soft">
              {t(`said.${release.words.is}`, {
                day: dayInWords(language, release.words.day),
              })}
            </p>
          ) : null}
        </article>
      ))}
      {damaged > 0 ? <p>{t('said.damaged', { count: damaged })}</p> : null}
      {releases.length + damaged === 0 ? (
        <>
          <NothingYet />
          <p>{t('said.none')}</p>
        </>
      ) : null}
      <Comments comments={comments} />
      <p className="way">
        <a href="/answers">{t('ledger.title')}</a>
      </p>
      <p className="way">
        <a href="/gone">{t('gone.title')}</a>
      </p>
    </PublicPage>
  );
}
