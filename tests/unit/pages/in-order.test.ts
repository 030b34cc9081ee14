import bidiFactory from 'bidi-js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CaughtText } from '../../../app/components/staff/caught-text.tsx';
import { InOrder } from '../../../app/components/words/in-order.tsx';
import { linesOf } from '../../../server/report/pdf/lines.ts';

const drawn = (text: string) => renderToStaticMarkup(createElement(InOrder, { text }));

it.each([
  ['اتصل اليوم بالرقم 555-0101.', '555-0101'],
  ['رقمي 0170 5550142 وأريد حديقة', '0170 5550142'],
  ['رقمي ٠١٧٠ ٥٥٥٠١٤٢.', '٠١٧٠ ٥٥٥٠١٤٢'],
  ['Call +49 (0)170 555-0142, any day', '+49 (0)170 555-0142'],
])('R694: a number to call in %s stands as it was written', (text, number) => {
  expect(drawn(text)).toBe(text.replace(number, `<bdo dir="ltr" class="whole">${number}</bdo>`));
});

it('R694: a text without one is what it was', () => {
  for (const text of ['', 'Call 112.', 'In 2026 we were 1200.', 'a - b - c']) expect(drawn(text)).toBe(text);
});

it('R694: at the desk too, in what a rule points at and in what it does not', () => {
  const number = '555-0101';
  const isolated = `<bdo dir="ltr" class="whole">${number}</bdo>`;
  const parts = [{ text: `رقمي ${number} ` }, { caught: number, rule: 'contact' }, { text: ' اتصل' }];
  const shown = renderToStaticMarkup(createElement(CaughtText, { parts, lang: 'ar', reminder: '' }));
  expect(shown).toContain(`<span>رقمي ${isolated} </span><mark>${isolated}</mark>`);
});

const bidi = bidiFactory();
/** What stands on the line from left to right, by UAX 9; what a bdo holds stands in the override it stands for. */
const onLine = (text: string) => {
  const signs = drawn(text)
    .replace(/<bdo[^>]*>/g, '\u2068\u202d')
    .replaceAll('</bdo>', '\u202c\u2069');
  const levels = bidi.getEmbeddingLevels(signs, 'ltr');
  return bidi.getReorderedString(signs, levels).replace(/[\u2068\u2069\u202c\u202d]/g, '');
};

it.each([
  ['رقمي ٠١٧٠ ٥٥٥٠١٤٢.', '٠١٧٠ ٥٥٥٠١٤٢'],
  ['٠٨٠٠ ١١١ ٢٢٢', '٠٨٠٠ ١١١ ٢٢٢'],
  ['٠١٢٣-٤٥٦٧', '٠١٢٣-٤٥٦٧'],
  ['اتصل اليوم بالرقم 555-0101.', '555-0101'],
])('R694: on the line %s reads from left to right as it was written', (text, number) => {
  expect(onLine(text)).toContain(number);
});

it.each([
  ['٠٨٠٠ ١١١ ٢٢٢', '٠٨٠٠ ١١١ ٢٢٢'],
  ['٠١٢٣-٤٥٦٧', '٠١٢٣-٤٥٦٧'],
  ['555-0101', '555-0101'],
  // A number of a sheet and its digits are two, and read from the right.
  ['الورقة 1234567 – 0412', '0412…1234567…'],
])('R694: on paper a number to call that stands alone does too: %s', (text, drawnAs) => {
  const [line] = linesOf(text, { direction: 'auto', width: 1_000, measure: (piece) => piece.length });
  expect(line?.stretches.map((each) => (each.rtl ? '…' : each.text)).join('')).toBe(drawnAs);
});
