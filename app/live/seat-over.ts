/** What a page tells itself where its connection finds nobody in its seat: the seat is over, or its erasure waits. */
export const seatOver = 'seat-over';
