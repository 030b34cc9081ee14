import { maxGraphemes } from '../../room/contribution-text.ts';
import type { Finding, Screen } from './shape.ts';

/** Longer than any word and most addresses; pasted code and pictures have such runs. Scripts without spaces do not count. */
const longestRun = 80;
const unbroken = /[A-Za-z0-9+/=_-]{81,}/g;

/** Asks about a text past the limit of a contribution (it can come by import) and about an unbroken run of letters. */
export const length: Screen = {
  name: 'length',
  run: ({ text }) => {
    const findings: Finding[] = [];
    const cut = text.length > maxGraphemes ? cutAt(text, maxGraphemes) : undefined;
    if (cut !== undefined) findings.push(found('length-long', cut, text.length));
    if (text.length > longestRun) {
      for (const { index, 0: run } of text.matchAll(unbroken)) {
        findings.push(found('length-unbroken', index, index + run.length));
      }
    }
    return findings;
  },
};

function found(rule: string, start: number, end: number): Finding {
  return { rule, start, end, verdict: 'ask', severity: 0, reason: 'length' };
}

/** Where grapheme number `limit` ends, or undefined when the text has no more than that. */
function cutAt(text: string, limit: number): number | undefined {
  let count = 0;
  for (const { index } of new Intl.Segmenter().segment(text)) {
    if (count === limit) return index;
    count += 1;
  }
  return undefined;
}
