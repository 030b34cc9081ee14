import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PublicShell } from '../../components/public-shell.tsx';
import type { loader } from '../../root.tsx';

interface PublicPageProps {
  layout?: 'wide' | 'text' | undefined;
  children: ReactNode;
}

/** A page for everyone; the root already knows whether this is a demonstration. */
export function PublicPage({ layout, children }: PublicPageProps) {
  const demo = useRouteLoaderData<typeof loader>('root')?.demo ?? false;
  return (
    <PublicShell demo={demo} layout={layout}>
      {children}
    </PublicShell>
  );
}
