/**
 * The first digit of each of Unicode's decimal systems (general category Nd, Unicode 17). A list of our own, because a
 * machine's Unicode may be older than a child's keyboard. Ten follow each; the mathematical ones are five systems in a row.
 */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
  0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066,
  0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0,
  0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70,
  0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
] as const;

/** Digits in circles that Unicode decomposes to nothing: the first of each row, and the value it has. */
const circled: readonly (readonly [first: number, value: number, count: number])[] = [
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
];

/** Each digit beyond ASCII, by code point, as its value. */
export const digitValues: ReadonlyMap<number, string> = new Map([
  ...zeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, value): [number, string] => [zero + value, String(value)]),
  ),
  ...circled.flatMap(([first, value, count]) =>
    Array.from({ length: count }, (_, at): [number, string] => [first + at, String(value + at)]),
  ),
]);

/** How many decimal systems are known. */
export const digitSystems: readonly number[] = zeros;
