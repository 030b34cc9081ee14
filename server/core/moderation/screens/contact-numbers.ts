import { placeIn } from './fold.ts';
import { harmlessNumber, type NumberRun } from './harmless-numbers.ts';
import type { Finding, Screen } from './shape.ts';

/** Fewer digits are a street number, a price, a year. */
export const fewestDigits = 7;
/** More separators than this in a row part two numbers. */
const mostSeparators = 3;

/** Asks about telephone numbers in any script: seven digits or more, through spaces, dots, dashes, brackets, new lines, pictures. */
export const contactNumbers: Screen = {
  name: 'contact-numbers',
  run: ({ text }, { folded }) => {
    const findings: Finding[] = [];
    for (const run of numberRuns(folded.text)) {
      const digits = run.groups.reduce((sum, group) => sum + group.length, 0);
      if (digits < fewestDigits) continue;
      const place = placeIn(folded, run.start, run.end);
      // What is counted, and which law it is, is read in the words as they are written.
      if (harmlessNumber({ ...run, ...place, text })) continue;
      findings.push({ rule: 'contact-number', ...place, verdict: 'ask', severity: 2, reason: 'contact' });
    }
    return findings;
  },
};

/** The value of a digit, or -1. Folding has made digits of every script these ten. */
function digitOf(code: number): number {
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
}

const separator =
  /[\s.()[\]{}+/*_|~\u00B7\u2022\u2010-\u2015\u2212\uFF0B\-\uD83C-\uD83E\uDC00-\uDFFF\u2600-\u27BF\u2B50]/;

/** One pass, one step a character: runs of digits with few separators between, longest first by nature. */
function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  for (let at = 0; at < text.length; ) {
    if (digitOf(text.charCodeAt(at)) < 0) {
      at += 1;
      continue;
    }
    const run = readRun(text, at);
    runs.push(run);
    at = run.end;
  }
  return runs;
}

function readRun(text: string, first: number): NumberRun {
  const groups: string[] = [];
  const separators: string[] = [];
  let at = first;
  let end = first;
  for (;;) {
    let group = '';
    for (let digit = digitOf(text.charCodeAt(at)); digit >= 0; digit = digitOf(text.charCodeAt(at))) {
      group += digit;
      at += 1;
    }
    groups.push(group);
    end = at;
    while (at < text.length && at - end <= mostSeparators && separator.test(text.charAt(at))) at += 1;
    const between = text.slice(end, at);
    const stops =
      at - end > mostSeparators ||
      digitOf(text.charCodeAt(at)) < 0 ||
      opensListItem(text, first, between, at);
    if (stops) break;
    separators.push(between);
  }
  const sign = /[+\uFF0B]\(?$|\([+\uFF0B]$/.exec(text.slice(Math.max(0, first - 2), first))?.[0] ?? '';
  return { text, start: first - sign.length, end, groups, separators, plus: sign !== '' };
}

const listItem = /^\p{Nd}{1,2}[.)]\s/u;

/**
 * "2. " at the start of a line does not go on with the line before, if that began "1. " too. Otherwise "1) " in the
 * middle of a number would hide it.
 */
function opensListItem(text: string, first: number, between: string, at: number): boolean {
  if (!between.includes('\n') || !listItem.test(text.slice(at, at + 4))) return false;
  return (first === 0 || text[first - 1] === '\n') && listItem.test(text.slice(first, first + 4));
}
