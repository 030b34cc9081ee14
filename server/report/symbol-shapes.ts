import type { SymbolName } from './blocks.ts';

/** Drawn for this product, on a ground of 48 by 48, in strokes of 3 without a fill. Each is told apart by its shape alone. */
export const symbolShapes: Readonly<Record<SymbolName, string>> = {
  // A speech bubble with two lines.
  said: 'M6 8h36v24H22l-9 8v-8H6zM14 17h20M14 24h13',
  // A tick in a ring.
  agree: 'M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38zM14 25l7 7l14-15',
  // A cross in a ring.
  disagree: 'M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38zM17 17l14 14M31 17l-14 14',
  // An arrow that goes by.
  pass: 'M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38zM13 24h21M27 16l8 8l-8 8',
  // A question mark in a ring.
  unclear: 'M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38zM18 19a6 6 0 1 1 8 6c-2 1-2 2-2 4M24 34v1',
  // Three people.
  count:
    'M24 9a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM14 38c0-18 20-18 20 0M9 16a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM3 36c0-8 5-9 8-8M39 16a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM45 36c0-8-5-9-8-8',
  // A closed lock.
  hidden: 'M10 22h28v20H10zM16 22v-7a8 8 0 0 1 16 0v7M24 30v5',
  // A sheet that comes back.
  answer: 'M12 5h18l8 8v30H12zM30 5v8h8M19 23h13M19 31h13',
  // A book that lies open.
  text: 'M24 12c-5-4-12-4-18-3v28c6-1 13-1 18 3c5-4 12-4 18-3V9c-6-1-13-1-18 3zM24 12v28',
  // One person.
  person: 'M24 6a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM9 42c0-20 30-20 30 0',
  // A plus, and a minus, in a box: a side of the text. What children answered stands in rings.
  for: 'M7 7h34v34H7zM24 15v18M15 24h18',
  against: 'M7 7h34v34H7zM15 24h18',
};
