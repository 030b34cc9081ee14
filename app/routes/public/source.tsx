import { useLoaderData } from '@remix-run/react';
import own from '../../../package.json';
import { useT } from '../../i18n/use-t.tsx';
import { PublicPage } from './public-page.tsx';

export function loader() {
  return { version: own.version, repository: 'repository' in own ? String(own.repository) : null };
}

/** AGPL § 13: whoever uses this over a network is told where the source of this very version is. */
export default function Source() {
  const t = useT();
  const { version, repository } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      <h1>{t('foot.source')}</h1>
      <p className="lead">{t('source.free')}</p>
      <p>
        Due Weight <bdi>{version}</bdi>, <bdi>AGPL-3.0-or-later</bdi>
      </p>
      {repository ? (
        <p>
          <a href={repository}>{t('source.where')}</a>
        </p>
      ) : (
        <p>
          {t('source.ask')} <a href="/imprint">{t('foot.imprint')}</a>
        </p>
      )}
      <p>{t('source.why')}</p>
    </PublicPage>
  );
}
