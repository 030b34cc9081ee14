import type { Choice } from '../../../server/core/room/voting.ts';

/** One line of a drawing: filled, drawn, or drawn in dashes; moved by `at`. */
export type Stroke = {
  readonly d: string;
  readonly look: 'fill' | 'line' | 'dashes';
  readonly at?: readonly [number, number];
  /** How much smaller than it is written. */
  readonly scale?: number;
};

/** A drawing on its own ground, for a page and for paper alike. `turns`: it shows a direction and turns with the direction of the text. */
export type Shape = {
  readonly width: number;
  readonly height: number;
  readonly turns: boolean;
  readonly strokes: readonly Stroke[];
};

/** A stone on a ground of 16 by 16. */
const stone = 'M8 1.5c4 0 6.7 2.5 6.7 6.3 0 4-2.6 6.7-6.6 6.7S1.3 11.9 1.3 8C1.3 4.1 4 1.5 8 1.5z';

const ground = { width: 40, height: 24 } as const;

/**
 * The answers to a sentence as stones: together, apart, an arc over one, a dashed one with a question mark. The shape says it, and none is
 * larger than another.
 */
export const choiceShapes: Readonly<Record<Choice, Shape>> = {
  agree: {
    ...ground,
    turns: false,
    strokes: [
      { d: stone, look: 'fill', at: [7, 4] },
      { d: stone, look: 'line', at: [16, 4] },
    ],
  },
  disagree: {
    ...ground,
    turns: false,
    strokes: [
      { d: stone, look: 'fill', at: [2, 4] },
      { d: stone, look: 'line', at: [22, 4] },
    ],
  },
  pass: {
    ...ground,
    turns: true,
    strokes: [
      {
        d: 'M20 12.5c4.3 0 7.2 1.7 7.2 4.4 0 2.9-2.9 4.6-7.2 4.6s-7.2-1.7-7.2-4.5c0-2.8 2.9-4.5 7.2-4.5z',
        look: 'fill',
      },
      { d: 'M4 17C6.5 8 13 3.5 20 3.5c7 0 12.5 4 15 11M36.3 8.5 35.2 15l-6.2-2.2', look: 'line' },
    ],
  },
  unclear: {
    ...ground,
    turns: false,
    strokes: [
      {
        d: 'M20 1.6c6.2 0 10.4 4 10.4 10 0 6.2-4.1 10.7-10.3 10.7S9.6 18.3 9.6 12.1c0-6 4.2-10.5 10.4-10.5z',
        look: 'dashes',
      },
      {
        d: 'M17.3 9.6c0-1.7 1.2-2.8 2.8-2.8s2.8 1 2.8 2.5c0 2-2.8 2.1-2.8 4.2M20.1 17h.01',
        look: 'line',
      },
    ],
  },
};

/** One step of a scale on a line of stones: the place, not the size, tells which. */
export function scaleShape({ place, of }: { place: number; of: number }): Shape {
  return {
    width: of * 14,
    height: 20,
    turns: true,
    strokes: Array.from({ length: of }, (_, index) => ({
      d: stone,
      look: index + 1 === place ? 'fill' : 'line',
      at: [index * 14, 4],
      scale: 0.75,
    })),
  };
}
