import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { PublicPage } from '../public-page.tsx';

export const handle: Handle = { title: 'teachers.title' };

const points = ['free', 'no-view', 'sit', 'explain', 'every', 'harm', 'after'] as const;

/** For teachers and whoever brings a group: how to help without reading along. The page opens nothing. */
export default function Teachers() {
  const t = useT();
  return (
    <PublicPage layout="text">
      <h1>{t('teachers.title')}</h1>
      <p className="lead">{t('teachers.lead')}</p>
      {points.map((point) => (
        <section key={point}>
          <h2>{t(`teachers.${point}`)}</h2>
          <p>{t(`teachers.${point}.text`)}</p>
        </section>
      ))}
      <ul className="way">
        <li>
          <a href="/general-comment">{t('gc25.title')}</a>
        </li>
        <li>
          <a href="/kiosk">{t('kiosk.adult')}</a>
        </li>
        <li>
          <a href="/help">{t('foot.help')}</a>
        </li>
        <li>
          <a href="/answers">{t('foot.answers')}</a>
        </li>
      </ul>
    </PublicPage>
  );
}
