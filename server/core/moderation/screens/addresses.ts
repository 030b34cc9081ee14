import { findPhrases } from './find-phrases.ts';
import { fold, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** Words between a house number and what says "street", or between a cue and a number. */
const nearWords = 4;
const houseNumber = /^\d{1,5}[a-z]?$/;
const unit = /^(?:apt|apartment|suite|flat|unit|floor|房|室|楼|号|شقه|شقة|طابق)$/;
/** Russian says "дом 12", "кв 5" between a street and a number. Folded, as a text is. */
const asFolded = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => fold(word).text));
const houses = asFolded(['дом', 'д', 'корпус']);
const flats = asFolded(['квартира', 'кв', 'подъезд']);
/** A line of an address: a number, then a word with a capital, or the other way round, and not much else. */
const addressLine =
  /^(?:\W{0,6}\d{1,5}\p{L}?,? (?:\d{1,4} )?\p{Lu}|\W{0,6}\p{Lu}[\p{L}.]{1,24}(?: \p{L}{1,24}){0,2} \d{1,5}\b)/u;

/** Asks about the place where somebody lives: a number beside a word for street, a number after "I live at", a block of lines as on a letter. */
export function addresses(words: WordLists): Screen {
  return {
    name: 'addresses',
    run: ({ text }, reading) => {
      // Whatever is found here has a number in it.
      if (!/\d/.test(reading.folded.text)) return [];
      const findings: Finding[] = [];
      const add = (start: number, end: number) => {
        if (findings.some((other) => other.start < end && start < other.end)) return;
        findings.push({ rule: 'place-address', start, end, verdict: 'ask', severity: 2, reason: 'place' });
      };
      for (const { start, end } of blocks(text)) add(start, end);
      const put = (from: number, to: number) => {
        const { start, end } = tokensPlace(reading, from, to);
        add(start, end);
      };
      for (const { label, to } of findPhrases(reading.tokens, words.cues)) {
        const end = label === 'address' ? numberedAfter(text, { reading, words, to }) : 0;
        if (end > to) put(to, end);
      }
      beside(reading, words, put);
      return findings;
    },
  };
}

function tokensPlace({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}

/** After a cue a number with a word beside it, with what follows up to a few words, or 0. A year, a price or a time is none. */
function numberedAfter(
  text: string,
  { reading, words, to }: { reading: Reading; words: WordLists; to: number },
): number {
  const { tokens, folded } = reading;
  const sentence = tokens[to]?.sentence;
  for (let at = to; at < Math.min(tokens.length, to + nearWords); at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return 0;
    if (!houseNumber.test(token.word)) continue;
    if (/^[:%]/.test(folded.text.slice(token.end))) return 0;
    const isPart = (index: number) => {
      const other = tokens[index];
      if (other === undefined || index < to || other.sentence !== sentence) return false;
      const { start } = placeIn(folded, other.start, other.end);
      return words.streetWords.has(other.word) || isNamed(text.slice(start));
    };
    const before = houses.has(tokens[at - 1]?.word ?? '') ? [at - 2, at - 3] : [];
    const isAddress = [at - 1, at + 1, at + 2, ...before].some(isPart);
    return isAddress ? Math.min(tokens.length, at + 8) : 0;
  }
  return 0;
}

/** A capital, or a letter of a script that has none. */
function isNamed(text: string): boolean {
  return /^(?:\p{Lu}|\p{Lo})/u.test(text);
}

/** "12 Long Street", "Ringvej 144 Apt. 902", "长江路12号", "شارع النيل 12". */
function beside(
  { tokens }: Reading,
  { streetWords }: WordLists,
  put: (from: number, to: number) => void,
): void {
  tokens.forEach(({ word, sentence }, at) => {
    const isStreet =
      streetWords.has(word) || streetEnds.some((end) => word.length > end.length + 2 && word.endsWith(end));
    const isUnit = unit.test(word) || flats.has(word);
    if (!isStreet && !isUnit) return;
    const near = (index: number) =>
      tokens[index]?.sentence === sentence && houseNumber.test(tokens[index]?.word ?? '');
    const after = [1, 2, 3].find((step) => near(at + step));
    if (isUnit) {
      if (after === 1 || (/\p{Script=Han}/u.test(word) && near(at - 1) && hasStreet(tokens, at, streetWords)))
        put(Math.max(0, at - 4), Math.min(tokens.length, at + 3));
      return;
    }
    const before = [1, 2, 3, 4].find((step) => near(at - step));
    if (before !== undefined && before > 1) put(at - before, at + 1);
    else if (before === 1 && isLed(tokens, at)) put(at - 1, at + 3);
    else if (after !== undefined && !isOrdinal(tokens[at + after]?.word)) put(at, at + after + 1);
  });
}

/** What follows a word for street where it stands first: "12 rue de la Gare", "3 avenue du Parc", "1 calle de la Luna". */
const led: ReadonlySet<string> = new Set(['de', 'du', 'des', 'del', 'da', 'do']);

/** "12 rue de": a number that is no single one and a word for street in the singular, with what it is the street of. */
function isLed(tokens: Reading['tokens'], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at - 1]?.word !== '1' && next?.sentence === tokens[at]?.sentence && led.has(next?.word ?? '');
}

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

function isOrdinal(word: string | undefined): boolean {
  return word !== undefined && /^(?:1[89]|20)\d\d$/.test(word);
}

function hasStreet(tokens: Reading['tokens'], at: number, streetWords: ReadonlySet<string>): boolean {
  return tokens.slice(Math.max(0, at - 6), at).some(({ word }) => streetWords.has(word));
}

/** Three short lines or more, one of them with a house number: as on a letter. */
function blocks(text: string): { start: number; end: number }[] {
  if (!text.includes('\n')) return [];
  const found: { start: number; end: number }[] = [];
  let start = 0;
  let lines: { text: string; start: number; end: number }[] = [];
  const close = () => {
    const hit = lines.findIndex((line) => addressLine.test(line.text));
    const numbers = lines.slice(Math.max(0, hit)).filter((line) => /\d/.test(line.text)).length;
    const [first, last] = [lines[hit], lines.at(-1)];
    if (hit >= 0 && numbers >= 2 && first && last) found.push({ start: first.start, end: last.end });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.length > 60) close();
    else if (line.trim() !== '') lines.push({ text: line, start, end });
    start = end + 1;
  }
  close();
  return found;
}
