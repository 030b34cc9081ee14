/** Letters that look like a Latin one, after Unicode's own folding (NFKC) and in small letters. */
const pairs: readonly (readonly [letters: string, latin: string])[] = [
  ['аеорсухіјѕһԁԛԝкт', 'aeopcyxijshdqwkt'],
  ['οανρικτυεχ', 'oavpiktuex'],
  ['օսհո', 'ouhn'],
  ['ıɑɡʟɪɴʀʏɢʙʜ', 'iaglinrygbh'],
  ['ᴀᴄᴅᴇꜰᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢ', 'acdefjkmopstuvwz'],
];

/** First of a row of 26 capital letters in squares, circles and flags. */
const rows = [0x1f1e6, 0x1f150, 0x1f170, 0x1f130] as const;

/** For matching only; nothing folded is ever stored or shown. */
export const confusables: ReadonlyMap<number, string> = new Map([
  ...pairs.flatMap(([letters, latin]) =>
    [...letters].map((letter, at): [number, string] => [letter.codePointAt(0) ?? 0, latin.charAt(at)]),
  ),
  ...rows.flatMap((first) =>
    Array.from({ length: 26 }, (_, at): [number, string] => [first + at, String.fromCharCode(97 + at)]),
  ),
]);
