import {
  addressEnd,
  alsoPlain,
  cased,
  flats,
  han,
  houses,
  isHouse,
  isInNumber,
  isStreetWord,
  isYear,
  joins,
  led,
  nameBefore,
  unit,
  writtenAs,
} from './address-words.ts';
import { findPhrases } from './find-phrases.ts';
import { foldedSet, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

/** Words between a house number and what says "street", or between a cue and a number. */
const nearWords = 4;
const houseNumber = /^\d{1,5}[a-z]?$/;
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
      // Where each cue ends, and where it begins: "I live at" says nothing without the place.
      const leads = new Map<number, number>();
      const add = (start: number, end: number, lead?: number) => {
        if (findings.some((other) => other.start < end && start < other.end)) return;
        const known = lead === undefined ? {} : { lead };
        const place = { start, end, ...known, verdict: 'ask', severity: 2, reason: 'place' } as const;
        findings.push({ rule: 'place-address', ...place });
      };
      for (const { start, end } of blocks(text)) add(start, end);
      const put = (from: number, to: number) => {
        const { start, end } = tokensPlace(reading, from, to);
        add(start, end, leads.get(from) ?? prepositionBefore(reading, from));
      };
      for (const { label, from, to } of findPhrases(reading.tokens, words.cues)) {
        if (label !== 'address') continue;
        leads.set(to, Math.min(leads.get(to) ?? text.length, tokensPlace(reading, from, to).start));
        const end = numberedAfter(text, { reading, words, to });
        if (end > to) put(to, end);
      }
      beside(text, { reading, words }, put);
      return findings;
    },
  };
}

const prepositions = foldedSet(['at', 'au', 'aux', 'ao']);

/** "We want a park at …" says nothing more with the "at". */
function prepositionBefore(reading: Reading, from: number): number | undefined {
  const [before, first] = [reading.tokens[from - 1], reading.tokens[from]];
  const isOne = before?.sentence === first?.sentence && prepositions.has(before?.word ?? '');
  return isOne ? tokensPlace(reading, from - 1, from).start : undefined;
}

function tokensPlace({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}

/** After a cue a number with a word beside it, with what of the address follows, or 0. A year, a price or a time is none. */
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
    if (/^[:%]/.test(folded.text.slice(token.end)) || counted.test(tokens[at + 1]?.word ?? '')) return 0;
    const isPart = (index: number) => {
      const other = tokens[index];
      if (other === undefined || index < to || other.sentence !== sentence) return false;
      const { start } = placeIn(folded, other.start, other.end);
      if (words.streetWords.has(other.word)) return true;
      return isNamed(text.slice(start)) && !words.notNames.has(other.word);
    };
    const before = houses.has(tokens[at - 1]?.word ?? '') ? [at - 2, at - 3] : [];
    const isAddress = [at - 1, at + 1, at + 2, ...before].some(isPart);
    return isAddress ? addressEnd(text, { reading, words, from: at + 1 }) : 0;
  }
  return 0;
}

/** A capital, or a letter of a script that has none. */
function isNamed(text: string): boolean {
  return /^(?:\p{Lu}|\p{Lo})/u.test(text);
}

/** "12 Long Street", "Ringvej 144 Apt. 902", "长江路12号", "شارع النيل 12". */
function beside(
  text: string,
  { reading, words }: { reading: Reading; words: WordLists },
  put: (from: number, to: number) => void,
): void {
  const { tokens, folded } = reading;
  const near = (index: number, at: number) =>
    tokens[index]?.sentence === tokens[at]?.sentence &&
    houseNumber.test(tokens[index]?.word ?? '') &&
    !isInNumber(folded.text, tokens[index]);
  const goesOn = (from: number) => addressEnd(text, { reading, words, from });
  tokens.forEach(({ word }, at) => {
    const isUnit = unit.test(word) || flats.has(word);
    if (isUnit) {
      const isHan = /\p{Script=Han}/u.test(word) && near(at - 1, at);
      const end = near(at + 1, at) ? goesOn(at + 2) : at + 1;
      if (end > at + 1 || (isHan && hasStreet(tokens, at, words.streetWords)))
        put(at - stepsBack(text, { reading, words, at }), end);
      return;
    }
    if (!isStreetWord(word, words)) return;
    // Between a number and its street stand names: "142 and I want gardens" is no address.
    const isNumber = (index: number) => near(index, at);
    const back = stepsTo(text, { reading, words, at, direction: -1, isNumber });
    const ahead = stepsTo(text, { reading, words, at, direction: 1, isNumber });
    if (back > 1 && isMeant(text, { reading, at, back })) put(at - back, goesOn(at + 1));
    else if (back === 1 && isLed(tokens, at)) put(at - 1, goesOn(afterLed(tokens, at + 1)));
    else if (ahead > 0 && isOfStreet(text, { reading, words, at, ahead })) {
      const before = ahead === 1 ? nameBefore(text, { reading, words, at }) : 0;
      put(at - before, goesOn(at + ahead + 1));
    }
  });
}

/** How far a number is from a word for street, in one direction, with nothing between that joins; 0: none is near. */
function stepsTo(
  text: string,
  of: {
    reading: Reading;
    words: WordLists;
    at: number;
    direction: 1 | -1;
    isNumber: (index: number) => boolean;
  },
): number {
  const { reading, words, at, direction, isNumber } = of;
  // "rue de la Gare 12", "mtaa wa Uhuru nyumba namba 12": what leads to a name is no word of its own.
  let most = direction === 1 ? 3 : nearWords;
  for (let step = 1; step <= most; step += 1) {
    const index = at + step * direction;
    if (isNumber(index)) return step;
    const word = reading.tokens[index]?.word ?? '';
    if (led.has(word) || isHouse(word)) most = Math.min(most + 1, 6);
    else if (joins(text, { reading, words, at: index })) return 0;
  }
  return 0;
}

/** The words of an address before that of a flat: as far as the sentence and the first that joins. */
function stepsBack(text: string, of: { reading: Reading; words: WordLists; at: number }): number {
  const { reading, words, at } = of;
  let steps = 0;
  while (steps < nearWords) {
    const before = reading.tokens[at - steps - 1];
    if (before?.sentence !== reading.tokens[at]?.sentence) break;
    if (joins(text, { reading, words, at: at - steps - 1 })) break;
    steps += 1;
  }
  return steps;
}

/** "12 Kew Gardens", "5 Abbey close": of these words only a capital makes a street. "We planted 20 trees in gardens", "3 shops close". */
function isMeant(text: string, of: { reading: Reading; at: number; back: number }): boolean {
  const { reading, at, back } = of;
  if (!alsoPlain.has(reading.tokens[at]?.word ?? '')) return true;
  return reading.tokens
    .slice(at - back + 1, at + 1)
    .some((token) => /^\p{Lu}\p{L}/u.test(writtenAs(text, reading, token)));
}

/**
 * "rose street 12" and "长江路12号", not "our street has 12 trees" or "on the street 12 children", where a word after the number says what
 * is counted, and no year.
 */
function isOfStreet(
  text: string,
  of: { reading: Reading; words: WordLists; at: number; ahead: number },
): boolean {
  const { reading, words, at, ahead } = of;
  const { tokens, folded } = reading;
  const [street, number, next] = [tokens[at], tokens[at + ahead], tokens[at + ahead + 1]];
  if (street === undefined || number === undefined || isYear(number.word)) return false;
  if (han.test(street.word))
    return (ahead === 1 && !counted.test(next?.word ?? '')) || /^[号弄栋幢]/.test(next?.word ?? '');
  const hasNameBefore = nameBefore(text, { reading, words, at }) > 0;
  if (alsoPlain.has(street.word)) return ahead === 1 && hasNameBefore;
  if (next === undefined || next.sentence !== number.sentence || isHouse(next.word)) return true;
  // "in our street 12 kids play": which street is not said, and after "I live in" the number is found by that.
  if (ahead === 1 && !hasNameBefore && cased.test(street.word) && words.streetWords.has(street.word))
    return false;
  if (joins(text, { reading, words, at: at + ahead + 1 }) || !/^\s/.test(folded.text.slice(number.end)))
    return true;
  if (/^\p{Lu}|^\u0627\u0644/u.test(writtenAs(text, reading, next))) return true;
  const isNamedStreet = tokens
    .slice(at + 1, at + ahead)
    .some((token) => /^\p{Lu}/u.test(writtenAs(text, reading, token)));
  return isNamedStreet || (ahead === 1 && (hasNameBefore || !words.streetWords.has(street.word)));
}

/** What is counted after a number in Chinese: "路12年没有修". */
const counted = /^[年月天个条公人次分小点岁名位米]/;

/** "12 rue de": a number that is no single one and a word for street in the singular, with what it is the street of. */
function isLed(tokens: Reading['tokens'], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at - 1]?.word !== '1' && next?.sentence === tokens[at]?.sentence && led.has(next?.word ?? '');
}

/** The token after the name to which "de la" leads. */
function afterLed(tokens: Reading['tokens'], from: number): number {
  let at = from;
  while (led.has(tokens[at]?.word ?? '')) at += 1;
  return Math.min(tokens.length, at + 1);
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
