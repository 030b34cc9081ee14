import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ToCall } from '../../../app/components/child/help-card.tsx';
import { knownHelplines } from '../../../locales/helplines.ts';
import { dialled, isNumber } from '../../../server/core/safeguarding/helplines.ts';

const drawn = (number: string) =>
  renderToStaticMarkup(createElement(ToCall, { number, dials: dialled(number) }));

describe('R1082: the link of a number to call', () => {
  it.each([
    ['116 111', '116111'],
    ['1-800-422-4453', '18004224453'],
    ['+44 800 1111', '+448001111'],
    ['(+44) 800 1111', '+448001111'],
    ['(0)800 1111', '08001111'],
    ['030.123 456', '030123456'],
    ['*123#', '*123%23'],
    ['١٦٠٠٠', '16000'],
    ['۱۲۳ ۴۵۶', '123456'],
    ['१०९८', '1098'],
    ['１１０', '110'],
    ['𝟏𝟏𝟐', '112'],
  ])('of %s dials %s', (number, dials) => {
    expect(isNumber(number)).toBe(true);
    expect(dialled(number)).toBe(dials);
    expect(drawn(number)).toBe(`<a href="tel:${dials}"><bdo dir="ltr">${number}</bdo></a>`);
  });

  it('has each digit that is read, and at least one, for every number that comes along', () => {
    const digits = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;
    for (const lines of Object.values(knownHelplines))
      for (const { number } of lines) {
        expect(digits(number)).toBeGreaterThan(0);
        expect(dialled(number)?.replace(/\D/g, '').length, number).toBe(digits(number));
      }
  });

  it.each([
    '112 / 110',
    '112/110',
    '112 +110',
    '+44 (0)800 1111',
    '(+39) (0) 6 1234',
    '+٤٤ (٠)٨٠٠',
    '116 111 0800 1110 333',
    '+',
    '##',
    '()',
    '1',
    '',
    'call 112',
    'tel:112',
  ])('of %s is none: nobody can know what to dial', (number) => {
    expect(isNumber(number)).toBe(false);
    // One that was stored before can be read.
    expect(drawn(number)).toBe(renderToStaticMarkup(createElement('b', { dir: 'ltr' }, number)));
  });
});
