import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { howAnswered } from '../../../app/components/release/release-polls.tsx';
import { localeOf } from '../../../app/i18n/locale-of.ts';
import type { Level } from '../../../app/i18n/translator.ts';
import { showRelease } from '../../../app/routes/public/release/release-view.ts';
import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import { lostIn } from '../../../server/core/analysis/report/parity.ts';
import { faultsInNumbers, releasedCells } from '../../../server/core/analysis/report/release-numbers.ts';
import { releaseSchema } from '../../../server/core/analysis/report/release-schema.ts';
import type { SourcePart } from '../../../server/core/consultation/document-source.ts';
import { carriedBy, longestBar, printable, symbols } from '../../../server/report/blocks.ts';
import { asDocx } from '../../../server/report/docx.ts';
import {
  chartsOfFindings,
  childPage,
  easyRead,
  type FormInput,
  fullReport,
} from '../../../server/report/forms.ts';
import { asHtml } from '../../../server/report/html.ts';
import { linesOf } from '../../../server/report/pdf/lines.ts';
import { renderForms } from '../../../server/report/render-forms.ts';
import { reportersNote } from '../../../server/report/reporters-note.ts';
import { asSvg } from '../../../server/report/svg.ts';
import { symbolShapes } from '../../../server/report/symbol-shapes.ts';
import { verifyRelease } from '../../../server/report/verify-release.ts';
import {
  freezeRelease,
  manifestName,
  publicKeyName,
  sha256,
  signatureName,
  whereFrom,
} from '../../../server/usecases/analysis/freeze-release.ts';
import type { Release } from '../../../server/usecases/analysis/release.ts';
import type { ReleaseForms } from '../../../server/usecases/analysis/release-forms.ts';
import { tableFiles } from '../../../server/usecases/analysis/release-tables.ts';
import { releaseOf, saidByTheProgram } from '../../prove/report/conversation.ts';
import { ownStrange } from '../../prove/report/strings.ts';
import { parseCsv } from '../../replay/csv.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { cellsOfPage, textOf, whatRuns } from '../../support/pages/inert.ts';

const said = [
  { text: 'Ask us again every year.', agree: 57, disagree: 21, pass: 12 },
  { text: 'اسألونا كل سنة.', agree: 23, disagree: 25, pass: 3 },
  { text: '每年都要问我们。', agree: 4, disagree: 2, pass: 0 },
];
const release = saidByTheProgram(releaseOf(said));
let forms: ReleaseForms;
let files: ReadonlyMap<string, Uint8Array>;
const text = (name: string) => textOf(files.get(name) ?? new Uint8Array());

beforeAll(async () => {
  forms = await renderForms(release);
  files = new Map(freezeRelease(release, forms).map(({ name, bytes }) => [name, bytes]));
});

describe('one release, many forms', () => {
  it('R241: has every form in each of its languages, and the same release gives the same bytes', async () => {
    for (const language of ['en', 'ar', 'zh'])
      for (const form of [
        'report.LL.pdf',
        'report.LL.docx',
        'report.LL.html',
        'children-younger.LL.html',
        'children-older.LL.html',
        'easy-read.LL.html',
        'reporters.LL.html',
        'charts.LL.svg',
      ])
        expect([...files.keys()]).toContain(form.replace('LL', language));
    expect(await renderForms(release)).toEqual(forms);
  });

  it('R241: is the same file for a word processor where the clocks go forward at midnight of its day', async () => {
    const { TZ: here } = process.env;
    const document = { ...fullReport(readBy('older')), day: '2026-04-24' };
    const drawnIn = async (zone: string) => {
      process.env.TZ = zone;
      return { hour: new Date(2026, 3, 24).getHours(), bytes: Buffer.from(await asDocx(document)) };
    };
    try {
      const [utc, cairo] = [await drawnIn('UTC'), await drawnIn('Africa/Cairo')];
      expect(cairo.hour).toBe(1);
      expect(cairo.bytes.equals(utc.bytes)).toBe(true);
    } finally {
      if (here === undefined) delete process.env.TZ;
      else process.env.TZ = here;
    }
  });

  it('R732: two sentences of Chinese have no blank between them, and a label has the colon of its language', () => {
    const unowed = { ...release, findings: [], topics: [] };
    const read = (of: Release, language: string, level: Level = 'older'): FormInput => ({
      release: of,
      speaker: speakerOf(language, level),
      draft: true,
    });
    for (const of of [release, unowed])
      for (const form of [fullReport, childPage, easyRead, reportersNote])
        expect(asHtml(form(read(of, 'zh'))), form.name).not.toMatch(/[。！？] \S/);
    const { t } = speakerOf('zh');
    expect(asHtml(fullReport(read(unowed, 'zh')))).toContain(t('release.no-finding'));
    expect(asHtml(fullReport(read(release, 'en')))).toMatch(/<p class="soft">It closed[^<]*\. [A-Z]/);
    const labels = [{ language: 'en', label: 'Village' }];
    const answers = [{ position: 1, share: 60, labels, word: 'unsaid' as const }];
    const asked = [{ name: 'region' as const, source: 'Census 2021', answers }];
    const heard = { ...release, attributes: { asked, tables: [], speaks: false } };
    for (const [language, source] of [
      ['fr', 'Source des parts\u00a0: Census 2021'],
      ['zh', '：Census 2021'],
    ] as const)
      expect(asHtml(fullReport(read(heard, language)))).toContain(source);
  });

  it('R971: in a page each table is named by what was asked, and the bars before it are not heard beside it', () => {
    for (const form of [fullReport, childPage]) {
      const page = asHtml(form(readBy('older')));
      const tables = page.match(/<table>\n<caption class="unseen"[^>]*>[^<]+<\/caption>/g) ?? [];
      expect(tables.length, form.name).toBeGreaterThan(3);
      expect(page.match(/<table/g), form.name).toHaveLength(tables.length);
      const bars = page.match(/<figure><svg [^>]*>/g) ?? [];
      expect(bars.length, form.name).toBeGreaterThan(1);
      for (const each of bars) expect(each, form.name).toContain('aria-hidden="true"');
      expect(page.match(/<title>/g), form.name).toHaveLength(1);
      const [poll] = showRelease(release, speakerOf('en')).polls;
      expect(page, form.name).toContain(`<caption class="unseen">${poll?.prompt.words}</caption>`);
    }
  });

  it('R615: no dot stands beside a number or a day in Arabic: it would be a zero there', () => {
    const of = { ...release, signed: { by: 'Lena Okafor', day: '2026-11-28' } };
    const read = (language: string): FormInput => ({
      release: of,
      speaker: speakerOf(language),
      draft: false,
    });
    const charts = asSvg(chartsOfFindings(read('ar')));
    expect(charts.match(/ – [٠-٩]/g)).not.toBeNull();
    for (const drawn of [charts, asHtml(fullReport(read('ar')))])
      expect(drawn).not.toMatch(/[٠-٩] ·|· [٠-٩]/);
    expect(asHtml(fullReport(read('ar')))).toContain('Lena Okafor – ');
    expect(asHtml(fullReport(read('en')))).toContain('Lena Okafor · ');
  });

  it('R241: fits its own schema, and says of each number where it comes from', () => {
    expect(releaseSchema.safeParse(JSON.parse(text('release.json'))).success).toBe(true);
    expect(JSON.parse(text('release.schema.json'))).toMatchObject({ type: 'object' });
    const from = JSON.parse(text('provenance.json'));
    expect(from).toMatchObject({
      source: { file: 'release.json' },
      seeds: [],
      parameters: { threshold: 10 },
    });
    expect(from.cells).toEqual(releasedCells(release));
    expect(from.made.packages.pdfkit).toMatch(/^\d/);
  });

  it('R242: stands whole in every form, with the digits of its language', () => {
    for (const form of ['report', 'children-younger', 'children-older'])
      for (const language of ['en', 'ar', 'zh']) {
        const page = cellsOfPage(text(`${form}.${language}.html`));
        for (const { id, children } of release.topics.flatMap(({ points }) => points))
          expect(page.get(`point:${id}`), `${form} ${language}`).toBe(String(children));
      }
    expect(text('report.ar.html')).toContain('٦٠');
    for (const title of release.topics.flatMap(({ alsoSaid }) => alsoSaid))
      expect(text('easy-read.en.html')).toContain(title.title);
  });

  it('R242: a point that vanished, another number and a lost "also said" are each found', () => {
    const cells = new Map(
      releasedCells(release).flatMap(({ id, children }) =>
        children === null ? [] : [[id, children] as const],
      ),
    );
    const told = release.topics.flatMap((topic) => topic.alsoSaid);
    const alsoSaid = told.map(({ title }) => title);
    const rest = {
      ourWords: told.flatMap(({ words }) => words?.text ?? []),
      quotes: (release.quotes ?? []).map(({ id }) => id),
    };
    const lost = (carried: object) => lostIn(release, { cells, alsoSaid, ...rest, ...carried });
    expect(lost({})).toEqual([]);
    expect(lost({ ourWords: [] })).toEqual(['"It matters to some." vanished']);
    expect(lost({ quotes: [] })).toHaveLength(1);
    const [point] = release.topics[0]?.points ?? [];
    const id = `point:${point?.id}`;
    expect(lost({ cells: new Map([...cells].filter(([each]) => each !== id)) })).toEqual([`${id} vanished`]);
    expect(lost({ cells: new Map(cells).set(id, 15) })).toHaveLength(1);
    expect(lost({ alsoSaid: [] })).toEqual(['"Few said this" was also said and vanished']);
  });

  it('R300: tells in every form what children say of a finding, its words for them, and an objection', () => {
    const [first, second] = release.findings;
    expect(first?.meant).toMatchObject({ children: 75, answers: { yes: 40, partly: 15 }, objected: true });
    expect(second?.meant).toMatchObject({ children: null, objected: true });
    for (const language of ['en', 'ar', 'zh'] as const) {
      const level = (name: Level) => speakerOf(language, name).t;
      for (const [form, t] of [
        ['report', level('older')],
        ['children-younger', level('younger')],
        ['children-older', level('older')],
        ['easy-read', level('younger')],
      ] as const) {
        const page = text(`${form}.${language}.html`);
        const forty = new Intl.NumberFormat(localeOf(language)).format(40);
        const sentence = t('release.chart.part', { answer: t('meant.yes'), number: forty });
        if (form === 'easy-read') expect(page, language).toContain(sentence);
        else expect(cellsOfPage(page).get(`meant:${first?.id}:yes`), `${form} ${language}`).toBe('40');
        expect(page.split(t('meant.objected')), `${form} ${language}`).toHaveLength(3);
        const plain = first?.plain?.find((each) => each.language === language)?.body ?? '';
        expect(page, `${form} ${language}`).toContain(plain);
        // A form for children says it in these words alone; the report has both, the sentence in its own language.
        const said = t('finding.agree', { count: first?.evidence[0]?.children ?? 0, what: '' }).slice(0, -1);
        const [start = ''] = said.split(/[:：]/);
        const whole = page.split('<h2>').filter((part) => part.includes(`meant:${first?.id}:yes`))[0] ?? page;
        expect(whole.includes(start), `${form} ${language}`).toBe(form === 'report');
      }
    }
    expect(text('meant.csv').split('\r\n')[1]).toMatch(/,75,40,15,,,yes$/);
  });

  it('R300: a release from before children were asked has none of it, and keeps its files', () => {
    const older = {
      ...release,
      findings: release.findings.map(({ meant: _meant, plain: _plain, ...finding }) => finding),
    };
    expect(tableFiles(older, { version: 3 }).map(({ name }) => name)).not.toContain('meant.csv');
    expect(releasedCells(older).filter(({ id }) => id.startsWith('meant:'))).toEqual([]);
    expect(releaseSchema.safeParse(older).success).toBe(true);
    expect(faultsInNumbers(older)).toEqual([]);
  });

  it('R417: a picture has the number of every cell that a finding rests on, in the digits and the direction of its language', () => {
    for (const language of ['en', 'ar', 'zh'] as const) {
      const picture = text(`charts.${language}.svg`);
      expect(picture).toContain(`direction="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      const written = new Intl.NumberFormat(localeOf(language));
      const told = release.findings.flatMap(({ evidence }) =>
        evidence.flatMap(({ children }) => children ?? []),
      );
      expect(told.length).toBeGreaterThan(1);
      for (const children of told)
        expect(picture, language).toContain(
          ` ${speakerOf(language).t('list.apart')} ${written.format(children)}</text>`,
        );
      // Where it is shown as a picture, its words are in what it says of itself.
      const [, described = ''] = /<desc>([^<]*)<\/desc>/.exec(picture) ?? [];
      for (const children of told) expect(described, language).toContain(written.format(children));
      expect(described, language).toContain(speakerOf(language).t('number.hidden'));
      for (const [, drawn = ''] of picture.matchAll(/<text [^>]*font-size="14"[^>]*>([^<]+)<\/text>/g))
        if (!drawn.includes(speakerOf(language).t('list.apart')))
          expect(described.replace(/\s+/g, ''), language).toContain(drawn.replace(/\s+/g, ''));
      // Nothing runs over its edge: each bar and each beginning of a line lies in the picture.
      for (const [, x = '', width = '0'] of picture.matchAll(/<rect x="(\d+)"[^>]*? width="(\d+)"/g))
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(800);
    }
    expect(whatRuns(new Map([['charts.en.svg', files.get('charts.en.svg') ?? new Uint8Array()]]))).toEqual(
      [],
    );
    expect(whatRuns(new Map([['x.svg', Buffer.from('<svg onload="x"><script/></svg>')]]))).toHaveLength(2);
  });

  it('R678: bars of one document have one scale: as many children are as long in each of its charts', () => {
    const widths = (page: string) =>
      [...page.matchAll(/<rect x="1" [^>]*?width="(\d+)"[^>]*stroke-width/g)].map(([, width]) =>
        Number(width),
      );
    const row = (children: number) => ({
      label: { words: 'yes', lang: 'en' },
      counts: [{ cell: `c${children}`, children, told: String(children) }],
    });
    const chart = (...children: number[]) =>
      ({
        kind: 'table',
        about: { words: 'A chart', lang: 'en' },
        name: 'A chart',
        head: ['', ''],
        rows: children.map(row),
        chart: true,
      }) as const;
    const document = { ...fullReport(readBy('older')), blocks: [chart(200, 100), chart(20)] };
    expect(longestBar(document)).toBe(200);
    expect(widths(asHtml(document))).toEqual([600, 300, 60]);
    expect(
      [...asSvg(document).matchAll(/<rect x="32"[^>]* width="(\d+)"/g)].map(([, width]) => Number(width)),
    ).toEqual([736, 368, 74]);
  });

  it('R245: a PDF is tagged, and has its title and its language', () => {
    for (const language of ['en', 'ar', 'zh']) {
      const raw = Buffer.from(files.get(`report.${language}.pdf`) ?? []).toString('latin1');
      expect(raw).toContain('/StructTreeRoot');
      expect(raw).toContain('/Marked true');
      expect(raw).toContain(`/Lang (${language})`);
      expect(raw).toContain('/DisplayDocTitle true');
    }
  });

  it('R246: tells reporters what the numbers cannot say, and to leave the children alone', () => {
    for (const language of ['en', 'ar', 'zh']) {
      const note = text(`reporters.${language}.html`);
      expect(note.match(/<li>/g)).toHaveLength(18);
      expect(note).toContain(new Intl.NumberFormat(localeOf(language)).format(57));
    }
    expect(text('reporters.en.html')).toContain('They do not say what all children think.');
  });

  it('R247: has a picture beside each easy sentence, and two levels of words', () => {
    const easy = text('easy-read.en.html');
    expect(easy.match(/<div class="easy"><svg/g)?.length).toBeGreaterThan(10);
    expect(easy).toContain('60 children made this point.');
    expect(text('children-younger.en.html')).not.toBe(text('children-older.en.html'));
  });
});

describe('R591, R613: where the document is from', () => {
  const source = release.source;
  if (!source) throw new Error('no source');
  const bodies = (part: SourcePart, language: string, level: Level) =>
    source.texts
      .filter((each) => each.part === part && each.language === language && each.level === level)
      .map(({ body }) => body);

  it('R613: stands in every form, in the words of its reader, with both sides in the order that was drawn', () => {
    for (const language of ['en', 'ar', 'zh'])
      for (const [form, level] of [
        ['report', 'older'],
        ['children-younger', 'younger'],
        ['children-older', 'older'],
        ['easy-read', 'younger'],
        ['reporters', 'older'],
      ] as const) {
        const page = text(`${form}.${language}.html`);
        const where = `${form} ${language}`;
        for (const words of [
          source.origin,
          source.author,
          ...bodies('gains', language, level),
          `${source.checkedName} ${speakerOf(language).t('list.apart')} ${source.checkedFrom}`,
        ])
          expect(page, where).toContain(`>${words}<`);
        expect(page, where).not.toContain(source.attestedName);
        const sides = source.order.flatMap((side) => bodies(side, language, level));
        const places = sides.map((words) => page.indexOf(`>${words}<`));
        expect(sides).toHaveLength(3);
        if (form === 'reporters') {
          // Both sides stand in the report; the note says so.
          expect(places, where).toEqual([-1, -1, -1]);
          expect(page, where).toContain(`report.${language}.html`);
        } else {
          expect(Math.min(...places), where).toBeGreaterThan(0);
          expect(places, where).toEqual(places.toSorted((one, two) => one - two));
        }
      }
  });

  it('R613: in the easy form each line has its picture, another one for each side', () => {
    const page = asHtml(easyRead(readBy('younger')));
    const { t } = speakerOf('en', 'younger');
    const part = page.split('<h2>').find((each) => each.startsWith(t('report.easy.source'))) ?? '';
    const lines = [
      ...part.matchAll(/<div class="easy"><svg[^>]*><path d="([^"]+)"\/><\/svg><p[^>]*>([^<]+)</g),
    ];
    const pictureOf = new Map(lines.map(([, picture = '', words = '']) => [words, picture]));
    expect(pictureOf.size).toBe(15);
    expect(pictureOf.get(t('report.easy.source.for'))).toBe(symbolShapes.for);
    expect(pictureOf.get('It is cheap.')).toBe(symbolShapes.for);
    expect(pictureOf.get('It takes long.')).toBe(symbolShapes.against);
    expect(pictureOf.get(source.author)).toBe(symbolShapes.person);
    expect(new Set(Object.values(symbolShapes)).size).toBe(symbols.length);
  });

  it('R613: says whose text it is, and of a company to call nothing official; that nobody looked, where nobody did', () => {
    const told = { official: 'public', explained: 'public', claim: 'company' } as const;
    for (const [label, sponsorKind] of Object.entries(told) as [keyof typeof told, 'public' | 'company'][]) {
      const of = { ...release, sponsorKind, source: { ...source, label } };
      expect(asHtml(easyRead(readBy('younger', of))), label).toContain(
        speakerOf('en').t(`report.easy.source.label.${label}`),
      );
      expect(asHtml(reportersNote(readBy('older', of))), label).toContain(
        speakerOf('en').t(`report.press.source.label.${label}`),
      );
    }
    const { t } = speakerOf('en');
    const unread = { ...release, source: { ...source, checkedDay: '' } };
    expect(asHtml(reportersNote(readBy('older')))).not.toContain(t('report.press.source.unchecked'));
    expect(asHtml(reportersNote(readBy('older', unread)))).toContain(t('report.press.source.unchecked'));
    expect(asHtml(easyRead(readBy('younger', unread)))).not.toContain(t('source.checked'));
  });

  it('R591: a release from before keeps its forms, which say nothing of it', () => {
    const { source: _source, ...older } = release;
    const { t } = speakerOf('en');
    expect(asHtml(easyRead(readBy('younger', older)))).not.toContain(t('report.easy.source'));
    expect(asHtml(reportersNote(readBy('older', older)))).not.toContain(t('report.press.source'));
  });
});

describe('whom a release heard', () => {
  const [poll] = release.polls;
  if (!poll) throw new Error('no poll');
  const { subject } = poll.table;
  const row = (category: string, children: number | null, first: number | null) => ({
    category,
    children,
    cells: [
      { cell: '1', children: first },
      { cell: '2', children: null },
      { cell: '3', children: null },
    ],
  });
  const answers = (['fewer', 'there'] as const).map((word, at) => ({
    position: at + 1,
    share: 50,
    labels: [{ language: 'en', label: ['Village', 'Town'][at] ?? '' }],
    word,
  }));
  const table = (children: number, first: number) => ({
    kind: 'poll' as const,
    subject,
    activityId: poll.activityId,
    attribute: 'region' as const,
    rows: [row('1', children, first), row('2', 30, null), row('rest', null, 10)],
  });
  const heard = (children = 40, first = 25): Release => ({
    ...release,
    texts: [
      ...release.texts,
      ...['younger', 'older'].flatMap((level) => [
        { field: 'why-region', language: 'en', level, body: 'To hear villages too.' },
        { field: 'why-age', language: 'en', level, body: 'Nobody needs it.' },
      ]),
    ],
    attributes: {
      asked: [{ name: 'region', source: 'Census 2021', answers }],
      tables: [table(children, first)],
      speaks: false,
    },
  });

  it('R322, R331, R332: stands in every form: for whom it speaks, what was asked and why, who is missing', () => {
    for (const [form, level] of [
      [fullReport, 'older'],
      [childPage, 'older'],
      [childPage, 'younger'],
      [easyRead, 'younger'],
    ] as const) {
      const { t } = speakerOf('en', level);
      const page = asHtml(form(readBy(level, heard())));
      for (const words of [
        t('release.attributes.took-part'),
        `${t('attributes.asked.on')}${t('list.colon')}${t('attribute.region')}`,
        'To hear villages too.',
        'Nobody needs it.',
        t('release.missing.caption', { what: t('attribute.region') }),
      ])
        expect(page, `${form.name} ${level}`).toContain(words);
      const places = [t('missing.fewer'), 'Village (50 %)', t('missing.there'), 'Town (50 %)'];
      const found = places.map((words) => page.indexOf(words));
      expect(Math.min(...found), `${form.name} ${level}`).toBeGreaterThan(0);
      expect(found).toEqual(found.toSorted((one, two) => one - two));
    }
    const before = asHtml(fullReport(readBy('older')));
    expect(before).not.toContain(speakerOf('en').t('release.attributes'));
  });

  it('R1055: of an attribute without shares no form says who is missing, and of a hidden row nobody says that it is few', () => {
    const told = heard();
    const [asked] = told.attributes?.asked ?? [];
    if (!asked || !told.attributes) throw new Error('nothing asked');
    const without = {
      ...asked,
      name: 'age' as const,
      source: '',
      answers: asked.answers.map((answer) => ({ ...answer, share: null, word: 'unsaid' as const })),
    };
    const page = (attributes: Release['attributes']) =>
      asHtml(fullReport(readBy('older', { ...told, ...(attributes ? { attributes } : {}) })));
    const { t } = speakerOf('en', 'older');
    const both = page({ ...told.attributes, asked: [asked, without] });
    expect(both).toContain(t('release.missing.caption', { what: t('attribute.region') }));
    expect(both).not.toContain(t('release.missing.caption', { what: t('attribute.age') }));
    expect(both).not.toContain(t('missing.unsaid'));
    const hidden = asked.answers.map((answer) => ({ ...answer, word: 'unsaid' as const }));
    const one = page({ ...told.attributes, asked: [{ ...asked, answers: hidden }] });
    expect(one).toContain(t('missing.unsaid'));
    expect(t('missing.unsaid')).not.toMatch(/few/i);
    expect(one).toContain('Village');
  });

  it('R331: a report has the declared tables, with every number that is told', () => {
    const { cells } = carriedBy(fullReport(readBy('older', heard())));
    const told = [...cells].filter(([id]) => id.startsWith('by:'));
    expect(told).toEqual([
      [`by:poll:${subject}:region:1:1`, 25],
      [`by:poll:${subject}:region:1`, 40],
      [`by:poll:${subject}:region:2`, 30],
      [`by:poll:${subject}:region:rest:1`, 10],
    ]);
    expect(lostIn(heard(), carriedBy(fullReport(readBy('older', heard()))))).toEqual([]);
  });

  it('R909: draws no table of an answer, or by an attribute, of which no number is told', () => {
    const { t } = speakerOf('en');
    const none = t('release.by.hidden', { threshold: 10 });
    const shown = (rows: ReturnType<typeof row>[]) => {
      const of = heard();
      if (!of.attributes) throw new Error('nobody was asked');
      const tables = [{ ...table(40, 25), rows }];
      const { blocks } = fullReport(readBy('older', { ...of, attributes: { ...of.attributes, tables } }));
      return {
        drawn: blocks.flatMap((each) => (each.kind === 'table' ? [each.name] : [])),
        said: blocks.filter((each) => each.kind === 'text' && each.words.words === none).length,
      };
    };
    const one = shown([row('1', 40, 25), row('2', null, null), row('rest', null, 10)]);
    expect(one.drawn).toEqual(expect.arrayContaining(['Village', t('release.by.rest')]));
    expect(one.drawn).not.toContain('Town');
    expect(one.said).toBe(1);
    const all = shown([row('1', null, null), row('2', null, null), row('rest', null, null)]);
    expect(all.drawn).not.toContain('Village');
    expect(all.said).toBe(1);
  });

  it('R797: a table says in words what a row names by its id, and one that was signed before stays as it was', () => {
    const rowsOf = (version: 3 | 4, name: string) => {
      const file = tableFiles(heard(), { version }).find((each) => each.name === name);
      return parseCsv(textOf(file?.bytes ?? new Uint8Array()));
    };
    for (const [name, words] of [
      ['statements.csv', ['question']],
      ['polls.csv', ['question']],
      ['points.csv', ['question']],
      ['findings.csv', ['about', 'option']],
      ['attributes.csv', ['said', 'about', 'option']],
    ] as const) {
      const before = rowsOf(3, name);
      const now = rowsOf(4, name);
      expect(before.length, name).toBeGreaterThan(0);
      now.forEach((row, at) => {
        // Whoever reads fields by their place finds each where it was.
        expect(Object.keys(row), name).toEqual([...Object.keys(before[at] ?? {}), ...words]);
        expect(row, name).toMatchObject(before[at] ?? {});
        expect(row.question ?? row.about, name).toMatch(/\S/);
      });
    }
    expect(rowsOf(4, 'polls.csv')[0]).toMatchObject({ question: 'Choose.', option: 'Choice 1' });
    const [poll] = rowsOf(4, 'findings.csv').filter(({ kind }) => kind === 'poll');
    expect(poll).toMatchObject({ about: 'Choose.', option: 'Choice 1' });
    expect(rowsOf(4, 'attributes.csv').map(({ said, option }) => [said, option])).toContainEqual([
      'Village',
      'Choice 1',
    ]);
  });

  it('R244: its numbers keep the rules too, and where each comes from is said', () => {
    expect(faultsInNumbers(heard())).toEqual([]);
    const id = `by:poll:${subject}:region:1`;
    expect(faultsInNumbers(heard(41))[0]).toBe(`${id} is 41, and that is no multiple of 5`);
    expect(faultsInNumbers(heard(40, 5))[0]).toBe(`${id}:1 is 5, and nothing under 10 is told`);
    expect(faultsInNumbers(heard(40, 45))).toContain(`${id}:1 is 45 of 40`);
    const cells = (version: 1 | 2) => {
      const file = whereFrom(heard(), { made: forms.made, source: '', version }).find(
        ({ name }) => name === 'provenance.json',
      );
      return JSON.parse(textOf(file?.bytes ?? new Uint8Array())).cells as unknown[];
    };
    expect(cells(2)).toEqual(releasedCells(heard()));
    expect(cells(1)).toEqual(releasedCells(release));
  });

  it('R244, R1256: a release that was signed before they were numbers of it agrees as it was signed, with its key however its lines end', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const earlier = { files: [], made: { ...forms.made, product: '0.0.0' } };
    /** What `says` stands in `provenance.json`, signed as it stands there; `tables` as that version wrote them. */
    const verified = (
      says: (from: Record<string, unknown>) => object,
      {
        of = heard(),
        tables = [],
        key,
      }: { of?: Release; tables?: readonly ReleaseFile[]; key?: string } = {},
    ) => {
      const signed = freezeRelease(of, earlier)
        .filter(({ name }) => name !== manifestName)
        .map(({ name, bytes }) => {
          const table = tables.find((each) => each.name === name);
          if (table) return table;
          if (name !== 'provenance.json') return { name, bytes };
          const from = says(JSON.parse(textOf(bytes)));
          return { name, bytes: Buffer.from(`${JSON.stringify(from, null, 2)}\n`) };
        });
      const manifest = Buffer.from(signed.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join(''));
      return verifyRelease(
        new Map<string, Uint8Array>([
          ...signed.map(({ name, bytes }) => [name, bytes] as const),
          [manifestName, manifest],
          [signatureName, Buffer.from(`${sign(null, manifest, privateKey).toString('base64')}\n`)],
          [publicKeyName, Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }))],
        ]),
        { key },
      );
    };
    // R1256: the key from elsewhere, as a letter or Windows wrote it.
    const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));
    for (const key of [pem, pem.replaceAll('\n', '\r\n'), `\n${pem}\n`])
      expect((await verified((from) => from, { key })).faults).toEqual([]);
    const other = String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    for (const key of [other, 'no key', ''])
      expect((await verified((from) => from, { key })).faults[0]).toContain('another key');
    const without = { cells: releasedCells(release) };
    expect((await verified((from) => from)).faults).toEqual([]);
    const ofOne = { tables: tableFiles(heard(), { version: 1 }) };
    expect((await verified((from) => ({ ...from, version: 1, ...without }), ofOne)).faults).toEqual([]);
    expect((await verified((from) => ({ ...from, ...without }))).faults[0]).toContain('provenance.json');
    // Tables of then, in which a line of a sentence begins like a formula (R86).
    const [first, ...others] = heard().statements;
    if (!first) throw new Error('Nobody said anything.');
    const texts = first.texts.map((each) => ({ ...each, text: `${each.text}\n- and in winter` }));
    const of = { ...heard(), statements: [{ ...first, texts }, ...others] };
    const then = { of, tables: tableFiles(of, { version: 2 }) };
    expect((await verified((from) => ({ ...from, version: 2 }), then)).faults).toEqual([]);
    expect((await verified((from) => from, then)).faults[0]).toContain('statements.csv');
    expect((await verified((from) => from, { of })).faults).toEqual([]);
  });
});

describe('sentences of which nothing is told', () => {
  const few = (level: Level) => speakerOf('en', level).t('release.voters.few', { threshold: 10 });
  const hidden: Release = {
    ...release,
    findings: [],
    polls: [],
    statements: release.statements.map((each) => ({
      ...each,
      table: {
        ...each.table,
        children: null,
        cells: each.table.cells.map((cell) => ({ ...cell, children: null })),
      },
    })),
  };

  it('R909: are named in easy words, too, by what was asked, and that too few answered', () => {
    const easy = asHtml(easyRead(readBy('younger', hidden)));
    const [asked] = showRelease(hidden, speakerOf('en', 'younger')).statements;
    for (const words of [asked?.prompt.words ?? 'nobody asked', few('younger')])
      expect(easy).toContain(`<p>${words}</p>`);
  });

  it('R909: and are not, where any of them has a number', () => {
    const [first, ...others] = release.statements;
    const one = { ...hidden, statements: [...(first ? [first] : []), ...hidden.statements.slice(1)] };
    expect(others).not.toHaveLength(0);
    expect(asHtml(easyRead(readBy('younger', one)))).not.toContain(few('younger'));
  });
});

describe('a release that was drawn before forms said more', () => {
  it('R244: is not drawn again, and agrees as it was signed', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const drawn = (made: ReleaseForms['made']) => {
      const frozen = new Map(
        freezeRelease(release, { files: [], made }).map(({ name, bytes }) => [name, bytes]),
      );
      const signature = sign(null, frozen.get(manifestName) ?? new Uint8Array(), privateKey);
      const pem = publicKey.export({ type: 'spki', format: 'pem' });
      return frozen
        .set(signatureName, Buffer.from(`${signature.toString('base64')}\n`))
        .set(publicKeyName, Buffer.from(pem));
    };
    let times = 0;
    const draw = async () => {
      times += 1;
      return forms;
    };
    const { forms: _composed, ...packages } = forms.made.packages;
    const before = await verifyRelease(drawn({ ...forms.made, packages }), { draw });
    expect([before.faults, times]).toEqual([[], 0]);
    await verifyRelease(drawn(forms.made), { draw });
    expect(times).toBe(1);
  });
});

describe('what the numbers of a form mean', () => {
  const forms = [
    { form: fullReport, level: 'older' },
    { form: childPage, level: 'older' },
    { form: childPage, level: 'younger' },
    { form: easyRead, level: 'younger' },
    { form: chartsOfFindings, level: 'older' },
  ] as const;

  it.each(forms)(
    'R822: of a ranking $form.name ($level) says that the numbers are of who put it first',
    (of) => {
      const ranked: Release = {
        ...release,
        polls: release.polls.map((each) => ({ ...each, form: 'ranking' })),
      };
      const shown = JSON.stringify(of.form(readBy(of.level, ranked)).blocks);
      const { t } = speakerOf('en', of.level);
      expect(shown).toContain(t('release.poll.ranking'));
      expect(shown).not.toContain(t('release.poll.single'));
    },
  );

  it.each(forms)(
    'R83: of a sentence that a finding rests on $form.name ($level) says whose it is, and that it was taken out',
    (of) => {
      const taken: Release = {
        ...release,
        statements: release.statements.map((each) => ({ ...each, from: 'children', retired: true })),
      };
      const rests = taken.findings.flatMap(({ evidence }) =>
        evidence.filter(({ kind }) => kind === 'statement'),
      );
      expect(rests.length).toBeGreaterThan(0);
      // Without the list of all sentences: what stands beside a finding.
      const { t } = speakerOf('en', of.level);
      const { blocks } = of.form(readBy(of.level, taken));
      for (const key of ['release.from-child', 'release.retired'] as const) {
        const line = blocks.find((block) => block.kind === 'text' && block.words.words === t(key));
        // Each line of easy words has its picture.
        expect(line, key).toMatchObject(of.form === easyRead ? { symbol: 'person' } : { soft: true });
      }
    },
  );
});

describe('a picture that children pointed at', () => {
  it('R442: stands in no form, and its list bears no numbers of it; where it stands they are the same', () => {
    const [poll] = release.polls;
    if (!poll) throw new Error('no poll');
    const { activityId } = poll;
    const labelled = [1, 2, 3].map((position) => ({
      position,
      labels: [{ language: 'en', level: 'older', label: `Place ${position}` }],
    }));
    const of: Release = {
      ...release,
      polls: [{ ...poll, form: 'multiple', options: labelled }],
      designs: [
        { activityId, file: 'design-1.png', sha256: '', width: 10, height: 10, alts: [], places: [] },
      ],
    };
    for (const form of [fullReport, childPage]) {
      const page = asHtml(form(readBy('older', of)));
      expect(page, form.name).toContain('>Place 1<');
      expect(page, form.name).toContain(speakerOf('en').t('release.design.list'));
      expect(page, form.name).not.toContain(speakerOf('en').t('release.poll.multiple'));
    }
    expect(asHtml(easyRead(readBy('younger', of)))).not.toContain('– Place');
    const [shown] = showRelease(of, speakerOf('en'), { pictureAt: ({ file }) => file }).polls;
    expect(shown?.labels[0]?.[1].words).toBe('1 – Place 1');
    expect(shown && howAnswered(shown)).toBe('release.design.note');
  });
});

function readBy(level: Level, of: Release = release): FormInput {
  return { release: of, speaker: speakerOf('en', level), draft: false };
}

describe('words that were made to run', () => {
  it('R243: run in no form', async () => {
    const odd = releaseOf([], ownStrange);
    const drawn = new Map(freezeRelease(odd, await renderForms(odd)).map(({ name, bytes }) => [name, bytes]));
    expect(whatRuns(drawn)).toEqual([]);
    expect(textOf(drawn.get('report.en.html') ?? new Uint8Array())).toContain('&lt;script&gt;alert(1)');
  });

  it('R243: are found where they would', () => {
    const bytes = (words: string) => new Map([['x.html', Buffer.from(words)]]);
    expect(whatRuns(bytes('<script>x</script>'))).not.toEqual([]);
    expect(whatRuns(bytes('<p onclick="x">a</p>'))).not.toEqual([]);
    expect(whatRuns(new Map([['x.csv', Buffer.from('a,b\r\n1,=1+1\r\n')]]))).toHaveLength(1);
    expect(whatRuns(new Map([['x.csv', Buffer.from('a,b\r\n1,"x; =1+1"\r\n')]]))).toHaveLength(1);
    expect(whatRuns(new Map([['x.pdf', Buffer.from('<< /S /JavaScript >>')]]))).toHaveLength(1);
  });

  it('R243: lose only what nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const clean = printable(words);
        expect(clean).toBe(printable(clean));
        expect(clean).not.toMatch(/(?!\n)\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u);
      }),
    );
    expect(printable('👩‍👧 né ب')).toBe('👩‍👧 né ب');
  });
});

describe('the numbers of a release', () => {
  it('R244: keep their rules, and each breach is named', () => {
    expect(faultsInNumbers(release)).toEqual([]);
    const [topic] = release.topics;
    const [point] = topic?.points ?? [];
    if (!topic || !point) throw new Error('no point');
    const withPoint = (children: number) => ({
      ...release,
      topics: [{ ...topic, points: [{ ...point, children }, ...topic.points.slice(1)] }],
    });
    expect(faultsInNumbers(withPoint(61))[0]).toBe(`point:${point.id} is 61, and that is no multiple of 5`);
    expect(faultsInNumbers(withPoint(5))[0]).toContain('nothing under 10 is told');
    expect(faultsInNumbers(withPoint(65))[0]).toContain(`cites point:${point.id} as 60, and it is 65`);
  });

  it('R300: so do those of what children say of a finding, and no objection is taken out of it', () => {
    const [first, ...others] = release.findings;
    if (!first?.meant) throw new Error('nobody was asked');
    const { id, meant } = first;
    const faults = (change: object) =>
      faultsInNumbers({ ...release, findings: [{ ...first, meant: { ...meant, ...change } }, ...others] });
    expect(faults({ answers: { ...meant.answers, yes: 41 } })[0]).toContain(`meant:${id}:yes is 41`);
    expect(faults({ answers: { ...meant.answers, yes: 80 } })).toContain(`meant:${id}:yes is 80 of 75`);
    expect(faults({ answers: { ...meant.answers, no: 10 }, objected: false })).toHaveLength(1);
    expect(faults({ children: null })[0]).toContain('is hidden and its parts are not');
  });
});

describe('the lines of a paper page', () => {
  const lines = (words: string, direction: 'ltr' | 'rtl', width = 1_000) =>
    linesOf(words, { direction, width, measure: (piece) => [...piece].length });
  const drawn = (words: string, direction: 'ltr' | 'rtl', width?: number) =>
    lines(words, direction, width).map((line) => line.stretches.map(({ text: each }) => each));

  it('R245: stand from the right in Arabic, with numbers and names the right way round', () => {
    expect(drawn('في ٢٠٢٦ release.json هنا', 'rtl')).toEqual([[' هنا', 'release.json', ' ', '٢٠٢٦', 'في ']]);
    expect(lines('قال (نعم)', 'rtl')[0]?.stretches[0]).toEqual({ text: 'قال )نعم(', rtl: true });
    expect(lines('said: نعم', 'ltr')[0]?.rtl).toBe(false);
  });

  it('R245: are no wider than the page, and lose no letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bb ', '字', 'ب', ' ', '12', 'wwwwwwwwwwwwwwww', '(', 'é'), {
          maxLength: 40,
        }),
        (parts) => {
          const words = parts.join('');
          const found = lines(words, 'ltr', 8).map((line) =>
            line.stretches.map((each) => each.text).join(''),
          );
          for (const line of found) expect([...line].length).toBeLessThanOrEqual(8);
          const letters = (all: string) =>
            [...all.replace(/\s/g, '')].map((each) => (each === ')' ? '(' : each)).sort();
          expect(letters(found.join(''))).toEqual(letters(words));
        },
      ),
    );
  });
});
