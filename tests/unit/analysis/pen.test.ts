import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { loadFonts } from '../../../server/report/pdf/fonts.ts';
import { createPen } from '../../../server/report/pdf/pen.ts';

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

/** What a program that copies text finds on a page, in the order of the page: from left to right. */
async function copied(text: string, rtl: boolean): Promise<{ letters: string; moves: number }> {
  const doc = new PDFDocument({ compress: false, font: null as unknown as string });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => doc.once('end', resolve));
  createPen(doc, loadFonts()).draw(
    { rtl, stretches: [{ text, rtl }] },
    { x: 100, y: 100, size: 12, weight: '400', color: '#000' },
  );
  doc.end();
  await ended;
  const file = Buffer.concat(parts).toString('latin1');
  const [, mapped = ''] = /beginbfrange\n<0000> <[0-9a-f]+> \[([\s\S]*?)\]\nendbfrange/.exec(file) ?? [];
  const unicode = [...mapped.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
    codes.split(' ').map((code) => (code === '' ? '' : String.fromCharCode(Number.parseInt(code, 16)))),
  );
  const drawn = [...file.matchAll(/\[(<[^\]]*)\] TJ/g)].map(([, codes = '']) => codes).join('');
  const places = [...drawn.matchAll(/<([0-9a-f]+)>/g)].flatMap(
    ([, codes = '']) => codes.match(/.{4}/g) ?? [],
  );
  return {
    letters: places.map((place) => (unicode[Number.parseInt(place, 16)] ?? ['?']).join('')).join(''),
    moves: file.match(/ Tm\n/g)?.length ?? 0,
  };
}

const turned = (text: string) => [...text].reverse().join('');

it('R827: what is copied out of a PDF is what was written, where letters differ by their dots alone, too', async () => {
  for (const word of ['في', 'قي', 'ثبتنيئ', 'المدرسة', 'غير', 'حجخ', 'إلا لا لأ', 'وقّعه', 'نزولًا']) {
    const { letters, moves } = await copied(word, true);
    // Beside the page nothing says in which order a line from the right is read, so it stands there as it is seen.
    expect(turned(letters), word).toBe(word);
    // No letter is parted from its mark: a line has one beginning.
    expect(moves, word).toBe(1);
  }
  for (const word of ['Trees', 'e\u0301t\u0307', 'где'])
    expect((await copied(word, false)).letters.normalize('NFC')).toBe(word.normalize('NFC'));
});

it('R245: a vowel stands above the sign that doubles its letter, in whichever order they were typed', async () => {
  const { letters } = await copied('ر\u064E\u0651', true);
  expect(turned(letters)).toBe('ر\u0651\u064E');
});
