import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { directionOf } from '../../../locales/index.ts';
import type { Block, ReportDocument } from '../../../server/report/blocks.ts';
import { asDocx } from '../../../server/report/docx.ts';
import { loadFonts } from '../../../server/report/pdf/fonts.ts';
import { asPdf } from '../../../server/report/pdf/pdf.ts';
import { beginningOf } from '../../../server/report/pdf/table.ts';
import { createTextWriter } from '../../../server/report/pdf/text.ts';
import { speakerOf } from '../../support/house/stage.ts';

const words = (text: string) => ({ words: text, lang: 'en' });
const line: Block = { kind: 'text', words: words('A line.') };
const lead: Block = { kind: 'text', soft: true, words: words('65 children answered.') };
const heading: Block = { kind: 'heading', level: 3, words: words('What do you think?') };
const tableOf = (rows: number): Block => ({
  kind: 'table',
  about: words('Answers'),
  name: 'Answers',
  head: ['Answer', 'Children'],
  rows: Array.from({ length: rows }, (_, at) => ({
    label: words(`Answer ${at}`),
    counts: [{ cell: String(at), children: 10, told: '10' }],
  })),
  chart: false,
});

const documentOf = (blocks: readonly Block[]): ReportDocument => ({
  title: 'A report',
  titleLanguage: 'en',
  language: 'en',
  direction: 'ltr',
  day: '2026-11-30',
  subject: 'A report',
  pageWord: (page) => `Page ${page}`,
  apart: ' · ',
  blocks,
});

/** What is drawn, page by page. */
async function contentsOf(blocks: readonly Block[]): Promise<readonly string[]> {
  const bytes = Buffer.from(await asPdf(documentOf(blocks), loadFonts())).toString('latin1');
  return [...bytes.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .filter((content) => content.includes(' BDC'));
}

/** How often each tag and each artifact of the layout is drawn, page by page. */
async function pagesOf(blocks: readonly Block[]): Promise<readonly Map<string, number>[]> {
  return (await contentsOf(blocks)).map((content) => {
    const tags = new Map<string, number>();
    for (const [, tag = '', said = ''] of content.matchAll(/\/(\w+) <<([^>]*)>> BDC/g)) {
      const name = tag === 'Artifact' ? (/Layout/.test(said) ? 'layout' : '') : tag;
      tags.set(name, (tags.get(name) ?? 0) + 1);
    }
    return tags;
  });
}

it('R1295: the bars of the four answers are four drawings, without their colours, and one that is hidden a fifth', async () => {
  const row = (bar: 'agree' | 'disagree' | 'pass' | 'unclear', children: number | null) => ({
    label: words(bar),
    counts: [{ cell: bar, children, told: '' }],
    bar,
  });
  const rows = [row('agree', 5), row('disagree', 5), row('pass', 5), row('unclear', 5), row('pass', null)];
  const block = { kind: 'table', about: words(''), name: '', head: ['', ''], rows, chart: true } as const;
  const [page = ''] = await contentsOf([block]);
  const drawn = [...page.matchAll(/\/Artifact <<[^>]*Layout[^>]*>> BDC(.*?)EMC/gs)]
    // Rectangles, what is done with them, and dashes; no colour, and not where.
    .map(([, bar = '']) => (bar.match(/\[[\d. ]*\] \S+ d$|\b(?:re|f|B|S)$/gm) ?? []).join(' '))
    .filter((bar) => bar.includes('re'));
  expect(drawn).toHaveLength(rows.length);
  expect(new Set(drawn).size).toBe(rows.length);
});

it('R798: a heading and the line under it stand on the page of the table they lead to, and a small table is whole', async () => {
  const groups = Array.from({ length: 24 }, (_, at) => [
    ...Array.from({ length: at }, () => line),
    heading,
    lead,
    tableOf(4),
  ]).flat();
  const pages = await pagesOf(groups);
  expect(pages.length).toBeGreaterThan(8);
  const tables = pages.map((tags) => tags.get('TD') ?? 0);
  expect(tables.reduce((sum, each) => sum + each, 0)).toBe(24 * 4);
  expect(tables).toEqual(pages.map((tags) => (tags.get('H3') ?? 0) * 4));
});

it('R798: the line with which a part ends opens no page: it stands under what it belongs to', async () => {
  const list: Block = { kind: 'list', items: [words('One.'), words('Two.')] };
  for (const body of [tableOf(4), list]) {
    const parts = Array.from({ length: 40 }, (_, at) => [
      { ...heading, level: 2 } as const,
      ...Array.from({ length: at % 9 }, () => list),
      body,
      lead,
    ]).flat();
    const pages = await pagesOf(parts);
    expect(pages.length).toBeGreaterThan(8);
    const firsts = pages.map((tags) => [...tags.keys()].find((tag) => /^(H2|LBody|TH|TD|P)$/.test(tag)));
    expect(firsts, body.kind).not.toContain('P');
  }
});

it('R828: no word above a column of numbers is cut', () => {
  for (const language of ['en', 'ar', 'es', 'fr', 'ru', 'sw'] as const) {
    const { t } = speakerOf(language);
    const heads = [
      ...(['agree', 'disagree', 'pass', 'unclear'] as const).map((cell) => t(`release.cell.${cell}`)),
      t('release.table.children'),
    ];
    const document = { language, direction: directionOf(language) } as const;
    const text = createTextWriter(new PDFDocument({ font: null as unknown as string }), {
      document,
      fonts: loadFonts(),
    });
    const heightOf = (head: readonly string[]) => {
      const row = {
        label: words('Trees.'),
        counts: head.map((cell) => ({ cell, children: 10, told: '10' })),
      };
      const block = {
        kind: 'table',
        about: words(''),
        name: '',
        head: ['', ...head],
        rows: [row],
        chart: false,
      } as const;
      return beginningOf({ document, text }, { block, after: 0 });
    };
    // A line for each word at the most.
    const lineEach = heads.map((head) => head.replace(/(\S)\S*/g, '$1').replace(/ /g, '\n'));
    expect(heightOf(heads), language).toBeLessThanOrEqual(heightOf(lineEach));
  }
});

it('R798: where a larger table goes on, its heads are drawn again', async () => {
  const pages = await pagesOf([heading, tableOf(90)]);
  expect(pages.length).toBeGreaterThan(2);
  // A rule under each row and under the heads, and the heads themselves where they are drawn again.
  const beside = pages.map((tags) => (tags.get('layout') ?? 0) - (tags.get('TD') ?? 0));
  expect(beside).toEqual(pages.map((_, at) => (at === 0 ? 1 : 2)));
});

it('R798: a word processor keeps headings and the heads of a table with what follows them, too', async () => {
  const files = unzipSync(await asDocx(documentOf([heading, tableOf(2)])));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  for (const level of [1, 2, 3])
    expect(part('word/styles.xml')).toMatch(
      new RegExp(`w:styleId="Heading${level}"(?:(?!</w:style>).)*<w:keepNext/>`),
    );
  const [heads = '', ...rows] = part('word/document.xml').split('</w:tr>').slice(0, -1);
  expect(heads).toContain('<w:keepNext/>');
  expect(rows.join('')).not.toContain('<w:keepNext/>');
});
