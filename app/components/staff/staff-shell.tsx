import { Fragment, type ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { DemoLine, SkipLink } from '../public/page-foot.tsx';
import { Mark } from '../sign/mark.tsx';
import { Unseen } from '../words/unseen.tsx';
import { MayTranslate } from '../words/words.tsx';

interface StaffLink {
  href: string;
  label: ReactNode;
  current?: boolean;
  /** Somebody waits there: it stays in sight where the others are folded. */
  waits?: boolean;
}

/** As many as stand in two lines of a phone. More of them are folded there. */
const fewLinks = 4;
/** As many as stand in one line of a desktop. */
const inOneLine = 8;

/** Links that belong together, under the word for it. */
interface Stage {
  name: string;
  links: readonly StaffLink[];
}

interface StaffShellProps {
  demo: boolean;
  /** What this page is: "Moderation". On a `desk` it is the h1; elsewhere the page brings its own. */
  title: ReactNode;
  consultation?: ReactNode;
  /** Who is signed in: "Amal Haddad, moderator". Without it there is no sign-out. */
  person?: ReactNode;
  links?: readonly StaffLink[] | undefined;
  /** The other links by what is done there. Where they are few they stand in one line, without these words. */
  stages?: readonly Stage[] | undefined;
  /** Other pages, folded behind a word: on a desk the work begins at the top. */
  more?: readonly StaffLink[] | undefined;
  /** What belongs to the page in the bar: the oldest wait, "Pause the room". */
  tools?: ReactNode;
  /** `desk` parts the width in columns: see `DeskLayout`. */
  layout?: 'page' | 'desk' | undefined;
  children: ReactNode;
}

/** A page of staff: full width on a white sheet. Needs `staff.css` besides `base.css`. */
export function StaffShell(props: StaffShellProps) {
  const { demo, title, consultation, person, more = [], tools } = props;
  const { layout = 'page', children } = props;
  const { links, stages } = parted(props);
  const count = links.length + stages.flatMap((stage) => stage.links).length;
  const t = useT();
  return (
    <div className={layout === 'desk' ? 'staff at-desk' : 'staff'}>
      <SkipLink />
      <header className="staff-bar">
        <a className="brand" href="/staff">
          <Mark size={30} />
          {layout === 'desk' ? (
            <>
              <h1>{title}</h1>
              {/* Else it has the name of the page that it leads away from. */}
              <Unseen>{t('nav.consultations')}</Unseen>
            </>
          ) : (
            <span>{title}</span>
          )}
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
          {count > fewLinks && more.length === 0 ? (
            // Opens what stands beside it, on a phone alone: the style sheet says so, and without a script.
            <details className="pages-fold">
              <summary>{t('nav.label')}</summary>
            </details>
          ) : null}
          <StaffLinks links={links} />
          {stages.map(({ name, links: [first, ...others] }) => (
            <Fragment key={name}>
              {/* No line ends with the word for what begins the next. */}
              <span className="stage">
                <span className="stage-name">{name}</span>
                <StaffLinks links={first ? [first] : []} />
              </span>
              <StaffLinks links={others} />
            </Fragment>
          ))}
          {more.length > 0 ? (
            <details>
              <summary>{t('nav.more')}</summary>
              <StaffLinks links={more} />
            </details>
          ) : null}
        </nav>
      ) : null}
      {demo ? <DemoLine /> : null}
      <main id="main" tabIndex={-1} className={`staff-main ${layout}`}>
        <MayTranslate.Provider value="no">{children}</MayTranslate.Provider>
      </main>
    </div>
  );
}

/** Few links need no words to part them, and nor do those of one stage. */
function parted({ links = [], stages = [] }: StaffShellProps): {
  links: readonly StaffLink[];
  stages: readonly Stage[];
} {
  const filled = stages.filter((stage) => stage.links.length > 0);
  const all = [...links, ...filled.flatMap((stage) => stage.links)];
  return filled.length > 1 && all.length > inOneLine ? { links, stages: filled } : { links: all, stages: [] };
}

function StaffLinks({ links }: { links: readonly StaffLink[] }) {
  return links.map((link) => (
    <a
      key={link.href}
      href={link.href}
      className={link.waits ? 'waits' : undefined}
      aria-current={link.current ? 'page' : undefined}
    >
      {link.label}
    </a>
  ));
}

interface DeskLayoutProps {
  /** Which item is open: its column begins at the top with each. */
  opened: string | undefined;
  queue: ReactNode;
  item: ReactNode;
  decision: ReactNode;
}

/**
 * Queue, item, decision in three columns that scroll each by itself; below 60 rem item, decision, queue, one below the other. They come in this second
 * order: keys walk a narrow screen from above, and on a wide one through what was opened before what waits, unless the browser knows to begin on the left.
 */
export function DeskLayout({ opened, queue, item, decision }: DeskLayoutProps) {
  return (
    <div className="desk-grid">
      <section className="desk-item" key={opened}>
        {item}
      </section>
      <section className="desk-decision">{decision}</section>
      <section className="desk-queue">{queue}</section>
    </div>
  );
}
