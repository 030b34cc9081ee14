import { useRouteLoaderData } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { ChildShell } from '../../components/child/child-shell.tsx';
import { StillThere } from '../../components/child/still-there.tsx';
import { GivenBack, givenDraft } from '../../components/form/given-back.tsx';
import type { Aims } from '../../keys.ts';
import { useLeave } from '../../live/use-leave.ts';
import { useStay } from '../../live/use-stay.ts';
import type { loader } from '../../root.tsx';

interface ChildPageProps {
  layout?: 'column' | 'landing' | 'room' | undefined;
  /** Before the yes there is no seat to know it by. */
  company?: boolean | undefined;
  aims?: Aims | undefined;
  /** The form in which the child writes on this page. */
  draft?: string | undefined;
  children: ReactNode;
}

/**
 * A child's page; the root already knows whether this is a demonstration, and whether a company asks. Where it lives, it asks before its seat is over
 * and keeps nothing but words that were typed and not sent. Where it does not, neither does anything.
 */
export function ChildPage({ layout, company, aims, draft, children }: ChildPageProps) {
  const root = useRouteLoaderData<typeof loader>('root');
  const { state, over, renew } = useStay();
  useLeave();
  useEffect(() => {
    // Another page stands here now: whoever reads it by ear or from the top begins there.
    if (over) document.getElementById('main')?.focus();
  }, [over]);
  return (
    <ChildShell
      demo={root?.demo ?? false}
      company={company ?? root?.company ?? false}
      layout={over ? 'column' : layout}
      seated={root?.seated && over === null}
      aims={over ? undefined : aims}
      draft={over ? givenDraft : draft}
      kiosk={root?.kiosk ? (root.atKiosk === null ? 'next' : 'begun') : undefined}
    >
      {over ? <GivenBack forms={over} /> : children}
      <StillThere shown={over === null && state === 'soon'} shared={root?.goesAfter != null} onHere={renew} />
    </ChildShell>
  );
}
