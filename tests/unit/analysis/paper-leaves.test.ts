import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { renderPaper } from '../../../server/report/render-paper.ts';
import type { ChecksJob, KitJob, RepliesJob, SheetPart } from '../../../server/usecases/paper/paper-job.ts';
import { speakerOf } from '../../support/house/stage.ts';

const numbers = ['5724000', '5724016'];
const common: Omit<ChecksJob, 'kind' | 'checks' | 'language'> = {
  ...{ level: 'younger', day: '2026-11-26', title: 'The way to school', retentionDay: '2027-06-30' },
  ...{ answerDay: '2027-03-31', origin: 'https://consult.example', company: false },
};
const question: SheetPart = {
  ...{ kind: 'question', form: '', prompt: 'What do you think?', section: null, options: [], statements: [] },
};
const kitWith = (language: string, questions: number, sponsor: string): KitJob => ({
  ...common,
  ...{ kind: 'kit', language, parts: Array.from({ length: questions }, () => question) },
  ...{ purpose: 'We want to know how you come to school.', sponsor },
  before: {
    ...{ sensitiveTopic: false, payer: '', gains: '', readers: '', change: '', decider: '' },
    ...{ from: null, guardian: null, attributes: [], closingDay: '', source: null },
  },
  ...{ bands: [], maySkipAge: true, helplines: [] },
  typedAt: 'https://consult.example/staff/c/ABCDEFGHIJKLMNOPQRSTUV/paper/sheet?number=',
  termsAt: 'https://consult.example/terms/ABCDEFGHIJKLMNOPQRSTUV',
  sheets: numbers.map((number) => ({ number, words: ['apple', 'boat', 'cup', 'door', 'egg', 'fox'] })),
});
const nothing = { answers: [], votes: [], words: [] };

async function printed(job: KitJob | RepliesJob | ChecksJob) {
  const file = Buffer.from(await renderPaper(job));
  const ran = spawnSync('pdftotext', ['-', '-'], { input: file, maxBuffer: 64_000_000 });
  expect(ran.status).toBe(0);
  return { file, pages: ran.stdout.toString('utf8').split('\f').slice(0, -1) };
}
/** The pages, counted from 1, on which these words stand. */
const pagesWith = (pages: readonly string[], words: string) =>
  pages.flatMap((text, at) => (text.includes(words) ? [at + 1] : []));

it.each(['en', 'ar'])(
  'R1251: in %s the six words are never the back of a sheet, however long it is, nor what the next child reads the back of them',
  async (language) => {
    const { t } = speakerOf(language, 'younger');
    for (const questions of [1, 3, 6])
      for (const sponsor of ['The town asks.', 'The town asks. '.repeat(60)]) {
        const { file, pages } = await printed(kitWith(language, questions, sponsor));
        const parents = pagesWith(pages, t('paper.parents'));
        for (const page of parents) expect(page % 2, `parents, page ${page}`).toBe(1);
        expect(parents).toHaveLength(1);
        const receipts = pagesWith(pages, 'apple');
        expect(receipts).toHaveLength(2);
        for (const page of receipts) expect(page % 2, `${questions} questions, page ${page}`).toBe(1);
        // On the back of the first receipt stands nothing of the next child.
        const [back = ''] = pages.slice(receipts[0] ?? 0);
        // A reader of the file puts marks for the direction around the last sign.
        expect(back).toContain(t('paper.empty').slice(0, -1));
        for (const number of numbers.slice(1)) expect(back).not.toContain(number);
        expect(file.toString('latin1')).toContain('/Duplex /Simplex');
      }
  },
  90_000,
);

it('R1251: no answer and no question to a child is the back of that of another', async () => {
  const { t } = speakerOf('en', 'younger');
  const [first = '', second = ''] = numbers;
  const answers = await printed({
    ...common,
    ...{ kind: 'replies', language: 'en', owed: null, without: ['5724021', '5724037'] },
    replies: [
      { number: first, said: nothing },
      { number: second, said: nothing },
    ],
  });
  const findings = Array.from({ length: 5 }, (_, at) => ({ text: `Buses come late ${at}.`, language: 'en' }));
  const checks = await printed({
    ...common,
    ...{ kind: 'checks', language: 'en' },
    checks: [
      { number: first, mark: '1234', findings: findings.slice(0, 1) },
      { number: second, mark: '5678', findings },
    ],
  });
  for (const { file, pages } of [answers, checks]) {
    const of = [first, second, '5724021', '5724037'].map((number) => pagesWith(pages, number));
    expect(of[0]?.[0]).toBe(1);
    for (const found of of) if (found[0] !== undefined) expect(found[0] % 2).toBe(1);
    // Only words for nobody stand on the empty ones.
    expect(pagesWith(pages, t('paper.empty')).every((page) => page % 2 === 0)).toBe(true);
    expect(pagesWith(pages, t('paper.empty'))[0]).toBe(2);
    expect(file.toString('latin1')).toContain('/Duplex /Simplex');
  }
});
