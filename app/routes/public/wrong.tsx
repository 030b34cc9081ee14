import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { seated: context.child !== null };
}

/** What a child can do today when something is wrong. Complaints to an independent person are not built yet, and it says so. */
export default function Wrong() {
  const t = useT();
  const { seated } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <h1>{t('foot.wrong')}</h1>
      <p className="lead">{t('wrong.lead')}</p>
      <h2>{t('wrong.words')}</h2>
      <p>{t('wrong.words.next')}</p>
      <h2>{t('wrong.decision')}</h2>
      <p>{t('wrong.decision.next')}</p>
      <h2>{t('wrong.broken')}</h2>
      <p>{t('wrong.broken.next')}</p>
      <Notice kind="owed" title={t('wrong.not-yet')}>
        <p>{t('wrong.not-yet.why')}</p>
      </Notice>
      <p>
        <a href="/help">{t('wrong.scared')}</a>
      </p>
      <p>
        <a href="/imprint">{t('wrong.who')}</a>
      </p>
      <ButtonLink wide href={seated ? '/here/words' : '/'}>
        {t(seated ? 'words.title' : 'error.home')}
      </ButtonLink>
    </ChildPage>
  );
}
