import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { PublicPage } from '../public-page.tsx';

export const handle: Handle = { title: 'parents.title' };

const points = ['asked', 'free', 'no-view', 'help', 'safe', 'harm', 'law', 'back', 'do'] as const;

/** For parents and carers: what is asked of a child, and that nobody but the child has a view into its words. */
export default function Parents() {
  const t = useT();
  return (
    <PublicPage layout="text">
      <h1>{t('parents.title')}</h1>
      <p className="lead">{t('parents.lead')}</p>
      {points.map((point) => (
        <section key={point}>
          <h2>{t(`parents.${point}`)}</h2>
          <p>{t(`parents.${point}.text`)}</p>
        </section>
      ))}
      <ul className="way">
        <li>
          <a href="/said">{t('said.title')}</a>
        </li>
        <li>
          <a href="/keep">{t('foot.keep')}</a>
        </li>
        <li>
          <a href="/help">{t('foot.help')}</a>
        </li>
        <li>
          <a href="/wrong">{t('foot.wrong')}</a>
        </li>
      </ul>
    </PublicPage>
  );
}
