import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as paperSheet from '../../../app/routes/staff/joining/paper-sheet.tsx';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { checksOf } from '../../../server/report/paper/checks.ts';
import { keySheetCheck, printChecks } from '../../../server/usecases/paper/check-sheets.ts';
import type { PaperJob } from '../../../server/usecases/paper/paper-job.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed } from '../../support/house/voting.ts';
import { drawPages, ledTo, typedIn } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
let consultationId: string;
let batchId: string;
let findingId: string;
let organiser: Staff;
let first: Staff;
let second: Staff;
let analyst: Staff;
let sheets: readonly { readonly number: string; readonly words: readonly string[] }[];
const visitor = { kind: 'visitor' } as const;
/** Enough for two numbers that may be told. */
const typed = 26;
const origin = 'https://example.org';
const refusal = (code: string) => ({ ok: false, code });
const at = (index: number) => ({ consultationId, number: sheets[index]?.number ?? '' });
const print = (who: Staff, jobs: PaperJob[] = []) => {
  const drawPaper = async (job: PaperJob) => {
    jobs.push(job);
    return new Uint8Array([37]);
  };
  return printChecks({ ...house.deps, drawPaper }, who, { consultationId, batchId, origin });
};
const pages = () => drawPages(house, { routes: { '/staff/c/:id/paper/sheet': paperSheet }, staff: first });
const sheetPage = (index: number) => `/staff/c/${consultationId}/paper/sheet?number=${at(index).number}`;
/** What the form of a sheet has chosen before somebody types. */
const shownOf = async (index: number) =>
  typedIn(await pages().get(sheetPage(index)), { field: 'mark' })[`meant.${findingId}`];
const answersOf = async (index: number) => {
  const db = await house.databases.consultation(consultationId);
  const answers = await db?.query(
    'select answer from meant where participant_id = (select participant_id from paper_seat where number = ?1)',
    [at(index).number],
  );
  return answers?.flat();
};

beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
  ]);
  ({ consultationId, organiser } = stage);
  const { seeds } = await need(house.services.consultation.read(organiser, { consultationId }));
  const statement = seeds[0]?.id ?? '';
  await stage.open();
  first = await house.staffWho('moderator');
  second = { ...first, staffId: 'another-moderator', name: 'Ravi' };
  analyst = await house.staffWho('analyst');
  ({ sheets, batchId } = await need(
    house.services.paper.print(organiser, {
      ...{ consultationId, label: 'Class 4b', language: 'en', level: 'younger', size: 30, handedBy: '' },
    }),
  ));
  const entry: SheetEntry = {
    ...{ consent: true, ageBand: '', polls: {}, votes: {}, texts: {} },
  };
  for (const index of Array.from({ length: typed }).keys()) {
    const votes = { [statement]: index < 14 ? 'agree' : 'disagree' } as const;
    for (const who of [first, second])
      await need(house.services.paper.key(who, { ...at(index), entry: { ...entry, votes } }));
  }
  await stage.move('closed');
  ({ findingId } = await need(
    house.services.analysis.writeFinding(analyst, {
      consultationId,
      language: 'en',
      text: 'They want slower cars.',
      evidence: [{ kind: 'statement', subject: statement, cell: 'agree' }],
      plain: [{ language: 'en', level: 'younger', body: 'You say: cars are too fast.' }],
    }),
  ));
});
afterAll(() => house.remove());

describe('a group on paper, asked whether it was understood', () => {
  it('R427: is asked between draft and signature, sheet by sheet, in its words, and printing stands in the log', async () => {
    expect(await print(first)).toEqual(refusal('state-forbids'));
    expect(await house.services.paper.check(first, at(0))).toEqual(refusal('state-forbids'));
    await need(house.services.analysis.draft(analyst, { consultationId }));
    const jobs: PaperJob[] = [];
    await need(print(first, jobs));
    expect(await print(organiser)).toEqual(refusal('not-found'));
    const [job] = jobs;
    if (job?.kind !== 'checks') throw new Error('nothing was drawn');
    expect(job.checks.map(({ number }) => number).sort()).toEqual(
      sheets
        .slice(0, typed)
        .map(({ number }) => number)
        .sort(),
    );
    expect(job.checks[0]?.findings).toEqual([{ text: 'You say: cars are too fast.', language: 'en' }]);
    const { pdf } = await need(printChecks(house.deps, first, { consultationId, batchId, origin }));
    expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
  }, 90_000);

  it('R295, R427: what it ticked is an answer of its seat, typed by a stranger, its six words change it, and who types reads none of it', async () => {
    const { paper, privacy, room, analysis } = house.services;
    const no = { answers: { [findingId]: 'no' } } as const;
    expect(await paper.keyCheck(organiser, { ...at(0), ...no })).toEqual(refusal('not-found'));
    expect(await paper.keyCheck(first, { consultationId, number: '1234567', ...no })).toEqual(
      refusal('sheet-unknown'),
    );
    expect(await paper.keyCheck(first, { ...at(28), ...no })).toEqual(refusal('state-forbids'));
    await need(paper.keyCheck(first, { ...at(0), ...no }));
    const read = await need(paper.check(second, at(0)));
    expect(read.findings).toEqual([{ id: findingId, text: 'You say: cars are too fast.', language: 'en' }]);
    expect(await shownOf(0)).toEqual(['']);
    const phrase = sheets[0]?.words.join(' ') ?? '';
    const { session } = await need(privacy.returnWithPhrase(visitor, { phrase }));
    const { actor } = await need(room.identify(visitor, { consultationId, session }));
    expect((await need(analysis.findingsToCheck(actor, {}))).findings[0]?.answer).toBe('no');
    await need(analysis.checkFindings(actor, { answers: { [findingId]: 'partly' } }));
    expect(await shownOf(0)).toEqual(['']);
    // Its sheet comes back later: what it said itself stays.
    await need(paper.keyCheck(first, { ...at(0), ...no }));
    await need(paper.keyCheck(first, { ...at(0), answers: {} }));
    expect(await answersOf(0)).toEqual(['partly']);
  });

  it('R427: what was typed takes the place of what was typed before', async () => {
    const { paper } = house.services;
    await need(paper.keyCheck(first, { ...at(4), answers: { [findingId]: 'no' } }));
    await need(paper.keyCheck(first, { ...at(4), answers: { [findingId]: 'yes' } }));
    expect(await answersOf(4)).toEqual(['yes']);
    await need(paper.keyCheck(first, { ...at(4), answers: {} }));
    expect(await answersOf(4)).toEqual([]);
  });

  it('R427: is not typed by whoever says in the same moment that it knows the group', async () => {
    const knows = { ...first, staffId: 'knows-them' };
    const db = await house.databases.consultation(consultationId);
    // Asked for after all was looked at, right before it is written.
    const clock = () => {
      void db?.write([knowGroup({ staffId: knows.staffId, batchId, how: 'said', day: '2026-01-01' })]);
      return house.deps.clock();
    };
    const answers = { [findingId]: 'no' } as const;
    expect(await keySheetCheck({ ...house.deps, clock }, knows, { ...at(2), answers })).toEqual(
      refusal('sheet-own-group'),
    );
  });

  it('R427: an answer that is none of the four, or of no finding, is no answer, and the log has no answer in it', async () => {
    const answers = { [findingId]: 'perhaps', else: 'yes' } as never;
    await need(house.services.paper.keyCheck(first, { ...at(1), answers }));
    const db = await house.databases.consultation(consultationId);
    expect(await db?.query('select answer from meant', [])).toEqual([['partly']]);
    const log = await db?.query(
      `select deed, detail from audit where deed in ('paper:ask', 'paper:check')`,
      [],
    );
    expect(log).toEqual([
      ['paper:ask', String(typed)],
      ['paper:ask', String(typed)],
      ...Array.from({ length: 7 }, () => ['paper:check', '']),
    ]);
  });

  it('R451, R452: who says that it knows the group types none of its sheets and prints nothing of it, also after it typed', async () => {
    const db = await house.databases.consultation(consultationId);
    await db?.write([knowGroup({ staffId: second.staffId, batchId, how: 'said', day: '2026-11-26' })]);
    expect(await house.services.paper.check(second, at(2))).toEqual(refusal('sheet-own-group'));
    expect(await house.services.paper.sheet(second, at(2))).toEqual(refusal('sheet-own-group'));
    expect(await print(second)).toEqual(refusal('sheet-own-group'));
    const { batches } = await need(house.services.paper.desk(second, { consultationId }));
    expect(batches.map(({ own }) => own)).toEqual([true]);
    await need(print(first));
  });

  it('R743: a sheet names its words by four digits, and typed with other ones nothing is taken and what was typed stays', async () => {
    const { paper, analysis } = house.services;
    const approver = await house.staffWho('approver');
    const markNow = async () => {
      const jobs: PaperJob[] = [];
      await need(print(first, jobs));
      const [job] = jobs;
      if (job?.kind !== 'checks') throw new Error('nothing was drawn');
      return job.checks[0]?.mark ?? '';
    };
    const old = await markNow();
    expect(old).toMatch(/^[0-9]{4}$/);
    const jobs: PaperJob[] = [];
    await need(print(first, jobs));
    for (const job of jobs) {
      const page = job.kind === 'checks' ? checksOf(job, speakerOf('en')).blocks : [];
      const named = page.filter(
        (each) => each.kind === 'page' && each.foot.endsWith(`${sheets[0]?.number} · ${old}`),
      );
      expect(named).toHaveLength(1);
    }
    const no = { answers: { [findingId]: 'no' } } as const;
    await need(paper.keyCheck(first, { ...at(3), ...no, mark: ` ${old} ` }));
    await need(paper.keyCheck(first, { ...at(3), ...no, mark: easternDigits(old) }));
    await need(analysis.returnDraft(approver, { consultationId }));
    const { findings } = await need(analysis.tables(analyst, { consultationId }));
    const again = (body: string) =>
      analysis.writeFinding(analyst, {
        ...{ consultationId, findingId, language: 'en', text: 'They want slower cars.' },
        evidence: findings[0]?.evidence ?? [],
        plain: [{ language: 'en', level: 'younger', body }],
      });
    await need(again('You say: no cars at all.'));
    await need(analysis.draft(analyst, { consultationId }));
    expect(await markNow()).not.toBe(old);
    expect(await paper.keyCheck(first, { ...at(3), ...no, mark: old })).toEqual(refusal('sheet-other-words'));
    expect(await answersOf(3)).toEqual([]);

    const page = await pages().get(sheetPage(3));
    const form = { field: 'mark' };
    const tick = { [`meant.${findingId}`]: 'no' };
    for (const mark of [old, '']) {
      const back = await pages().send(page, { ...form, press: 'act=check' }, { ...tick, mark });
      expect(ledTo(back)).toBe('mark');
      expect(typedIn(back, form)).toMatchObject({ mark: [mark], [`meant.${findingId}`]: ['no'] });
    }
    await pages().send(page, { ...form, press: 'act=check' }, { ...tick, mark: await markNow() });
    expect(await answersOf(3)).toEqual(['no']);

    // Written as it was, the old sheets are of these words again.
    await need(analysis.returnDraft(approver, { consultationId }));
    await need(again('You say: cars are too fast.'));
    await need(analysis.draft(analyst, { consultationId }));
    await need(paper.keyCheck(first, { ...at(3), ...no, mark: old }));
  });
});

const easternDigits = (mark: string) =>
  mark.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
