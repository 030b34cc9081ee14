/** By which the data at the end of a page is read. What only helps, as `AbortSignal.timeout`, is asked for where it is used. */
const streams = ['fetch', 'ReadableStream', 'TextEncoderStream', 'TransformStream'];

/**
 * Whether this browser has what a page needs to live. A page that began without would end in the middle: React takes away all that it cannot draw,
 * with the words in the box. Without it the page stays one of forms, which needs nothing.
 */
export function canLive(): boolean {
  return (
    streams.every((name) => name in globalThis) &&
    'fromEntries' in Object &&
    'flat' in Array.prototype &&
    'getRandomValues' in crypto &&
    // A desk draws words by their letters.
    ('Segmenter' in Intl || !location.pathname.startsWith('/staff'))
  );
}
