import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { InOrder } from '../../app/components/in-order.tsx';

const drawn = (text: string) => renderToStaticMarkup(createElement(InOrder, { text }));

it.each([
  ['اتصل اليوم بالرقم 555-0101.', '555-0101'],
  ['رقمي 0170 5550142 وأريد حديقة', '0170 5550142'],
  ['رقمي ٠١٧٠ ٥٥٥٠١٤٢.', '٠١٧٠ ٥٥٥٠١٤٢'],
  ['Call +49 (0)170 555-0142, any day', '+49 (0)170 555-0142'],
])('R694: a number to call in %s stands as it was written', (text, number) => {
  expect(drawn(text)).toBe(text.replace(number, `<bdi dir="ltr">${number}</bdi>`));
});

it('R694: a text without one is what it was', () => {
  for (const text of ['', 'Call 112.', 'In 2026 we were 1200.', 'a - b - c']) expect(drawn(text)).toBe(text);
});
