import { maxGraphemes } from '../../room/contribution-text.ts';
import { firstPast } from '../../room/letters.ts';
import type { Finding, Screen } from './shape.ts';

/** Longer than any word and most addresses; pasted code and pictures have such runs. Scripts without spaces do not count. */
const longestRun = 80;
const unbroken = /[A-Za-z0-9+/=_-]{81,}/g;

/** Asks about a text past the limit of a contribution (it can come by import) and about an unbroken run of letters. */
export const length: Screen = {
  name: 'length',
  run: ({ text }) => {
    const findings: Finding[] = [];
    const cut = firstPast(text, maxGraphemes);
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
