import { describe, expect, it } from 'vitest';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';

const screens = loadScreens();
const screen = (text: string, previous: readonly string[] = []) =>
  screenText({ text, previous, language: 'en' }, screens);
const found = (text: string, previous: readonly string[] = []) =>
  screen(text, previous).findings.map(({ rule, start, end }) => [rule, text.slice(start, end)]);
const passes = (texts: readonly string[]) => {
  for (const text of texts) expect(screen(text), text).toEqual({ verdict: 'pass', findings: [] });
};

describe('R1065: a number behind what only looks like a law or a time of day', () => {
  it.each([
    ['my contact number 61234567', '61234567'],
    ['contact: 612345678', '612345678'],
    ['my contact no 98765432', '98765432'],
    ['mon contact 612345678', '612345678'],
    ['call Ashley 5551234', '5551234'],
    ['call Riley: 555 1234', '555 1234'],
    ['ask Bradley 612 345 678', '612 345 678'],
    ['Eloi 612345678', '612345678'],
    ['call me in case: 612345678', '612345678'],
    ['Bill 5551234', '5551234'],
    ['ask Bill number 555 1234', '555 1234'],
    ['my mother in law 5551234', '5551234'],
  ])('stands behind a word, %s', (text, place) => {
    expect(found(text)).toContainEqual(['contact-number', place]);
  });

  it.each([
    ['mon numero est le 06.12.14.35.20', '06.12.14.35.20'],
    ["mon tel c'est le 07.45.12.30.55", '07.45.12.30.55'],
    ['05.55.12.34.20', '05.55.12.34.20'],
    ['07.08.09.10.11', '07.08.09.10.11'],
  ])('is all pairs with dots, %s', (text, place) => {
    expect(found(text)).toContainEqual(['contact-number', place]);
  });

  it('is one to be left alone all the same where it is a law or are times', () => {
    passes([
      'the law 125/2019 was better',
      'Regulation (EU) 2016/679 is about data',
      'Law No. 13000/2018 and Article 7',
      'la loi 2016 1321 est longue',
      'قانون رقم 1000123 طويل',
      'في القانون رقم 1000123 كلام',
      'وبالقانون رقم 1000123 كلام',
      'it opens at 7.15 7.45 8.15',
      'open 8.30-9.15 or 14.00-15.30 each day',
      'on 12.05.2025 9.30 it began',
    ]);
  });
});
