import type { Weight } from './fonts.ts';

export type Style = {
  /** In points. */
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly before: number;
  readonly after: number;
};

const ink = '#22201c';
const soft = '#4d4940';

export const styles = {
  1: { size: 22, weight: '700', color: ink, before: 0, after: 10 },
  2: { size: 15, weight: '700', color: ink, before: 18, after: 6 },
  3: { size: 12, weight: '700', color: ink, before: 10, after: 4 },
  text: { size: 11, weight: '400', color: ink, before: 0, after: 6 },
  // A sheet for a child has no smaller type than these two: 16 points is where large print begins.
  large: { size: 18, weight: '400', color: ink, before: 4, after: 8 },
  aside: { size: 16, weight: '400', color: soft, before: 0, after: 8 },
  soft: { size: 10, weight: '400', color: soft, before: 0, after: 6 },
  cell: { size: 10, weight: '400', color: ink, before: 3, after: 3 },
  head: { size: 9, weight: '700', color: ink, before: 3, after: 3 },
} as const satisfies Record<string, Style>;

/** Height of a line, of its size: Arabic and Chinese need more than Latin. */
export const leading = 1.45;
