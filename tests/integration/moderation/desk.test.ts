import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { claimContribution } from '../../../server/usecases/moderation/claim-contribution.ts';
import { decideAlike } from '../../../server/usecases/moderation/decide-alike.ts';
import { decideContribution } from '../../../server/usecases/moderation/decide-contribution.ts';
import { undoDecision } from '../../../server/usecases/moderation/undo-decision.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

let house: TestHouse;
let db: Database;
let author: Child;
let other: Child;
let maya: Staff;
let ravi: Staff;
let room: string;

beforeAll(async () => {
  house = await openTestHouse();
  const found = await house.databases.consultation(house.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  [author, other] = [await house.join(), await house.join()];
  maya = await house.staffWho('moderator');
  ravi = await house.otherWho('moderator', maya);
  const place = await need(house.services.room.place(author, {}));
  room = place.activities.find((activity) => activity.kind === 'room')?.id ?? '';
});
afterAll(() => house.remove());

async function say(text: string) {
  const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
  await need(house.services.room.post(author, { id, activityId: room, text, language: 'en' }));
  return { consultationId: house.consultationId, id };
}
const publish = (item: { consultationId: string; id: string }, revision = 1) =>
  need(house.services.moderation.decide(maya, { ...item, revision, decision: 'publish' }));
const later = (ms: number) => ({
  ...house.deps,
  clock: () => house.deps.clock() + ms,
  steady: () => house.deps.steady() + ms,
});
const seen = async () =>
  JSON.stringify(await need(house.services.room.enter(other, { activityId: room, after: 0 })));

describe('the desk', () => {
  it('R26: changed words are held again, and neither the old nor the new ones are shown', async () => {
    const item = await say('The first wording.');
    await publish(item);
    expect(await seen()).toContain('The first wording.');
    const revised = { id: item.id, revision: 1, text: 'The second wording.', language: 'en' };
    expect(await need(house.services.room.revise(author, revised))).toMatchObject({
      state: 'held',
      revision: 2,
    });
    expect(await seen()).not.toContain('wording.');
    await publish(item, 2);
    expect(await seen()).toContain('The second wording.');
  });

  it('R34: a claim keeps others away and ends by itself', async () => {
    const item = await say('Who reads this?');
    await need(house.services.moderation.claim(maya, item));
    const theirs = { ...item, revision: 1, decision: 'publish' as const };
    const taken = { ok: false, code: 'taken-by-another' };
    expect(await house.services.moderation.claim(ravi, item)).toEqual(taken);
    expect(await house.services.moderation.decide(ravi, theirs)).toEqual(taken);
    const { claim } = await need(house.services.moderation.claim(maya, item));
    const leftMs = (claim?.untilMs ?? 0) - house.deps.clock();
    expect(leftMs).toBeGreaterThan(59_000);
    expect(leftMs).toBeLessThanOrEqual(120_000);
    // To the moment that the page is told: no minute in which one says that it is free and the other refuses.
    expect(await claimContribution(later(leftMs - 1_000), ravi, item)).toEqual(taken);
    expect(await decideContribution(later(leftMs - 1_000), ravi, theirs)).toEqual(taken);
    expect((await claimContribution(later(leftMs), ravi, item)).ok).toBe(true);
  });

  it('R34: whoever opens another lets go of the one before, and desks hear it', async () => {
    const [first, second] = [await say('Read in passing.'), await say('Read next.')];
    await need(house.services.moderation.claim(maya, first));
    const passed = await claimContribution(house.deps, maya, second);
    if (!passed.ok) throw new Error(passed.code);
    expect(passed.events).toMatchObject([
      { name: 'contribution-claimed', contributionId: first.id, claim: null },
      { name: 'contribution-claimed', contributionId: second.id, claim: { staffId: maya.staffId } },
    ]);
    const again = await claimContribution(house.deps, maya, second);
    expect(again.ok && again.events).toHaveLength(1);
    // R735: both under one number, and every later one is higher, as the whole desk says.
    const numbers = [...passed.events, ...(again.ok ? again.events : [])].map(
      (each) => 'seq' in each && each.seq,
    );
    const { claims } = await need(house.services.moderation.desk(maya, first));
    expect(numbers).toEqual([claims - 1, claims - 1, claims]);
    expect((await house.services.moderation.claim(ravi, first)).ok).toBe(true);
    // Of what another desk holds nothing is let go.
    const refused = { ok: false, code: 'taken-by-another' };
    expect(await house.services.moderation.claim(maya, first)).toEqual(refused);
    expect(await house.services.moderation.claim(ravi, second)).toEqual(refused);
  });

  it('R35, R901: a decision is taken back by who made it, within ten seconds, and again where the answer was lost', async () => {
    const item = await say('Back, please.');
    await publish(item);
    const tooLate = { ok: false, code: 'undo-too-late' };
    expect(await house.services.moderation.undo(ravi, item)).toEqual(tooLate);
    expect(await undoDecision(later(11_000), maya, item)).toEqual(tooLate);
    const first = await undoDecision(house.deps, maya, item);
    expect(first).toMatchObject({ ok: true, value: { state: 'held' } });
    const again = await undoDecision(house.deps, maya, item);
    expect(again).toMatchObject({ ok: true, value: first.ok && first.value, events: [] });
    expect(await house.services.moderation.undo(ravi, item)).toEqual(tooLate);
    expect(await undoDecision(later(11_000), maya, item)).toEqual(tooLate);
    // What somebody decided after it is not taken back by it.
    await need(house.services.moderation.decide(ravi, { ...item, revision: 1, decision: 'publish' }));
    expect(await house.services.moderation.undo(maya, item)).toEqual(tooLate);
  });

  it('R701: what waits again after an undo has waited already, at least as long as its decision says', async () => {
    for (const [minutes, atLeast] of [
      [0, 0],
      [4, 2],
      [20, 15],
      [90, 60],
    ] as const) {
      const item = await say(`Read after ${minutes} minutes.`);
      const then = later(minutes * 60_000);
      expect((await decideContribution(then, maya, { ...item, revision: 1, decision: 'publish' })).ok).toBe(
        true,
      );
      const undone = await need(undoDecision(then, maya, item));
      expect(Math.floor(then.clock() / 60_000) - undone.sinceMinute).toBeGreaterThanOrEqual(atLeast);
      expect(Math.floor(then.clock() / 60_000) - undone.sinceMinute).toBeLessThanOrEqual(minutes + 1);
    }
  });

  it('R642: what another process decided since is not taken back, whether one or many were decided at once', async () => {
    // A process has a memory of its own, and the databases in common.
    const elsewhere = { ...house.deps, undoable: new Map() };
    const items = [await say('As many say it.'), await say('As many  SAY it.')] as const;
    const all = { ...items[0], revision: 1, decision: 'publish' as const };
    expect((await decideAlike(house.deps, maya, all)).ok).toBe(true);
    const tooLate = { ok: false, code: 'undo-too-late' };
    // The one that takes the other along comes last.
    for (const item of items.toReversed()) {
      const hides = { decision: 'redact' as const, hidden: [{ start: 3, end: 7, label: 'person' as const }] };
      const anew = { ...item, revision: 1, change: 2, ...hides };
      expect((await decideContribution(elsewhere, ravi, anew)).ok).toBe(true);
      expect(await house.services.moderation.undo(maya, item)).toEqual(tooLate);
      expect((await undoDecision(elsewhere, ravi, item)).ok).toBe(true);
      // Shown whole, as it was before Ravi: but that it is so is Ravi's.
      expect(await house.services.moderation.undo(maya, item)).toEqual(tooLate);
    }
  });

  it('R815: a decision that was taken back is counted nowhere, and stands in the log', async () => {
    const item = await say('A slip of the hand.');
    const hidden = [{ start: 0, end: 6, label: 'hurt' as const }];
    const refusal = { ...item, revision: 1, decision: 'refuse', reason: 'hurt', hidden } as const;
    const decided = () =>
      db.query('select to_state, change from every_decision where contribution_id = ?1', [item.id]);
    const counted = async () =>
      (await db.query('select coalesce(sum(decisions), 0) from decision_wait', [])).flat()[0] as number;
    const before = await counted();
    const { moderation } = house.services;
    // The first stands with the words, each later one as a row of its own.
    for (let taken = 0; taken < 2; taken += 1) {
      await need(moderation.decide(maya, refusal));
      expect(await counted()).toBe(before + 1);
      await need(moderation.undo(maya, item));
      expect(await decided()).toEqual([]);
      expect(await counted()).toBe(before);
    }
    await publish(item);
    expect(await decided()).toEqual([['published', 6]]);
    expect(await counted()).toBe(before + 1);
    const log = await db.query('select deed from audit where subject = ?1 order by n', [item.id]);
    expect(log.flat().filter((deed) => deed !== 'desk:read')).toEqual([
      'contribution:refuse',
      'contribution:undo',
      'contribution:refuse',
      'contribution:undo',
      'contribution:publish',
    ]);
  });

  it('R810: what another person decided meanwhile is not decided on by who read the words before', async () => {
    const item = await say('Call me at the red house.');
    const hidden = [{ start: 15, end: 24, label: 'place' as const }];
    await need(house.services.moderation.decide(maya, { ...item, revision: 1, decision: 'redact', hidden }));
    const late = { ...item, revision: 1, decision: 'publish' as const };
    const settled = { ok: false, code: 'already-decided' };
    expect(await house.services.moderation.decide(ravi, late)).toEqual(settled);
    expect(await house.services.moderation.decide(ravi, { ...late, change: 1 })).toEqual(settled);
    expect(await seen()).not.toContain('red house');
    // Who says which change it saw decides anew, and knows what it does.
    expect((await house.services.moderation.decide(ravi, { ...late, change: 2 })).ok).toBe(true);
    expect(await seen()).toContain('red house');
  });

  it('R47: a minute is kept while something waits, and only the day and a bucket after that', async () => {
    const item = await say('When was this?');
    const waiting = () => db.query('select kind from waiting where subject = ?1', [item.id]);
    expect(await waiting()).toEqual([['contribution']]);
    await need(house.services.moderation.claim(maya, item));
    await publish(item);
    expect(await waiting()).toEqual([]);
    const [row] = await db.query('select day, wait_bucket from every_decision where contribution_id = ?1', [
      item.id,
    ]);
    expect(row).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 'under-2']);
    const [written] = await db.query('select * from contribution where id = ?1', [item.id]);
    const now = house.deps.clock();
    // Nothing in the row is a time: no number of seconds, minutes or milliseconds near this one.
    for (const value of written ?? []) {
      if (typeof value === 'number') expect(value).toBeLessThan(now / 60_000 / 2);
    }
  });

  it('R41, R42: whoever has no business at the desk is told that nothing is there', async () => {
    const item = await say('Not for everybody.');
    const nothing = { ok: false, code: 'not-found' };
    const { moderation, analysis } = house.services;
    for (const role of ['administrator', 'organiser', 'approver', 'analyst', 'overseer'] as const) {
      const person = await house.staffWho(role);
      expect(await moderation.desk(person, item)).toEqual(nothing);
      expect(await moderation.case(person, item)).toEqual(nothing);
      expect(await moderation.claim(person, item)).toEqual(nothing);
      expect(await moderation.decide(person, { ...item, revision: 1, decision: 'publish' })).toEqual(nothing);
      if (role !== 'analyst') expect(await analysis.points(person, item)).toEqual(nothing);
      const unknown = { consultationId: newId(() => new Uint8Array(16)), id: item.id };
      expect(await moderation.desk(person, unknown)).toEqual(nothing);
      expect(await house.services.consultation.read(person, unknown)).toEqual(nothing);
    }
  });
});
