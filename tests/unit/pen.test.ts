import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { loadFonts } from '../../server/report/pdf/fonts.ts';
import { createPen } from '../../server/report/pdf/pen.ts';

it('R242: the thin blank that parts thousands in French is no empty box in a PDF', () => {
  const { widthOf } = createPen(new PDFDocument({ autoFirstPage: true }), loadFonts());
  const width = (text: string) => widthOf(text, { size: 12, weight: '400' });
  const number = new Intl.NumberFormat('fr').format(1_000);
  expect(number).toBe('1\u202F000');
  expect(width(number)).toBe(width('1\u00A0000'));
  expect(width(number)).toBeLessThan(width('1\u25A1000'));
});
