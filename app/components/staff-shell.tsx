import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.tsx';
import { Mark } from './mark.tsx';
import { DemoLine, SkipLink } from './page-foot.tsx';

interface StaffShellProps {
  demo: boolean;
  /** What this page is: "Moderation". On a `desk` it is the h1; elsewhere the page brings its own. */
  title: ReactNode;
  consultation?: ReactNode;
  /** Who is signed in: "Amal Haddad, moderator". Without it there is no sign-out. */
  person?: ReactNode;
  links?: readonly { href: string; label: ReactNode; current?: boolean }[] | undefined;
  /** What belongs to the page in the bar: the oldest wait, "Pause the room". */
  tools?: ReactNode;
  /** `desk` parts the width in columns: see `DeskLayout`. */
  layout?: 'page' | 'desk' | undefined;
  children: ReactNode;
}

/** A page of staff: full width on a white sheet. Needs `staff.css` besides `base.css`. */
export function StaffShell(props: StaffShellProps) {
  const { demo, title, consultation, person, links = [], tools, layout = 'page', children } = props;
  const t = useT();
  return (
    <div className="staff">
      <SkipLink />
      <header className="staff-bar">
        <a className="brand" href="/staff">
          <Mark size={30} />
          {layout === 'desk' ? <h1>{title}</h1> : <span>{title}</span>}
        </a>
        {consultation ? <p className="staff-of">{consultation}</p> : null}
        {tools ? <div className="staff-tools">{tools}</div> : null}
        {person ? (
          <form className="staff-person" method="post" action="/staff/leave">
            <span>{person}</span>
            <button type="submit" className="button second small">
              {t('staff.sign-out')}
            </button>
          </form>
        ) : null}
      </header>
      {links.length > 0 ? (
        <nav className="staff-links" aria-label={t('nav.label')}>
          {links.map((link) => (
            <a key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          ))}
        </nav>
      ) : null}
      {demo ? <DemoLine /> : null}
      <main id="main" tabIndex={-1} className={`staff-main ${layout}`}>
        {children}
      </main>
    </div>
  );
}

interface DeskLayoutProps {
  queue: ReactNode;
  item: ReactNode;
  decision: ReactNode;
}

/** Queue, item, decision in three columns; below 60 rem item, decision, queue. */
export function DeskLayout({ queue, item, decision }: DeskLayoutProps) {
  return (
    <div className="desk-grid">
      <section className="desk-queue">{queue}</section>
      <section className="desk-item">{item}</section>
      <section className="desk-decision">{decision}</section>
    </div>
  );
}
