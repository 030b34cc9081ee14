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
    const before = previous.slice(-lookBack).filter((each) => !farApart(text, each));
    if (before.length === 0) return findings;
    const letters = lettersOf(text);
    if (letters === '') return findings;
    const earlier = before.map(lettersOf);
    const same =
      letters.length < shortAnswer
        ? earlier.length === lookBack && earlier.every((each) => each === letters)
        : earlier.includes(letters);
    if (same) return [...findings, found('repeat-same', 0, text.length)];
    if (earlier.some((each) => isNear(letters, each))) findings.push(found('repeat-near', 0, text.length));
    return findings;
  },
};

function found(rule: string, start: number, end: number): Finding {
  return { rule, start, end, verdict: 'ask', severity: 0, reason: 'repeat' };
}

/** Letters and digits alone, in one case: a full stop more is no new thought. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function isNear(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length < nearLength || shorter.length < longer.length * 0.8) return false;
  return dice(a, b) >= nearSame;
}

/**
 * Counts of letters, of the texts as they stand: a tenth of the cost of folding them, and it parts nearly all pairs.
 * The low five bits are the same for a capital and its small letter. Loose on purpose: what passes is looked at well.
 */
function farApart(a: string, b: string): boolean {
  const counts = new Int16Array(32);
  for (let at = 0; at < a.length; at += 1)
    counts[a.charCodeAt(at) & 31] = (counts[a.charCodeAt(at) & 31] ?? 0) + 1;
  for (let at = 0; at < b.length; at += 1)
    counts[b.charCodeAt(at) & 31] = (counts[b.charCodeAt(at) & 31] ?? 0) - 1;
  let apart = 0;
  for (const count of counts) apart += Math.abs(count);
  return apart > 4 + Math.max(a.length, b.length) * 0.3;
}

function dice(a: string, b: string): number {
  const triples = new Map<string, number>();
  for (let at = 0; at + 3 <= a.length; at += 1) {
    const triple = a.slice(at, at + 3);
    triples.set(triple, (triples.get(triple) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 3 <= b.length; at += 1) {
    const left = triples.get(b.slice(at, at + 3)) ?? 0;
    if (left > 0) {
      shared += 1;
      triples.set(b.slice(at, at + 3), left - 1);
    }
  }
  return (2 * shared) / (a.length - 2 + (b.length - 2));
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
