import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealFor } from '../../../app/live/open-parts.ts';
import { makeLeadKey, openLeadKey } from '../../../app/live/sealed-keys.ts';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { writeToTeam } from '../../../server/usecases/safeguarding/write-to-team.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, handOn, openLeads, readAs, type TestLead } from '../../support/house/leads.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';

const clock = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const told = 'At home somebody hits me.';
const later = 'It was so again today.';

let house: TestHouse;
let db: Database;
let child: Child;
let first: TestLead;
let second: TestLead;
let third: TestLead;
let at: AtCase;

beforeEach(async () => {
  house = await openTestHouse();
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  [first, second, third] = await openLeads(house);
  child = await house.join();
  const sent = { id: newId(house.deps.random), text: told, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(lane().ask(child, sent));
  at = { consultationId: house.consultationId, caseId };
  await need(lane().writeLetter(visitor, { nonce: newId(house.deps.random), text: told, language: 'en' }));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.remove();
});

const lane = () => house.services.safeguarding;
const open = (lead: TestLead) => need(lane().open(lead.staff, { ...at, part: 'told', reason: 'To help.' }));
const atPart = { part: 'told' } as const;
const read = (lead: TestLead) => readAs(house, lead, { at, ...atPart });
const byClock = () => need(lane().forgetOldKeys(clock, {}));

/** A lead makes a new key, and has it from now on. */
async function newKey(lead: TestLead): Promise<TestLead> {
  const code = 'ABCDE FGH1J KMNP0 RSTVW XYZ01 2';
  const { publicKey, wrapped } = await makeLeadKey(code);
  await need(
    lane().saveKey(lead.staff, {
      publicKey: Buffer.from(publicKey, 'base64url'),
      wrapped: Buffer.from(wrapped, 'base64url'),
    }),
  );
  const key = await openLeadKey(wrapped, code);
  if (!key) throw new Error('The code did not open its own key.');
  return { ...lead, key };
}

/** The same, while the consultation does not open: its boxes for the old key stay. */
async function newKeyUnseen(lead: TestLead): Promise<TestLead> {
  const shut = vi.spyOn(house.databases, 'consultation').mockRejectedValue(new Error('not now'));
  const anew = await newKey(lead);
  shut.mockRestore();
  return anew;
}

/** How many boxes a lead has here, and in letters. */
const boxesOf = ({ staff }: TestLead) =>
  Promise.all(
    [db, house.databases.complaints].map(
      async (each) =>
        (await each.query('select 1 from sealed_half where staff_id = ?1', [staff.staffId])).length,
    ),
  );
const partOf = async (lead: TestLead) => {
  const part = (await need(lane().case(lead.staff, at))).parts.find((each) => each.part === 'told');
  if (!part) throw new Error('No such part.');
  return part;
};
/** For whom this lead is asked to seal anew, and which texts. */
const lacking = async (lead: TestLead) =>
  [...new Set((await partOf(lead)).toReseal.map(({ to, number }) => `${to} ${number}`))].sort();

describe('R1101, R172: boxes for a key that its lead replaced', () => {
  it('count as none at once, and go by the clock, where one database did not open as the key was saved', async () => {
    for (const lead of [first, second]) await open(lead);
    for (const lead of [first, second]) await handOn(house, lead, { at, ...atPart });
    expect(await read(second)).toEqual([told]);
    const [here = 0] = await boxesOf(first);

    const anew = await newKeyUnseen(first);
    expect(await boxesOf(first)).toEqual([here, 0]);
    // Nobody waits for the clock to be asked, and what it cannot open is not given to it.
    expect(await lacking(third)).toEqual([`${first.staff.staffId} 1`]);
    expect((await partOf(anew)).boxes).toEqual([]);

    await byClock();
    expect(await boxesOf(first)).toEqual([0, 0]);
    const held = await db.query('select why from case_opening where staff_id = ?1 and case_id = ?2', [
      first.staff.staffId,
      at.caseId,
    ]);
    expect(held).toEqual([['reseal']]);
    // Another takes its place, and the two read.
    expect(await open(third)).toEqual({ second: true });
    for (const lead of [second, third]) await handOn(house, lead, { at, ...atPart });
    for (const lead of [second, third]) expect(await read(lead)).toEqual([told]);
    expect((await lane().forgetOldKeys(first.staff, {})).ok).toBe(false);
  });

  it('are sealed anew by others, and what the new key opens stays when the clock comes again', async () => {
    const anew = await newKeyUnseen(first);
    await byClock();
    for (const [lead, half] of [
      [second, 'a'],
      [third, 'b'],
    ] as const) {
      await need(lane().beginReseal(lead.staff, { ...at, ...atPart, half }));
      expect(await handOn(house, lead, { at, ...atPart, kind: 'reseal' })).toBe(1);
    }
    await byClock();
    await open(second);
    await open(anew);
    for (const lead of [second, anew]) await handOn(house, lead, { at, ...atPart });
    expect(await read(anew)).toEqual([told]);
    expect(await lacking(third)).toEqual([]);
  });

  it('go also where words were being sealed as the key was saved', async () => {
    await open(second);
    const deps = {
      ...house.deps,
      async seal(...of: Parameters<typeof house.deps.seal>) {
        const sealed = await house.deps.seal(...of);
        await newKey(first);
        return sealed;
      },
    };
    await need(writeToTeam(deps, child, { caseId: at.caseId, told: later }));
    expect(await boxesOf(first)).toEqual([2, 0]);
    const both = [1, 2].map((number) => `${first.staff.staffId} ${number}`);
    expect(await lacking(third)).toEqual(both);
    await byClock();
    expect(await boxesOf(first)).toEqual([0, 0]);
    expect(await lacking(third)).toEqual(both);
  });

  it('are not kept when a page brings them that was drawn before the key was saved', async () => {
    for (const lead of [first, second]) await open(lead);
    const page = await need(lane().case(second.staff, at));
    const part = await partOf(second);
    const anew = await newKey(first);
    const boxes = await sealFor(second.key, {
      ...{ caseId: at.caseId, boxes: part.boxes, wanted: part.toPass, leads: page.leads },
    });
    expect(boxes).toHaveLength(1);
    // So that nothing but the key is in the way.
    await db.write([
      { sql: `update case_opening set why = 'open' where staff_id = ?1`, args: [first.staff.staffId] },
    ]);
    const sent = boxes.map((each) => ({ ...each, box: Buffer.from(each.box, 'base64url') }));
    expect(await need(lane().pass(second.staff, { ...at, ...atPart, kind: 'pass', boxes: sent }))).toEqual({
      kept: 0,
    });
    expect(await boxesOf(anew)).toEqual([0, 0]);
    expect(await handOn(house, second, { at, ...atPart })).toBe(1);
  });

  it('go also where nobody had noted for which key they are', async () => {
    await db.write([{ sql: `update sealed_half set key_hash = x''`, args: [] }]);
    for (const lead of [first, second]) await open(lead);
    for (const lead of [first, second]) await handOn(house, lead, { at, ...atPart });
    await byClock();
    expect(await read(first)).toEqual([told]);
    await newKeyUnseen(first);
    await byClock();
    expect(await boxesOf(first)).toEqual([0, 0]);
    expect(await lacking(third)).toEqual([`${first.staff.staffId} 1`]);
  });

  it('R1238: its lead is told that the new key is kept where a database takes no write: they go from the others at once, and from that by the clock', async () => {
    const [here = 0, ofLetters] = await boxesOf(first);
    expect([here > 0, ofLetters]).toEqual([true, 2]);
    const back = withoutAnswer(house.databases, { [house.consultationId]: 'writes' });
    await newKey(first);
    expect(await boxesOf(first)).toEqual([here, 0]);
    back();
    await byClock();
    expect(await boxesOf(first)).toEqual([0, 0]);
  });
});
