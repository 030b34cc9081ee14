import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fewestAnswered,
  pollWords,
  seenPoll,
  unfitPoll,
  wordsAfter,
} from '../../../server/core/room/room-poll.ts';

const said = (body: string, languages = ['en', 'ar']) =>
  languages.map((language) => ({ language, level: 'older', body }));

describe('a quick question', () => {
  it.each([
    [
      [7, 3, 0],
      ['most', 'few', 'few'],
    ],
    [
      [6, 4],
      ['about-half', 'about-half'],
    ],
    [
      [5, 5],
      ['about-half', 'about-half'],
    ],
    [
      [13, 7],
      ['most', 'few'],
    ],
    [
      [4, 4, 4],
      ['few', 'few', 'few'],
    ],
    [
      [9, 1],
      ['most', 'few'],
    ],
    // Nine answered, nobody did, all said the same, all but one of a crowd.
    [[5, 4], null],
    [[0, 0], null],
    [[10, 0], null],
    [[99, 1], null],
  ])('R562: of %j children is told %j', (counts, words) => {
    expect(wordsAfter(counts)).toEqual(words);
  });

  it('R562: nothing is told of fewer than ten or of nearly all alike, and else a word for each and no number', () => {
    const counts = fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(counts, (each) => {
        const answered = each.reduce((sum, count) => sum + count, 0);
        const told = wordsAfter(each);
        const hidden = answered < fewestAnswered || Math.max(...each) > 0.9 * answered;
        expect(told === null).toBe(hidden);
        if (told === null) return;
        expect(told).toHaveLength(each.length);
        for (const word of told) expect(pollWords).toContain(word);
        // More children never have a smaller word.
        const rank = (at: number) => -pollWords.indexOf(told[at] ?? 'few');
        for (const [one, count] of each.entries())
          for (const [other, less] of each.entries())
            if (count > less) expect(rank(one)).toBeGreaterThanOrEqual(rank(other));
      }),
    );
  });

  it('R561: is whole in every language of the consultation, with two to five answers', () => {
    const fit = { question: said('Shall we go on?'), answers: [said('Yes'), said('Later')] };
    const languages = ['en', 'ar'];
    expect(unfitPoll(fit, languages)).toBeNull();
    expect(unfitPoll({ ...fit, answers: [said('Yes')] }, languages)).toBe('field-missing');
    expect(unfitPoll({ ...fit, answers: Array(6).fill(said('Yes')) }, languages)).toBe('choice-unfit');
    expect(unfitPoll({ ...fit, question: said('Only here?', ['en']) }, languages)).toBe('field-missing');
    expect(unfitPoll({ ...fit, answers: [said('Yes'), said('x'.repeat(81))] }, languages)).toBe(
      'field-too-long',
    );
  });

  it('R562: tells no word before all is over', () => {
    const poll = { id: 'a', question: [], answers: [], told: ['most', 'few'] as const };
    expect(seenPoll({ ...poll, state: 'closing' }).told).toBeNull();
    expect(seenPoll({ ...poll, state: 'told' }).told).toEqual(['most', 'few']);
  });
});
