import { describe, expect, it } from 'vitest';
import { dayInWords } from '../../app/i18n/dates.ts';

describe('a day in words', () => {
  it('is written as the language writes it, the first of a month in French too, and a year without its sign in Russian', () => {
    expect(dayInWords('en', '2027-06-01')).toBe('1 June 2027');
    expect(dayInWords('fr', '2027-06-01')).toBe('1er juin 2027');
    expect(dayInWords('fr', '2027-06-11')).toBe('11 juin 2027');
    expect(dayInWords('ru', '2027-06-01')).toBe('1 июня 2027');
    expect(dayInWords('zh', '2027-06-01')).toBe('2027年6月1日');
  });
});
