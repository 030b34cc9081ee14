import { describe, expect, it } from 'vitest';
import { dayInWords } from '../../app/i18n/dates.ts';
import { dayIn } from '../../server/core/consultation/days.ts';

describe('a day in words', () => {
  it('is written as the language writes it, the first of a month in French too, and a year without its sign in Russian', () => {
    expect(dayInWords('en', '2027-06-01')).toBe('1 June 2027');
    expect(dayInWords('fr', '2027-06-01')).toBe('1er juin 2027');
    expect(dayInWords('fr', '2027-06-11')).toBe('11 juin 2027');
    expect(dayInWords('ru', '2027-06-01')).toBe('1 июня 2027');
    expect(dayInWords('zh', '2027-06-01')).toBe('2027年6月1日');
  });
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
