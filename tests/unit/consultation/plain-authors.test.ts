import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releasedSource } from '../../../server/core/consultation/document-source.ts';
import {
  type PlainAuthor,
  plainChecked,
  plainToCheck,
} from '../../../server/core/consultation/plain-authors.ts';

const languages = ['en', 'ar'];
const text = fc.record({
  anchor: fc.constantFrom('1', '2', '3'),
  language: fc.constantFrom(...languages),
  level: fc.constantFrom('younger', 'older'),
  by: fc.constantFrom('staff' as const, 'makers' as const, 'machine' as const),
  authorId: fc.constantFrom('ilse', 'tariq', 'due-weight'),
  authorName: fc.constant(''),
  writtenDay: fc.constant('2030-01-01'),
  revision: fc.nat(5),
  checkedName: fc.constant(''),
  checkedDay: fc.constantFrom('', '2030-01-02'),
});
const texts: fc.Arbitrary<readonly PlainAuthor[]> = fc.uniqueArray(text, {
  selector: ({ anchor, language, level }) => `${anchor} ${language} ${level}`,
});
const press = fc.record({
  anchors: fc.subarray(['1', '2', '3'], { minLength: 1 }),
  language: fc.constantFrom(...languages),
  staffId: fc.constantFrom('ilse', 'tariq'),
  read: fc.nat(5),
});

describe('who checks plain words', () => {
  it('R586: one press checks what waits of these sections in this language, and nothing that who pressed wrote', () => {
    fc.assert(
      fc.property(texts, press, (found, of) => {
        const answer = plainToCheck(found, of);
        const waiting = found.filter(
          ({ anchor, language, checkedDay }) =>
            of.anchors.includes(anchor) && language === of.language && checkedDay === '',
        );
        const others = waiting.filter(({ authorId }) => authorId !== of.staffId);
        if (answer.ok) {
          expect(answer.plain).toEqual(others);
          expect(others.length).toBeGreaterThan(0);
          return;
        }
        const stale = waiting.some(({ revision }) => revision > of.read);
        const code = waiting.length === 0 ? 'state-forbids' : stale ? 'stale-revision' : 'one-person-alone';
        expect(answer.code).toBe(code);
        if (code === 'one-person-alone') expect(others).toEqual([]);
      }),
    );
  });

  it('R587: what was written after it was read is not checked', () => {
    fc.assert(
      fc.property(texts, press, (found, of) => {
        const answer = plainToCheck(found, of);
        if (answer.ok) expect(answer.plain.every(({ revision }) => revision <= of.read)).toBe(true);
      }),
    );
  });

  it('R588: a section counts when each language has both levels, each checked', () => {
    const whole = (checked: boolean) =>
      languages.flatMap((language) => ['younger', 'older'].map((level) => ({ language, level, checked })));
    expect(plainChecked([], languages).ready).toBe(false);
    expect(plainChecked([{ plain: whole(true), easy: [] }], languages)).toEqual({
      ready: true,
      says: { done: 1, all: 1 },
    });
    for (const gap of whole(true).keys()) {
      const without = whole(true).filter((_, index) => index !== gap);
      const waits = whole(true).map((each, index) => ({ ...each, checked: index !== gap }));
      for (const plain of [without, waits])
        expect(
          plainChecked(
            [
              { plain, easy: [] },
              { plain: whole(true), easy: [] },
            ],
            languages,
          ),
        ).toEqual({
          ready: false,
          says: { done: 1, all: 2 },
        });
    }
  });

  it('R609: easy-read is not asked for, and counts where there is some of a language that is asked in', () => {
    const plain = languages.flatMap((language) =>
      ['younger', 'older'].map((level) => ({ language, level, checked: true })),
    );
    const easy = (language: string, checked: boolean) => ({ language, level: 'easy', checked });
    const ready = (...of: ReturnType<typeof easy>[]) => plainChecked([{ plain, easy: of }], languages).ready;
    expect(ready()).toBe(true);
    expect(ready(easy('en', true))).toBe(true);
    expect(ready(easy('en', true), easy('ar', false))).toBe(false);
    expect(ready(easy('fr', false))).toBe(true);
  });
});

describe('what a release says of where its document is from', () => {
  it('R591: has both sides and who from outside read them, and not who of the staff wrote it; a company claims', () => {
    const source = {
      revision: 3,
      label: 'official' as const,
      origin: 'The gazette',
      author: 'An office',
      texts: [],
      writtenBy: 'somebody',
      writtenName: 'Ilse',
      writtenDay: '2030-01-01',
      checkedName: 'Lena Okafor',
      checkedFrom: 'A library',
      attestedName: 'Tariq',
      checkedDay: '2030-01-02',
    };
    const told = releasedSource(source, { seed: 'a', sponsorKind: 'public', languages: ['en'] });
    expect(told).toMatchObject({ label: 'official', origin: 'The gazette', checkedName: 'Lena Okafor' });
    expect(JSON.stringify(told)).not.toMatch(/somebody|Ilse/);
    expect(releasedSource(source, { seed: 'a', sponsorKind: 'company', languages: ['en'] }).label).toBe(
      'claim',
    );
  });
});
