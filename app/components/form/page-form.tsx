import { type ComponentPropsWithoutRef, createContext, useContext } from 'react';
import { seatField } from '../../../server/core/room/seat-mark.ts';

/** The mark of the seat that the page around is for, as the root knows it. */
export const SeatMark = createContext<string | null>(null);

/**
 * A form of a child's page. It says whose page it stands in, so that one that was left open, and is sent when somebody else has a seat here, is never
 * taken for a form of theirs.
 */
export function PageForm({ children, ...rest }: ComponentPropsWithoutRef<'form'>) {
  return (
    <form method="post" {...rest}>
      <OfSeat mark={useContext(SeatMark)} />
      {children}
    </form>
  );
}

/** The mark of a seat as a field; nothing on a page of nobody. */
export function OfSeat({ mark }: { mark: string | null | undefined }) {
  return mark ? <input type="hidden" name={seatField} value={mark} /> : null;
}
