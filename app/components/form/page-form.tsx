import { type ComponentPropsWithoutRef, createContext, useContext } from 'react';
import { seatField } from '../../../server/core/room/seat-mark.ts';

/** The mark of the seat that this page is for; null on a page of nobody. */
export const SeatOfPage = createContext<string | null>(null);

/**
 * A form of a child's page. It says whose page it stands in, so that one that was left open, and is sent when somebody else has a seat here, is never
 * taken for a form of theirs.
 */
export function PageForm({ children, ...rest }: ComponentPropsWithoutRef<'form'>) {
  const mark = useContext(SeatOfPage);
  return (
    <form method="post" {...rest}>
      <OfSeat mark={mark} />
      {children}
    </form>
  );
}

/** The mark of a seat as a field; nothing on a page of nobody. */
export function OfSeat({ mark }: { mark: string | null }) {
  return mark ? <input type="hidden" name={seatField} value={mark} /> : null;
}
