import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayFinding } from '../../../app/routes/child/words/finding-words.ts';
import { auditAnswers } from '../../../server/core/analysis/disclosure/answers.ts';
import { scorecard } from '../../../server/core/analysis/evaluation.ts';
import {
  findingsToCheck,
  meantAnswers,
  meantAsTold,
  meantLine,
} from '../../../server/core/analysis/meant.ts';
import { answersTold } from '../../../server/usecases/analysis/answers-told.ts';

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

  it('R214, R293: hides what the told answers would narrow to less than ten', () => {
    expect(meantLine({ yes: 22, partly: 11, no: 1, unclear: 0 })).toEqual({
      children: 30,
      answers: { yes: 20, partly: null, no: null, unclear: null },
      objected: true,
    });
    fc.assert(
      fc.property(tallies, (tally) => {
        expect(auditAnswers([[meantAsTold('f', meantLine(tally))]])).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('R214, R294: nor do the words about an objection narrow another answer, or how many noes there are', () => {
    fc.assert(
      fc.property(tallies, (tally) => {
        const { children, answers, objected } = meantLine(tally);
        if (children === null) return;
        const told = meantAnswers.flatMap((answer) => answers[answer] ?? []);
        // What is hidden together, where each told number may be four more than it says.
        const rest = children - told.reduce((sum, each) => sum + each, 0);
        const [least, most] = [Math.max(0, rest - 4 * told.length), rest + 4];
        const hidden = meantAnswers.filter(
          (answer) => answers[answer] === null && (answer !== 'no' || objected),
        );
        for (const answer of hidden) {
          const noes = objected && answer !== 'no' && answers.no === null ? 1 : 0;
          const lower = hidden.length === 1 ? least : Number(answer === 'no');
          expect(most - noes - lower).toBeGreaterThanOrEqual(10);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('R218: what a release tells of a finding is audited with it before it is signed', () => {
    const release = (meant: ReturnType<typeof meantLine>) =>
      answersTold({
        number: 1,
        statements: [],
        polls: [],
        findings: [{ id: 'f', language: 'en', text: 'x', evidence: [], meant }],
        scorecard: scorecard([]),
      });
    const line = meantLine({ yes: 22, partly: 11, no: 1, unclear: 0 });
    expect(auditAnswers([release(line)])).toEqual([]);
    expect(auditAnswers([release({ ...line, answers: { ...line.answers, partly: 10 } })])).toEqual([
      { id: 'meant f no', least: 0, most: 4 },
      { id: 'meant f unclear', least: 0, most: 4 },
    ]);
  });

  it('R293: tells of no small group that it is of one mind', () => {
    expect(meantLine({ yes: 40, partly: 0, no: 1, unclear: 0 })).toEqual({
      children: 40,
      answers: { yes: null, partly: null, no: null, unclear: null },
      objected: true,
    });
    expect(meantLine({ yes: 60, partly: 0, no: 9, unclear: 1 }).answers.yes).toBe(60);
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
