import { expect, it } from 'vitest';
import { draftOf } from '../../../app/live/use-desk-drafts.ts';

const filled = (decision: string) =>
  new URLSearchParams([
    ['id', 'word'],
    ['revision', '2'],
    ['decision', decision],
    ['words', 'Lena'],
    ['place', '0-4'],
    ['reason', 'person'],
    ['alike', 'yes'],
  ]);

it('R818: what was ticked and typed comes back, and neither the tick that shows all to others nor the one that decides on many', () => {
  const names = (decision: string, decided = false) =>
    draftOf(filled(decision), decided).map(([name]) => name);
  expect(names('redact')).toEqual(['id', 'revision', 'decision', 'words', 'place', 'reason']);
  expect(names('publish')).toEqual(['id', 'revision', 'words', 'place', 'reason']);
  expect(names('redact', true)).toEqual(['id', 'revision', 'words', 'place', 'reason']);
});
