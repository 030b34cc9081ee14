import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChangeBlock, RedlineLegend } from '../../../components/document/redline.tsx';
import { SourceFold } from '../../../components/document/source-fold.tsx';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/release.css?url';
import sides from '../../../styles/sides.css?url';
import { showSource } from '../../child/part/source-shown.ts';
import { granted } from '../../granted.ts';
import { PublicPage } from '../public-page.tsx';
import { showChanges } from './changes-shown.ts';

export const handle: Handle = { title: 'changed.title' };

export const links: LinksFunction = () => [css, sides].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const consultationId = params.id ?? '';
  const found = granted(
    await context.services.analysis.redline(
      { kind: 'visitor' },
      { consultationId, number: Number(params.number) },
    ),
  );
  const { version, releases, numbers } = found;
  const asked = releases[0]?.release;
  const languages = asked?.languages ?? [];
  return {
    id: consultationId,
    number: version.number,
    title: { words: version.title, lang: version.language },
    signedBy: version.signedBy,
    day: version.signedDay,
    sections: found.sections,
    changes: showChanges(found.changes, releases, { reader: context.speaker, languages }),
    source: asked?.source ? showSource(asked.source, { reader: context.speaker, ...asked }) : null,
    others: numbers.filter((each) => each > 1 && each !== version.number),
    releaseId: releases[0]?.id ?? null,
    commercial: asked?.sponsorKind === 'company',
  };
}

/** What changed from one version to the next, word by word, and what children said that is behind it. */
export default function Changed() {
  const t = useT();
  const { language } = useSpeaker();
  const { id, number, title, signedBy, day, sections, changes, source, others, releaseId, commercial } =
    useLoaderData<typeof loader>();
  return (
    <PublicPage>
      {commercial ? <CommercialLine /> : null}
      <Kicker>
        {t('changed.versions', { before: number - 1, after: number })} {t('list.apart')} {t('changed.by')}{' '}
        <bdi>{signedBy}</bdi> {t('list.apart')} {dayInWords(language, day)}
      </Kicker>
      <h1>{t('changed.title')}</h1>
      <p className="lead" lang={title.lang} dir="auto">
        {title.words}
      </p>
      <p>{t('changed.counts', { changed: changes.length, all: sections })}</p>
      {source ? <SourceFold source={source} heading="h2" drawnFor="page" note={t('changed.source')} /> : null}
      <RedlineLegend />
      {changes.map((change) => (
        <ChangeBlock key={change.anchor} change={change} lang={title.lang} />
      ))}
      {releaseId ? (
        <p className="way">
          <a href={`/said/${releaseId}`}>{t('changed.findings')}</a>
        </p>
      ) : null}
      {others.length > 0 ? (
        <nav aria-label={t('changed.all')}>
          <ul className="way">
            {others.map((other) => (
              <li key={other}>
                <a href={`/changed/${id}/${other}`}>
                  {t('changed.versions', { before: other - 1, after: other })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </PublicPage>
  );
}
