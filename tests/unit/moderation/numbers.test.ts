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

describe('R1066: an “o” between numbers', () => {
  it('is the Spanish “or”', () => {
    passes([
      'A los 14 o 15 o 16 años se debería votar',
      'necesitamos 100 o 200 árboles',
      'hay 250 o 300 alumnos',
      'con 150 o 200 niños no se puede',
      'cuesta 1000 o 2000 euros',
      'el comedor para 300 o 400 niños',
      'doscientos o trescientos árboles',
      '8 o 9 o 10 o 11 años',
      '5 o 6 o 7 o 8 años',
    ]);
    expect(found('hay 250 o 300 alumnos', ['tengo 12'])).toEqual([]);
  });

  it.each([
    ['o 7 9 1 2 3 4 5', 'o 7 9 1 2 3 4 5'],
    ['my number is o seven nine o one two three', 'o seven nine o one two three'],
    ['call O5O l23 4567', 'O5O l23 4567'],
    ['0 7 o 9 o 1 2 3 4', '0 7 o 9 o 1 2 3 4'],
    ['it is 79 o 1 2345', '79 o 1 2345'],
  ])('is a nought in %s', (text, place) => {
    expect(found(text)).toContainEqual(['contact-number-spelled', place]);
  });
});

describe('R1067: a number whose digits commas part', () => {
  it.each([
    ['my number is 0532,123,45,67', '0532,123,45,67'],
    ['my number is 0532, 123, 45, 67', '0532, 123, 45, 67'],
    ['0,7,9,1,2,3,4,5,6,7', '0,7,9,1,2,3,4,5,6,7'],
    ['07912,345,678', '07912,345,678'],
    ['call +44 7912,345,678', '+44 7912,345,678'],
    ['رقمي ٠٥٥،١٢٣،٤٥٦٧', '٠٥٥،١٢٣،٤٥٦٧'],
    ['رقمي ٠٥٥٬١٢٣٬٤٥٦٧', '٠٥٥٬١٢٣٬٤٥٦٧'],
    ['我的号码是0532，123，45，67', '0532，123，45，67'],
    ['0532; 123; 45; 67', '0532; 123; 45; 67'],
  ])('is asked about, %s', (text, place) => {
    expect(found(text)).toContainEqual(['contact-number', place]);
  });

  it('ends where it is long enough, and is none where what is parted is not one', () => {
    expect(found('0501234567, 12 trees')).toEqual([['contact-number', '0501234567']]);
    expect(found('0501234567, 0507654321').map(([, place]) => place)).toEqual(['0501234567', '0507654321']);
    passes([
      'we have 12, 345, 678 and 910 of them',
      '1,500,000 people live there',
      'from 0, 10, 20, 30, 40, 50 choose one',
      '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
      'we played 0-3, 0-2, 1-1, 2-2',
      '05.06, 31.06, 07.08 were good days',
      '2019, 2020, 2021 and 2022',
      'los precios 0,50, 0,75, 1,20',
      '0,25 0,5 0,75',
      '0,1 0,2 0,3 0,4',
      'ages 0, 3, 6, 12, 18',
      'score 0, 12, 15, 20',
      '0, 1, 1, 2, 3, 5, 8, 13',
      '08, 09, 10, 11',
      '+5, +10, +15, +20',
    ]);
  });
});

describe('R1067: a number in pieces', () => {
  it('goes on after a message without digits', () => {
    expect(found('345678', ['07912', 'lol'])).toEqual([['contact-number-split', '345678']]);
    expect(found('345678', ['07912', 'wait', 'one moment my mum is calling'])).toEqual([
      ['contact-number-split', '345678'],
    ]);
    // What was sent earlier, and would be too much for one, hides none.
    expect(found('345678', ['54321', 'lol', '07912'])).toEqual([['contact-number-split', '345678']]);
    expect(found('I am 12', ['2024', 'yes'])).toEqual([]);
  });

  it.each([
    ['9:00 to 14:00', '8:30 to 15:45'],
    ['and 16 to 18 later', 'from 8 to 15'],
    ['15:45', '8:30'],
    ['15000 trees', '30 children'],
    ['15000 árboles', '30 niños'],
    ['15000 arbres', '30 enfants'],
    ['15000 деревьев', '30 детей'],
    ['miti 15000', 'watoto 30'],
    ['15000棵树', '30个孩子'],
    ['15000 شجرة', '30 طفلا'],
  ])('is no times and no amounts: %s', (text, before) => {
    expect(found(text, [before])).toEqual([]);
  });

  it('is one all the same in pairs that begin with a nought or do not go up', () => {
    expect(found('45 67', ['06 then 12', '89'])).toEqual([['contact-number-split', '45 67']]);
    expect(found('90 and 12', ['07 and 91', '23'])).toEqual([['contact-number-split', '90 and 12']]);
    expect(found('34:56:78', ['06:12:34'])).toEqual([['contact-number-split', '34:56:78']]);
  });
});
