import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atLocal,
  isQuiet,
  localTime,
  minuteIn,
  spanIn,
  timeOf,
  touchesQuiet,
  usualQuiet,
} from '../../../server/core/consultation/quiet-hours.ts';

const vienna = 'Europe/Vienna';
const at = (minute: number, weekday = true) => ({ minute, weekday });

describe('R432: quiet hours', () => {
  it('go over midnight, begin with their first minute and end before their last', () => {
    expect(isQuiet(usualQuiet, at(19 * 60 + 59))).toBe(false);
    expect(isQuiet(usualQuiet, at(20 * 60))).toBe(true);
    expect(isQuiet(usualQuiet, at(0))).toBe(true);
    expect(isQuiet(usualQuiet, at(6 * 60 + 59))).toBe(true);
    expect(isQuiet(usualQuiet, at(7 * 60))).toBe(false);
  });

  it('of a school hold from Monday to Friday; where nothing is set nothing is quiet', () => {
    const school = { night: null, school: { fromMinute: 8 * 60, untilMinute: 13 * 60 } };
    expect(isQuiet(school, at(9 * 60))).toBe(true);
    expect(isQuiet(school, at(9 * 60, false))).toBe(false);
    expect(isQuiet(school, at(13 * 60))).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), fc.boolean(), (minute, weekday) => {
        expect(isQuiet({ night: null, school: null }, at(minute, weekday))).toBe(false);
      }),
    );
  });

  it('are looked at for every minute of a session in the zone of the consultation, also when its clocks change', () => {
    const startMs = atLocal(vienna, { day: '2027-03-10', minute: 19 * 60 }) ?? 0;
    expect(touchesQuiet(usualQuiet, { timeZone: vienna, startMs, minutes: 60 })).toBe(false);
    expect(touchesQuiet(usualQuiet, { timeZone: vienna, startMs, minutes: 61 })).toBe(true);
    // Half past five in UTC is half past seven in summer, and half past six in winter.
    const early = (day: string) => ({
      timeZone: vienna,
      startMs: Date.parse(`${day}T05:30:00Z`),
      minutes: 10,
    });
    expect(touchesQuiet(usualQuiet, early('2027-07-01'))).toBe(false);
    expect(touchesQuiet(usualQuiet, early('2027-01-11'))).toBe(true);
  });

  it('a time of day in a zone is found again, and one that is left out in spring is none', () => {
    expect(atLocal(vienna, { day: '2027-03-28', minute: 150 })).toBeUndefined();
    expect(atLocal(vienna, { day: 'no day', minute: 0 })).toBeUndefined();
    fc.assert(
      fc.property(
        fc.constantFrom(vienna, 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati'),
        fc.integer({ min: 1_800_000_000_000, max: 1_900_000_000_000 }),
        (zone, random) => {
          const ms = random - (random % 60_000);
          const { day, minute } = localTime(zone, ms);
          const found = atLocal(zone, { day, minute });
          // In autumn two moments have one name: the first is meant.
          expect(found !== undefined && localTime(zone, found)).toEqual(localTime(zone, ms));
          expect(ms - (found ?? 0)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are typed as times of a day', () => {
    expect(minuteIn('20:00')).toBe(1_200);
    for (const wrong of ['', '24:00', '20:60', '8:00', '20.00', '-1:00'])
      expect(minuteIn(wrong)).toBeUndefined();
    expect(timeOf(65)).toBe('01:05');
    expect(spanIn('20:00', '07:00')).toEqual(usualQuiet.night);
    expect(spanIn('20:00', '20:00')).toBeUndefined();
    expect(spanIn('', '07:00')).toBeUndefined();
  });
});
