import { describe, expect, it } from 'vitest';
import {
  dayAndTimeInWords,
  dayInWords,
  timeOfDayThereInWords,
  timeThereInWords,
} from '../../../app/i18n/dates.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';

describe('a day in words', () => {
  it('is written as the language writes it, the first of a month in French too, and a year without its sign in Russian', () => {
    expect(dayInWords('en', '2027-06-01')).toBe('1 June 2027');
    expect(dayInWords('fr', '2027-06-01')).toBe('1er juin 2027');
    expect(dayInWords('fr', '2027-06-11')).toBe('11 juin 2027');
    expect(dayInWords('ru', '2027-06-01')).toBe('1 июня 2027');
    expect(dayInWords('zh', '2027-06-01')).toBe('2027年6月1日');
  });
});

it('the first of a month is one in French beside the time too, and no other day is', () => {
  const at = (day: number) => dayAndTimeInWords('fr', Date.UTC(2027, 5, day, 11, 1) / 60_000, 'UTC');
  expect(at(1)).toMatch(/^mardi 1er juin 2027.* 11:01$/);
  expect(at(11)).toMatch(/^vendredi 11 juin 2027.* 11:01$/);
  expect(at(21)).toMatch(/^lundi 21 juin 2027.* 11:01$/);
});

describe('the day in a zone', () => {
  it('is the same in UTC as in a zone that is UTC under another name, around midnight and the ends of years', () => {
    const days = [0, 951_782_400_000, 1_798_761_600_000, 4_102_444_800_000];
    for (const midnight of days)
      for (const ms of [midnight - 1, midnight, midnight + 1, midnight + 43_200_000])
        expect(dayIn('UTC', ms)).toBe(dayIn('Etc/GMT', ms));
    expect(dayIn('UTC', 1_798_761_600_000)).toBe('2027-01-01');
  });
});

describe('R431: when a room meets, for who may live elsewhere', () => {
  const minute = Date.UTC(2027, 4, 11, 14) / 60_000;
  const there = (language: string, zone = 'Europe/Brussels') => timeThereInWords(language, minute, zone);

  it('names the place whose clocks are meant, in words of the language and not in letters', () => {
    expect(there('en')).toBe('Tuesday, 11 May 2027 at 16:00 (Belgium Time)');
    expect(there('es')).toMatch(/16:00 \(hora de Bélgica\)$/);
    expect(there('fr')).toMatch(/16:00 \(heure : Belgique\)$/);
    expect(there('ru')).toMatch(/16:00 \(Бельгия\)$/);
    expect(there('sw')).toMatch(/16:00 \(Saa za Ubelgiji\)$/);
    expect(there('zh')).toMatch(/16:00（比利时时间）$/);
    expect(there('ar')).toMatch(/ \(توقيت بلجيكا\)$/);
    expect(there('en', 'America/New_York')).toContain('New York Time');
    expect(there('en', 'Africa/Nairobi')).toContain('Kenya Time');
  });

  it('R1144: so does a time whose day is known', () => {
    const until = (language: string) => timeOfDayThereInWords(language, minute, 'Europe/Brussels');
    expect(until('en')).toBe('16:00 (Belgium Time)');
    expect(until('zh')).toBe('16:00（比利时时间）');
  });

  it('says how far those clocks are where a browser knows no such names', () => {
    const known = Intl.DateTimeFormat;
    // As browsers before 2022 are: a name of a kind that they do not know is a RangeError.
    Intl.DateTimeFormat = class extends known {
      constructor(locale: string, of: Intl.DateTimeFormatOptions) {
        super(locale, of.timeZoneName === 'shortGeneric' ? { timeZoneName: 'none' as never } : of);
      }
    } as never;
    try {
      expect(() => new Intl.DateTimeFormat('en', { timeZoneName: 'shortGeneric' })).toThrow(RangeError);
      expect(there('fr')).toMatch(/16:00 \(UTC\+2\)$/);
    } finally {
      Intl.DateTimeFormat = known;
    }
  });
});
