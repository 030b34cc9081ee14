import { describe, expect, it } from 'vitest';
import { protectAnswers } from '../../../server/core/analysis/disclosure/answers.ts';
import { groupInformedConsensus, majority } from '../../../server/core/analysis/opinion/consensus.ts';
import { findOpinionGroups } from '../../../server/core/analysis/opinion/opinion-groups.ts';
import { type OpinionSummary, summaryOf } from '../../../server/core/analysis/opinion/opinion-summary.ts';
import { publishOpinion } from '../../../server/core/analysis/opinion/publish-opinion.ts';
import {
  compareGroups,
  representativeOf,
  sideOf,
} from '../../../server/core/analysis/opinion/representativeness.ts';
import { toldMajority, type VotedStatement } from '../../../server/core/analysis/opinion/told-majority.ts';
import type { VoteCounts } from '../../../server/core/analysis/opinion/vote-counts.ts';
import { collectVotes } from '../../../server/core/analysis/opinion/vote-matrix.ts';
import { statementTable } from '../../../server/core/analysis/tables.ts';
import { choices, type Tally } from '../../../server/core/room/voting.ts';

/** By statement: agreed, disagreed, seen. */
function counts(...rows: readonly (readonly [number, number, number])[]): VoteCounts {
  return {
    agreed: Uint32Array.from(rows, ([agreed]) => agreed),
    disagreed: Uint32Array.from(rows, ([, disagreed]) => disagreed),
    seen: Uint32Array.from(rows, ([, , seen]) => seen),
  };
}

const steady = { subsamples: 20, share: 0.8, medianAri: 0.9123, minAri: 0.701, sameK: 1, stable: true };
const yes = (id: string) => ({ id, direction: 'agree' as const });
const no = (id: string) => ({ id, direction: 'disagree' as const });

const twoGroups = [
  counts([50, 5, 60], [2, 50, 58], [55, 1, 60]),
  counts([2, 35, 40], [39, 0, 40], [30, 4, 40]),
];

/** Two groups of 60 and 40 and three statements, where nothing else is said. */
function summary(change: Partial<OpinionSummary> = {}): OpinionSummary {
  const groups = change.counts ?? twoGroups;
  const statements = [...'abcdefghij'].slice(0, groups[0]?.seen.length ?? 0);
  return {
    k: 2,
    sizes: [60, 40],
    statements,
    counts: groups,
    groupInformed: groupInformedConsensus(groups, statements.length),
    stability: steady,
    ...change,
  };
}

/** A statement with the table that is told of it alone; `hidden`: of its agreements and disagreements nothing is. */
function statement(of: { id: string; tally: Tally; retired?: boolean; hidden?: boolean }): VotedStatement {
  const { id, tally, retired = false, hidden = false } = of;
  const [table] = protectAnswers([statementTable({ id, activityId: 'sentences', tally })], []);
  const cells = choices.map((cell) => ({ cell, children: null }));
  if (!table) throw new Error('No table came back.');
  return { id, retired, tally, table: hidden ? { ...table, cells } : table };
}

/** The same as it may be told. What everybody said is what the groups said, and who did not understand. */
function publish(
  found: OpinionSummary,
  of: { hidden?: readonly string[]; unclear?: readonly number[]; retired?: string } = {},
) {
  const voted = found.statements.map((id, at) => {
    const sum = (column: keyof VoteCounts) =>
      found.counts.reduce((all, group) => all + (group[column][at] as number), 0);
    const [agree, disagree] = [sum('agreed'), sum('disagreed')];
    const tally = { agree, disagree, pass: sum('seen') - agree - disagree, unclear: of.unclear?.[at] ?? 0 };
    return statement({ id, tally, retired: id === of.retired, hidden: of.hidden?.includes(id) ?? false });
  });
  return publishOpinion(found, voted);
}

describe('what is told of groups', () => {
  it('R204: all groups, or none and why; what most of all said stands in either case', () => {
    expect(publish(summary())).toMatchObject({
      why: null,
      groups: [{ children: 60 }, { children: 40 }],
      stability: { medianAri: 0.91, minAri: 0.7 },
    });
    const cases: [Partial<OpinionSummary>, string][] = [
      [{ stability: { ...steady, stable: false } }, 'unstable'],
      [{ stability: null }, 'unstable'],
      [{ sizes: [60, 9] }, 'small-group'],
      [{ sizes: [60], k: 1 }, 'one-opinion'],
      [{ sizes: [10, 9] }, 'too-few'],
      [{ sizes: [], k: 0, stability: null }, 'too-few'],
    ];
    for (const [change, why] of cases)
      expect(publish(summary(change))).toMatchObject({
        why,
        groups: [],
        shared: [],
        majority: [yes('c')],
      });
  });

  it('R205: however few voted, the same is told of groups, and not how like themselves they would stay', () => {
    const statements = ['a', 'b', 'c'];
    const opinionOf = (voters: number) => {
      const votes = collectVotes(statements);
      for (let at = 0; at < voters; at += 1)
        votes.add(`${at}`, Uint16Array.of(0, 1, 2), Int8Array.of(1, at % 2 ? 1 : -1, at % 3 ? 1 : 0), 3);
      const matrix = votes.matrix();
      const found = summaryOf(matrix, findOpinionGroups(matrix, { out: new Uint8Array(3) }));
      const { majority: _most, ...told } = publish(found);
      return told;
    };
    const none = { why: 'too-few', groups: [], shared: [], stability: null };
    for (const voters of [0, 1, 2, 3, 19]) expect(opinionOf(voters), String(voters)).toEqual(none);
  });

  it('R244: a likeness just under zero is told as zero, in the file as in the forms', () => {
    const { stability } = publish(summary({ stability: { ...steady, stable: false, minAri: -0.003 } }));
    expect(Object.is(stability?.minAri, 0)).toBe(true);
  });

  it('R205: nothing that nearly all of a small group say, that too few say, or whose own number is hidden', () => {
    const told = publish(summary());
    // 39 of the 40 of the smaller group agree to b: that would be said of each of them.
    expect(told.groups.map(({ typical }) => typical)).toEqual([[yes('a'), yes('c'), no('b')], [no('a')]]);
    expect(told.shared).toEqual([yes('c')]);
    const hidden = publish(summary(), { hidden: ['a', 'c'] });
    expect(hidden).toMatchObject({
      groups: [{ typical: [no('b')] }, { typical: [] }],
      shared: [],
      majority: [],
    });
    const few = summary({
      counts: [counts([9, 0, 20], [0, 30, 58], [55, 1, 60]), counts([0, 9, 9], [20, 9, 40], [9, 0, 12])],
    });
    expect(publish(few)).toMatchObject({ groups: [{ typical: [yes('c')] }, { typical: [] }], shared: [] });
  });

  it('R820: typical is no side that others took more often, and never the lesser side', () => {
    const parting = Array.from({ length: 9 }, () => [70, 5, 80] as const);
    const other = parting.map(() => [5, 70, 80] as const);
    const found = summary({
      sizes: [80, 80],
      counts: [counts([72, 4, 80], ...parting), counts([78, 1, 80], ...other)],
    });
    // 72 of 80 agree, and 78 of 80 of the others: the best agreement all the same, which Polis puts first.
    const chosen = representativeOf(compareGroups(found.counts)[0] ?? [], new Uint8Array(10));
    expect(chosen[0]).toEqual({ statement: 0, direction: 'agree' });
    const [one] = publish(found).groups;
    expect(one?.typical).toHaveLength(5);
    expect(one?.typical).not.toContainEqual(yes('a'));
    const torn = summary({ sizes: [200, 200], counts: [counts([60, 130, 200]), counts([140, 50, 200])] });
    expect(publish(torn).groups.map(({ typical }) => typical)).toEqual([[no('a')], [yes('a')]]);
    const alike = summary({ sizes: [80, 80], counts: [counts([60, 9, 80]), counts([60, 9, 80])] });
    expect(publish(alike).groups.map(({ typical }) => typical)).toEqual([[], []]);
  });

  it('R821: most is more than half of all who answered, also of those who did not understand', () => {
    const said = (agree: number, unclear: number, hidden = false) =>
      toldMajority([statement({ id: 'a', tally: { agree, disagree: 15, pass: 0, unclear }, hidden })]);
    expect(said(50, 55)).toEqual([]);
    expect(said(50, 12)).toEqual([yes('a')]);
    expect(said(85, 12, true)).toEqual([]);
    // 20 of the 38 of the smaller group who have an opinion on c agree: too few where two more did not understand.
    const torn = summary({
      counts: [counts([50, 5, 60], [2, 50, 58], [30, 1, 31]), counts([2, 35, 40], [39, 0, 40], [20, 4, 38])],
    });
    expect(publish(torn).shared).toEqual([yes('c')]);
    expect(publish(torn, { unclear: [0, 0, 2] }).shared).toEqual([]);
  });

  it('R926: what most said follows from the told numbers, so that it narrows no hidden one', () => {
    // All that this table can be: were it said that most agree, they would be 24 of 40 and the two others six at most.
    const { table } = statement({ id: 'a', tally: { agree: 24, disagree: 10, pass: 3, unclear: 3 } });
    expect([table.children, ...table.cells.map(({ children }) => children)]).toEqual([
      40,
      20,
      10,
      null,
      null,
    ]);
    const words = new Set<string>();
    for (let agree = 20; agree < 25; agree += 1)
      for (let disagree = 10; disagree < 15; disagree += 1)
        for (let all = 40; all < 45; all += 1)
          for (let unclear = 0; unclear <= all - agree - disagree; unclear += 1) {
            const tally = { agree, disagree, pass: all - agree - disagree - unclear, unclear };
            words.add(JSON.stringify(toldMajority([{ id: 'a', retired: false, tally, table }])));
          }
    expect([...words]).toEqual(['[]']);
    // 23 of each group of 40 agree: the told 45 of 80 to 84 are surely more than half, the 40 of 22 and 22 are not.
    const halves = (agree: number) => [counts([agree, 15, 40]), counts([agree, 15, 40])];
    const of = (agree: number) => publish(summary({ sizes: [40, 40], counts: halves(agree) }));
    expect(of(23).shared).toEqual([yes('a')]);
    expect(of(22).shared).toEqual([]);
    // By its order neither: two that are told alike stand in the order of their ids, though the second is clearer.
    const [one, other] = [
      statement({ id: 'a', tally: { agree: 35, disagree: 10, pass: 5, unclear: 0 } }),
      statement({ id: 'b', tally: { agree: 39, disagree: 10, pass: 2, unclear: 0 } }),
    ];
    expect(other.table.cells).toEqual(one.table.cells);
    expect(toldMajority([other, one])).toEqual([yes('a'), yes('b')]);
  });

  it('R821: nothing is said of a sentence that was taken out', () => {
    const told = publish(summary(), { retired: 'c' });
    expect(told).toMatchObject({ shared: [], majority: [] });
    expect(JSON.stringify(told)).not.toContain('"c"');
  });
});

describe('the tests behind it', () => {
  it('shares and tests are those of the formulas', () => {
    // 8 of 10: 9/12, and 2·√11·(9/11 − ½).
    expect(sideOf(8, 10)).toEqual({ p: 0.75, z: 2 * Math.sqrt(11) * (9 / 11 - 0.5) });
    expect(sideOf(0, 0)).toEqual({ p: 0.5, z: 1 });
    const [first] = compareGroups([counts([8, 1, 10]), counts([2, 7, 10])]);
    const together = 12 / 22;
    expect(first?.[0]?.agree.representativeness).toBeCloseTo(0.75 / (3 / 12), 12);
    expect(first?.[0]?.agree.representativenessZ).toBeCloseTo(
      (9 / 11 - 3 / 11) / Math.sqrt(together * (1 - together) * (2 / 11)),
      12,
    );
    const [all] = compareGroups([counts([5, 0, 5]), counts([7, 0, 7])]);
    expect(all?.[0]?.agree.representativenessZ).toBe(0);
    expect(groupInformedConsensus([counts([8, 1, 10]), counts([2, 7, 10])], 1)).toEqual([
      { agree: (9 / 12) * (3 / 12), disagree: (2 / 12) * (8 / 12) },
    ]);
  });

  it('typical is what passes both tests, agreements first; else the best there is; never what was taken out', () => {
    const group = (mine: VoteCounts, others: VoteCounts, out = new Uint8Array(mine.seen.length)) =>
      representativeOf(compareGroups([mine, others])[0] ?? [], out);
    const mine = counts([1, 18, 20], [17, 1, 20], [19, 0, 20], [10, 10, 20]);
    const others = counts([15, 2, 20], [3, 15, 20], [2, 16, 20], [10, 10, 20]);
    expect(group(mine, others)).toEqual([
      { statement: 2, direction: 'agree' },
      { statement: 1, direction: 'agree' },
      { statement: 0, direction: 'disagree' },
    ]);
    expect(group(mine, others, Uint8Array.of(0, 0, 1, 0))[0]).toEqual({ statement: 1, direction: 'agree' });
    expect(group(counts([1, 1, 2]), counts([5, 5, 10]))).toEqual([{ statement: 0, direction: 'disagree' }]);
    expect(group(counts([0, 0, 0]), counts([0, 0, 0]), Uint8Array.of(1))).toEqual([]);
  });

  it('a majority is more than half of who answered, and surely so', () => {
    const found = majority(
      counts([9, 1, 10], [6, 4, 10], [0, 30, 31], [20, 0, 20]),
      Uint8Array.of(0, 0, 0, 1),
    );
    expect(found.agree.map(({ statement }) => statement)).toEqual([0]);
    expect(found.disagree).toMatchObject([{ statement: 2, said: 30, seen: 31 }]);
  });
});
