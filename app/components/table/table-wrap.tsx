import type { ReactNode } from 'react';

/** A table wider than the screen scrolls inside this, also by keyboard; the page itself never scrolls sideways. */
export function TableWrap({ label, children }: { label: string; children: ReactNode }) {
  return (
    // What scrolls has to be reached by keyboard.
    <section className="table-wrap" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
