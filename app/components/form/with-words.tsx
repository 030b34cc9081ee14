import type { ComponentPropsWithoutRef, MouseEvent, ReactNode } from 'react';
import { Button } from './button.tsx';

interface WithWordsProps extends ComponentPropsWithoutRef<typeof Button> {
  /** The form with the words; none for the form that it stands in. */
  form?: string | undefined;
  /** A page of this site that gives the words back to their box, or brings them back. */
  to: string;
}

/** A way that takes along what was typed: it looks like a link and sends the form, which is told by `carry` not to take it as sent. */
export function WithWords({ to, ...rest }: WithWordsProps) {
  return <Button kind="quiet" {...rest} formAction={to} formNoValidate name="carry" />;
}

interface WayProps {
  /** The form with the words; none where the page has no box. */
  form: string | undefined;
  to: string;
  /** A page that lives may go there without a new page. */
  onClick?: ((event: MouseEvent) => void) | undefined;
  children: ReactNode;
}

/** The same where a page may have no box: then it is a link. */
export function Way({ form, to, ...rest }: WayProps) {
  return form ? <WithWords form={form} to={to} {...rest} /> : <a href={to} {...rest} />;
}

interface BesideWordsProps extends ComponentPropsWithoutRef<typeof Button> {
  /** The form with the words; none where the page has no box, for the form that it stands in. */
  form: string | undefined;
  /** What is done, and to what: words with a space between. */
  does: string;
  /** A page that lives does it without a new page. */
  onDo: (() => void) | undefined;
}

/** A button that does something beside what is written in a box, and takes that along: the page that comes has it in its box again. */
export function BesideWords({ form, does, onDo, ...rest }: BesideWordsProps) {
  return (
    <Button
      {...rest}
      form={form}
      name="beside"
      value={does}
      onClick={(event) => {
        if (!onDo) return;
        event.preventDefault();
        onDo();
      }}
    />
  );
}
