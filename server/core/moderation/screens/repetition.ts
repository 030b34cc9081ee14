import type { Finding, Screen } from './shape.ts';

/** How many of the child's last messages are looked at; nothing older is kept anywhere. */
const lookBack = 3;
/** "Yes", "I agree", "نعم أوافق" may be said again and again: short answers count only as the fourth in a row. */
const shortAnswer = 12;
/** Near-same is asked only of texts with enough letters to tell. */
const nearLength = 24;
/** Dice coefficient of letter triples (Dice 1945) from which two texts are one: a word changed in ten, not a sentence. */
const nearSame = 0.9;
/** "Sooooo" is a way of writing; twelve of one character is a stuck key. */
const longestRun = 12;

/** Asks a child that repeats itself, or a key that was held down. */
export const repetition: Screen = {
  name: 'repetition',
  run: ({ text, previous }) => {
    const findings = runs(text);
    if (previous.length === 0) return findings;
    const counts = countsOf(text);
    const before = previous.slice(-lookBack).filter((each) => !farApart(counts, countsOf(each)));
    if (before.length === 0) return findings;
    const letters = lettersOf(text);
    if (letters === '') return findings;
    const earlier = before.map(lettersOf);
    const same =
      letters.length < shortAnswer
        ? earlier.length === lookBack && earlier.every((each) => each === letters)
        : earlier.includes(letters);
    if (same) return [...findings, found('repeat-same', 0, text.length)];
    const near = nearTo(letters);
    if (earlier.some(near)) findings.push(found('repeat-near', 0, text.length));
    return findings;
  },
};

function found(rule: string, start: number, end: number): Finding {
  return { rule, start, end, verdict: 'ask', severity: 0, reason: 'repeat' };
}

/** Letters and digits alone, in one case: a full stop more is no new thought. */
function lettersOf(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const plain = /^[\x20-\x7e\n]*$/;

/** Whether another text has nearly the same triples of letters: those of this one are counted once, for all it is compared with. */
function nearTo(letters: string): (other: string) => boolean {
  const places = new Map<number | string, number>();
  const counts = new Uint16Array(letters.length);
  for (let at = 0; at + 3 <= letters.length; at += 1) {
    const triple = tripleAt(letters, at);
    const place = places.get(triple) ?? places.size;
    if (place === places.size) places.set(triple, place);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return (other) => {
    const shorter = Math.min(letters.length, other.length);
    if (shorter < nearLength || shorter < Math.max(letters.length, other.length) * 0.8) return false;
    const left = counts.slice(0, places.size);
    let shared = other.length - 2;
    for (let at = 0; at + 3 <= other.length; at += 1) {
      const place = places.get(tripleAt(other, at));
      const more = place === undefined ? 0 : (left[place] ?? 0);
      if (place !== undefined && more > 0) {
        left[place] = more - 1;
        continue;
      }
      shared -= 1;
      if (!isNear(shared, letters, other)) return false;
    }
    return isNear(shared, letters, other);
  };
}

/** How often each letter and digit stands in a text, whatever its case. Of 128 letters apart some are counted as one. */
type Counts = { readonly each: Uint16Array; readonly all: number };

/** Bit 5 parts a capital from its small letter, and no two digits. */
const smallLetter = 0x20;

function countsOf(text: string): Counts {
  const each = new Uint16Array(128);
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) return countsOfLetters(lettersOf(text));
    const letter = unit | smallLetter;
    if (!((letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39))) continue;
    each[letter] = (each[letter] ?? 0) + 1;
    all += 1;
  }
  return { each, all };
}

function countsOfLetters(letters: string): Counts {
  const each = new Uint16Array(128);
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charCodeAt(at) & 0x7f;
    each[letter] = (each[letter] ?? 0) + 1;
  }
  return { each, all: letters.length };
}

/**
 * Whether two texts can neither be the same nor near, by how often each letter stands in them: a tenth of the cost of a look at triples, and it
 * parts nearly all pairs. Of near ones a tenth of all triples of both is not shared at most; a text's letters are the first ones of its triples
 * and two more, so as many letters are not shared at most, and four.
 */
function farApart(one: Counts, other: Counts): boolean {
  const most = (1 - nearSame) * (one.all + other.all) + 4;
  let apart = 0;
  for (let letter = 0; letter < 128; letter += 1)
    apart += Math.abs((one.each[letter] ?? 0) - (other.each[letter] ?? 0));
  return apart > most;
}

function isNear(sharedTriples: number, a: string, b: string): boolean {
  return (2 * sharedTriples) / (a.length - 2 + (b.length - 2)) >= nearSame;
}

/** Three letters, as one small number where they fit into one (Latin, Greek, Cyrillic up to U+03FF): five times as fast. */
function tripleAt(text: string, at: number): number | string {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return (first | second | third) < 0x400 ? (first << 20) | (second << 10) | third : text.slice(at, at + 3);
}

/** Runs of one visible character, by code point. */
function runs(text: string): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const width = point > 0xffff ? 2 : 1;
    let end = at + width;
    while (text.codePointAt(end) === point) end += width;
    if (end - at >= longestRun * width && point !== 32 && point !== 10 && point !== 9) {
      findings.push(found('repeat-character', at, end));
    }
    at = end;
  }
  return findings;
}
