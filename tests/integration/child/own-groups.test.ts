import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deskChanged } from '../../../app/live/desk-state.ts';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as safeguarding from '../../../app/routes/staff/safeguarding/safeguarding.tsx';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import type { Actor, Child, Staff } from '../../../server/core/staff/roles.ts';
import { readWaitingHelp } from '../../../server/usecases/safeguarding/read-waiting-help.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const routes = { '/staff': home, '/staff/c/:id/safeguarding': safeguarding };

let house: TestHouse;
let live: TestLive;
let maya: Staff;
let ravi: Staff;
let own: Child;
let stranger: Child;
let ownBatch: string;
let room: string;
const newIdHere = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));
const visitor = { kind: 'visitor' } as const;

async function group(label: string) {
  const { consultationId } = house;
  const issued = await need(
    house.services.consultation.issueCodes(await house.staffWho('organiser'), {
      consultationId,
      label,
      language: 'en',
      size: 20,
    }),
  );
  const { session } = await need(
    house.services.room.join(visitor, {
      consultationId,
      code: codeFragment(issued.codes[0] ?? []),
      nonce: crypto.randomUUID(),
      language: 'en',
      level: 'older',
    }),
  );
  const { actor } = await need(house.services.room.identify(visitor, { consultationId, session }));
  return { child: actor, batchId: issued.batches[0]?.batchId ?? '' };
}

async function say(child: Child, text: string) {
  const id = newIdHere();
  await need(house.services.room.post(child, { id, activityId: room, text, language: 'en' }));
  return { consultationId: house.consultationId, id };
}
const know = (who: Staff, batchIds: readonly string[]) =>
  house.services.consultation.knowGroups(who, { consultationId: house.consultationId, batchIds });
const textsOf = async (who: Staff) =>
  (await need(house.services.moderation.desk(who, { consultationId: house.consultationId }))).items.map(
    ({ text }) => text,
  );
const threeLeads = async () => (await openLeads(house)).map(({ staff }) => staff) as [Staff, Staff, Staff];
const none = { ok: false, code: 'not-found' };

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  maya = await house.staffWho('moderator');
  ravi = await house.otherWho('moderator', maya);
  ({ child: own, batchId: ownBatch } = await group('Class 4b'));
  ({ child: stranger } = await group('Class 5a'));
  const place = await need(house.services.room.place(own, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

describe('who knows a group', () => {
  it('R451: hears, reads, takes and decides nothing of its children, while another moderator does', async () => {
    const before = await say(own, 'Said before maya spoke up.');
    await need(house.services.moderation.claim(maya, before));
    const publish = (who: Staff, item: { consultationId: string; id: string }) =>
      house.services.moderation.decide(who, { ...item, revision: 1, decision: 'publish' });

    const page = await live.connect(maya);
    const otherPage = await live.connect(ravi);
    const enter = { v: 1 as const, consultation: house.consultationId, after: 0 };
    for (const each of [page, otherPage]) await each.emitWithAck('desk:enter', enter);
    const gap = next(page, 'desk:changed');
    await need(know(maya, [ownBatch]));
    // What stood on that desk goes from it: it is told of a gap, as its page takes what is far ahead, and comes in anew without them.
    const { since, changes } = await gap;
    const { seq, items } = await need(
      house.services.moderation.desk(maya, { consultationId: house.consultationId }),
    );
    expect(deskChanged({ seq, claims: 0, items: [] }, { since, seq: since, changes })).toBeUndefined();
    expect(items.map(({ id }) => id)).not.toContain(before.id);
    expect(otherPage.heard.filter(([name]) => name === 'desk:changed')).toEqual([]);

    // Also with the lease it had, and on the page that was open.
    expect(await publish(maya, before)).toEqual(none);
    const [told, toldOther] = [next(page, 'desk:changed'), next(otherPage, 'desk:changed')];
    const item = await say(own, 'Of her own class.');
    expect(JSON.stringify(await toldOther)).toContain('Of her own class.');
    const empty = await told;
    expect(empty.changes).toEqual([]);
    expect(empty.seq).toBe((await toldOther).seq);

    expect(await textsOf(maya)).toEqual([]);
    expect(await textsOf(ravi)).toEqual(expect.arrayContaining(['Of her own class.']));
    expect(await house.services.moderation.case(maya, item)).toEqual(none);
    expect(await house.services.moderation.claim(maya, item)).toEqual(none);
    expect(await publish(maya, item)).toEqual(none);
    expect(
      await house.services.moderation.decideAlike(maya, { ...item, revision: 1, decision: 'publish' }),
    ).toEqual(none);
    expect((await publish(ravi, item)).ok).toBe(true);
    expect(JSON.stringify(page.heard)).not.toContain('Of her own class.');

    await say(stranger, 'Of another class.');
    expect(await textsOf(maya)).toEqual(['Of another class.']);
  });

  it('R451, R1112: is told of no claim on words of its children, taken, let go or moved on from, while another desk is', async () => {
    const { consultationId } = house;
    const mine = await say(own, 'Held by ravi.');
    const theirs = await say(stranger, 'Held after it.');
    const [page, otherPage] = [await live.connect(maya), await live.connect(ravi)];
    const enter = { v: 1 as const, consultation: consultationId, after: 0 };
    for (const each of [page, otherPage]) await each.emitWithAck('desk:enter', enter);
    const claim = { v: 1 as const, consultation: consultationId };
    await otherPage.emitWithAck('contribution:claim', { ...claim, id: mine.id });
    await otherPage.emitWithAck('contribution:claim', { ...claim, id: theirs.id });
    const toldOf = (heard: unknown) =>
      [mine.id, theirs.id].map((id) => JSON.stringify(heard).split(`{"id":"${id}"`).length - 1);
    await vi.waitFor(() => expect(toldOf(page.heard)[1]).toBe(1));
    // Taken, and let go for the next one.
    expect(toldOf(otherPage.heard)).toEqual([2, 1]);
    expect(toldOf(page.heard)).toEqual([0, 1]);
  });

  it('R451, R1112: watches a room without words that its desk leaves out, and who has no desk leads with all of them', async () => {
    const { consultationId } = house;
    const { child, batchId } = await group('Class 8');
    await need(know(maya, [batchId]));
    const ids = [(await say(child, 'A swing for all.')).id, (await say(stranger, 'A slide for all.')).id];
    for (const id of ids)
      await need(
        house.services.moderation.decide(ravi, { consultationId, id, revision: 1, decision: 'publish' }),
      );
    const seenBy = async (who: Staff) => {
      const at = { consultationId, activityId: room };
      const read = await need(house.services.session.read(who, at));
      const followed = await need(house.services.session.follow(who, at));
      expect(followed.shown).toEqual(read.shown);
      return read.shown.map(({ id }) => id).filter((id) => ids.includes(id));
    };
    const { rows } = await need(house.services.moderation.shown(maya, { consultationId, page: 0 }));
    const listed = new Set(rows.map(({ id }) => id));
    expect(await seenBy(maya)).toEqual(ids.slice(1));
    expect((await seenBy(maya)).filter((id) => !listed.has(id))).toEqual([]);
    expect(await seenBy(ravi)).toEqual([...ids].reverse());
    const facilitator = await house.staffWho('facilitator');
    await need(know(facilitator, [batchId]));
    expect(await seenBy(facilitator)).toEqual([...ids].reverse());
  });

  it('R451: decides many with the same words, and none of its own among them', async () => {
    const mine = await say(own, 'The same words.');
    const theirs = await say(stranger, 'The same words.');
    const found = await need(house.services.moderation.case(maya, theirs));
    expect(found.alike).toBe(0);
    const decided = await need(
      house.services.moderation.decideAlike(maya, { ...theirs, revision: 1, decision: 'publish' }),
    );
    expect(decided).toEqual({ decided: 1 });
    expect((await need(house.services.moderation.case(ravi, mine))).item.state).toBe('held');
  });

  it('R451: has no second look at what another decided on them', async () => {
    const item = await say(own, 'Look at this again.');
    await need(
      house.services.moderation.decide(ravi, { ...item, revision: 1, decision: 'return', reason: 'hurt' }),
    );
    await need(house.services.room.appeal(own, { id: item.id }));
    const { consultationId } = house;
    expect(await need(house.services.moderation.secondLooks(maya, { consultationId }))).toEqual([]);
    expect(await need(house.services.moderation.secondLooks(ravi, { consultationId }))).toHaveLength(1);
    const gone = { ok: false, code: 'already-decided' };
    expect(await house.services.moderation.secondLook(maya, item)).toEqual(gone);
    expect(
      await house.services.moderation.answerAppeal(maya, { ...item, change: 2, decision: 'publish' }),
    ).toEqual(none);
  });

  it('R452: is who made the codes, who says so, and nobody takes it back', async () => {
    const { consultationId } = house;
    const organiser = await house.staffWho('organiser');
    const of = async (who: Staff) =>
      (await need(house.services.consultation.groups(who, { consultationId }))).find(
        ({ batchId }) => batchId === ownBatch,
      );
    expect(await of(organiser)).toMatchObject({ mine: 'made', label: 'Class 4b', readers: 1 });
    expect(await of(maya)).toMatchObject({ mine: 'said' });
    expect(await of(ravi)).toMatchObject({ mine: null });
    for (const nothing of [[], ['A'.repeat(22)], ['']])
      expect(await know(ravi, nothing)).toEqual({ ok: false, code: 'field-missing' });
    expect(await know(await house.staffWho('approver'), [ownBatch])).toEqual(none);
    const db = await house.databases.consultation(consultationId);
    const logged = await db?.query(
      `select actor, detail from audit where deed = 'groups:know' and subject = ?1`,
      [ownBatch],
    );
    expect(logged).toEqual([[maya.staffId, '']]);
    await need(know(ravi, [ownBatch]));
    expect(await of(ravi)).toMatchObject({ mine: 'said', readers: 0 });
  });

  it.each([
    [
      'has a training that is over',
      ['update staff_training set day = ?2 where staff_id = ?1', '2020-01-01'],
      (lead: Staff) => lead.trainedSince,
    ],
    ['cannot come in', ['update staff set state = ?2 where id = ?1', 'invited'], () => 'active'],
  ] as const)(
    'R453, R333, R1160: leaves nothing to two others of whom one %s',
    async (why, [sql, gone], back) => {
      const { consultationId } = house;
      const { child, batchId } = await group(`Class 7 ${why}`);
      const [first, second, third] = await threeLeads();
      const id = newIdHere();
      const ask = { id, text: 'Please help.', language: 'en', choice: 'help' } as const;
      await need(house.services.safeguarding.ask(child, ask));
      const seenBy = async (who: Staff) =>
        (await house.services.safeguarding.case(who, { consultationId, caseId: id })).ok;
      await need(know(first, [batchId]));
      expect(await seenBy(first)).toBe(false);
      const stands = (as: string) =>
        house.databases.control.write([
          { sql, args: [third.staffId, as] },
          { sql: 'delete from staff_link where staff_id = ?1', args: [third.staffId] },
          { sql: 'delete from staff_session where staff_id = ?1', args: [third.staffId] },
        ]);
      await stands(gone);
      const open = { consultationId, caseId: id, part: 'told', reason: 'To help.' } as const;
      for (const who of [first, second]) await need(house.services.safeguarding.open(who, open));
      await stands(back(third));
      expect(await seenBy(first)).toBe(false);
      await need(house.services.safeguarding.withdraw(child, { caseId: id }));
    },
  );

  it('R453, R1019: leaves a case of its children to two other leads, and helps where there are not two', async () => {
    const { consultationId } = house;
    const { child, batchId } = await group('Class 6');
    const [first, second] = await threeLeads();
    const id = newIdHere();
    const ask = { id, text: 'Please help.', language: 'en', choice: 'help' } as const;
    await need(house.services.safeguarding.ask(child, ask));
    const seenBy = async (who: Staff) => {
      const { cases } = await need(house.services.safeguarding.cases(who, { consultationId }));
      const read = await house.services.safeguarding.case(who, { consultationId, caseId: id });
      return [cases.some((each) => each.id === id), read.ok];
    };
    expect(await seenBy(first)).toEqual([true, true]);
    await need(know(first, [batchId]));
    expect(await seenBy(first)).toEqual([false, false]);
    expect(await seenBy(second)).toEqual([true, true]);
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `delete from sealed_case where kind = 'drill'`, args: [] }]);
    // R1019: neither a number nor a sentence tells the first one that there is a case; the others, the overseer and a command have it.
    const later = { ...house.deps, clock: () => house.deps.clock() + 25 * 3_600_000 };
    const counted = async (who: Actor) =>
      (await need(readWaitingHelp(later, who, {}))).waiting.map(({ place, count }) => [place, count]);
    expect(await counted(first)).toEqual([]);
    const overseer = await house.staffWho('overseer');
    for (const who of [second, overseer, { kind: 'system', name: 'watch' } as const])
      expect(await counted(who)).toEqual([[consultationId, 1]]);
    const pages = drawPages(house, { routes, staff: first });
    expect(wordsOf((await pages.get('/staff')).html)).not.toContain('call for help');
    const list = wordsOf((await pages.get(`/staff/c/${consultationId}/safeguarding`)).html);
    expect(list).toContain(t('sg.none'));
    expect(t('sg.none')).toBe('There is nothing here for you to open.');
    // Now one is left who does not know the child, and help needs two.
    await need(know(second, [batchId]));
    expect(await seenBy(first)).toEqual([true, true]);
    expect(await seenBy(second)).toEqual([true, true]);
  });
});
