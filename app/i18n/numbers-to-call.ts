/** Five digits or more of any script with what parts them, as people write numbers to call. Of a text that is split by it every second piece is one. */
export const numbersToCall = /([+(]*\p{Nd}(?:[-\u2010-\u2013()./ \u00a0]{0,3}\p{Nd}){4,})/u;
