import type { Count, Line } from './counts.ts';

const first = '["rest",';

/**
 * Who is in a whole and not in one of its parts, for each part of a cover: nobody tells them, and whole and part together may. Their true number
 * is left out also where it is known: what the told numbers alone narrow has to stay uncertain, or an audit without the truth would
 * find what hiding let pass.
 */
export function unchosen({ whole, parts }: Pick<Line, 'whole' | 'parts'>): {
  readonly counts: readonly Count[];
  readonly lines: readonly Line[];
} {
  // Of one part alone everybody knows that it is the whole.
  const rests = (parts.length < 2 ? [] : parts).map((part) => ({
    part,
    id: JSON.stringify(['rest', whole, part]),
  }));
  return {
    counts: rests.map(({ id }) => ({ id, children: undefined, role: 'difference', frozen: undefined })),
    lines: rests.map(({ part, id }) => ({ kind: 'sum', whole, parts: [part, id], group: false })),
  };
}

/** Is this the id of those who are in a whole and not in a part? */
export function isRest(id: string): boolean {
  return id.startsWith(first);
}
