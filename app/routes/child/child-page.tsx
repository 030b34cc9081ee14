import { useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ChildShell } from '../../components/child-shell.tsx';
import type { loader } from '../../root.tsx';

interface ChildPageProps {
  layout?: 'column' | 'landing' | 'room' | undefined;
  children: ReactNode;
}

/** A child's page; the root already knows whether this is a demonstration. */
export function ChildPage({ layout, children }: ChildPageProps) {
  const demo = useRouteLoaderData<typeof loader>('root')?.demo ?? false;
  return (
    <ChildShell demo={demo} layout={layout}>
      {children}
    </ChildShell>
  );
}
