import { describe, expect, it } from 'vitest';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';
import { madeSentence } from '../../support/house/made-sentence.ts';

const screens = loadScreens([]);

describe('made-up sentences of children', () => {
  it('are all different, and the screens ask about none of them, whoever says which', () => {
    const all = Array.from({ length: 4_096 }, (_, at) => madeSentence(at));
    expect(new Set(all).size).toBe(4_096);
    const found = all.flatMap((text, at) =>
      // A child of a room of 25, of one of 1,000, and one who says three in a row.
      [25, 1_000, 1].flatMap((apart) => {
        const previous = [3, 2, 1].map((times) => madeSentence(at + times * apart));
        return screenText({ text, previous, language: 'en', sensitiveTopic: false }, screens).findings;
      }),
    );
    expect(found).toEqual([]);
  });
});
