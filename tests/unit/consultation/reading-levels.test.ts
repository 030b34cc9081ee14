import { expect, it } from 'vitest';
import { isAtEachLevel, isToldIn } from '../../../server/core/consultation/reading-levels.ts';

const [younger, older] = [
  { language: 'fr', level: 'younger', field: 'purpose', body: 'Pourquoi ?' },
  { language: 'fr', level: 'older', field: 'purpose', body: 'Pourquoi ?' },
];

it('children are told a text where it stands in their language at both levels', () => {
  expect(isToldIn([younger, older], 'purpose', 'fr')).toBe(true);
  expect(isToldIn([younger], 'purpose', 'fr')).toBe(false);
  expect(isToldIn([younger, older], 'purpose', 'sw')).toBe(false);
  expect(isToldIn([younger, older], 'readers', 'fr')).toBe(false);
});

it('a text of spaces tells nothing', () => {
  const empty = { ...older, body: '  \n' };
  expect(isToldIn([younger, empty], 'purpose', 'fr')).toBe(false);
  expect(isAtEachLevel([younger, empty], 'fr')).toBe(true);
});

it('easy-read is neither of the two', () => {
  expect(isAtEachLevel([younger, { ...older, level: 'easy' }], 'fr')).toBe(false);
});
