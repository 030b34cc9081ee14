import { confusables } from './confusables.ts';
import { digitValues } from './digits.ts';

/** A text as it is matched, and where each of its units stood. `starts` and `ends` are null where nothing moved. */
export type Folded = {
  readonly text: string;
  readonly starts: Int32Array | null;
  readonly ends: Int32Array | null;
};

/**
 * One form for all ways to write the same: compatibility forms (NFKC), small letters, no accents, no invisible characters, digits of every
 * decimal system as 0–9, letters that look Latin as Latin ones, Arabic letters without their variants. For matching only: what
 * is stored and shown is what the child wrote. Unicode Standard Annex 15 and Technical Standard 39, in part.
 */
export function fold(text: string): Folded {
  if (isAscii(text)) return { text: text.toLowerCase(), starts: null, ends: null };
  const known = new Map<number, string>();
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const end = at + (point > 0xffff ? 2 : 1);
    let units = known.get(point);
    if (units === undefined) {
      units = foldedPoint(point);
      known.set(point, units);
    }
    for (let unit = 0; unit < units.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    folded += units;
    at = end;
  }
  return { text: folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** The same of words of which nobody asks where they stood, such as those of a pack. */
export function foldedText(text: string): string {
  return isAscii(text)
    ? text.toLowerCase()
    : Array.from(text, (letter) => foldedPoint(letter.codePointAt(0) ?? 0)).join('');
}

/** Words as a folded text has them. */
export function foldedSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldedText));
}

/** UTF-16 offsets into the text as given, of a place in the folded one. `end` > `start`. */
export function placeIn(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts?.[start] ?? start, end: folded.ends?.[end - 1] ?? end };
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Variants of one Arabic letter, which children mix. */
const arabic: ReadonlyMap<number, string> = new Map([
  [0x622, '\u0627'],
  [0x623, '\u0627'],
  [0x625, '\u0627'],
  [0x671, '\u0627'],
  [0x624, '\u0648'],
  [0x626, '\u064A'],
  [0x629, '\u0647'],
  [0x649, '\u064A'],
  [0x6cc, '\u064A'],
  [0x6a9, '\u0643'],
  [0x640, ''],
]);

/** What children and their keyboards set for an apostrophe: ´ and ʼ, single quotation marks, a prime. The grave accent of a keyboard is one of `tokens.ts`. */
const apostrophe = /[\xB4\u02B9-\u02BD\u02CA\u02CB\u2018\u2019\u201B\u2032\u2035]/;

const unseen = /[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/gu;
const blank = /[\p{Zs}\u2800]/u;

/** At most six units a letter: U+FDFA, a whole blessing, becomes eighteen, and a text full of them would be looked at for long. */
function foldedPoint(point: number): string {
  if (point >= 0x4e00 && point <= 0x9fff) return String.fromCharCode(point);
  const known = arabic.get(point) ?? digitValues.get(point) ?? confusables.get(point);
  if (known !== undefined) return known;
  if (point === 0x3002) return '.';
  if (point === 0x2028 || point === 0x2029) return '\n';
  const written = String.fromCodePoint(point);
  if (blank.test(written)) return ' ';
  if (apostrophe.test(written)) return "'";
  const plain = written.normalize('NFKC').toLowerCase().normalize('NFD').replace(unseen, '');
  return [...plain.slice(0, 6)].map((unit) => confusables.get(unit.codePointAt(0) ?? 0) ?? unit).join('');
}
