import type { Choice } from '../../server/core/room/voting.ts';

const STONE = 'M8 1.5c4 0 6.7 2.5 6.7 6.3 0 4-2.6 6.7-6.6 6.7S1.3 11.9 1.3 8C1.3 4.1 4 1.5 8 1.5z';

/** A stone in a 16 box, put elsewhere. */
function Stone({ at, look }: { at: string; look: string }) {
  return <path className={look} d={STONE} transform={`translate(${at})`} />;
}

/**
 * The answer as stones: together, apart, an arc over one, a dashed one with a question mark. The shape says it, the
 * colour only repeats it, and none is larger than another.
 */
export function ChoiceStones({ choice }: { choice: Choice }) {
  return (
    <svg
      className={choice === 'pass' ? 'choice-stones turns' : 'choice-stones'}
      width="60"
      height="36"
      viewBox="0 0 40 24"
      aria-hidden="true"
    >
      {choice === 'agree' ? (
        <>
          <Stone at="7 4" look="st" />
          <Stone at="16 4" look="stone-line" />
        </>
      ) : null}
      {choice === 'disagree' ? (
        <>
          <Stone at="2 4" look="st disagree" />
          <Stone at="22 4" look="stone-line" />
        </>
      ) : null}
      {choice === 'pass' ? (
        <>
          <path
            className="st pass"
            d="M20 12.5c4.3 0 7.2 1.7 7.2 4.4 0 2.9-2.9 4.6-7.2 4.6s-7.2-1.7-7.2-4.5c0-2.8 2.9-4.5 7.2-4.5z"
          />
          <path
            className="stone-line"
            d="M4 17C6.5 8 13 3.5 20 3.5c7 0 12.5 4 15 11M36.3 8.5 35.2 15l-6.2-2.2"
          />
        </>
      ) : null}
      {choice === 'unclear' ? (
        <>
          <path
            className="stone-line dashes"
            d="M20 1.6c6.2 0 10.4 4 10.4 10 0 6.2-4.1 10.7-10.3 10.7S9.6 18.3 9.6 12.1c0-6 4.2-10.5 10.4-10.5z"
          />
          <path
            className="stone-line"
            d="M17.3 9.6c0-1.7 1.2-2.8 2.8-2.8s2.8 1 2.8 2.5c0 2-2.8 2.1-2.8 4.2M20.1 17h.01"
          />
        </>
      ) : null}
    </svg>
  );
}

/** One of five on a line of stones: the place, not the size, tells which. */
export function ScaleStones({ place, of }: { place: number; of: number }) {
  return (
    <svg
      className="choice-stones turns"
      width={of * 14}
      height="20"
      viewBox={`0 0 ${of * 14} 20`}
      aria-hidden="true"
    >
      {Array.from({ length: of }, (_, index) => (
        <g key={index} transform={`translate(${index * 14} 4) scale(.75)`}>
          <Stone at="0 0" look={index + 1 === place ? 'st' : 'stone-line'} />
        </g>
      ))}
    </svg>
  );
}
