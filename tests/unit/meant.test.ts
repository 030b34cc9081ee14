import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayFinding } from '../../app/routes/child/finding-words.ts';
import { findingsToCheck, meantAnswers, meantLine } from '../../server/core/analysis/meant.ts';

const count = fc.nat({ max: 80 });
const tallies = fc.record({ yes: count, partly: count, no: count, unclear: count });

describe('is this what we meant', () => {
  it('R293: tells no number under ten, and only multiples of five', () => {
    fc.assert(
      fc.property(tallies, (tally) => {
        const line = meantLine(tally);
        for (const answer of meantAnswers) {
          const told = line.answers[answer];
          if (told === null) continue;
          expect(told % 5).toBe(0);
          expect(told).toBeGreaterThanOrEqual(10);
          expect(told).toBeLessThanOrEqual(tally[answer]);
        }
        if (line.children !== null) expect(line.children % 5).toBe(0);
      }),
    );
  });

  it('R293: never hides one answer alone, which the others would tell', () => {
    fc.assert(
      fc.property(tallies, (tally) => {
        const hidden = meantAnswers.filter((answer) => meantLine(tally).answers[answer] === null);
        expect(hidden).not.toHaveLength(1);
      }),
    );
  });

  it('R293: tells of no small group that it is of one mind', () => {
    expect(meantLine({ yes: 40, partly: 0, no: 1, unclear: 0 })).toEqual({
      children: 40,
      answers: { yes: null, partly: null, no: null, unclear: null },
      objected: true,
    });
    expect(meantLine({ yes: 60, partly: 0, no: 1, unclear: 0 }).answers.yes).toBe(60);
  });

  it('R294: keeps an objection, however few answered, and invents none', () => {
    fc.assert(
      fc.property(tallies, (tally) => {
        expect(meantLine(tally).objected).toBe(tally.no > 0);
      }),
    );
    expect(meantLine({ yes: 2, partly: 0, no: 1, unclear: 0 }).children).toBeNull();
  });

  it('R291: asks a child about what its words became, and about everything where they became nothing', () => {
    const findings = [
      { id: 'a', evidence: [{ subject: 'point' }] },
      { id: 'b', evidence: [{ subject: 'other' }, { subject: 'statement' }] },
    ];
    const ids = (...subjects: string[]) => findingsToCheck(findings, new Set(subjects)).map(({ id }) => id);
    expect(ids('point')).toEqual(['a']);
    expect(ids('statement', 'point')).toEqual(['a', 'b']);
    expect(ids('none-fits')).toEqual(['a', 'b']);
    expect(ids()).toEqual(['a', 'b']);
  });
});

describe('a finding as a child can read it', () => {
  const words = (language: string, level: string) => ({ language, level, body: `${language} ${level}` });
  const finding = (plain: readonly ReturnType<typeof words>[]) => ({ text: 'Long.', language: 'en', plain });
  const said = (language: string, plain: readonly ReturnType<typeof words>[]) =>
    sayFinding(finding(plain), { reader: { language, level: 'younger' }, languages: ['en', 'ar', 'zh'] });

  it('R299: is in its words: at its level, or at the other one', () => {
    const both = [words('ar', 'older'), words('ar', 'younger')];
    expect(said('ar', both)).toEqual({ words: 'ar younger', lang: 'ar', kind: 'plain' });
    expect(said('ar', [words('ar', 'older')])).toEqual({ words: 'ar older', lang: 'ar', kind: 'plain' });
  });

  it('R299: falls back to what there is, and says to what', () => {
    expect(said('en', [])).toEqual({ words: 'Long.', lang: 'en', kind: 'adult' });
    expect(said('en', [words('ar', 'younger')])).toEqual({ words: 'Long.', lang: 'en', kind: 'adult' });
    expect(said('zh', [words('ar', 'older')])).toEqual({ words: 'ar older', lang: 'ar', kind: 'elsewhere' });
    expect(said('zh', [])).toEqual({ words: 'Long.', lang: 'en', kind: 'elsewhere' });
  });
});
