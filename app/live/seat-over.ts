import { leftBy, seatField } from '../../server/core/room/seat-mark.ts';

/** What a page tells itself where its connection finds nobody in its seat: the seat is over, or its erasure waits. */
export const seatOver = 'seat-over';

/** The mark of the seat that this page is for, under a name: as a header, which no log of a proxy keeps as it does addresses, or as fields. Nothing on a page of nobody. */
export function ofThisSeat(name: string = seatField): Record<string, string> {
  // A connection alone has no page around it.
  const mark = globalThis.document?.querySelector?.<HTMLMetaElement>(`meta[name=${seatField}]`)?.content;
  return mark ? { [name]: mark } : {};
}

/** Goes from a page whose seat is over. Where somebody else has one here by now, that one is not ended by it. */
export function goFromSeat(): void {
  location.replace(`/left?${new URLSearchParams(ofThisSeat(leftBy))}`);
}
