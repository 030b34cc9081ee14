import type { SymbolName } from '../../../server/core/consultation/symbols.ts';

/** Classes of a line of a drawing, and the line. */
export type SymbolPart = readonly [look: string, d: string];

const ring = 'M20 4a16 16 0 1 1 0 32 16 16 0 1 1 0-32z';
const screen = 'M12 3h16a2 2 0 0 1 2 2v30a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';

/**
 * The pictures of easy-read, on a ground of 40 by 40 in strokes of 2, drawn for this product. Each is told apart by its lines alone: in strong
 * contrast and in forced colours nothing is filled. Only pages without script load them.
 */
export const symbolShapes: Readonly<Record<SymbolName, readonly SymbolPart[]>> = {
  child: [
    ['f-river-tint', 'M9 36c0-10 4-15 11-15s11 5 11 15z'],
    ['f-sun', 'M20 6a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13z'],
    ['l', 'M17.5 14.5c1.5 1.5 3.5 1.5 5 0'],
  ],
  children: [
    ['f-leaf-tint', 'M18 36c0-9 3-13 9.5-13S37 27 37 36z'],
    ['f-sun', 'M27.5 11a5 5 0 1 1 0 10 5 5 0 1 1 0-10z'],
    ['f-river-tint', 'M3 36c0-10 3-14 9.5-14S22 26 22 36z'],
    ['f-sun', 'M12.5 8.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11z'],
  ],
  adult: [
    ['f-plum-tint', 'M9 37V23c0-5 4-7 11-7s11 2 11 7v14z'],
    ['f-sun', 'M20 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 1 1 0-11z'],
    ['l', 'M15 37V26M25 37V26M17 16.5l3 5 3-5'],
  ],
  family: [
    ['f-plum-tint', 'M3 37V21c0-4 3-6 8.5-6s8.5 2 8.5 6v16z'],
    ['f-sun', 'M11.5 4a5 5 0 1 1 0 10 5 5 0 1 1 0-10z'],
    ['f-river-tint', 'M20 37c0-8 2.5-11 8-11s8 3 8 11z'],
    ['f-sun', 'M28 15.5a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 1 1 0-9.4z'],
  ],
  house: [
    ['f-sheet', 'M8 17 20 7l12 10v19H8z'],
    ['l heavy', 'M4 20 20 6l16 14'],
    ['f-sun', 'M16.5 36V25h7v11z'],
  ],
  school: [
    ['f-sheet', 'M4 21l16-9 16 9v15H4z'],
    ['f-sun', 'M20 3h9l-3 3 3 3h-9z'],
    ['l', 'M20 12V3'],
    ['f-river-tint', 'M17 36v-9h6v9zM8 24h5v5H8zM27 24h5v5h-5z'],
  ],
  government: [
    ['f-sheet', 'M20 5 36 15H4zM4 32h32v4H4z'],
    ['f-river-tint', 'M7.5 18h5v11h-5zM17.5 18h5v11h-5zM27.5 18h5v11h-5z'],
  ],
  law: [
    ['f-sheet', 'M7 3h24v30H7z'],
    ['l s-river', 'M12 10h14M12 16h14M12 22h7'],
    ['f-clay n', 'M23.5 31v7l3.5-2.5 3.5 2.5v-7z'],
    ['f-sun', 'M27 22a5 5 0 1 1 0 10 5 5 0 1 1 0-10z'],
  ],
  data: [
    ['f-sheet', 'M2.5 8h35v25h-35z'],
    ['f-river-tint', 'M6.5 28.5c0-5 2-7 6-7s6 2 6 7z'],
    ['f-sun', 'M12.5 12.5a4 4 0 1 1 0 8 4 4 0 1 1 0-8z'],
    ['l s-river', 'M23 15h9.5M23 21h9.5M23 27h6'],
  ],
  app: [
    ['f-sun', 'M5 5h13v13H5z'],
    ['f-river-tint', 'M22 5h13v13H22z'],
    ['f-leaf-tint', 'M5 22h13v13H5z'],
    ['f-plum-tint', 'M22 22h13v13H22z'],
    ['l', 'M9 11.5l2 2 4-4.5'],
  ],
  phone: [
    ['f-sheet', screen],
    ['f-river-tint', 'M13.5 8h13v20h-13z'],
    ['l', 'M18 32.5h4'],
  ],
  camera: [
    ['f-sheet', 'M3 12h8l3-5h12l3 5h8v22H3z'],
    ['f-river-tint', 'M20 15.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 1 1 0-15z'],
    ['l', 'M20 20a3 3 0 1 1 0 6 3 3 0 1 1 0-6z'],
  ],
  question: [
    ['f-sun', 'M4 5h32v23H20l-9 8v-8H4z'],
    ['l heavy', 'M16 13.5c0-5 8-5 8-.5 0 3-4 3-4 6.5'],
    ['l heavy', 'M20 23.8v.2'],
  ],
  say: [
    ['f-river-tint', 'M4 5h32v23H20l-9 8v-8H4z'],
    ['l', 'M10 13h20M10 20h13'],
  ],
  listen: [
    ['f-ochre-tint', 'M9 15.5C9 8 14 4 20 4s11 4.5 11 11c0 7-6.5 7.5-6.5 13.5 0 5-3 8-7 8-5 0-7.5-4-7.5-9z'],
    ['l', 'M15 17c0-4 2-6.5 5-6.5s5.5 2 5.5 5c0 4-5 4-5 8.5'],
  ],
  look: [
    ['f-sheet', 'M2.5 20C7 11.5 13 7.5 20 7.5S33 11.5 37.5 20C33 28.5 27 32.5 20 32.5S7 28.5 2.5 20z'],
    ['f-river-tint', 'M20 13a7 7 0 1 1 0 14 7 7 0 1 1 0-14z'],
    ['f-ink n', 'M20 17a3 3 0 1 1 0 6 3 3 0 1 1 0-6z'],
  ],
  read: [
    ['f-sheet', 'M20 9C15.5 6.5 10 6 4 7v24c6-1 11.5-.5 16 2 4.5-2.5 10-3 16-2V7c-6-1-11.5-.5-16 2z'],
    ['l', 'M20 9v24'],
    ['l s-river', 'M8.5 14l7 .7M8.5 20.5l7 .7M31.5 14l-7 .7M31.5 20.5l-7 .7'],
  ],
  write: [
    ['f-sun', 'M9.5 22 26 4.5l8 7.5-16.5 17.5z'],
    ['f-sheet', 'M9.5 22l-3.5 11 11.5-3.5z'],
    ['l', 'M21 36.5h16'],
  ],
  letter: [
    ['f-sheet', 'M3 9h34v23H3z'],
    ['l', 'M3.5 10 20 23 36.5 10'],
  ],
  yes: [
    ['f-sheet', ring],
    ['l heavy', 'M11.5 21l6 6 11.5-13'],
  ],
  no: [
    ['f-sheet', ring],
    ['l heavy', 'M13 13l14 14M27 13 13 27'],
  ],
  choose: [
    ['l heavy', 'M20 3v34'],
    ['f-sun', 'M20 6h11l5.5 5-5.5 5H20z'],
    ['f-river-tint', 'M20 19H9l-5.5 5L9 29h11z'],
  ],
  change: [
    ['f-leaf-tint n', ring],
    ['l heavy', 'M31.5 15A12.5 12.5 0 0 0 8.5 15.5M8.5 25a12.5 12.5 0 0 0 23-.5'],
    ['l heavy', 'M32 7v8.5h-8.5M8 33v-8.5h8.5'],
  ],
  delete: [
    ['f-sheet', 'M9 12h22l-2.5 25h-17z'],
    ['l heavy', 'M5 11.5h30'],
    ['l', 'M15 11V5.5h10V11M17 18l.7 13M23 18l-.7 13'],
  ],
  keep: [
    ['f-ochre-tint', 'M5 15h30v20H5z'],
    ['f-sun', 'M5 15l5-8h20l5 8z'],
    ['l', 'M16 22h8'],
  ],
  lock: [
    ['l heavy', 'M12.5 19v-6.5a7.5 7.5 0 0 1 15 0V19'],
    ['f-sun', 'M7 18h26v18H7z'],
    ['l heavy', 'M20 25v5'],
  ],
  shield: [
    ['f-river-tint', 'M20 3l14 5v11c0 9-6 15-14 18.5C12 34 6 28 6 19V8z'],
    ['l heavy', 'M13.5 19.5l5 5 8.5-10'],
  ],
  off: [
    ['f-plum-tint', 'M12 10h16a10 10 0 0 1 0 20H12a10 10 0 0 1 0-20z'],
    ['f-sheet', 'M12 13.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13z'],
    ['l', 'M26 17.5l5 5M31 17.5l-5 5'],
  ],
  stop: [
    [
      'f-ochre-tint',
      'M12 23V10.5a2.5 2.5 0 0 1 5 0V6.5a2.5 2.5 0 0 1 5 0v2a2.5 2.5 0 0 1 5 0v3.5a2.5 2.5 0 0 1 5 0v14c0 7-4 11-10 11-5.5 0-8-3-10-7.5l-4.5-7c-1.5-3 2-5 4.5-2z',
    ],
    ['l', 'M17 10.5v8.5M22 8.5V19M27 12v8'],
  ],
  time: [
    ['f-sheet', ring],
    ['l heavy', 'M20 11v9.5l6.5 4'],
  ],
  money: [
    ['f-sun', 'M7 25v7c0 3 5.5 5 13 5s13-2 13-5v-7z'],
    ['f-sun', 'M7 17v8c0 3 5.5 5 13 5s13-2 13-5v-8z'],
    ['f-sun', 'M7 9v8c0 3 5.5 5 13 5s13-2 13-5V9z'],
    ['f-sheet', 'M20 4c7.5 0 13 2 13 5s-5.5 5-13 5S7 12 7 9s5.5-5 13-5z'],
  ],
  help: [
    ['f-sun', ring],
    ['f-sheet', 'M20 13a7 7 0 1 1 0 14 7 7 0 1 1 0-14z'],
    ['l', 'M8.7 8.7l6.3 6.3M25 25l6.3 6.3M31.3 8.7 25 15M15 25l-6.3 6.3'],
  ],
};

/** Those that show a direction of reading or writing turn with the text. */
export const turningSymbols: ReadonlySet<SymbolName> = new Set(['data', 'law', 'write']);
