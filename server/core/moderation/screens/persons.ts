import { findPhrases } from './find-phrases.ts';
import { fold, placeIn } from './fold.ts';
import type { Finding, Reading, Screen } from './shape.ts';
import type { WordLists } from './word-lists.ts';

const rules = { name: 'person-name', school: 'person-school', birthday: 'person-birthday' } as const;
const han = /^\p{Script=Han}/u;
const capital = /^\p{Lu}/u;
const cased = /^[\p{Lu}\p{Ll}]/u;

/**
 * Asks about the names of people and schools and about birthdays, after a cue of a pack ("my name is", "I go to … school",
 * "born on"). In scripts with capitals a name begins with one; in others the words after the cue are taken. Two words with
 * capitals in the middle of a sentence are shown to the moderator as perhaps a name, and the child is not asked.
 */
export function persons(words: WordLists): Screen {
  return {
    name: 'persons',
    run: ({ text }, reading) => {
      const findings: Finding[] = [];
      for (const { label, from, to } of findPhrases(reading.tokens, words.cues)) {
        if (label === 'address') continue;
        const end =
          label === 'birthday'
            ? dateAfter(reading, { from, to }, words)
            : nameAfter(text, { reading, words, to, label });
        if (end <= from) continue;
        const start = label === 'birthday' ? from : to;
        findings.push({
          rule: rules[label],
          ...placeOf(reading, Math.min(start, end - 1), end),
          verdict: 'ask',
          severity: 1,
          reason: label === 'school' ? 'place' : 'person',
        });
      }
      return [...findings, ...perhapsNames(text, { reading, words, findings })];
    },
  };
}

function placeOf({ folded, tokens }: Reading, from: number, to: number) {
  return placeIn(folded, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? folded.text.length);
}

type After = {
  readonly reading: Reading;
  readonly words: WordLists;
  readonly to: number;
  readonly label: 'name' | 'school';
};

/** The token after a name that begins at `to`, or 0. A school says that it is one, or begins with a capital. */
function nameAfter(text: string, { reading, words, to, label }: After): number {
  const { tokens, folded } = reading;
  const numbered = label === 'school' ? schoolNumber(reading, words, to) : 0;
  if (numbered > to) return numbered;
  const sentence = tokens[to - 1]?.sentence;
  const most = han.test(tokens[to]?.word ?? '') ? (label === 'school' ? 8 : 4) : 4;
  let end = to;
  while (end < to + most && tokens[end]?.sentence === sentence && tokens[end] !== undefined) {
    const word = tokens[end]?.word ?? '';
    const written = text.slice(placeIn(folded, tokens[end]?.start ?? 0, tokens[end]?.end ?? 1).start);
    if (label === 'school' && end > to && words.schoolWords.has(word)) return end + 1;
    if (words.notNames.has(word) || /^\d/.test(word)) break;
    if (cased.test(written) && !capital.test(written)) break;
    end += 1;
  }
  // Without capitals and without a word for school, anything can follow "I go to".
  if (label === 'school') {
    const first = tokens[to];
    const isCased =
      first !== undefined && capital.test(text.slice(placeIn(folded, first.start, first.end).start));
    // "Shule ya msingi Mlimani": a cue that ends in a word for school says that it is one, and a single name follows.
    const least = words.schoolWords.has(tokens[to - 1]?.word ?? '') ? 1 : 2;
    return isCased && end - to >= least ? end : 0;
  }
  if (han.test(tokens[to]?.word ?? '') && end - to < 2) return 0;
  return end > to ? end : 0;
}

const numberSigns: ReadonlySet<string> = new Set(['no', 'nr', 'номер'].map((sign) => fold(sign).text));

/**
 * The token after the number of a school ("I go to School No. 57", "учусь в школе 57"), or 0. Without a sign before it the number ends
 * the sentence: "in school 5 days a week" is none.
 */
function schoolNumber({ tokens }: Reading, { schoolWords }: WordLists, to: number): number {
  const sentence = tokens[to - 1]?.sentence;
  const first = schoolWords.has(tokens[to]?.word ?? '') ? to + 1 : to;
  if (!schoolWords.has(tokens[first - 1]?.word ?? '')) return 0;
  const at = numberSigns.has(tokens[first]?.word ?? '') ? first + 1 : first;
  const isNumber = /^\d{1,4}$/.test(tokens[at]?.word ?? '') && tokens[at]?.sentence === sentence;
  return isNumber && (at > first || tokens[at + 1]?.sentence !== sentence) ? at + 1 : 0;
}

/** A birthday needs a day: a number and a month, or two numbers, near the cue. */
function dateAfter(
  { tokens }: Reading,
  { from, to }: { from: number; to: number },
  { months }: WordLists,
): number {
  const near = tokens.slice(to, to + 6);
  const numbers = near.filter(({ word }) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(word)).length;
  const month = near.some(({ word }) => months.has(word));
  return numbers >= 2 || (month && numbers >= 1) ? Math.max(from, Math.min(tokens.length, to + 4)) : 0;
}

const twoCapitals =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}\.?)?(?: \p{Lu}[\p{Ll}'’-]{1,20}){1,2}(?![\p{L}\p{N}])/gu;

function perhapsNames(
  text: string,
  { words, findings }: { reading: Reading; words: WordLists; findings: readonly Finding[] },
): Finding[] {
  const perhaps: Finding[] = [];
  for (const { index, 0: raw } of text.matchAll(twoCapitals)) {
    const place = { start: index, end: index + raw.length };
    const parts = raw.toLowerCase().split(/[ .]{1,2}/);
    if (parts.some((part) => words.notNames.has(part))) continue;
    if (findings.some(({ start, end }) => start < place.end && place.start < end)) continue;
    perhaps.push({ rule: 'person-perhaps', ...place, verdict: 'pass', severity: 0, reason: 'person' });
  }
  return perhaps;
}
