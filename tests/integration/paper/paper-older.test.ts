import { afterAll, beforeAll, expect, it } from 'vitest';
import * as paperPiles from '../../../app/routes/staff/joining/paper.tsx';
import * as paperSheet from '../../../app/routes/staff/joining/paper-sheet.tsx';
import type { SheetEntry } from '../../../server/core/paper/entry.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { printKit } from '../../../server/usecases/paper/print-kit.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, seed } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const refusal = (code: string) => ({ ok: false, code });
const entry: SheetEntry = { consent: true, ageBand: '', polls: {}, votes: {}, texts: {} };
let house: TestHouse;
let first: Staff;
let second: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  first = await house.staffWho('moderator');
  second = { ...first, staffId: 'another-moderator', name: 'Ravi' };
});
afterAll(() => house.remove());

/** A consultation that is approved, with a pile of sheets that says what was approved. */
async function approvedOnPaper() {
  const { consultation, paper } = house.services;
  const stage = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: [seed('Cars are too fast')] },
  ]);
  const { consultationId, organiser, revision } = stage;
  const approver = await house.staffWho('approver');
  const approve = async () => {
    const signed = { consultationId, revision: await revision() };
    await need(consultation.signGate(organiser, { ...signed, kind: 'prepared' }));
    await need(consultation.signGate(approver, { ...signed, kind: 'approved' }));
  };
  const group = {
    consultationId,
    label: '',
    language: 'en',
    level: 'younger',
    size: 20,
    handedBy: '',
  } as const;
  const print = () => need(paper.print(organiser, group));
  await approve();
  const db = await house.databases.consultation(consultationId);
  if (!db) throw new Error('gone');
  return {
    ...{ ...stage, approver, approve, group, print, db, pile: await print() },
    /** One more thing is asked. */
    change: async () =>
      need(
        consultation.writeActivity(organiser, {
          ...{ consultationId, revision: await revision(), anchor: '', kind: 'question' },
          prompts: prompts('What else?'),
        }),
      ),
    give: async () =>
      need(
        consultation.returnToOrganiser(approver, {
          ...{ consultationId, revision: await revision(), reason: 'Look at it once more.' },
        }),
      ),
    key: (who: Staff, { sheets }: Awaited<ReturnType<typeof print>>, at: number) =>
      paper.key(who, { consultationId, number: sheets[at]?.number ?? '', entry }),
  };
}

it('R1107: a sheet that was printed before what children are told was changed counts for nothing, and neither do its words', async () => {
  const on = await approvedOnPaper();
  const { consultationId, pile } = on;
  const { paper, privacy } = house.services;
  await on.change();
  await on.approve();
  const anew = await on.print();
  await on.move('open');

  expect(await on.key(first, pile, 0)).toEqual(refusal('sheet-older'));
  expect(await on.db.query('select count(*) from paper_entry', [])).toEqual([[0]]);
  const phrase = pile.sheets[0]?.words.join(' ') ?? '';
  expect(await privacy.returnWithPhrase({ kind: 'visitor' }, { phrase })).toEqual(
    refusal('phrase-opens-nothing'),
  );
  for (const who of [first, second]) await need(on.key(who, anew, 0));
  expect(await on.db.query('select batch_id from participant', [])).toEqual([[anew.batchId]]);

  const told = async (who: Staff) =>
    (await need(paper.desk(who, { consultationId }))).batches
      .filter(({ older }) => older)
      .map(({ id }) => id);
  for (const who of [first, on.organiser]) expect(await told(who)).toEqual([pile.batchId]);
});

it('R1107: its pile says so, and whoever has it in hand counts it by its number, once, for whoever destroys it', async () => {
  const on = await approvedOnPaper();
  const { consultationId, pile } = on;
  const { paper } = house.services;
  await on.change();
  await on.approve();
  await on.move('open');
  const piles = drawPages(house, { routes: { '/staff/c/:id/paper': paperPiles }, staff: on.organiser });
  expect(wordsOf((await piles.get(`/staff/c/${consultationId}/paper`)).html)).toContain(
    t('paper.pile.older'),
  );

  const at = (index: number) => ({ consultationId, number: pile.sheets[index]?.number ?? '' });
  const pages = drawPages(house, { routes: { '/staff/c/:id/paper/sheet': paperSheet }, staff: first });
  const address = `/staff/c/${consultationId}/paper/sheet?number=${at(0).number}`;
  const page = await pages.get(address);
  expect(wordsOf(page.html)).toContain(t('paper.sheet.older'));
  expect(page.html).not.toContain('name="consent"');
  // Pressed twice, and by two at once.
  for (const _ of [1, 2]) await pages.send(page, { press: 'act=aside' });
  await Promise.all([first, second].map(async (who) => need(paper.aside(who, at(1)))));
  expect(await paper.aside(on.organiser, at(2))).toEqual(refusal('not-found'));
  expect(await on.db.query(`select subject, detail from audit where deed = 'paper:refuse'`, [])).toEqual([
    [at(0).number, 'older-text'],
    [at(1).number, 'older-text'],
  ]);
  expect(wordsOf((await pages.get(address)).html)).toContain(t('paper.sheet.over'));
  const count = { consultationId, batchId: pile.batchId };
  expect(await paper.destroy(first, { ...count, sheets: 3 })).toEqual(refusal('count-differs'));
  await need(paper.destroy(first, { ...count, sheets: 2 }));
});

it('R1107: a pile counts where it was given back and nothing was changed, and no sheet of it is set aside', async () => {
  const on = await approvedOnPaper();
  await on.give();
  await on.approve();
  await on.move('open');
  const number = on.pile.sheets[0]?.number ?? '';
  expect(await house.services.paper.aside(first, { consultationId: on.consultationId, number })).toEqual(
    refusal('sheet-taken'),
  );
  for (const who of [first, second]) await need(on.key(who, on.pile, 0));
  expect(await on.db.query('select batch_id from participant', [])).toEqual([[on.pile.batchId]]);
});

it('R1107: a kit is not stored where what it says was changed and approved anew while it was drawn', async () => {
  const on = await approvedOnPaper();
  const drawPaper = async () => {
    await on.change();
    await on.approve();
    return new Uint8Array([37]);
  };
  const kit = { ...on.group, origin: 'https://example.org' };
  expect(await printKit({ ...house.deps, drawPaper }, on.organiser, kit)).toEqual(refusal('stale-revision'));
  expect(await on.db.query('select count(*) from paper_batch', [])).toEqual([[1]]);
});

it('R41: who prepares and facilitates from before reads why it types no sheet; a facilitator has the form, and who only prepares is told of neither', async () => {
  const { consultationId, organiser } = await approvedOnPaper();
  const facilitator = await house.staffWho('facilitator');
  const read = async (staff: Staff) => {
    const pages = drawPages(house, { routes: { '/staff/c/:id/paper': paperPiles }, staff });
    const { html } = await pages.get(`/staff/c/${consultationId}/paper`);
    const words = wordsOf(html);
    return [words.includes(t('paper.type.prepares')), words.includes(t('paper.type.go'))];
  };
  const both = { ...facilitator, grants: [...organiser.grants, ...facilitator.grants] };
  expect(await read(both)).toEqual([true, false]);
  expect(await read(facilitator)).toEqual([false, true]);
  expect(await read(organiser)).toEqual([false, false]);
});
