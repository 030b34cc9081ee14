import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOrder } from '../../../app/routes/child/votes/poll-choice.ts';
import { optionsFit, optionsKept, pollAnswer, pollForms } from '../../../server/core/consultation/polls.ts';

const form = fc.constantFrom(...pollForms);
const count = fc.integer({ min: 2, max: 12 });
const any = fc.array(fc.oneof(fc.integer({ min: -3, max: 15 }), fc.double()), { maxLength: 14 });

describe('R764: words in a language that no field was for', () => {
  const option = (en: string, fr?: string) => ({
    labels: [
      { language: 'en', level: 'older', label: en },
      ...(fr === undefined ? [] : [{ language: 'fr', level: 'older', label: fr }]),
    ],
  });
  const before = [option('Yes', 'Oui'), option('No', 'Non')];
  const french = (given: readonly ReturnType<typeof option>[]) =>
    optionsKept(given, before).map(({ labels }) =>
      labels.flatMap(({ language, label }) => (language === 'fr' ? label : [])),
    );

  it('go with their answer where answers change places', () => {
    expect(french([option('No'), option('Yes')])).toEqual([['Non'], ['Oui']]);
    expect(french([option('Perhaps'), option(' Yes '), option('No')])).toEqual([[], ['Oui'], ['Non']]);
  });

  it('are gone where all that was asked is another answer, and in a language that was asked what was emptied is', () => {
    expect(french([option('Always'), option('No')])).toEqual([[], ['Non']]);
    expect(french([option('Yes', ''), option('No', 'Non')])).toEqual([[], ['Non']]);
  });
});

describe('answers to a poll', () => {
  it('R82: nothing at all is an answer to every poll', () => {
    fc.assert(fc.property(form, count, (of, options) => pollAnswer(of, options, [])));
  });

  it('R82: what is taken has only options that are there, each at most once, and as many as the form says', () => {
    fc.assert(
      fc.property(form, count, any, (of, options, positions) => {
        if (positions.length === 0 || !pollAnswer(of, options, positions)) return;
        expect(new Set(positions).size).toBe(positions.length);
        for (const position of positions) {
          expect(Number.isInteger(position)).toBe(true);
          expect(position >= 1 && position <= options).toBe(true);
        }
        if (of === 'single' || of === 'scale') expect(positions).toHaveLength(1);
        if (of === 'ranking') expect(positions).toHaveLength(options);
      }),
    );
  });

  it('R82: every order is a ranking, and every choice of options a multiple one', () => {
    const shuffled = count.chain((options) => {
      const positions = Array.from({ length: options }, (_, index) => index + 1);
      return fc.shuffledSubarray(positions, { minLength: 1 }).map((some) => ({ options, some }));
    });
    fc.assert(
      fc.property(shuffled, ({ options, some }) => {
        expect(pollAnswer('multiple', options, some)).toBe(true);
        expect(pollAnswer('ranking', options, some)).toBe(some.length === options);
        expect(pollAnswer('single', options, some)).toBe(some.length === 1);
      }),
    );
  });

  it('R82: a scale has five steps, everything else two to twelve options', () => {
    const fitting = (of: (typeof pollForms)[number]) =>
      Array.from({ length: 14 }, (_, index) => index).filter((options) => optionsFit(of, options));
    expect(fitting('scale')).toEqual([5]);
    for (const of of ['single', 'multiple', 'ranking'] as const)
      expect(fitting(of)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('the order in which a child finds answers and places', () => {
  it('R443: is its own, has each once, and stays the same for it', () => {
    const positions = [1, 2, 3, 4, 5];
    const of = (child: number) => ({ participantId: `child ${child}`, activityId: 'a' });
    const orders = Array.from({ length: 200 }, (_, child) => startOrder(of(child), positions));
    for (const order of orders) expect([...order].sort()).toEqual(positions);
    expect(startOrder(of(7), positions)).toEqual(orders[7]);
    // Each of five stands first for about a fifth of the children.
    for (const position of positions) {
      const first = orders.filter(([each]) => each === position).length;
      expect(first).toBeGreaterThan(20);
      expect(first).toBeLessThan(70);
    }
  });
});
