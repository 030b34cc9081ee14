import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { Reader } from '../child/reader.tsx';
import { Mark } from '../sign/mark.tsx';
import { DemoLine, PageFoot, SkipLink, Stops } from './page-foot.tsx';

interface PublicShellProps {
  demo: boolean;
  /** `text` keeps the lines of a notice or an imprint short. */
  layout?: 'wide' | 'text' | undefined;
  /** A child with a seat finds its way back from here too. */
  seated?: boolean | undefined;
  /** At a kiosk nothing leads to what a kiosk has not: other consultations, and pages for grown-ups. */
  kiosk?: boolean | undefined;
  /** The form with words that came along. */
  draft?: string | undefined;
  children: ReactNode;
}

/** A page for everyone: findings and answers, what we keep, imprint. No way out is needed here. */
export function PublicShell({
  demo,
  layout = 'wide',
  seated = false,
  kiosk = false,
  draft,
  children,
}: PublicShellProps) {
  const t = useT();
  return (
    <>
      <SkipLink />
      <header className="bar">
        <Stops seated={seated} draft={draft} />
        <a className="brand" href="/">
          <Mark />
          <span>{t('product')}</span>
        </a>
        <nav className="bar-links" aria-label={t('nav.label')}>
          {kiosk ? null : <a href="/said">{t('nav.consultations')}</a>}
          <a href="/keep">{t('foot.keep')}</a>
        </nav>
      </header>
      <Reader />
      {demo ? <DemoLine /> : null}
      <main id="main" tabIndex={-1} className={layout === 'wide' ? 'page public' : 'page public text'}>
        {children}
      </main>
      <div className="page-foot broad">
        <PageFoot own={kiosk} draft={draft} />
      </div>
    </>
  );
}
