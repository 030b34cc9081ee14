import { describe, expect, it } from 'vitest';
import { type DecidedOn, limitsOf } from '../../../server/core/moderation/limits.ts';

/** So many children, each with one decision, the first of them limited. */
function decided(many: number, limited: number, of: Partial<DecidedOn>): readonly DecidedOn[] {
  return Array.from({ length: many }, (_, index) => ({
    child: `${of.language}-${of.section}-${of.staffId}-${index}`,
    section: '1',
    theme: '',
    language: 'en',
    staffId: 'maya',
    limited: index < limited,
    ...of,
  }));
}

const rowOf = (rows: ReturnType<typeof limitsOf>, group: string, of: string) =>
  rows.find((row) => row.group === group && row.of === of);

describe('R185: limits beside those of all others', () => {
  it('says in a word which group meets more of them', () => {
    const rows = limitsOf([...decided(40, 4, { language: 'en' }), ...decided(20, 8, { language: 'ar' })]);
    expect(rowOf(rows, 'language', 'ar')).toEqual({ group: 'language', of: 'ar', word: 'more' });
    expect(rowOf(rows, 'language', 'en')?.word).toBe('less');
    expect(rowOf(rows, 'section', '1')?.word, 'nobody stands beside it').toBe('too-few');
  });

  it('says nothing of few, nor of all beside few', () => {
    const rows = limitsOf([...decided(38, 13, { staffId: 'maya' }), ...decided(9, 9, { staffId: 'ravi' })]);
    expect(rowOf(rows, 'staffId', 'maya')?.word).toBe('too-few');
    expect(rowOf(rows, 'staffId', 'ravi')?.word).toBe('too-few');
  });

  it('R344: says it by theme too, once words are sorted, and of what is in none nothing', () => {
    const rows = limitsOf([
      ...decided(20, 10, { theme: 'Punishment', section: 'a' }),
      ...decided(20, 2, { theme: 'Food', section: 'b' }),
      ...decided(20, 2, { section: 'c' }),
    ]);
    expect(rowOf(rows, 'theme', 'Punishment')?.word).toBe('more');
    expect(rowOf(rows, 'theme', 'Food')?.word).toBe('less');
    expect(rows.filter(({ group }) => group === 'theme')).toHaveLength(2);
  });

  it('counts a child once, however often somebody decided on it', () => {
    const often = decided(12, 6, {}).flatMap((each) => [each, each, each]);
    const others = decided(12, 6, { language: 'ar' });
    expect(rowOf(limitsOf([...often, ...others]), 'language', 'en')?.word).toBe('usual');
    const few = decided(9, 0, {}).flatMap((each) => [each, { ...each, limited: true }, each]);
    expect(rowOf(limitsOf([...few, ...others]), 'language', 'en')?.word).toBe('too-few');
  });
});
