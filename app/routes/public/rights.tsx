import { Note } from '../../components/notice.tsx';
import { inDigitsOf } from '../../i18n/locale-of.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import { ChildPage } from '../child/child-page.tsx';
import { manyIn, rightsRows } from './rights-rows.ts';

export const handle: Handle = { title: 'foot.rights' };

/** "Your rights here": what General Comment No. 25 means on these pages, for children first, and how far each goes today. */
export default function Rights() {
  const { t, language } = useSpeaker();
  return (
    <ChildPage>
      <h1>{t('foot.rights')}</h1>
      <p className="lead">{t('rights.lead')}</p>
      {rightsRows.map(({ right, paragraphs, today, href, page }) => (
        <section key={right} aria-labelledby={`right-${right}`}>
          <h2 id={`right-${right}`}>{t(`rights.${right}`)}</h2>
          <p>{t(`rights.${right}.text`)}</p>
          <p className="soft">
            {t('rights.today')}: {t(`rights.is.${today}`)} {t('list.apart')}{' '}
            {t('rights.paragraphs', { count: manyIn(paragraphs) })}{' '}
            <bdi>{inDigitsOf(language, paragraphs)}</bdi> {t('list.apart')} <a href={href}>{t(page)}</a>
          </p>
        </section>
      ))}
      <Note>{t('rights.source')}</Note>
      <ul className="way">
        <li>
          <a href="/general-comment">{t('gc25.title')}</a>
        </li>
        <li>
          <a href="/parents">{t('foot.parents')}</a>
        </li>
        <li>
          <a href="/teachers">{t('foot.teachers')}</a>
        </li>
      </ul>
    </ChildPage>
  );
}
