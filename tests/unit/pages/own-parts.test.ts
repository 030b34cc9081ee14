import { describe, expect, it } from 'vitest';
import { withMeant } from '../../../app/routes/child/words/own-parts.ts';
import { type ContributionRecord, forAuthor } from '../../../server/core/wire/views.ts';

const record: ContributionRecord = {
  id: 'a',
  participantId: 'p',
  activityId: 'q',
  anchor: '1',
  revision: 1,
  change: 1,
  state: 'returned',
  language: 'en',
  text: '',
  hidden: [],
  reason: 'hurt',
  findings: [],
  severity: 0,
  seq: null,
  day: '2026-06-05',
  pseudonym: { adjective: 1, motif: 2, palette: 3 },
  appeal: null,
  batchId: '',
};
/** What the child reads of its text where a moderator marked these places, from and to. */
const read = (text: string, ...places: readonly (readonly [number, number])[]) =>
  withMeant(
    forAuthor({
      ...record,
      text,
      hidden: places.map(([start, end]) => ({ start, end, label: 'hurt' as const })),
    }),
  );

describe('R714: what a limit is about is marked where it stands', () => {
  it('and the rest stays around it, in order and whole', () => {
    expect(read('Ana is silly, and so is Ben.', [24, 27], [7, 12])).toEqual([
      { text: 'Ana is ' },
      { meant: 'silly' },
      { text: ', and so is ' },
      { meant: 'Ben' },
      { text: '.' },
    ]);
  });

  it('the same words twice are two marks, and where nothing is meant there is none', () => {
    expect(read('no no', [0, 2], [3, 5])).toEqual([{ meant: 'no' }, { text: ' ' }, { meant: 'no' }]);
    expect(read('Yes.')).toEqual([{ text: 'Yes.' }]);
    expect(read('')).toEqual([{ text: '' }]);
  });
});

it('R1314: the same words that stand before what a limit is about are not marked, nor such in a longer word', () => {
  expect(read('I am not stupid. Our teacher is stupid.', [32, 38])).toEqual([
    { text: 'I am not stupid. Our teacher is ' },
    { meant: 'stupid' },
    { text: '.' },
  ]);
  expect(read('Joke? Jo lies. Not Joan.', [6, 8])).toEqual([
    { text: 'Joke? ' },
    { meant: 'Jo' },
    { text: ' lies. Not Joan.' },
  ]);
  // A place that cuts a letter is the whole of it, here and there.
  expect(read('a\u0301 b a\u0301 c', [6, 7])).toEqual([
    { text: 'a\u0301 b ' },
    { meant: 'a\u0301' },
    { text: ' c' },
  ]);
});
