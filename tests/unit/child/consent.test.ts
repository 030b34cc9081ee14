import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayQuote } from '../../../server/core/analysis/quotes/quotable.ts';
import {
  ageBands,
  bandHeard,
  bandsAsked,
  batchConsents,
  type Coming,
  type Consent,
  type ConsentRule,
  carerWays,
  consentFor,
  consentModes,
  consentsToIssue,
  isAttested,
  maySkipAge,
  rulesFit,
  rulesOf,
} from '../../../server/core/privacy/consent.ts';
import { uses } from '../../../server/core/privacy/objections.ts';
import { answerTo, furtherUses, stillToAsk } from '../../../server/core/privacy/uses.ts';
import { planBatches, readGroups, smallestBatch } from '../../../server/core/room/batches.ts';

const rules = fc
  .uniqueArray(fc.constantFrom(...ageBands), { minLength: 1, maxLength: 4 })
  .chain((bands) =>
    fc.tuple(
      ...bands.map((ageBand) =>
        fc.record({ ageBand: fc.constant(ageBand), mode: fc.constantFrom(...consentModes) }),
      ),
    ),
  );
const consent: fc.Arbitrary<Consent> = fc.record({
  rules,
  carerWay: fc.constantFrom('' as const, ...carerWays),
  publicWay: fc.boolean(),
});
const by: fc.Arbitrary<Coming['by']> = fc.oneof(
  fc.constant({ way: 'public' } as const),
  fc.constantFrom(...batchConsents).map((kind) => ({ way: 'code', consent: kind }) as const),
);
const withCode = (kind: (typeof batchConsents)[number]): Coming['by'] => ({ way: 'code', consent: kind });
const guarded: Consent = {
  rules: [
    { ageBand: '10-12', mode: 'guardian' },
    { ageBand: '13-15', mode: 'organisation' },
    { ageBand: '16-17', mode: 'child' },
  ],
  carerWay: 'body',
  publicWay: true,
};

describe('who says yes', () => {
  it('R110: a consultation that decided nothing asks no age, and each child says yes alone with any code', () => {
    const none: Consent = { rules: [], carerWay: '', publicWay: false };
    expect(bandsAsked(rulesOf(none.rules))).toEqual([]);
    for (const kind of batchConsents)
      expect(consentFor(none, { ageBand: '', by: withCode(kind) })).toBe('given');
  });

  it('R110: rules fit as one for all, or as one to four with a band each', () => {
    const rule = (ageBand: ConsentRule['ageBand']): ConsentRule => ({ ageBand, mode: 'child' });
    expect(rulesFit([rule('')])).toBe(true);
    expect(rulesFit(ageBands.map(rule))).toBe(true);
    expect(rulesFit([])).toBe(false);
    expect(rulesFit([rule(''), rule('10-12')])).toBe(false);
    expect(rulesFit([rule('10-12'), rule('10-12')])).toBe(false);
  });

  it('R110: an age may be skipped exactly where nothing hangs on it; what is no band is skipped', () => {
    fc.assert(
      fc.property(consent, by, fc.string(), (decided, came, typed) => {
        const same = new Set(decided.rules.map(({ mode }) => mode)).size === 1;
        expect(maySkipAge(decided.rules)).toBe(same);
        const verdict = consentFor(decided, { ageBand: '', by: came });
        expect(verdict === 'age-needed').toBe(!same);
        const heard = bandHeard(decided.rules, typed);
        expect(heard === '' || bandsAsked(decided.rules).includes(heard)).toBe(true);
      }),
    );
    expect(bandHeard(guarded.rules, 'under-10')).toBe('');
    expect(bandHeard(guarded.rules, '10-12')).toBe('10-12');
  });

  it('R112: no code of an organisation and no code of a child ever stands for a guardian', () => {
    fc.assert(
      fc.property(consent, fc.constantFrom('child' as const, 'organisation' as const), (decided, kind) => {
        for (const { ageBand, mode } of decided.rules) {
          const verdict = consentFor(decided, { ageBand, by: withCode(kind) });
          if (mode === 'guardian') expect(verdict).toBe('consent-needed');
          if (mode === 'child') expect(verdict).toBe('given');
        }
      }),
    );
  });

  it('R111: an independent body stands in for a guardian only where it is the named way, and so do the open forms', () => {
    const at = (carerWay: Consent['carerWay'], came: Coming['by']) =>
      consentFor({ ...guarded, carerWay }, { ageBand: '10-12', by: came });
    expect(at('body', withCode('independent'))).toBe('given');
    expect(at('public', withCode('independent'))).toBe('consent-needed');
    expect(at('public', { way: 'public' })).toBe('given');
    expect(at('body', { way: 'public' })).toBe('consent-needed');
    expect(at('body', withCode('guardian'))).toBe('given');
  });

  it('R110: without a code nobody takes the place of a child that needs an organisation', () => {
    expect(consentFor(guarded, { ageBand: '13-15', by: { way: 'public' } })).toBe('consent-needed');
    expect(consentFor(guarded, { ageBand: '16-17', by: { way: 'public' } })).toBe('given');
  });

  it('R112: codes are made only for what a rule needs, and attested where they stand for more than the child', () => {
    expect(consentsToIssue({ rules: [], carerWay: '', publicWay: true })).toEqual(['child']);
    expect(consentsToIssue(guarded)).toEqual([...batchConsents]);
    expect(consentsToIssue({ ...guarded, carerWay: 'public' })).not.toContain('independent');
    const attested = (kind: (typeof batchConsents)[number], who: string, how: string) =>
      isAttested(kind, { by: who, how });
    expect(attested('child', '', '')).toBe(true);
    expect(attested('organisation', ' ', 'By hand.')).toBe(false);
    expect(attested('organisation', 'The library', '')).toBe(true);
    for (const kind of ['guardian', 'independent'] as const) {
      expect(attested(kind, 'The ombudsperson', ' ')).toBe(false);
      expect(attested(kind, '', 'A letter.')).toBe(false);
      expect(attested(kind, 'The ombudsperson', 'A letter.')).toBe(true);
    }
  });
});

describe('what words are used for', () => {
  const answers = fc.array(
    fc.record({
      use: fc.constantFrom('take-part', ...furtherUses),
      answer: fc.constantFrom('yes', 'no'),
    }),
    { maxLength: 4 },
  );

  it('R97, R113: a quote needs a yes to exactly that, and no objection to it or to being counted; silence is no yes', () => {
    fc.assert(
      fc.property(answers, fc.subarray([...uses]), (assents, objections) => {
        const yes = (use: string) => assents.some((each) => each.use === use && each.answer === 'yes');
        const objects = objections.includes('quotes') || objections.includes('analysis');
        expect(mayQuote({ assents, objections })).toBe(yes('take-part') && yes('quotes') && !objects);
      }),
    );
    expect(mayQuote({ assents: [], objections: [] })).toBe(false);
  });

  it('R113: a child is asked about what is made, once, and not about what waits for a second person', () => {
    const made = furtherUses.map((use) => ({ use, state: 'made' as const, staffId: 's' }));
    const seated = [{ use: 'take-part', answer: 'yes' }];
    const here = { elsewhere: false, over: false, signed: false, listens: false };
    const ask = (assents: typeof seated, objections: string[] = []) =>
      stillToAsk(made, { assents, objections }, here);
    expect(ask(seated)).toEqual([...furtherUses]);
    expect(ask([...seated, { use: 'quotes', answer: 'no' }])).toEqual(['translation']);
    // Whoever said no to it on the page of uses has answered.
    expect(ask(seated, ['translation'])).toEqual(['quotes']);
    const waits = [{ use: 'quotes', state: 'asked', staffId: 's' }] as const;
    expect(stillToAsk(waits, { assents: seated, objections: [] }, here)).toEqual([]);
  });

  it('R1123: nobody is asked for a yes to be quoted once what is quoted is signed, but where somebody is still to listen', () => {
    const made = furtherUses.map((use) => ({ use, state: 'made' as const, staffId: 's' }));
    const child = { assents: [{ use: 'take-part', answer: 'yes' }], objections: [] };
    const asks = (signed: boolean, listens: boolean) =>
      stillToAsk(made, child, { elsewhere: false, over: true, signed, listens });
    expect([asks(false, false), asks(true, false), asks(true, true)]).toEqual([['quotes'], [], ['quotes']]);
  });

  it('R464: a yes to a computer here is asked anew where words would leave this machine, and a no is not', () => {
    const made = [{ use: 'translation', state: 'made' as const, staffId: 's' }] as const;
    const said = (answer: string, elsewhere = 0, objections: string[] = []) => ({
      assents: [{ use: 'translation', answer, elsewhere }],
      objections,
    });
    const away = { elsewhere: true };
    const here = { elsewhere: false };
    const asks = (child: ReturnType<typeof said>, where = away, over = false) =>
      stillToAsk(made, child, { ...where, over, signed: false, listens: false }).length > 0;
    expect(asks(said('yes'))).toBe(true);
    expect(asks(said('yes', 1))).toBe(false);
    expect(asks(said('no'))).toBe(false);
    expect(asks(said('yes'), here)).toBe(false);
    // Nor is one that was said on the page of uses, and nobody is when nothing is translated any more.
    expect(asks(said('yes', 0, ['translation']))).toBe(false);
    expect(asks(said('yes'), away, true)).toBe(false);
    expect(answerTo('translation', said('yes'), away)).toBe(null);
    expect(answerTo('translation', said('yes', 1), away)).toBe('yes');
    expect(answerTo('translation', said('yes'), here)).toBe('yes');
    expect(answerTo('translation', said('yes', 1, ['translation']), away)).toBe('no');
  });
});

describe('groups and piles', () => {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const groups = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });

  it('R115: no group under 20 is a batch of its own, no batch stands for fewer than 20 unless all are, sizes add up', () => {
    fc.assert(
      fc.property(groups, (sizes) => {
        const batches = planBatches(sizes);
        expect(batches.flatMap((batch) => batch.groups).toSorted((a, b) => a - b)).toEqual(
          sizes.toSorted((a, b) => a - b),
        );
        expect(sum(batches.map(({ size }) => size))).toBe(Math.max(sum(sizes), smallestBatch));
        expect(batches.filter(({ pooled }) => pooled).length).toBeLessThanOrEqual(1);
        for (const { size, groups: own, pooled } of batches) {
          expect(size).toBe(Math.max(smallestBatch, sum(own)));
          expect(pooled).toBe(own.some((each) => each < smallestBatch));
          if (pooled && sum(sizes) >= smallestBatch) expect(sum(own)).toBeGreaterThanOrEqual(smallestBatch);
          if (pooled && sizes.length > 1) expect(own.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('R115: a class of 8 and a club of 14 share one pile, also with a school beside them', () => {
    expect(planBatches([8, 14])).toEqual([{ size: 22, groups: [8, 14], pooled: true }]);
    expect(planBatches([8])).toEqual([{ size: 20, groups: [8], pooled: true }]);
    expect(planBatches([8, 14, 30])).toEqual([
      { size: 30, groups: [30], pooled: false },
      { size: 22, groups: [8, 14], pooled: true },
    ]);
    expect(planBatches([8, 40, 30])).toEqual([
      { size: 40, groups: [40], pooled: false },
      { size: 38, groups: [8, 30], pooled: true },
    ]);
  });

  it('R115: sizes are read as people type them, and anything else is asked for again', () => {
    expect(readGroups('8, 14')).toEqual([8, 14]);
    expect(readGroups('٨، ١٤')).toEqual([8, 14]);
    expect(readGroups('８，１４\n30')).toEqual([8, 14, 30]);
    // R616: each script that has digits.
    for (const typed of ['১২', '१२', '၁၂', '௧௨', '᭑᭒']) expect(readGroups(typed), typed).toEqual([12]);
    for (const typed of [
      '',
      ' , ',
      'eight',
      '0',
      '-3',
      '8.5',
      '2001',
      '1e3',
      '1000 1001',
      '1 '.repeat(2_001),
    ])
      expect(readGroups(typed), typed).toBeUndefined();
    // R1226: as many groups as codes allow.
    expect(readGroups('25 '.repeat(80))).toHaveLength(80);
  });
});
