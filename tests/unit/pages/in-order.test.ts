import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CaughtText } from '../../../app/components/staff/caught-text.tsx';
import { InOrder } from '../../../app/components/staff/in-order.tsx';

const drawn = (text: string) => renderToStaticMarkup(createElement(InOrder, { text }));

it.each([
  ['اتصل اليوم بالرقم 555-0101.', '555-0101'],
  ['رقمي 0170 5550142 وأريد حديقة', '0170 5550142'],
  ['رقمي ٠١٧٠ ٥٥٥٠١٤٢.', '٠١٧٠ ٥٥٥٠١٤٢'],
  ['Call +49 (0)170 555-0142, any day', '+49 (0)170 555-0142'],
])('R694: a number to call in %s stands as it was written', (text, number) => {
  expect(drawn(text)).toBe(text.replace(number, `<bdi dir="ltr" class="whole">${number}</bdi>`));
});

it('R694: a text without one is what it was', () => {
  for (const text of ['', 'Call 112.', 'In 2026 we were 1200.', 'a - b - c']) expect(drawn(text)).toBe(text);
});

it('R694: at the desk too, in what a rule points at and in what it does not', () => {
  const number = '555-0101';
  const isolated = `<bdi dir="ltr" class="whole">${number}</bdi>`;
  const parts = [{ text: `رقمي ${number} ` }, { caught: number, rule: 'contact' }, { text: ' اتصل' }];
  const shown = renderToStaticMarkup(createElement(CaughtText, { parts, lang: 'ar', reminder: '' }));
  expect(shown).toContain(`<span>رقمي ${isolated} </span><mark>${isolated}</mark>`);
});
