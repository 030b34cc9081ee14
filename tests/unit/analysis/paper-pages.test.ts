import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { renderPaper } from '../../../server/report/render-paper.ts';
import type { ChecksJob, KitJob, SheetPart } from '../../../server/usecases/paper/paper-job.ts';
import { speakerOf } from '../../support/house/stage.ts';

const number = '5724000';
const common: Omit<ChecksJob, 'kind' | 'checks' | 'language'> = {
  ...{ level: 'younger', day: '2026-11-26', title: 'The way to school', retentionDay: '2027-06-30' },
  ...{ answerDay: '2027-03-31', origin: 'https://consult.example', company: false },
};

const kitWith = (language: string, parts: readonly SheetPart[]): KitJob => ({
  ...common,
  ...{ kind: 'kit', language, parts },
  ...{ purpose: 'We want to know how you come to school.', sponsor: 'The town asks.' },
  before: {
    ...{ sensitiveTopic: false, payer: '', gains: '', readers: '', change: '', decider: '' },
    ...{ from: null, guardian: null, attributes: [], closingDay: '', source: null },
  },
  ...{ bands: ['10-12', '13-15'], maySkipAge: true, helplines: [] },
  typedAt: 'https://consult.example/staff/c/ABCDEFGHIJKLMNOPQRSTUV/paper/sheet?number=',
  termsAt: 'https://consult.example/terms/ABCDEFGHIJKLMNOPQRSTUV',
  sheets: [{ number, words: ['apple', 'boat', 'cup', 'door', 'egg', 'fox'] }],
});

const part: SheetPart = {
  ...{ kind: 'question', form: '', prompt: 'What do you think', section: null, options: [], statements: [] },
};

/** The words of each page of a sheet, by the number at its foot. */
async function pagesOf(job: KitJob | ChecksJob): Promise<readonly string[]> {
  const ran = spawnSync('pdftotext', ['-', '-'], { input: await renderPaper(job), maxBuffer: 64_000_000 });
  expect(ran.status).toBe(0);
  return ran.stdout
    .toString('utf8')
    .split('\f')
    .filter((text) => text.includes(number));
}

const words = (count: number) => Array.from({ length: count }, () => 'slower').join(' ');
/** Of several lengths: the first word and the last of each are found again. */
const sentences = (count: number) =>
  Array.from({ length: count }, (_, at) => `first${at} ${words(1 + ((at * 7) % 19))} last${at}`);
/** On which page each of them begins, and on which it ends. */
const standOn = (pages: readonly string[], count: number) =>
  Array.from({ length: count }, (_, at) =>
    ['first', 'last'].map((end) => pages.findIndex((text) => new RegExp(`${end}${at}\\b`).test(text))),
  );
const timesIn = (text: string, said: string) => text.split(said).length - 1;

it.each(['en', 'ar'])(
  'R1096: in %s a sentence stands on one page with its four answers, and the question before it with the first',
  async (language) => {
    const { t } = speakerOf(language, 'younger');
    const count = 12;
    for (const before of [0, 1, 2]) {
      const questions = Array.from({ length: before }, () => ({ ...part, prompt: 'Say it.' }));
      const asked: SheetPart = { ...part, kind: 'statements', statements: sentences(count) };
      const pages = await pagesOf(kitWith(language, [...questions, asked]));
      const stand = standOn(pages, count);
      expect(stand.map(([first]) => first)).toEqual(stand.map(([, last]) => last));
      expect(new Set(stand.flat()).size).toBeGreaterThan(2);
      // No label of another answer has these words in it.
      const answers = pages.map((text) => timesIn(text, t('vote.pass')));
      expect(answers).toEqual(pages.map((_, page) => stand.filter(([first]) => first === page).length));
      expect(pages.findIndex((text) => text.includes(part.prompt))).toBe(stand[0]?.[0]);
    }
  },
  90_000,
);

it.each(['en', 'ar'])(
  'R1096: in %s so does a finding, where it is asked whether it is what was meant',
  async (language) => {
    const { t } = speakerOf(language, 'younger');
    const findings = sentences(12).map((text) => ({ text, language: 'en' }));
    const pages = await pagesOf({
      ...common,
      ...{ kind: 'checks', language, checks: [{ number, mark: '1234', findings }] },
    });
    const stand = standOn(pages, findings.length);
    expect(stand.map(([first]) => first)).toEqual(stand.map(([, last]) => last));
    const answers = pages.map((text) => timesIn(text, t('meant.yes')));
    expect(answers).toEqual(pages.map((_, page) => stand.filter(([first]) => first === page).length));
    expect(pages.length).toBeGreaterThan(2);
  },
  90_000,
);

it.each(['en', 'ar'])(
  'R1096: in %s what no page holds goes on on the next, and its end stands with its answers',
  async (language) => {
    const { t } = speakerOf(language, 'younger');
    const long = `first0 ${words(320)} last0`;
    const [asked, statement] = await Promise.all([
      pagesOf(kitWith(language, [{ ...part, prompt: long }])),
      pagesOf(kitWith(language, [{ ...part, kind: 'statements', statements: [long] }])),
    ]);
    for (const pages of [asked, statement]) {
      const [[first = -1, last = -1] = []] = standOn(pages, 1);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeGreaterThan(first);
      expect(pages.reduce((sum, text) => sum + timesIn(text, 'slower'), 0)).toBe(320);
    }
    expect(statement.find((text) => /last0\b/.test(text))).toContain(t('vote.pass'));
  },
  90_000,
);
