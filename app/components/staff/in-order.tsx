/** Five digits or more with what parts them, as people write numbers to call. */
const numbers = /([+(]*\p{Nd}(?:[-\u2010-\u2013()./ \u00a0]{0,3}\p{Nd}){4,})/u;

/**
 * A text in which every number stands as it was written: after Arabic letters a browser shows the parts of 555-0101 as 0101-555, and whoever
 * calls it reaches somebody else. It stands on one line, unless it is longer than a line.
 */
export function InOrder({ text }: { text: string }) {
  return text.split(numbers).map((piece, at) =>
    at % 2 ? (
      <bdi key={at} dir="ltr" className="whole">
        {piece}
      </bdi>
    ) : (
      piece
    ),
  );
}
