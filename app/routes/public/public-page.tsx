import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PublicShell } from '../../components/public/public-shell.tsx';
import type { loader } from '../../root.tsx';

interface PublicPageProps {
  layout?: 'wide' | 'text' | undefined;
  /** The form with words that came along. */
  draft?: string | undefined;
  children: ReactNode;
}

/** A page for everyone; the root already knows whether this is a demonstration, and whether a child reads it. */
export function PublicPage({ layout, draft, children }: PublicPageProps) {
  const root = useRouteLoaderData<typeof loader>('root');
  return (
    <PublicShell
      demo={root?.demo ?? false}
      layout={layout}
      draft={draft}
      seated={root?.seated}
      kiosk={root?.kiosk}
    >
      {children}
    </PublicShell>
  );
}
