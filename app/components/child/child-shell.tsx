import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { type Aims, keys } from '../../keys.ts';
import { CommercialLine } from '../public/commercial.tsx';
import { DemoLine, PageFoot, SkipLink, Stops } from '../public/page-foot.tsx';
import { Mark } from '../sign/mark.tsx';
import { Sign } from '../sign/sign.tsx';
import { Reader } from './reader.tsx';

interface ChildShellProps {
  demo: boolean;
  /** A company asks: said on every step. */
  company?: boolean | undefined;
  /** `column` for every page; `landing` with the scene beside the words; `room` with one aside on wide screens. */
  layout?: 'column' | 'landing' | 'room' | undefined;
  /** At a kiosk: `next` before a child has begun, then `begun`, where the way out is also how it says that it is done. */
  kiosk?: 'next' | 'begun' | undefined;
  /** A child has this page, so there is a path to go back to. */
  seated?: boolean | undefined;
  aims?: Aims | undefined;
  /** The form in which the child writes on this page. */
  draft?: string | undefined;
  children: ReactNode;
}

/** A child's page: the mark, a way out that is always in the same place, the page, four ways on. */
export function ChildShell({
  demo,
  company,
  layout = 'column',
  kiosk,
  seated = false,
  aims,
  draft,
  children,
}: ChildShellProps) {
  const t = useT();
  return (
    <>
      <SkipLink />
      <header className="bar">
        <Stops seated={seated} draft={draft} {...aims} />
        <a className="brand" href="/">
          <Mark />
          <span>{t('product')}</span>
        </a>
        <form method="post" action="/leave">
          <button type="submit" className="button second small" accessKey={keys.leave}>
            <Sign name="leave" />
            {t(kiosk === 'begun' ? 'kiosk.finish' : 'leave.now')}
          </button>
        </form>
      </header>
      <Reader />
      {demo ? <DemoLine /> : null}
      {company ? <CommercialLine /> : null}
      <main id="main" tabIndex={-1} className={`page ${layout}`}>
        {children}
      </main>
      <div className={layout === 'column' ? 'page-foot' : 'page-foot broad'}>
        <PageFoot own={kiosk !== undefined || layout !== 'landing'} draft={draft} />
      </div>
    </>
  );
}

interface RoomLayoutProps {
  head: ReactNode;
  messages: ReactNode;
  /** The section that is talked about: under the head, and beside the messages where there is room. */
  aside: ReactNode;
  /** "Only you can see these": above the box, and beside it where there is room. */
  own: ReactNode;
  composer: ReactNode;
}

/** The parts of the live room inside `<ChildShell layout="room">`; one column on a phone. */
export function RoomLayout({ head, messages, aside, own, composer }: RoomLayoutProps) {
  return (
    <div className="room-grid">
      <div className="room-head">{head}</div>
      <aside className="room-aside">{aside}</aside>
      <div className="room-list">{messages}</div>
      <div className="room-own">{own}</div>
      <div className="room-write">{composer}</div>
    </div>
  );
}

/** The landing page: words and form, and the scene, inside `<ChildShell layout="landing">`. */
export function LandingLayout({ scene, children }: { scene: ReactNode; children: ReactNode }) {
  return (
    <div className="landing-grid">
      <div className="landing-scene">{scene}</div>
      <div>{children}</div>
    </div>
  );
}
