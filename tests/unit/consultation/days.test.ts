import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgedOn } from '../../../server/core/analysis/ledger.ts';
import {
  dayIn,
  daysAfter,
  daysBetween,
  newestDay,
  oldestDay,
} from '../../../server/core/consultation/days.ts';

const moments = [
  '2028-02-29T11:59:59.999Z',
  '2028-02-29T12:00:00.000Z',
  '2030-03-01T11:59:59.999Z',
  '2030-03-01T12:00:00.000Z',
  // Clocks go forward, and back.
  '2030-03-10T10:00:00.000Z',
  '2030-03-31T01:00:00.000Z',
  '2030-10-27T01:00:00.000Z',
  '2030-11-03T09:00:00.000Z',
  '2030-12-31T23:59:59.999Z',
  '2031-01-01T12:00:00.000Z',
];

it('a day is over for everybody once it is over where it begins last, over the ends of months and of summer time', () => {
  for (const moment of moments) {
    const ms = Date.parse(moment);
    expect(oldestDay(ms), moment).toBe(dayIn('Etc/GMT+12', ms));
    expect(judgedOn(ms), moment).toBe(oldestDay(ms));
  }
});

it('no zone is on an earlier day than the oldest one, or on a later one than the newest', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Pacific/Apia',
    'Europe/Brussels',
    'America/Adak',
    'Pacific/Pago_Pago',
  ];
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }), (ms) => {
      for (const zone of zones) {
        const day = dayIn(zone, ms);
        expect(day >= oldestDay(ms) && day <= newestDay(ms), zone).toBe(true);
      }
    }),
  );
});

it('a day so many days later is so many days away', () => {
  const day = fc.integer({ min: 0, max: 18_000 }).map((days) => daysAfter('2000-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 5_000 }), (from, days) => {
      expect(daysBetween(from, daysAfter(from, days))).toBe(days);
    }),
  );
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29');
  expect([daysBetween('2030-02-02', '2030-02-01'), daysBetween('', '2030-02-01')]).toEqual([0, 0]);
});
