import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFor, groupsFit, isOverdue, mostInGroup } from '../../../server/core/room/small-groups.ts';

describe('R600, R602: small groups', () => {
  it('are none, or two to eight', () => {
    expect([0, 1, 2, 8, 9, 2.5, -2, Number.NaN].map(groupsFit)).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('are filled evenly, whatever the lot, and never over their size', () => {
    const lots = fc.array(fc.nat(), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), lots, (many, drawn) => {
        const children = new Map(Array.from({ length: many }, (_, at) => [String(at), 0]));
        let placed = 0;
        for (const lot of drawn) {
          const open = [...children].map(([id, count]) => ({ id, children: count }));
          const group = groupFor(open, lot);
          if (placed === many * mostInGroup) expect(group).toBeNull();
          else {
            expect(group).not.toBeNull();
            children.set(group ?? '', (children.get(group ?? '') ?? 0) + 1);
            placed += 1;
          }
          const counts = [...children.values()];
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('are drawn evenly among those with the fewest', () => {
    const open = ['a', 'b', 'c'].map((id) => ({ id, children: 1 }));
    expect([0, 1, 2, 3].map((lot) => groupFor(open, lot))).toEqual(['a', 'b', 'c', 'a']);
    expect(groupFor([], 5)).toBeNull();
  });
});

it('R601: a group is overdue once its step has been over for more than five minutes', () => {
  expect([99, 100, 105, 106].map((minute) => isOverdue({ untilMinute: 100 }, minute))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
