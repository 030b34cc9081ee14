import type { ReactNode } from 'react';

/**
 * After the words of a button, a link or a fold: what it belongs to, where others of the page have the same words (R1004). Eyes see that beside
 * it; whoever goes from one to the next hears nothing else. In `lang`, '' where nobody knows it; `bdi`, so that it turns nothing about.
 */
export function Unseen({ lang, children }: { lang?: string | undefined; children: ReactNode }) {
  return (
    <bdi className="unseen" lang={lang}>
      {children}
    </bdi>
  );
}
