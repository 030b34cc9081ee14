import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { isOfKiosk } from '../../../../server/core/room/kiosk.ts';
import { Note } from '../../../components/words/notice.tsx';
import { paragraphNumbers } from '../../../i18n/paragraph-numbers.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';
import type { Handle, loader as rootLoader } from '../../../root.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { manyIn, rightsRows } from './rights-rows.ts';

export const handle: Handle = { title: 'foot.rights' };

/** Which pages a kiosk has is asked here, since the script of every child's page would carry what it is asked with. */
export function loader({ context: { onServer } }: LoaderFunctionArgs) {
  return { onServer, ofKiosk: [...rightsRows, ...furtherPages].map(({ href }) => href).filter(isOfKiosk) };
}

const furtherPages = [
  { href: '/general-comment', page: 'gc25.title' },
  { href: '/parents', page: 'foot.parents' },
  { href: '/teachers', page: 'foot.teachers' },
] as const;

/** "Your rights here": what General Comment No. 25 means on these pages, for children first, and how far each goes today. */
export default function Rights() {
  const speaker = useSpeaker();
  const { t } = speaker;
  const { onServer, ofKiosk } = useLoaderData<typeof loader>();
  const kiosk = useRouteLoaderData<typeof rootLoader>('root')?.kiosk ?? false;
  // What a kiosk refuses would lead a child away to its first page.
  const leads = (href: string) => !kiosk || ofKiosk.includes(href);
  return (
    <ChildPage>
      <h1>{t('foot.rights')}</h1>
      <p className="lead">{t('rights.lead')}</p>
      {rightsRows.map(({ right, paragraphs, today, lessOnServer, href, page }) => {
        const less = onServer && lessOnServer;
        return (
          <section key={right} aria-labelledby={`right-${right}`}>
            <h2 id={`right-${right}`}>{t(`rights.${right}`)}</h2>
            <p>{t(`rights.${right}.text`)}</p>
            {less ? <p>{t('keep.copies.server.text')}</p> : null}
            <p className="soft">
              {t('rights.today')}
              {t('list.colon')}
              {t(`rights.is.${less ? 'prepared' : today}`)} {t('list.apart')}{' '}
              {t('rights.paragraphs', { count: manyIn(paragraphs) })} {paragraphNumbers(speaker, paragraphs)}
              {leads(href) ? (
                <>
                  {' '}
                  {t('list.apart')} <a href={href}>{t(page)}</a>
                </>
              ) : null}
            </p>
          </section>
        );
      })}
      <Note>{t('rights.source')}</Note>
      <ul className="way">
        {furtherPages
          .filter(({ href }) => leads(href))
          .map(({ href, page }) => (
            <li key={href}>
              <a href={href}>{t(page)}</a>
            </li>
          ))}
      </ul>
    </ChildPage>
  );
}
