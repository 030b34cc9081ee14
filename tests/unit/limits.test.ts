import { describe, expect, it } from 'vitest';
import { type DecidedOn, limitsOf } from '../../server/core/moderation/limits.ts';

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
    const rows = limitsOf([...decided(40, 4, { language: 'en' }), ...decided(20, 8, { language: 'ar' })], {
      numbers: false,
    });
    expect(rowOf(rows, 'language', 'ar')).toMatchObject({ word: 'more', decided: null, limited: null });
    expect(rowOf(rows, 'language', 'en')?.word).toBe('less');
    expect(rowOf(rows, 'section', '1')?.word, 'nobody stands beside it').toBe('too-few');
  });

  it('tells no number under ten, rounds the others down, and says nothing of few', () => {
    const rows = limitsOf([...decided(38, 13, { staffId: 'maya' }), ...decided(9, 9, { staffId: 'ravi' })], {
      numbers: true,
    });
    expect(rowOf(rows, 'staffId', 'maya')).toMatchObject({ word: 'too-few', decided: 35, limited: 10 });
    expect(rowOf(rows, 'staffId', 'ravi')).toMatchObject({ word: 'too-few', decided: null, limited: null });
  });

  it('R344: says it by theme too, once words are sorted, and of what is in none nothing', () => {
    const rows = limitsOf(
      [
        ...decided(20, 10, { theme: 'Punishment', section: 'a' }),
        ...decided(20, 2, { theme: 'Food', section: 'b' }),
        ...decided(20, 2, { section: 'c' }),
      ],
      { numbers: false },
    );
    expect(rowOf(rows, 'theme', 'Punishment')?.word).toBe('more');
    expect(rowOf(rows, 'theme', 'Food')?.word).toBe('less');
    expect(rows.filter(({ group }) => group === 'theme')).toHaveLength(2);
  });

  it('counts a child once, however often somebody decided on it', () => {
    const many = decided(12, 0, {}).flatMap((each) => [each, { ...each, limited: true }, each]);
    expect(rowOf(limitsOf(many, { numbers: true }), 'section', '1')).toMatchObject({
      decided: 10,
      limited: 10,
    });
  });
});
