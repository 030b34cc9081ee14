import type { Choice } from '../../../server/core/room/voting.ts';
import { choiceShapes, type Shape, scaleShape } from '../sign/choice-shapes.ts';

const looks = { fill: 'st', line: 'stone-line', dashes: 'stone-line dashes' } as const;

function Drawn({ shape, size, fill }: { shape: Shape; size: number; fill: string }) {
  return (
    <svg
      className={shape.turns ? 'choice-stones turns' : 'choice-stones'}
      width={shape.width * size}
      height={shape.height * size}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      aria-hidden="true"
    >
      {shape.strokes.map(({ d, look, at, scale }) => (
        <path
          key={`${d} ${at?.join(' ') ?? ''}`}
          className={look === 'fill' ? fill : looks[look]}
          d={d}
          transform={at && `translate(${at.join(' ')})${scale ? ` scale(${scale})` : ''}`}
        />
      ))}
    </svg>
  );
}

/** The answer as stones; the colour only repeats what the shape says. */
export function ChoiceStones({ choice }: { choice: Choice }) {
  const fill = choice === 'disagree' || choice === 'pass' ? `st ${choice}` : 'st';
  return <Drawn shape={choiceShapes[choice]} size={1.5} fill={fill} />;
}

/** One of five on a line of stones. */
export function ScaleStones({ place, of }: { place: number; of: number }) {
  return <Drawn shape={scaleShape({ place, of })} size={1} fill="st" />;
}
