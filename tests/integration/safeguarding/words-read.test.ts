import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { settleAnswer } from '../../../server/usecases/safeguarding/answer-case.ts';
import { closeCase } from '../../../server/usecases/safeguarding/close-case.ts';
import { seeLoneOpening } from '../../../server/usecases/safeguarding/oversee-lone-openings.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { type AtCase, closeAs, openLeads, settleAs, type TestLead } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = { '/staff': home, '/staff/c/:id/safeguarding': safeguarding };

let house: TestHouse;
let db: Database;
let first: TestLead;
let second: TestLead;
let third: TestLead;
let child: Child;
let at: AtCase;
beforeAll(async () => {
  house = await openTestHouse();
  const opened = await house.databases.consultation(house.consultationId);
  if (!opened) throw new Error('no database');
  db = opened;
  [first, second, third] = await openLeads(house);
});
afterAll(() => house.remove());

const lane = () => house.services.safeguarding;
const openBoth = async () => {
  for (const { staff } of [first, second])
    await need(lane().open(staff, { ...at, part: 'told', reason: 'To help.' }));
};
beforeEach(async () => {
  child = await house.join();
  const { activities } = await need(house.services.room.place(child, {}));
  const activityId = activities.find(({ kind }) => kind === 'room')?.id ?? '';
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId, text: 'It hurts.', language: 'en' }));
  await need(lane().sealOwn(child, { id }));
  at = { consultationId: house.consultationId, caseId: id };
  await openBoth();
});

const pagesOf = (lead: TestLead) => drawPages(house, { routes, staff: lead.staff });
const pageOf = (lead: TestLead) =>
  pagesOf(lead).get(`/staff/c/${at.consultationId}/safeguarding?case=${at.caseId}`);
const draft = (text: string, lead = first) => need(lane().answer(lead.staff, { ...at, text }));
/** The same child takes its case back and tells anew: the case and its numbers are the same. */
async function toldAnew(): Promise<void> {
  await need(lane().withdraw(child, { caseId: at.caseId }));
  const anew = { id: at.caseId, revision: 1, text: 'It hurts again.', language: 'en' };
  await need(house.services.room.revise(child, anew));
  await need(lane().sealOwn(child, { id: at.caseId }));
  await openBoth();
}

describe('R1310: what a second lead sends or drops are the words that it read', () => {
  const reads = async () =>
    (await need(lane().mailbox(child, {}))).cases
      .find(({ id }) => id === at.caseId)
      ?.lines.flatMap((line) => (line.from === 'team' ? [line.text] : []));
  const drafts = async () =>
    (await need(lane().case(second.staff, at))).answers.map(({ number, text, seenBy }) => [
      number,
      text,
      seenBy,
    ]);
  const others = {
    'dropped and written with other words': async () => {
      await need(settleAs(house, first, { at, number: 2, to: 'drop' }));
      await draft('Stay where you are.');
    },
    'gone with the case, which was told anew and answered with other words': async () => {
      await toldAnew();
      await draft('Stay where you are.');
    },
  };

  it.each(Object.entries(others))('and no others that have its number by now: %s', async (_, happens) => {
    await draft('We believe you.');
    const read = await pageOf(second);
    await happens();
    const now = [[2, 'Stay where you are.', null]];
    expect(await drafts()).toEqual(now);
    for (const act of ['drop', 'send']) {
      const back = await pagesOf(second).send(read, { press: `act=${act}` });
      expect(wordsOf(back.html)).toContain(t('stale.title'));
      expect(wordsOf(back.html)).toContain('Stay where you are.');
      expect(await drafts()).toEqual(now);
    }
    expect(await reads()).toEqual([]);
    // On the page as it is now they are read, and sent.
    await pagesOf(second).send(await pageOf(second), { press: 'act=send' });
    expect(await reads()).toEqual(['Stay where you are.']);
  });

  it('also where they come while it sends', async () => {
    await draft('We believe you.');
    const seen = (await need(lane().case(second.staff, at))).answers[0]?.seen ?? '';
    const deps = withBefore(others['dropped and written with other words']);
    const send = { ...at, number: 2, seen, to: 'send' as const };
    expect(await settleAnswer(deps, second.staff, send)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await reads()).toEqual([]);
  });
});

describe('R1311: who closes a case has read all that was said in it', () => {
  const write = async () => void (await need(lane().write(child, { caseId: at.caseId, told: 'More.' })));
  const answer = async () => {
    await draft('We believe you.');
    await need(settleAs(house, second, { at, number: 2 }));
  };
  const close = async (lead: TestLead, to: string, page: Awaited<ReturnType<typeof pageOf>>) =>
    wordsOf((await pagesOf(lead).send(page, { press: `to=${to}` })).html);
  const state = async () =>
    (await db.query('select state, closing_by from sealed_case where id = ?1', [at.caseId]))[0];

  it.each([
    ['its child wrote', write],
    ['the team answered', answer],
    ['it was told anew', toldAnew],
  ])(
    'and not only that another one asks to close it, also when that was asked anew since: %s',
    async (_, says) => {
      const asks = async () => close(first, 'ask', await pageOf(first));
      await asks();
      const [asked, read] = [await pageOf(first), await pageOf(second)];
      expect(read.html).toContain('value="close"');
      await says();
      expect(await close(second, 'close', read)).toContain(t('stale.title'));
      await asks();
      const now = await state();
      expect(now?.[1]).toBe(first.staff.staffId);
      expect(await close(second, 'close', read)).toContain(t('stale.title'));
      expect(await state()).toEqual(now);
      // To keep it open nothing has to be read.
      await close(first, 'keep', asked);
      expect((await state())?.[1]).toBeNull();
      await asks();
      await close(second, 'close', await pageOf(second));
      expect(await state()).toEqual(['closed', null]);
    },
  );

  it('and so has who asks for it', async () => {
    const read = await pageOf(first);
    await write();
    expect(await close(first, 'ask', read)).toContain(t('stale.title'));
    expect((await state())?.[1]).toBeNull();
  });

  it('also where that is said while it closes', async () => {
    await close(first, 'ask', await pageOf(first));
    const { seen } = await need(lane().case(second.staff, at));
    const deps = withBefore(async () => {
      await write();
      await close(first, 'ask', await pageOf(first));
    });
    const closed = await closeCase(deps, second.staff, { ...at, seen, to: 'close' });
    expect(closed).toEqual({ ok: false, code: 'stale-revision' });
    expect((await state())?.[1]).toBe(first.staff.staffId);
  });
});

describe('R1312: what the overseer has seen is why a case was opened alone, as it read it', () => {
  const alone = (reason: string) => need(lane().openAlone(first.staff, { ...at, part: 'told', reason }));
  const unseen = async () =>
    (await need(lane().loneOpenings(await house.staffWho('overseer'), {})))
      .filter(({ caseId }) => caseId === at.caseId)
      .map(({ reason }) => reason);

  it('and no other reason of the same lead by now', async () => {
    await alone('A life is in danger.');
    const pages = drawPages(house, { routes, staff: await house.staffWho('overseer') });
    const read = await pages.get('/staff');
    await alone('I was curious.');
    const back = await pages.send(read, { field: 'lead' });
    expect(wordsOf(back.html)).toContain(t('stale.title'));
    expect(wordsOf(back.html)).toContain('I was curious.');
    expect(await unseen()).toEqual(['I was curious.']);
    await pages.send(await pages.get('/staff'), { field: 'lead' });
    expect(await unseen()).toEqual([]);
  });

  it('also where it comes while that is said', async () => {
    await alone('A life is in danger.');
    const overseer = await house.staffWho('overseer');
    const told = (await need(lane().loneOpenings(overseer, {}))).find(({ caseId }) => caseId === at.caseId);
    if (!told) throw new Error('The overseer was told of nothing.');
    const deps = withBefore(() => alone('I was curious.').then(() => undefined));
    expect(await seeLoneOpening(deps, overseer, told)).toEqual({ ok: false, code: 'stale-revision' });
    expect(await unseen()).toEqual(['I was curious.']);
  });
});

describe('R1351: who closes a case reads what the child told', () => {
  const close = (lead: TestLead, to: 'ask' | 'close' | 'keep') => closeAs(house, lead, { at, to });
  const notReady = { ok: false, code: 'not-ready' };
  const state = async () =>
    (await db.query('select state, closing_by from sealed_case where id = ?1', [at.caseId]))[0];
  beforeEach(async () => {
    await need(lane().withdraw(child, { caseId: at.caseId }));
    const { caseId } = await need(
      lane().ask(child, { id: newId(house.deps.random), text: 'It hurts.', language: 'en', choice: 'help' }),
    );
    at = { ...at, caseId };
    await need(lane().openAlone(first.staff, { ...at, part: 'told', reason: 'A life is in danger.' }));
  });

  it('and no other lead asks for it or closes it', async () => {
    expect(await close(second, 'ask')).toEqual(notReady);
    await need(close(first, 'ask'));
    for (const lead of [second, third]) expect(await close(lead, 'close')).toEqual(notReady);
    // One half is nothing read.
    await need(lane().open(second.staff, { ...at, part: 'told', reason: 'To help.' }));
    expect(await close(second, 'close')).toEqual(notReady);
    expect(await state()).toEqual(['opened', first.staff.staffId]);
    await need(lane().open(third.staff, { ...at, part: 'told', reason: 'To help.' }));
    await need(close(second, 'close'));
    // Sent again by whoever closed it, it is closed; of another one it is decided.
    await need(close(second, 'close'));
    expect(await close(third, 'close')).toEqual({ ok: false, code: 'already-decided' });
    expect(await state()).toEqual(['closed', null]);
  });

  it('and is told so on the page, where it can be kept open', async () => {
    const asked = await pageOf(second);
    expect(wordsOf(asked.html)).toContain(t('sg.close.unread'));
    expect(asked.html).not.toMatch(/value="(ask|keep)"/);
    await need(close(first, 'ask'));
    const page = await pageOf(second);
    expect(page.html).not.toContain('value="close">');
    await pagesOf(second).send(page, { press: 'to=keep' });
    expect(await state()).toEqual(['opened', null]);
    expect(wordsOf((await pageOf(first)).html)).not.toContain(t('sg.close.unread'));
  });
});

/** The house as it is for somebody before whose write another one acts. */
function withBefore(acts: () => Promise<void>): Deps {
  const late = (of: Database): Database => ({
    ...of,
    async write(statements) {
      await acts();
      return of.write(statements);
    },
  });
  const { databases } = house;
  const consultation = async () => late(db);
  return { ...house.deps, databases: { ...databases, control: late(databases.control), consultation } };
}
