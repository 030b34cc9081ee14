import { numbersToCall } from '../../i18n/numbers-to-call.ts';

/**
 * A text in which every number stands as it was written: after Arabic letters a browser shows the parts of 555-0101 as 0101-555, and whoever
 * calls it reaches somebody else. In Arabic digits that happens in a line from left to right too, so the direction is not only begun but held. It stands on one line, unless it is longer than a line.
 */
export function InOrder({ text }: { text: string }) {
  return text.split(numbersToCall).map((piece, at) =>
    at % 2 ? (
      <bdo key={at} dir="ltr" className="whole">
        {piece}
      </bdo>
    ) : (
      piece
    ),
  );
}
