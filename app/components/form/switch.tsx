import type { ReactNode } from 'react';
import { WithWords } from './with-words.tsx';

interface SwitchProps {
  label: string;
  views: readonly { href: string; label: ReactNode; current: boolean }[];
  /** The form in which a child writes here: its words come along. */
  draft?: string | undefined;
}

/** Two or three views of one thing, as links, or as ways that take words along. The one that is open says so to screen readers too. */
export function Switch({ label, views, draft }: SwitchProps) {
  return (
    <nav className="switch" aria-label={label}>
      {views.map((view) =>
        draft && !view.current ? (
          <WithWords key={view.href} form={draft} to={view.href}>
            {view.label}
          </WithWords>
        ) : (
          <a key={view.href} href={view.href} aria-current={view.current ? 'page' : undefined}>
            {view.label}
          </a>
        ),
      )}
    </nav>
  );
}
