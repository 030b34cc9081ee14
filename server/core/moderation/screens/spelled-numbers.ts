import { fewestDigits } from './contact-numbers.ts';
import { placeIn } from './fold.ts';
import { isProgression } from './harmless-numbers.ts';
import type { Finding, Screen } from './shape.ts';
import { type DigitGroup, type DigitWords, digitGroups, orsOf } from './spelled-digits.ts';

/** What may stand between two spelled digits: nothing that ends a thought, and no word. */
const farthest = 6;
/** Fewer certain digits, and the letters are words. */
const fewestSure = 3;
const betweenDigits = /^[\s.,;:/()[\]{}+*_|~·•…\-\u2010-\u2015\p{S}]{0,6}(?:(?:y|et|and|na|\u0648) {1,2})?$/u;

/** Asks about telephone numbers with digits in words, or with letters that look like digits: "oh seven nine", "O5O l23". */
export function spelledNumbers(words: DigitWords): Screen {
  return {
    name: 'spelled-numbers',
    run: (_input, { folded, tokens }) => {
      if (tokens.length === 0) return [];
      const findings: Finding[] = [];
      const runs = runsOf(digitGroups(tokens, words), folded.text);
      for (const run of runs.flatMap((each) => partedAtOr(each, folded.text)).map(trimmed)) {
        if (!isNumber(run)) continue;
        const [first, last] = [run[0], run.at(-1)];
        if (first === undefined || last === undefined) continue;
        const place = placeIn(folded, first.start, last.end);
        findings.push({
          rule: 'contact-number-spelled',
          ...place,
          verdict: 'ask',
          severity: 2,
          reason: 'contact',
        });
      }
      return findings;
    },
  };
}

function runsOf(groups: readonly DigitGroup[], text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  for (const group of groups) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near =
      last !== undefined &&
      group.start - last.end <= farthest &&
      betweenDigits.test(text.slice(last.end, group.start));
    if (near) run?.push(group);
    else runs.push([group]);
  }
  return runs;
}

/** "100 o 200" are two numbers. */
function partedAtOr(run: readonly DigitGroup[], text: string): DigitGroup[][] {
  const ors = orsOf(run, text);
  const parts: DigitGroup[][] = [[]];
  for (const group of run) {
    if (ors.has(group)) parts.push([]);
    else parts.at(-1)?.push(group);
  }
  return parts;
}

/** Seven digits or more, one of them not written as a digit (those have a screen of their own), and no counting. */
function isNumber(run: readonly DigitGroup[]): boolean {
  const digits = run.reduce((sum, group) => sum + group.digits.length, 0);
  if (digits < fewestDigits || run.every(({ kind }) => kind === 'digits')) return false;
  const sure = run.reduce((sum, group) => sum + group.sure, 0);
  // Who counts begins with one.
  const counts = run[0]?.digits !== '0' && isProgression(run.map((group) => group.digits));
  return sure >= fewestSure && !counts;
}

/** "12 I 3" begins and ends with what is certain: a letter alone at an end is a word. */
function trimmed(run: readonly DigitGroup[]): readonly DigitGroup[] {
  const first = run.findIndex(({ sure }) => sure > 0);
  const last = run.findLastIndex(({ sure }) => sure > 0);
  // The letter may be the first digit: "o 7 9".
  const from = first === 1 && run[0]?.kind === 'letters' && run[0].digits === '0' ? 0 : first;
  return first < 0 ? [] : run.slice(from, last + 1);
}
