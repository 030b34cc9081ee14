import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, closeAs, openLeads, settleAs, type TestLead } from '../../support/house/leads.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
let first: TestLead;
let second: TestLead;
let third: TestLead;
let child: Child;
let at: AtCase;
beforeAll(async () => {
  house = await openTestHouse();
  [first, second, third] = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;
beforeEach(async () => {
  const id = newId(house.deps.random);
  child = await house.join();
  await need(lane().ask(child, { id, text: 'It hurts.', language: 'en', choice: 'help' }));
  at = { consultationId: house.consultationId, caseId: id };
  for (const { staff } of [first, second])
    await need(lane().open(staff, { ...at, part: 'told', reason: 'To help.' }));
});
const decided = { ok: false, code: 'already-decided' };
const alone = { ok: false, code: 'one-person-alone' };
const logged = async (deed: string) => {
  const db = await house.databases.consultation(house.consultationId);
  return db?.query('select actor from audit where subject = ?1 and deed = ?2', [at.caseId, deed]);
};

describe('R1021: what two people do, pressed more than once', () => {
  it('is an answer that is sent once; another lead is told that it is, and only its writer that a second person is needed', async () => {
    await need(lane().answer(first.staff, { ...at, text: 'We believe you.' }));
    const send = (lead: TestLead) => settleAs(house, lead, { at, number: 2 });
    expect(await send(first)).toEqual(alone);
    for (const sent of await Promise.all([send(second), send(second)])) expect(sent.ok).toBe(true);
    for (const lead of [first, third]) expect(await send(lead)).toEqual(decided);
    expect(await logged('case:answer-seen')).toEqual([[second.staff.staffId]]);
    await need(lane().answer(first.staff, { ...at, text: 'No.' }));
    await need(settleAs(house, second, { at, number: 3, to: 'drop' }));
    expect(await settleAs(house, second, { at, number: 3 })).toEqual(decided);
  });

  it('is one draft, unless the words are others, another lead has them, or the child wrote since', async () => {
    const draft = (lead: TestLead, text = 'We believe you.') =>
      need(lane().answer(lead.staff, { ...at, text }));
    const drafts = async () => (await need(lane().case(first.staff, at))).answers.length;
    await Promise.all([draft(first), draft(first)]);
    await draft(first);
    expect(await drafts()).toBe(1);
    await draft(second);
    await draft(first, 'We call you.');
    expect(await drafts()).toBe(3);
    await need(lane().write(child, { caseId: at.caseId, told: 'More.' }));
    await draft(first);
    expect(await drafts()).toBe(4);
  });

  it('R1315: is one rehearsal of one form; a page that comes later begins another one', async () => {
    const here = `/staff/c/${house.consultationId}/safeguarding`;
    const pages = drawPages(house, {
      routes: { '/staff/c/:id/safeguarding': safeguarding },
      staff: first.staff,
    });
    const press = (page: Page) => pages.send(page, { press: 'act=rehearse' });
    const drills = async () =>
      (await need(lane().cases(first.staff, { consultationId: house.consultationId }))).cases.filter(
        ({ kind }) => kind === 'drill',
      ).length;
    const [before, page] = [await drills(), await pages.get(here)];
    const led = [...(await Promise.all([press(page), press(page)])), await press(page)].map(
      ({ path }) => path,
    );
    expect(await drills()).toBe(before + 1);
    expect(led[0]).toMatch(/\?case=/);
    expect(new Set(led).size).toBe(1);
    // Of a page that came afterwards it is another one.
    await press(await pages.get(here));
    expect(await drills()).toBe(before + 2);
  });

  it('is a case that is closed once; that a second person is needed is told only to whoever asked', async () => {
    const close = (lead: TestLead, to: 'ask' | 'close') => closeAs(house, lead, { at, to });
    expect(await close(second, 'close')).toEqual(decided);
    await need(close(first, 'ask'));
    expect(await close(first, 'close')).toEqual(alone);
    for (const closed of await Promise.all([close(second, 'close'), close(second, 'close')]))
      expect(closed.ok).toBe(true);
    for (const lead of [first, third]) expect(await close(lead, 'close')).toEqual(decided);
    expect(await logged('case:close')).toEqual([[second.staff.staffId]]);
  });
});
