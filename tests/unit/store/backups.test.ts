import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awayBy, type Move } from '../../../db/queries/retention/moves.ts';
import {
  backupMoment,
  backupName,
  backupsToRemove,
  isKeyCopyOver,
} from '../../../server/core/privacy/backups.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import { endsUnpublished, isDue } from '../../../server/core/privacy/last-day.ts';
import {
  retentionClasses,
  retentionOf,
  tablesWithoutEnd,
  waitsForPerson,
} from '../../../server/core/privacy/retention.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const now = Date.parse('2027-03-01T12:00:00Z');

describe('when rows go', () => {
  it('R102: every table of the inventory has an end, and one that is not there has none', () => {
    for (const store of ['control', 'complaints', 'consultation'] as const) {
      const tables = [...new Set(inventory.filter((each) => each.store === store).map((each) => each.table))];
      expect(tables.sort()).toEqual(Object.keys(retentionOf[store]).sort());
      expect(tablesWithoutEnd(store, [...tables, 'diary', 'toString'])).toEqual(['diary', 'toString']);
      for (const end of Object.values(retentionOf[store]))
        expect(Object.keys(retentionClasses)).toContain(end);
    }
  });

  it('R103: what was told a last day is due from that day on; a draft and what has no day never are', () => {
    const on = (state: 'open' | 'draft' | 'published', retentionDay: string, today: string) =>
      isDue({ state, retentionDay }, today);
    expect(on('open', '2027-03-01', '2027-02-28')).toBe(false);
    expect(on('open', '2027-03-01', '2027-03-01')).toBe(true);
    expect(on('published', '2027-03-01', '2028-01-01')).toBe(true);
    expect(on('draft', '2027-03-01', '2028-01-01')).toBe(false);
    expect(on('open', '', '2028-01-01')).toBe(false);
  });

  it('R1198: what ends within thirty days is told while nothing of it is published, and of a draft never', () => {
    const told = (state: 'open' | 'signed' | 'draft' | 'published', retentionDay: string) =>
      endsUnpublished({ state, retentionDay }, '2027-03-01');
    expect([told('open', '2027-04-01'), told('open', '2027-03-31')]).toEqual([false, true]);
    expect([told('signed', '2027-03-31'), told('published', '2027-03-31')]).toEqual([true, false]);
    expect([told('draft', '2027-03-31'), told('open', '')]).toEqual([false, false]);
  });

  it('R104: more than 36 hours from the last run, forward or back, is a jump; so is no last run', () => {
    expect([0, 36, -36].map((hours) => waitsForPerson(1000, 1000 + hours))).toEqual([false, false, false]);
    expect([37, -37, 17_520].map((hours) => waitsForPerson(1000, 1000 + hours))).toEqual([true, true, true]);
    expect(waitsForPerson(undefined, 1000)).toBe(true);
  });
});

describe('how long copies live', () => {
  it('R108: names a moment to the second and reads it back; nothing else is a backup', () => {
    expect(backupName(now)).toBe('2027-03-01T12-00-00Z');
    expect(backupMoment(backupName(now))).toBe(now);
    for (const other of ['2027-03-01', 'keys', '.partial', '2027-13-01T12-00-00Z', '../2027-03-01T12-00-00Z'])
      expect(backupMoment(other), other).toBeUndefined();
  });

  it('R108: a month of backups every minute leaves an hour of minutes, a day of hours, and days; after 35 days none', () => {
    const names = Array.from({ length: 40 * 24 * 60 }, (_, index) => backupName(now - index * minuteMs));
    const removed = new Set(backupsToRemove([...names, 'something else'], now));
    const left = names.filter((name) => !removed.has(name)).map((name) => now - (backupMoment(name) ?? 0));
    expect(left.filter((age) => age <= 60 * minuteMs)).toHaveLength(61);
    expect(left.filter((age) => age > 60 * minuteMs && age <= dayMs).length).toBeLessThanOrEqual(24);
    expect(Math.max(...left)).toBeLessThanOrEqual(35 * dayMs);
    expect(left.length).toBeLessThan(125);
    expect(removed.has('something else')).toBe(false);
  });

  it('R108: whatever the moments, the newest stays, nothing older than 35 days does, and doing it again removes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 * 24 * 60 }), { minLength: 1 }), (ages) => {
        const names = [...new Set(ages.map((age) => backupName(now - age * minuteMs)))];
        const removed = new Set(backupsToRemove(names, now));
        const left = names.filter((name) => !removed.has(name)).sort();
        expect(left).toContain([...names].sort().at(-1));
        for (const name of left.slice(0, -1))
          expect(now - (backupMoment(name) ?? 0)).toBeLessThanOrEqual(35 * dayMs);
        expect(backupsToRemove(left, now)).toEqual([]);
      }),
    );
  });

  it('R108: a copy of the keyring lives seven days', () => {
    expect([isKeyCopyOver(now - 7 * dayMs, now), isKeyCopyOver(now - 7 * dayMs - 1, now)]).toEqual([
      false,
      true,
    ]);
  });
});

it('R1273, R557: what has moved is elsewhere also after its letter back was refused here; what came back is not', () => {
  const moves = (...steps: readonly (readonly [Move['way'], Move['state']])[]) =>
    steps.map(
      ([way, state], number): Move => ({
        ...{ id: `${number}`, number, consultationId: 'c', way, state },
        ...{ place: '', placeKey: '', fileHash: '', answer: '', lastDay: '', day: '' },
      }),
    );
  const left = ['out', 'moved'] as const;
  for (const steps of [[left], [left, ['in', 'refused']], [['in', 'here'], left]] as const) {
    expect([...awayBy(moves(...steps)).away]).toEqual(['c']);
    expect([...awayBy(moves(...steps)).gone]).toEqual(['c']);
  }
  for (const state of ['taking', 'here'] as const)
    expect(awayBy(moves(left, ['in', state])).away.size).toBe(0);
  expect(awayBy(moves(['in', 'refused'])).away.size).toBe(0);
  expect(awayBy(moves(['out', 'sent']))).toEqual({ away: new Set(['c']), gone: new Set() });
});
