import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface WithWordsProps {
  /** The form with the words; none for the form that it stands in. */
  form?: string | undefined;
  /** A page of this site that gives the words back to their box, or brings them back. */
  to: string;
  children: ReactNode;
}

/** A way that takes along what was typed: it looks like a link and sends the form, which is told by `carry` not to take it as sent. */
export function WithWords({ form, to, children }: WithWordsProps) {
  return (
    <Button kind="quiet" form={form} formAction={to} formNoValidate name="carry">
      {children}
    </Button>
  );
}
