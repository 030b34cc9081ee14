import { placeIn } from './fold.ts';
import { harmlessNumber, type NumberRun } from './harmless-numbers.ts';
import type { Finding, Screen } from './shape.ts';

/** Fewer digits are a street number, a price, a year. */
export const fewestDigits = 7;

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

/** Digits, and what parts them from more: three marks or blanks at most. Folding has made digits of every script these ten. */
const parts =
  /(\d+)(?:([\s.,;،٬()[\]{}+/*_|~\u00B7\u2022\u2010-\u2015\u2212\-\uD83C-\uD83E\uDC00-\uDFFF\u2600-\u27BF\u2B50]{1,3})(?=\d))?/g;
/** Of these the marks that part what is listed, too. */
const listMark = /[,;،٬]/;
/**
 * Behind one a number goes on that is dialled so, until it is long enough: "0532,123,45,67", "0,7,9,1"; and no score, no date, no price, no list of
 * other numbers: "0,50, 0,75", "0, 3, 6, 12", "+5, +10".
 */
const dialled = /^(?:\(?\+\(?(?=[1-9])|\(?(?=0\d\d))(?:[^\d./+-]*\d){1,9}[^\d+]+$|^0(?:[,;،٬]\d)*[,;،٬]$/;

/** One pass, one step a group: runs of digits with few separators between, longest first by nature. */
function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  let open: { start: number; groups: string[]; separators: string[]; plus: boolean } | undefined;
  for (const { index, 1: group = '', 2: between } of text.matchAll(parts)) {
    const sign = /\+\(?$|\(\+$/.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? '';
    open ??= { start: index - sign.length, groups: [], separators: [], plus: sign !== '' };
    open.groups.push(group);
    const end = index + group.length;
    if (between === undefined || isLast(text, { start: open.start, end, next: end + between.length })) {
      runs.push({ ...open, text, end, written: text.slice(open.start, end) });
      open = undefined;
    } else open.separators.push(between);
  }
  return runs;
}

/** Does a run that began at `start` end at `end`, though digits follow at `next`? */
function isLast(text: string, { start, end, next }: { start: number; end: number; next: number }): boolean {
  return (
    (listMark.test(text.slice(end, next)) && !dialled.test(text.slice(start, next))) ||
    opensListItem(text, start, text.slice(end, next), next)
  );
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
