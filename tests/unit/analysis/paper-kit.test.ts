import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../locales/index.ts';
import { reasons } from '../../../server/core/moderation/reasons.ts';
import { readSheetNumber } from '../../../server/core/paper/sheet-number.ts';
import { kitOf } from '../../../server/report/paper/kit.ts';
import { choiceMarks, optionMark } from '../../../server/report/paper/marks.ts';
import type { PaperBlock } from '../../../server/report/paper/paper-blocks.ts';
import { renderPaper } from '../../../server/report/render-paper.ts';
import type { KitJob, PaperJob } from '../../../server/usecases/paper/paper-job.ts';
import { speakerOf } from '../../support/house/stage.ts';

/** Points: where a QR stands on an A4 page that runs from left to right, and how large. */
const margin = 56;
const code = { left: 595.28 - margin - 104, size: 104 };
const number = '5724000';
const typedAt = 'https://consult.example/staff/c/ABCDEFGHIJKLMNOPQRSTUV/paper/sheet?number=';
const job: KitJob = {
  kind: 'kit',
  language: 'en',
  level: 'younger',
  day: '2026-11-26',
  title: 'The way to school',
  retentionDay: '2027-06-30',
  answerDay: '2027-03-31',
  origin: 'https://consult.example',
  purpose: 'We want to know how you come to school.',
  company: false,
  sponsor: 'The town asks.',
  before: {
    ...{ sensitiveTopic: false, payer: 'The town pays.', gains: 'Nobody.', readers: 'The council reads it.' },
    ...{ change: 'How fast cars go.', decider: 'The council decides.', from: null, guardian: null },
    attributes: [],
    closingDay: '',
    source: null,
  },
  parts: [
    {
      kind: 'question',
      form: '',
      prompt: 'What do you say?',
      section: { heading: 'Cars', body: 'Cars go slowly near schools.', by: 'staff', checked: true },
      options: [],
      statements: [],
    },
    {
      kind: 'poll',
      form: 'single',
      prompt: 'How do you come?',
      section: null,
      options: ['By bus', 'By bicycle', 'On foot'],
      statements: [],
    },
    {
      kind: 'statements',
      form: '',
      prompt: 'What do you think?',
      section: null,
      options: [],
      statements: ['Cars are too fast.'],
    },
  ],
  bands: [],
  maySkipAge: true,
  helplines: [],
  typedAt,
  termsAt: 'https://consult.example/terms/ABCDEFGHIJKLMNOPQRSTUV',
  sheets: [{ number, words: ['apple', 'boat', 'cup', 'door', 'egg', 'fox'] }],
};

let folder: string;
/** The pages of the sheet in each language, by the number that stands at their foot. */
const files = new Map<string, { readonly path: string; readonly from: number; readonly to: number }>();
const poppler = (command: string, args: readonly string[]) => {
  const ran = spawnSync(command, args, { maxBuffer: 64_000_000 });
  expect(ran.status).toBe(0);
  return ran.stdout;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paper-kit-'));
  for (const language of ['en', 'ar']) {
    const path = join(folder, `${language}.pdf`);
    writeFileSync(path, await renderPaper({ ...job, language }));
    const pages = poppler('pdftotext', [path, '-']).toString('utf8').split('\f');
    // Its number is on every page of the sheet, and on its receipt, which comes last.
    const with_ = pages.flatMap((text, index) => (text.includes(number) ? [index + 1] : []));
    files.set(language, { path, from: with_[0] ?? 0, to: (with_.at(-1) ?? 0) - 1 });
  }
}, 90_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How high the smallest letters of these pages are, their foot apart. */
function smallestOn(path: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const xml = poppler('pdftohtml', [
    ...['-xml', '-i', '-zoom', '1', '-stdout', '-f', String(from), '-l', String(to)],
    path,
  ]).toString('utf8');
  const sizes = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)"/g)].map(([, id, size]) => [id, Number(size)]),
  );
  const read = [...xml.matchAll(/<text top="(\d+)"[^>]* font="(\d+)"/g)].filter(
    ([, top]) => Number(top) < 780,
  );
  expect(read.length).toBeGreaterThan(5);
  return Math.min(...read.map(([, , font]) => sizes.get(font) ?? 0));
}

const fileIn = (language: string) => files.get(language) ?? { path: '', from: 0, to: 0 };

/** The first page of the sheet as grey pixels, four a point. */
function pixelsOf(language: string) {
  const { path, from } = fileIn(language);
  const page = String(from);
  const picture = poppler('pdftoppm', ['-gray', '-r', '288', '-f', page, '-l', page, path]);
  const [, width = '', height = ''] = /^P5\s(\d+) (\d+)\s255\s/.exec(picture.toString('latin1', 0, 40)) ?? [];
  const start = picture.length - Number(width) * Number(height);
  return (x: number, y: number) =>
    picture[start + Math.round(y * 4) * Number(width) + Math.round(x * 4)] ?? 255;
}

describe('R406: the QR on a sheet', () => {
  it.each([
    ['en', code.left],
    ['ar', margin],
  ])(
    'in %s is printed module by module as the address where it is typed, at the end of its heading',
    (language, left) => {
      const { size, data } = QRCode.create(typedAt + number, { errorCorrectionLevel: 'M' }).modules;
      const step = code.size / (size + 8);
      const greyAt = pixelsOf(language);
      const dark = Array.from({ length: size * size }, (_, at) =>
        Number(
          greyAt(left + ((at % size) + 4.5) * step, margin + (Math.floor(at / size) + 4.5) * step) < 128,
        ),
      );
      expect(dark).toEqual([...data].map(Number));
    },
  );

  it('is read as its number where a scanner types it', () => {
    expect(readSheetNumber(number)).toBe(number);
    expect(readSheetNumber(typedAt + number)).toBe(number);
    expect(readSheetNumber(`${typedAt}5724005`)).toBeUndefined();
    expect(readSheetNumber(`https://elsewhere.example/?other=${number}`)).toBeUndefined();
  });
});

describe('R922: what a child is told before its yes', () => {
  const from = { consent: 'guardian', by: 'The youth office', how: 'a letter to each' } as const;
  const guardian = { reason: 'A law of 2020.', without: 'Ask the ombudsperson.', carerWay: 'body' } as const;
  const hard: KitJob = {
    ...{ ...job, company: true, maySkipAge: false, bands: ['10-12', '13-15'] },
    before: {
      ...{ ...job.before, sensitiveTopic: true, from, guardian },
      attributes: [{ name: 'age', asked: false, reason: 'It changes nothing.' }],
    },
  };
  /** The words of a kit, page by page, with how each of them begins. */
  const pagesOf = (of: KitJob, language = 'en') => {
    const pages: { readonly foot: string; readonly words: string[] }[] = [{ foot: '', words: [] }];
    const { blocks } = kitOf(of, speakerOf(language), () => true);
    const each = (block: PaperBlock) => (block.kind === 'together' ? block.blocks : [block]);
    for (const block of blocks.flatMap<PaperBlock>(each)) {
      if (block.kind === 'page') pages.push({ foot: block.foot, words: [] });
      else if (block.kind === 'list') pages.at(-1)?.words.push(...block.items.map(({ words }) => words));
      else if ('words' in block) pages.at(-1)?.words.push(block.words.words);
    }
    return pages;
  };

  it('R732: two sentences of Chinese have no blank between them', () => {
    const words = pagesOf(hard, 'zh').flatMap((page) => page.words);
    expect(words.join('')).toContain(speakerOf('zh').t('why.not-kept'));
    for (const each of words) expect(each).not.toMatch(/[。！？] \S/);
  });

  it('lies before each sheet, as complete as on a screen', () => {
    const pages = pagesOf(hard);
    const t = speakerOf('en').t;
    const at = pages.findIndex(({ foot }) => foot === t('why.kicker'));
    expect(pages[at + 1]?.foot).toBe(t('paper.number', { number }));
    const before = pages[at]?.words ?? [];
    for (const told of [
      ...[t('commercial.line'), t('why.sensitive'), job.sponsor, 'The town pays.', 'Nobody.'],
      ...['The council reads it.', 'The council decides.', 'How fast cars go.', t('why.checks.text')],
      ...[t('why.from.guardian'), 'The youth office (a letter to each)', t('why.guardian'), 'A law of 2020.'],
      ...[t('why.without-carer'), 'Ask the ombudsperson.'],
    ])
      expect(before, told).toContain(told);
    expect(before.some((words) => words.includes('It changes nothing.'))).toBe(true);
    expect(before).not.toContain(t('why.about.free'));
    // What is not so is not said.
    const plain = pagesOf(job)[at]?.words ?? [];
    for (const told of [t('commercial.line'), t('why.sensitive'), t('why.guardian'), t('why.without-carer')])
      expect(plain, told).not.toContain(told);
  });

  it('R153: where there is a box to write in, says where confidence ends and every reason for which words are not shown', () => {
    const { t } = speakerOf('en');
    const toldBefore = (of: KitJob) => pagesOf(of).find(({ foot }) => foot === t('why.kicker'))?.words ?? [];
    const told = [
      ...[t('before.limits'), t('policy.title'), t('policy.lead'), t('policy.counts')],
      ...reasons.flatMap((reason) => [t(`reason.${reason}.part`), t(`aim.${reason}`)]),
    ];
    for (const each of told) expect(toldBefore(job), each).toContain(each);
    const polls = job.parts.filter(({ kind }) => kind === 'poll');
    for (const each of told) expect(toldBefore({ ...job, parts: polls }), each).not.toContain(each);
  });

  it('R1162: says at the box below sentences that what is written there can stand in the results', () => {
    const { t } = speakerOf('en');
    const words = pagesOf(job).flatMap((page) => page.words);
    expect(words[words.indexOf(t('paper.more')) + 1]).toBe(t('vote.write.lead'));
    const questions = job.parts.filter(({ kind }) => kind !== 'statements');
    expect(pagesOf({ ...job, parts: questions }).flatMap((page) => page.words)).not.toContain(
      t('vote.write.lead'),
    );
  });

  it('says of what is asked about itself that no sheet asks it', () => {
    const { t } = speakerOf('en');
    const attributes = [
      { name: 'region', asked: true, reason: 'Roads differ.' },
      { name: 'gender', asked: false, reason: 'It changes nothing.' },
    ] as const;
    const words = pagesOf({ ...job, before: { ...job.before, attributes } }).flatMap((page) => page.words);
    const saidOf = (reason: string) => words.find((each) => each.includes(reason)) ?? '';
    expect(saidOf('Roads differ.')).toContain(t('why.about.later'));
    expect(saidOf('Roads differ.')).not.toContain(t('why.about.asked'));
    expect(saidOf('It changes nothing.')).toContain(t('why.about.not'));
    expect(words).toContain(t('why.about.free'));
  });

  it('says that a company asks, and of a carer’s yes, to parents too', () => {
    const { t } = speakerOf('en');
    const parents = pagesOf(hard).find(({ words }) => words.includes(t('paper.parents')))?.words ?? [];
    const by = 'The youth office (a letter to each)';
    for (const told of [t('commercial.line'), 'A law of 2020.', t('paper.parents.carer', { by })])
      expect(parents, told).toContain(told);
  });

  it('R826, R1164: says to parents what follows where they take a yes back, where they give one, and that what is published stays', () => {
    const letter = (of: KitJob, language: string) => {
      const { t } = speakerOf(language);
      return pagesOf(of, language).find(({ words }) => words.includes(t('paper.parents')))?.words ?? [];
    };
    for (const { tag } of languages) {
      const { t } = speakerOf(tag);
      expect(letter(hard, tag), tag).toContain(t('parents.back.text'));
      expect(letter(job, tag), tag).not.toContain(t('parents.back.text'));
      // As a child reads it before its yes.
      const stays = speakerOf(tag)
        .t('why.kept', { day: '' })
        .split(/(?<=[.。])\s*/)
        .filter(Boolean)
        .at(-1);
      expect(letter(job, tag).join(' '), tag).toContain(stays);
    }
  });

  it('R1199: names the last day to take part before each sheet and to whoever sends them, where there is one', () => {
    const { t } = speakerOf('en');
    const day = '1 March 2027';
    const dated = { ...job, before: { ...job.before, closingDay: '2027-03-01' } };
    const words = (of: KitJob) => pagesOf(of).flatMap((page) => page.words);
    const told = [t('why.until'), t('why.until.text', { day }), t('paper.script.until', { day })];
    for (const each of told) expect(words(dated), each).toContain(each);
    expect(words(job)).not.toContain(t('why.until'));
  });

  it('R921: an age that is needed is not one that may be left empty', () => {
    const { t } = speakerOf('en');
    const wordsOn = (of: KitJob) => pagesOf(of).flatMap(({ words }) => words);
    expect(wordsOn(hard)).toContain(t('why.age.needed'));
    expect(wordsOn(hard)).not.toContain(t('paper.age'));
    expect(wordsOn({ ...hard, maySkipAge: true })).toContain(t('paper.age'));
  });
});

describe('R574: whose text stands on a sheet', () => {
  const source: NonNullable<KitJob['before']['source']> = {
    ...{ label: 'claim', origin: 'A folder', author: 'Swing Ltd', language: 'en', gains: 'Swing Ltd earns.' },
    sides: { for: ['It is fun.'], against: ['It is dear.'] },
    checked: { name: 'Ada Blum', from: 'A library', attested: 'Rosa' },
  };
  const told = { ...job, before: { ...job.before, source } };
  const { t } = speakerOf('en');
  const wordsOf = (of: KitJob) =>
    kitOf(of, speakerOf('en'), () => true).blocks.flatMap((block) =>
      'words' in block ? [block.words.words] : [],
    );

  it('R571, R575: is said before it, with who wrote it, who gains, both sides and who looked at them', () => {
    const words = wordsOf(told);
    for (const each of [
      ...[`${t('source.title')} · ${t('source.label.claim')}`, 'A folder', 'Swing Ltd', 'Swing Ltd earns.'],
      ...[t('source.for'), 'It is fun.', t('source.against'), 'It is dear.', t('source.order')],
      ...[t('source.checked'), 'Ada Blum · A library', 'Rosa'],
    ])
      expect(words, each).toContain(each);
    expect(words.indexOf('A folder')).toBeLessThan(words.indexOf(t('paper.number', { number })));
  });

  it('the side that stands first is drawn for each sheet, and nothing is said of a text that is not on it', () => {
    const first = (of: string) => {
      const words = wordsOf({ ...told, sheets: [{ number: of, words: ['apple'] }] });
      return words.indexOf('It is fun.') < words.indexOf('It is dear.');
    };
    const drawn = Array.from({ length: 20 }, (_, at) => first(String(5724000 + at)));
    expect(new Set(drawn).size).toBe(2);
    expect(first(number)).toBe(first(number));
    const without = { ...told, parts: told.parts.map((part) => ({ ...part, section: null })) };
    expect(wordsOf(without)).not.toContain('A folder');
    expect(wordsOf(job)).not.toContain(t('source.order'));
  });

  it('R1276: in letters that no font has it is no box: the page says so, and where it stands on a screen', async () => {
    const hebrew = 'עיריית חיפה';
    const of = (which: Partial<typeof source>) =>
      renderPaper({ ...told, before: { ...told.before, source: { ...source, ...which } } });
    const read = async (file: Promise<Uint8Array>) =>
      spawnSync('pdftotext', ['-', '-'], { input: await file, maxBuffer: 64_000_000 })
        .stdout.toString('utf8')
        .replace(/\s+/g, ' ');
    const checked = { name: hebrew, from: hebrew, attested: hebrew };
    const page = await read(of({ origin: hebrew, author: hebrew, checked }));
    expect(page).not.toContain('\u25A1');
    expect(page.split(t('paper.letters'))).toHaveLength(5);
    expect(page.split('consult.example/terms/ABCDEFGHIJKLMNOPQRSTUV')).toHaveLength(5);
    expect(page).toContain('Swing Ltd earns.');
    expect(await read(of({}))).not.toContain(t('paper.letters'));
  });
});

describe('R407: pictures and large type', () => {
  it('no two answers of one activity have the same picture, and every option that a poll may have has one', () => {
    const drawn = (shape: unknown) => JSON.stringify(shape);
    expect(new Set(choiceMarks.map(({ mark }) => drawn(mark))).size).toBe(4);
    const options = Array.from({ length: 12 }, (_, at) => optionMark('single', { place: at + 1, of: 12 }));
    expect(options).not.toContain(undefined);
    expect(new Set(options.map(drawn)).size).toBe(12);
    const steps = Array.from({ length: 5 }, (_, at) => optionMark('scale', { place: at + 1, of: 5 }));
    expect(new Set(steps.map(drawn)).size).toBe(5);
  });

  it.each(['en', 'ar'])(
    'in %s nothing on a sheet but the foot of its pages is smaller than 16 points',
    (language) => {
      const { path, from, to } = fileIn(language);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(smallestOn(path, { from, to })).toBeGreaterThanOrEqual(16);
    },
  );

  it('on an answer, and where a child is asked what was meant, nothing is either', async () => {
    const { kind: _kind, ...common } = job;
    const written = {
      prompt: 'Why?',
      answer: true,
      language: 'en',
      parts: [{ text: 'Cars.' }],
      reason: null,
      ...{ marked: [], counts: false, appeal: null },
    } as const;
    const said = {
      answers: [],
      votes: [],
      words: [{ ...written, state: 'published', findings: [] }],
    } as const;
    const findings = [{ text: 'Cars are too fast.', language: 'en' }];
    const jobs: readonly PaperJob[] = [
      { ...common, kind: 'replies', owed: null, without: ['5724016'], replies: [{ number, said }] },
      { ...common, kind: 'checks', checks: [{ number, mark: '1234', findings }] },
    ];
    for (const each of jobs) {
      const path = join(folder, `${each.kind}.pdf`);
      writeFileSync(path, await renderPaper(each));
      expect(smallestOn(path, { from: 1, to: 3 }), each.kind).toBeGreaterThanOrEqual(16);
    }
  });
});
