/** What a page of staff tells itself where something of it was asked for in place, and nobody is signed in any more. */
export const foundOut = 'found-out';
