/** Under this name a page carries the mark of its seat: in its head, in its forms, and where it asks something by itself. */
export const seatField = 'seat';

/** Under this name a page says whose it was, where it goes because that seat is over. */
export const leftBy = 'of';

/** With this a child comes to its first page from one that was somebody else's, and whose words are seen nowhere any more. */
export const ofAnother = 'other';

/**
 * Whether what was sent comes from a page of another seat than the one with the mark `own` (decision 146). A page that was made for nobody carries
 * none, as one from before there were marks: it is nobody else's. Where one form carries several each has to fit.
 */
export function isOfAnother(own: string, carried: Iterable<string | null | undefined>): boolean {
  return [...carried].some((mark) => mark !== '' && mark !== null && mark !== undefined && mark !== own);
}
