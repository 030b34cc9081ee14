import type { ReactNode } from 'react';
import type { OrganisationPage } from '../../../../server/usecases/staff/pages.ts';
import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { PublicPage } from '../public-page.tsx';

export type Written = {
  readonly name: OrganisationPage;
  readonly body: string | null;
  readonly lang: string;
  /** One of staff reads it: told where such a page is written, which nobody else can open. */
  readonly staff: boolean;
};

/** Imprint, privacy, accessibility: the organisation's words, or the plain fact that it has not written any. */
export function OrganisationText({ written, children }: { written: Written; children?: ReactNode }) {
  const t = useT();
  return (
    <PublicPage layout="text">
      <h1>{t(`foot.${written.name}`)}</h1>
      {written.body === null ? (
        <>
          <Notice kind="owed" title={t('page.unwritten')}>
            <p>{t(`page.unwritten.${written.name}`)}</p>
          </Notice>
          {written.name === 'imprint' && !written.staff ? null : <p>{t(`page.fact.${written.name}`)}</p>}
        </>
      ) : (
        <div lang={written.lang} dir="auto">
          <Paragraphs text={written.body} />
        </div>
      )}
      {children}
    </PublicPage>
  );
}
