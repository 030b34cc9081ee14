import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { PublicPage } from '../public-page.tsx';

export const handle: Handle = { title: 'foot.source' };

export function loader({ context }: LoaderFunctionArgs) {
  return context.source;
}

/** AGPL § 13: whoever uses this over a network is told where the source of this very version is. */
export default function Source() {
  const t = useT();
  const { version, address } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      <h1>{t('foot.source')}</h1>
      <p className="lead">{t('source.free')}</p>
      <p>
        Due Weight <bdi>{version}</bdi>, <bdi>AGPL-3.0-or-later</bdi>
      </p>
      {address ? (
        <p className="way">
          <a href={address}>{t('source.where')}</a>
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
