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

it('R817: a line that comes again on the next sheet is shaped once', () => {
  const doc = new PDFDocument({ autoFirstPage: true });
  const { draw } = createPen(doc, loadFonts());
  const again = () =>
    draw(
      { rtl: false, stretches: [{ text: 'Trees in the yard', rtl: false }] },
      { x: 0, y: 20, size: 12, weight: '400', color: '#000' },
    );
  again();
  const { font } = (doc as unknown as { _font: { font: { layout: (text: string) => object } } })._font;
  const shape = font.layout.bind(font);
  const shaped: string[] = [];
  font.layout = (text) => {
    shaped.push(text);
    return shape(text);
  };
  again();
  expect(shaped).toEqual([]);
});
