import { fewestDigits } from './contact-numbers.ts';
import { foldedSet, placeIn } from './fold.ts';
import type { Reading } from './shape.ts';
import type { Token } from './tokens.ts';
import type { WordLists } from './word-lists.ts';

export const unit = /^(?:apt|apartment|suite|flat|unit|floor|房|室|楼|号|شقه|شقة|طابق)$/;
/** Russian says "дом 12", "кв 5" between a street and a number. Folded, as a text is. */
export const houses = foldedSet([
  ...['дом', 'д', 'корпус', 'nyumba', 'house', 'بيت', 'منزل', 'رقم', 'عمارة', 'بناية'],
]);
export const flats = foldedSet([
  'квартира',
  'кв',
  'подъезд',
  'appart',
  'appartement',
  'depto',
  'departamento',
  'piso',
]);
/** What stands between a word for street and its name: "12 rue de la Gare", "3 avenue du Parc", "mtaa wa Uhuru". */
export const led: ReadonlySet<string> = foldedSet([
  'de',
  'du',
  'des',
  'del',
  'da',
  'do',
  'la',
  'las',
  'los',
  'le',
  'les',
  'l',
  'wa',
  'ya',
  'namba',
  'имени',
  'им',
]);

const streetEnds: readonly string[] = [
  'strasse',
  'straße',
  'gata',
  'gatan',
  'gade',
  'katu',
  'vej',
  'laan',
  'straat',
  'utca',
];

/** Words for street that say something else more often. */
export const alsoPlain: ReadonlySet<string> = new Set([
  ...[
    'gardens',
    'close',
    'court',
    'place',
    'way',
    'drive',
    'square',
    'grove',
    'st',
    'dr',
    'u',
    'via',
    'str',
    'route',
    'highway',
  ],
]);

/** After the number of a house a town may stand, a code, a flat: so many words at most. */
const mostAfter = 7;

/**
 * The token after an address whose number stands before `from`. What a child says next is its opinion and no part of where it lives: an
 * address goes on with numbers, names, words for street and house, and ends at a word that joins ("and", "because", "there"), at the
 * third plain word and, where the words after it are small, at a comma.
 */
export function addressEnd(
  text: string,
  { reading, words, from }: { reading: Reading; words: WordLists; from: number },
): number {
  const { tokens, folded } = reading;
  let end = from;
  let plain = 0;
  for (let at = from; at < Math.min(tokens.length, from + mostAfter); at += 1) {
    const [token, last] = [tokens[at], tokens[at - 1]];
    if (token === undefined || last === undefined || token.sentence !== last.sentence) break;
    const { word } = token;
    const written = writtenAs(text, reading, token);
    // In Arabic the name follows: "شارع النيل".
    const isOfLast =
      /^\p{Script=Arabic}/u.test(word) && (isStreetWord(last.word, words) || isHouse(last.word));
    const isPart =
      (isOfLast && !joins(text, { reading, words, at })) ||
      /^\d/.test(word) ||
      isStreetWord(word, words) ||
      isHouse(word) ||
      /^\p{Lu}/u.test(written);
    // "22 rue du moulin": the name of a street that is led to, in small letters.
    const isLedTo = at > from - 1 && led.has(last.word) && isStreetBefore(tokens, at - 1, words);
    if (isPart || (isLedTo && !led.has(word) && !joins(text, { reading, words, at }))) {
      end = at + 1;
      continue;
    }
    const isCut = /[,;:،，、]/.test(folded.text.slice(last.end, token.start));
    if (isCut || (joins(text, { reading, words, at }) && !led.has(word))) break;
    // "12 rose street" is written small; with no such word to come the rest is a sentence of its own.
    if (!(led.has(word) && isStreetBefore(tokens, at, words))) plain += 1;
    if (plain > 2) break;
  }
  return end;
}

/** Before a word that leads to a name, or some of them, stands one for street: "rue de la …". */
function isStreetBefore(tokens: readonly Token[], at: number, words: WordLists): boolean {
  let before = at - 1;
  while (before > at - 3 && led.has(tokens[before]?.word ?? '')) before -= 1;
  return isStreetWord(tokens[before]?.word ?? '', words);
}

/**
 * "and", "because", "we": a word that no address has inside. With a capital it may be part of a name ("Calle Nueva"). Arabic writes
 * its "and" as a letter of the next word.
 */
export function joins(
  text: string,
  { reading, words, at }: { reading: Reading; words: WordLists; at: number },
): boolean {
  const token = reading.tokens[at];
  if (token === undefined) return false;
  if (/^\u0648\p{Script=Arabic}{3}/u.test(token.word)) return true;
  return words.notNames.has(token.word) && !/^\p{Lu}\p{L}/u.test(writtenAs(text, reading, token));
}

/** The text from a token on, as it was typed. */
export function writtenAs(text: string, { folded }: Reading, { start, end }: Token): string {
  return text.slice(placeIn(folded, start, end).start);
}

/** A word for street of any pack, or one that ends in it: "Rosenstraße". */
export function isStreetWord(word: string, { streetWords }: WordLists): boolean {
  return (
    streetWords.has(word) || streetEnds.some((end) => word.length > end.length + 2 && word.endsWith(end))
  );
}

/** A word that stands before the number of a house or a flat. */
export function isHouse(word: string): boolean {
  return unit.test(word) || houses.has(word) || flats.has(word);
}

export const han = /^\p{Script=Han}/u;
export const cased = /^[\p{Script=Latin}\p{Script=Cyrillic}]/u;
/** Before a place in Chinese; others of its small words are parts of names, as in 和平街. */
const beforePlace = /^[在住是到于去的]/;

/** How many words before a word for street are its name: "Main Street 12", "rose street 12", "和平街5号". */
export function nameBefore(text: string, of: { reading: Reading; words: WordLists; at: number }): number {
  const { reading, words, at } = of;
  const { tokens } = reading;
  const most = han.test(tokens[at]?.word ?? '') ? 8 : 3;
  let steps = 0;
  while (steps < most) {
    const before = tokens[at - steps - 1];
    if (before === undefined || before.sentence !== tokens[at]?.sentence) break;
    if (!(most === 8 ? han : cased).test(before.word)) break;
    if (most === 8 ? beforePlace.test(before.word) : joins(text, { reading, words, at: at - steps - 1 }))
      break;
    if (steps > 0 && most === 3 && !/^\p{Lu}/u.test(writtenAs(text, reading, before))) break;
    steps += 1;
  }
  return steps;
}

/** A part of a telephone number is no house: "0170 555 0142". */
export function isInNumber(text: string, token: Token | undefined): boolean {
  if (token === undefined) return false;
  const before = /\d[\d .-]{0,12}$/.exec(text.slice(Math.max(0, token.start - 13), token.start))?.[0] ?? '';
  const after = /^[\d .-]{0,13}/.exec(text.slice(token.end, token.end + 13))?.[0] ?? '';
  return `${before}${token.word}${after}`.replace(/\D/g, '').length >= fewestDigits;
}

/** No house has a number like a year. */
export function isYear(word: string): boolean {
  return /^(?:1[89]|20)\d\d$/.test(word);
}
