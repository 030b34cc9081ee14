import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../db/audit.ts';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { kitOf } from '../../../server/report/paper/kit.ts';
import type { PaperJob } from '../../../server/usecases/paper/paper-job.ts';
import { printKit } from '../../../server/usecases/paper/print-kit.ts';
import { printReplies } from '../../../server/usecases/paper/print-replies.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let organiser: Staff;
let first: Staff;
let second: Staff;
/** Types nothing. */
let third: Staff;
let question: string;
let poll: string;
let statement: string;
let sheets: readonly { readonly number: string; readonly words: readonly string[] }[];
let batchId: string;
const visitor = { kind: 'visitor' } as const;
const refusal = (code: string) => ({ ok: false, code });

const said = (more: Partial<SheetEntry> = {}): SheetEntry => ({
  consent: true,
  ageBand: '',
  polls: { [poll]: [2] },
  votes: { [statement]: 'agree' },
  texts: { [question]: 'Cars are too fast.' },
  ...more,
});
const key = (who: Staff, number: string, entry: SheetEntry = said()) =>
  house.services.paper.key(who, { consultationId, number, entry });
const settle = (who: Staff, number: string, picked: Record<string, 'first' | 'second'>) =>
  house.services.paper.settle(who, { consultationId, number, picked });
const rows = async (sql: string) =>
  (await (await house.databases.consultation(consultationId))?.query(sql, [])) ?? [];
const sheetOf = (pile: { readonly sheets: typeof sheets }, at: number) => pile.sheets[at]?.number ?? '';
const sheetAt = (at: number) => sheetOf({ sheets }, at);
/** The one moderator of the house that has had no sheet in its hand. */
const lastReader = () => house.otherWho('moderator', first);
/** The child of a sheet, which came in by its six words. */
const onSheet = async (at: number) => {
  const phrase = sheets[at]?.words.join(' ') ?? '';
  const { session } = await need(house.services.privacy.returnWithPhrase(visitor, { phrase }));
  return (await need(house.services.room.identify(visitor, { consultationId, session }))).actor;
};
const stateOf = async (number: string) =>
  (await rows(`select state from paper_sheet where number = '${number}'`))[0]?.[0];

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [
    { kind: 'question', prompts: prompts('What do you say?') },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
  ]);
  stage = drafted;
  ({ consultationId, organiser } = drafted);
  [question = '', poll = ''] = drafted.activities;
  statement =
    (await need(house.services.consultation.read(organiser, { consultationId }))).seeds[0]?.id ?? '';
  await drafted.open();
  const moderator = await house.staffWho('moderator');
  first = moderator;
  second = { ...moderator, staffId: 'another-moderator', name: 'Ravi' };
  third = { ...moderator, staffId: 'a-third-moderator', name: 'Lin' };
  ({ sheets, batchId } = await need(
    house.services.paper.print(organiser, {
      consultationId,
      label: 'Class 4b',
      language: 'en',
      level: 'younger',
      size: 20,
      handedBy: '',
    }),
  ));
});
afterAll(() => house.remove());

describe('sheets of paper', () => {
  it('R394: are at least twenty, each with a number of its own and six words that are stored nowhere', async () => {
    expect(new Set(sheets.map(({ number }) => number)).size).toBe(20);
    expect(sheets.every(({ words }) => words.length === 6)).toBe(true);
    const more = { consultationId, label: '', language: 'en', level: 'older', handedBy: '' } as const;
    expect(await house.services.paper.print(organiser, { ...more, size: 19 })).toEqual(
      refusal('field-missing'),
    );
    for (const handedBy of ['\0', 'somebody'])
      expect(await house.services.paper.print(organiser, { ...more, size: 20, handedBy })).toEqual(
        refusal('field-missing'),
      );
    expect(await house.services.paper.print(organiser, { ...more, size: 20, language: 'xx' })).toEqual(
      refusal('language-unknown'),
    );
    expect(await house.services.paper.print(first, { ...more, size: 20 })).toEqual(refusal('not-found'));
    const stored = JSON.stringify(await rows('select number, hex(verifier) from paper_sheet'));
    for (const word of sheets[0]?.words ?? []) expect(stored).not.toContain(word);
  });

  it('R395: nobody types a sheet that it printed or handed out, and nobody types one twice', async () => {
    const jonas = await house.staffWho('facilitator');
    const other = await need(
      house.services.paper.print(jonas, {
        consultationId,
        label: '',
        language: 'en',
        level: 'older',
        size: 20,
        handedBy: first.staffId,
      }),
    );
    const number = other.sheets[0]?.number ?? '';
    expect(await key(jonas, number)).toEqual(refusal('sheet-own-group'));
    expect(await key(first, number)).toEqual(refusal('sheet-own-group'));
    expect(await key(organiser, sheetAt(0))).toEqual(refusal('not-found'));
    // R41: nor one that others printed, if it prepares and holds a role that types from before.
    const both = { ...organiser, grants: [...organiser.grants, ...jonas.grants] };
    expect(await key(both, number)).toEqual(refusal('not-found'));
    expect(await house.services.paper.sheet(both, { consultationId, number })).toEqual(refusal('not-found'));
    expect(await need(key(first, sheetAt(0)))).toEqual({ became: 'once' });
    expect(await key(first, sheetAt(0))).toEqual(refusal('one-person-alone'));
    expect(await key(second, '1234567')).toEqual(refusal('sheet-unknown'));
  });

  it('R452: the last moderator who could read what a group wrote types nothing of it', async () => {
    expect(await key(await lastReader(), sheetAt(0))).toEqual(refusal('reader-needed'));
    expect(await stateOf(sheetAt(0))).toBe('once');
  });

  it('R396: two equal readings are a seat with its answers, its words held for a person to read', async () => {
    expect(await need(key(second, sheetAt(0)))).toEqual({ became: 'settled' });
    expect(await rows('select count(*) from paper_entry')).toEqual([[0]]);
    expect(await rows(`select way, batch_id from participant where way = 'paper'`)).toEqual([
      ['paper', batchId],
    ]);
    const child = `(select participant_id from paper_seat where number = '${sheetAt(0)}')`;
    expect(await rows(`select choice from vote where participant_id = ${child}`)).toEqual([[1]]);
    expect(await rows(`select choice from poll_answer where participant_id = ${child}`)).toEqual([['[2]']]);
    expect(await rows(`select state from contribution where participant_id = ${child}`)).toEqual([['held']]);
    expect(await rows(`select answer from assent where participant_id = ${child}`)).toEqual([['yes']]);
    // R452: who typed it knows a hand of the group, and reads none of its words again.
    const atDesk = async (who: Staff) =>
      (await need(house.services.moderation.desk(who, { consultationId }))).items;
    expect(await atDesk(first)).toEqual([]);
    const desk = { items: await atDesk(third) };
    expect(desk.items.map(({ text }) => text)).toEqual(['Cars are too fast.']);
    expect(await key(first, sheetAt(0))).toEqual(refusal('sheet-taken'));
  });

  it('R397: its six words open its seat, with what it said', async () => {
    const { session } = await need(
      house.services.privacy.returnWithPhrase(visitor, { phrase: sheets[0]?.words.join(' ') ?? '' }),
    );
    const { actor } = await need(house.services.room.identify(visitor, { consultationId, session }));
    expect(actor.way).toBe('paper');
    const { own } = await need(house.services.room.place(actor, {}));
    expect(own.map(({ text, state }) => [text, state])).toEqual([['Cars are too fast.', 'held']]);
    expect(
      await house.services.privacy.returnWithPhrase(visitor, { phrase: sheets[1]?.words.join(' ') ?? '' }),
    ).toEqual(refusal('phrase-opens-nothing'));
  });

  it('R396, R403, R452: where two readings differ nothing is counted until somebody looked at the paper', async () => {
    const number = sheetAt(1);
    await need(key(first, number));
    const other = said({ votes: { [statement]: 'disagree' }, texts: { [question]: 'Cars are to fast.' } });
    expect(await need(key(second, number, other))).toEqual({ became: 'differs' });
    expect(await rows(`select count(*) from participant where way = 'paper'`)).toEqual([[1]]);
    const { differences } = await need(house.services.paper.sheet(first, { consultationId, number }));
    expect(differences).toEqual([
      { field: `text:${question}`, first: 'Cars are too fast.', second: 'Cars are to fast.' },
      { field: `vote:${statement}`, first: 'agree', second: 'disagree' },
    ]);
    expect((await rows(`select detail from audit where deed = 'paper:read'`)).length).toBe(1);
    expect(await settle(first, number, { [`vote:${statement}`]: 'first' })).toEqual(refusal('field-missing'));
    await expect(stage.move('closed')).rejects.toThrow('sheets-waiting');
    const picked = { [`vote:${statement}`]: 'second', [`text:${question}`]: 'first' } as const;
    expect(await settle(await lastReader(), number, picked)).toEqual(refusal('reader-needed'));
    expect(await need(settle(first, number, picked))).toEqual({ became: 'settled' });
    expect(await settle(second, number, picked)).toEqual(refusal('sheet-taken'));
    expect(
      await rows(
        `select choice from vote where participant_id = (select participant_id from paper_seat where number = '${number}')`,
      ),
    ).toEqual([[-1]]);
  });

  it('R396: of two that settle at once one does', async () => {
    const number = sheetAt(2);
    await need(key(first, number));
    const both = await Promise.all([key(second, number), key({ ...second, staffId: 'a third' }, number)]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect(await rows(`select count(*) from paper_seat where number = '${number}'`)).toEqual([[1]]);
  });

  it('R398: without the child’s own yes nothing is kept, and a yes that one overlooked is read again', async () => {
    const [no, overlooked] = [sheetAt(3), sheetAt(4)];
    await need(key(first, no, said({ consent: false })));
    expect(await need(key(second, no, said({ consent: false })))).toEqual({ became: 'refused' });
    expect(await rows(`select count(*) from paper_entry where number = '${no}'`)).toEqual([[0]]);
    expect(await rows(`select count(*) from paper_seat where number = '${no}'`)).toEqual([[0]]);
    await need(key(first, overlooked, said({ consent: false })));
    expect(await need(key(second, overlooked))).toEqual({ became: 'differs' });
    expect(await need(settle(first, overlooked, { consent: 'second' }))).toEqual({ became: 'once' });
    expect(await need(key(first, overlooked))).toEqual({ became: 'settled' });
  });

  it('R396: what both read wrong is thrown away and read anew', async () => {
    const number = sheetAt(5);
    await need(key(first, number));
    await need(key(second, number, said({ polls: {} })));
    await need(house.services.paper.rekey(second, { consultationId, number }));
    expect(await stateOf(number)).toBe('out');
    await need(key(second, number));
    expect(await need(key(first, number))).toEqual({ became: 'settled' });
  });

  it('R402: the answer to a sheet says what was read, what became of it and why, by number', async () => {
    const [id] = (
      await rows(
        `select id from contribution where participant_id = (select participant_id from paper_seat where number = '${sheetAt(0)}')`,
      )
    ).flat();
    const decided = { consultationId, id: String(id), revision: 1 } as const;
    await need(
      house.services.moderation.decide(third, { ...decided, decision: 'return', reason: 'unclear' }),
    );
    const jobs: PaperJob[] = [];
    const drawPaper = async (job: PaperJob) => {
      jobs.push(job);
      return new Uint8Array([37]);
    };
    const input = { consultationId, batchId, origin: 'https://example.org' };
    await need(printReplies({ ...house.deps, drawPaper }, first, input));
    expect(await printReplies({ ...house.deps, drawPaper }, organiser, input)).toEqual(refusal('not-found'));
    const [job] = jobs;
    if (job?.kind !== 'replies') throw new Error('nothing was drawn');
    const reply = job.replies.find(({ number }) => number === sheetAt(0));
    expect(reply?.said?.answers.map(({ chosen }) => chosen)).toEqual([['B en']]);
    expect(reply?.said?.votes).toEqual([{ statement: 'Cars are too fast (en)', choice: 'agree' }]);
    expect(reply?.said?.words).toEqual([
      {
        ...{ prompt: 'What do you say? en', answer: true, language: 'en' },
        parts: [{ text: 'Cars are too fast.' }],
        state: 'returned',
        reason: 'unclear',
        ...{ marked: [], counts: false, appeal: null },
        findings: [],
      },
    ]);
    expect(job.replies.map(({ number }) => number)).not.toContain(sheetAt(3));
    expect(JSON.stringify(job)).not.toContain('participant');
  });

  it('R394, R397: a kit is a PDF with every number and its words, in each language', async () => {
    const jobs: PaperJob[] = [];
    const drawPaper = async (job: PaperJob) => {
      jobs.push(job);
      return house.deps.drawPaper(job);
    };
    const { pdf } = await need(
      printKit({ ...house.deps, drawPaper }, organiser, {
        ...{ consultationId, label: '', language: 'ar', level: 'younger', size: 20, handedBy: '' },
        origin: 'https://example.org',
      }),
    );
    expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    const [job] = jobs;
    if (job?.kind !== 'kit') throw new Error('nothing was drawn');
    const kit = kitOf(job, speakerOf('ar', 'younger'), () => true);
    const words = kit.blocks.flatMap((block) => ('words' in block ? [block.words] : [])).flat();
    for (const sheet of job.sheets) {
      expect(words.some((each) => each.words === sheet.words.join(' '))).toBe(true);
      expect(words.filter((each) => each.words.includes(sheet.number)).length).toBe(3);
    }
    expect(kit.direction).toBe('rtl');
    // Fonts of three scripts are read for it, on a machine that may be busy.
  }, 90_000);

  it('R98, R402: of a sheet whose child erases everything nothing is printed, from when it says so', async () => {
    const child = await onSheet(5);
    const printed = async () => {
      const jobs: PaperJob[] = [];
      const drawPaper = async (job: PaperJob) => {
        jobs.push(job);
        return new Uint8Array([37]);
      };
      await need(
        printReplies({ ...house.deps, drawPaper }, first, {
          consultationId,
          batchId,
          origin: 'https://example.org',
        }),
      );
      return jobs.flatMap((job) => (job.kind === 'replies' ? job.replies.map(({ number }) => number) : []));
    };
    const all = await printed();
    expect(all).toContain(sheetAt(5));
    await need(house.services.privacy.erase(child, { session: 'here' }));
    expect(await printed()).toEqual(all.filter((number) => number !== sheetAt(5)));
    await need(house.services.privacy.undo(child, { session: 'here' }));
    expect(await printed()).toEqual(all);
  });

  it('R128, R792: what a child on paper erases is gone, and its sheet names no seat any more', async () => {
    const actor = await onSheet(5);
    const held = await need(house.services.privacy.held(actor, {}));
    expect(held.tables.find(({ table }) => table === 'paper_seat')?.rows.length).toBe(1);
    await need(house.services.privacy.erase(actor, {}));
    const { onPaper, receipt } = await need(house.services.privacy.finish(actor, actor));
    expect(onPaper).toBe(true);
    expect(receipt).toMatch(/^due-weight-erased\./);
    expect(await rows(`select count(*) from paper_seat where number = '${sheetAt(5)}'`)).toEqual([[0]]);
  });

  it('R400: who destroys paper counts it, and the number has to be that of the sheets that came back', async () => {
    const destroy = (count: number) =>
      house.services.paper.destroy(first, { consultationId, batchId, sheets: count });
    expect(await destroy(20)).toEqual(refusal('count-differs'));
    expect(await destroy(-1)).toEqual(refusal('field-missing'));
    expect(await destroy(0)).toEqual(refusal('count-differs'));
    await need(destroy(6));
    expect(await destroy(5)).toEqual(refusal('count-differs'));
    const { batches } = await need(house.services.paper.desk(first, { consultationId }));
    const pile = batches.find(({ id }) => id === batchId);
    expect(pile?.destroyed.map(({ sheets: count, name }) => [count, name])).toEqual([[6, first.name]]);
    expect(pile?.sheets?.filter(({ destroyed }) => destroyed).length).toBe(6);
  });

  it('R401: who prints sees no count of sheets that came back; every act stands in the log without a word', async () => {
    const desk = await need(house.services.paper.desk(organiser, { consultationId }));
    expect(desk.batches.map(({ sheets: each }) => each)).toEqual([null, null, null]);
    const db = await house.databases.consultation(consultationId);
    if (!db) throw new Error('gone');
    expect((await verifyAudit(db)).ok).toBe(true);
    const log = await rows(`select deed, detail from audit where deed like 'paper:%'`);
    expect(new Set(log.map(([deed]) => deed))).toEqual(
      new Set([
        'paper:print',
        'paper:key',
        'paper:read',
        'paper:settle',
        'paper:reply',
        'paper:refuse',
        'paper:rekey',
        'paper:destroy',
      ]),
    );
    expect(JSON.stringify(log)).not.toContain('fast');
  });

  it('R452: of the last two moderators who type from one pile at the same moment one does', async () => {
    const pile = await need(
      house.services.paper.print(organiser, {
        consultationId,
        label: 'Class 5a',
        language: 'en',
        level: 'younger',
        size: 20,
        handedBy: '',
      }),
    );
    const last = await lastReader();
    const both = await Promise.all([key(first, sheetOf(pile, 0)), key(last, sheetOf(pile, 1))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refusal('reader-needed'));
    expect(
      await rows(`select count(*) from own_group where batch_id = '${pile.batchId}' and how = 'typed'`),
    ).toEqual([[1]]);
    // Who knows the pile already takes no reader away.
    expect(await need(key(both[0]?.ok ? first : last, sheetOf(pile, 2)))).toEqual({ became: 'once' });
  });

  it.each([
    ['has no training', 'delete from staff_training where staff_id = ?1'],
    ['has a training that is over', `update staff_training set day = '2020-01-01' where staff_id = ?1`],
    ['can come in no more', `update staff set state = 'invited' where id = ?1`],
  ])('R452, R1161: nobody is left where the only other moderator %s', async (_why, sql) => {
    const { control } = house.databases;
    const pile = await need(
      house.services.paper.print(organiser, {
        consultationId,
        label: 'Class 5b',
        language: 'en',
        level: 'younger',
        size: 20,
        handedBy: '',
      }),
    );
    const readers = async () =>
      (await need(house.services.consultation.groups(organiser, { consultationId }))).find(
        ({ batchId: id }) => id === pile.batchId,
      )?.readers;
    const { staffId } = await lastReader();
    const stood = await control.query(
      'select topic, day, confirmed_by from staff_training where staff_id = ?1',
      [staffId],
    );
    const link = await control.query('select hash, due_minute from staff_link where staff_id = ?1', [
      staffId,
    ]);
    const now = await readers();
    await control.write([
      { sql, args: [staffId] },
      { sql: 'delete from staff_link where staff_id = ?1', args: [staffId] },
    ]);
    expect(await readers()).toBe(Number(now) - 1);
    expect(await key(first, sheetOf(pile, 0))).toEqual(refusal('reader-needed'));
    await control.write([
      { sql: `update staff set state = 'active' where id = ?1`, args: [staffId] },
      { sql: 'delete from staff_training where staff_id = ?1', args: [staffId] },
      ...stood.map(([topic, day, by]) => ({
        sql: 'insert into staff_training (staff_id, topic, day, confirmed_by) values (?1, ?2, ?3, ?4)',
        args: [staffId, String(topic), String(day), String(by)],
      })),
      ...link.map(([hash, due]) => ({
        sql: 'insert into staff_link (hash, staff_id, due_minute) values (?1, ?2, ?3)',
        args: [hash as Uint8Array, staffId, Number(due)],
      })),
    ]);
    expect(await need(key(first, sheetOf(pile, 0)))).toEqual({ became: 'once' });
  });
});

describe('a sheet while something of it rests', () => {
  it('R396: is settled whole or waits whole, and what rests says why, with words and without', async () => {
    const { paper, consultation } = house.services;
    const other = await draftVoting(house, [
      { kind: 'question', prompts: prompts('What do you say?') },
      { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
      { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
    ]);
    const at = { consultationId: other.consultationId };
    const [asked = '', choice = '', votes = ''] = other.activities;
    const [voted] = (await need(consultation.read(other.organiser, at))).seeds;
    await other.open();
    const pile = await need(
      paper.print(other.organiser, {
        ...at,
        label: '',
        language: 'en',
        level: 'older',
        size: 20,
        handedBy: '',
      }),
    );
    const empty: SheetEntry = { consent: true, ageBand: '', polls: {}, votes: {}, texts: {} };
    const polls = { [choice]: [2] };
    const agrees = { [voted?.id ?? '']: 'agree' } as const;
    const texts = { [asked]: 'Cars are too fast.' };
    const sheetsOf: readonly (readonly [resting: string, entry: SheetEntry])[] = [
      [choice, { ...empty, polls }],
      [votes, { ...empty, votes: agrees }],
      [choice, { ...empty, polls, texts }],
      [votes, { ...empty, polls, votes: agrees, texts }],
    ];
    for (const [index, [activityId, entry]] of sheetsOf.entries()) {
      const number = sheetOf(pile, index);
      const rest = (to: 'paused' | 'open') =>
        need(consultation.moveActivity(other.organiser, { ...at, activityId, to }));
      await need(paper.key(first, { ...at, number, entry }));
      await rest('paused');
      expect(await paper.key(second, { ...at, number, entry }), `${index}`).toEqual(refusal('room-paused'));
      await rest('open');
      expect(await need(paper.key(second, { ...at, number, entry }))).toEqual({ became: 'settled' });
    }
  });
});
