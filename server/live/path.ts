/** Where a page connects; every other address that a connection asks to be upgraded at is none. */
export const livePath = '/live';
