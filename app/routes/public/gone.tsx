import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CommercialLine } from '../../components/public/commercial.tsx';
import { Fold } from '../../components/words/message.tsx';
import { Unseen } from '../../components/words/unseen.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { sayField } from '../../i18n/texts.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import { granted } from '../granted.ts';
import { PublicPage } from './public-page.tsx';

export const handle: Handle = { title: 'gone.title' };

export async function loader({ context }: LoaderFunctionArgs) {
  const found = granted(await context.services.retention.destructions({ kind: 'visitor' }, {}));
  return {
    publicKey: found.publicKey,
    destroyed: found.destroyed.map(({ consultationId, day, release, hash, signature }) => ({
      id: consultationId,
      day,
      hash,
      signature,
      release: release?.id ?? null,
      commercial: release?.sponsorKind === 'company',
      title: release
        ? sayField(release.texts, 'title', { reader: context.speaker, languages: release.languages })
        : null,
    })),
  };
}

/** What had its last day, with the certificates of it. */
export default function Gone() {
  const t = useT();
  const { language } = useSpeaker();
  const { destroyed, publicKey } = useLoaderData<typeof loader>();
  return (
    <PublicPage layout="text">
      <h1>{t('gone.title')}</h1>
      <p className="lead">{t('gone.lead')}</p>
      <p>{t('gone.certificate')}</p>
      {destroyed.map((each) => (
        <article key={each.id}>
          <h2>
            {each.title && each.release ? (
              <a href={`/said/${each.release}`} lang={each.title.lang} dir="auto">
                {each.title.words}
              </a>
            ) : (
              t('gone.untitled')
            )}
          </h2>
          {each.commercial ? <CommercialLine /> : null}
          <p className="soft">{t('gone.day', { day: dayInWords(language, each.day) })}</p>
          <ul className="files">
            <li>
              <a href={`/gone/${each.id}`}>
                {t('gone.file')}{' '}
                <Unseen lang={each.title?.lang}>{each.title?.words ?? t('gone.untitled')}</Unseen>{' '}
                <Unseen>{dayInWords(language, each.day)}</Unseen>
              </a>
              <small className="soft">
                SHA-256 <code dir="ltr">{each.hash}</code>
              </small>
              <small className="soft">
                {t('release.signature')} {t('list.apart')} Ed25519 <code dir="ltr">{each.signature}</code>
              </small>
            </li>
          </ul>
        </article>
      ))}
      {destroyed.length === 0 ? <p>{t('gone.none')}</p> : null}
      <Fold summary={t('gone.check')}>
        <p>{t('gone.check.how')}</p>
        <p>
          <code dir="ltr">
            base64 -d signature.txt &gt; signature; openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in
            certificate.json -sigfile signature
          </code>
        </p>
        <p className="soft">
          {t('gone.key')} {t('list.apart')} key.pem
        </p>
        {/* Its lines are part of it: run together, no program reads it. */}
        <pre dir="ltr" translate="no">
          {publicKey}
        </pre>
      </Fold>
    </PublicPage>
  );
}
