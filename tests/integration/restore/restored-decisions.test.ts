import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Role, Staff } from '../../../server/core/staff/roles.ts';
import type { House } from '../../../server/house.ts';
import { finishErasure } from '../../../server/usecases/privacy/finish-erasure.ts';
import { promiseUndone } from '../../../server/usecases/privacy/promised-seat.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { backUp, putBack as houseFrom, peopleWho } from '../../support/processes/put-back.ts';

let house: TestHouse;
let again: House | undefined;
let who: (role: Role) => Staff;
beforeEach(async () => {
  house = await openTestHouse();
  who = await peopleWho(house, ['moderator', 'organiser', 'overseer']);
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await house.remove();
});

async function putBack(folder: string) {
  const back = await houseFrom(house, folder);
  again = back.served;
  return back;
}

async function roomOf(child: Child): Promise<string> {
  const place = await need(house.services.room.place(child, {}));
  return place.activities.find(({ kind }) => kind === 'room')?.id ?? '';
}
/** What a child wrote, as a moderator published it. */
async function shown(child: Child, text: string): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: await roomOf(child), text, language: 'en' }));
  await decide(id, { decision: 'publish' });
  return id;
}
async function decide(
  id: string,
  what: { decision: 'publish' | 'refuse' | 'redact'; change?: number; hidden?: number },
  by = who('moderator'),
): Promise<void> {
  const { hidden, ...rest } = what;
  const spans =
    hidden === undefined && what.decision !== 'refuse'
      ? {}
      : { hidden: [{ start: 0, end: hidden ?? 4, label: 'person' as const }] };
  const reason = what.decision === 'refuse' ? { reason: 'hurt' as const } : {};
  const input = { consultationId: house.consultationId, id, revision: 1, ...rest, ...spans, ...reason };
  await need(house.services.moderation.decide(by, input));
}
const statesOf = async (db: Database, ids: readonly string[]) => {
  const rows = await db.query('select id, state from contribution', []);
  const states = new Map(rows.map(([id, state]) => [String(id), String(state)]));
  return ids.map((id) => states.get(id));
};

describe('R896: words that were hidden since the backup', () => {
  it('wait for a person again, whoever hid them; what is shown as it was stays', async () => {
    const [author, reader, other] = [await house.join(), await house.join(), await house.join()];
    const [refused, less, anew, reported, undone, stays] = [
      await shown(author, 'Mean of somebody.'),
      await shown(author, 'Bobby lives in that house.'),
      await shown(author, 'My school is the red one.'),
      await shown(author, 'Others do not like this.'),
      await shown(author, 'Shown a moment too early.'),
      await shown(author, 'More trees, please.'),
    ] as const;
    const all = [refused, less, anew, reported, undone, stays];
    const folder = await backUp(house);
    const { moderation, room } = house.services;
    const { consultationId } = house;
    await decide(refused, { decision: 'refuse', change: 2 });
    await decide(less, { decision: 'redact', change: 2, hidden: 5 });
    await need(room.revise(author, { id: anew, revision: 1, text: 'My school is nice.', language: 'en' }));
    for (const child of [reader, other]) await need(room.report(child, { id: reported }));
    await need(moderation.undo(who('moderator'), { consultationId, id: undone }));
    const { db, served, said } = await putBack(folder);
    expect(await statesOf(db, all)).toEqual(['held', 'held', 'held', 'held', 'held', 'published']);
    expect(said).toMatchObject({ hidden: 5 });
    // They stand in the queue, as they stood in the backup.
    const moderator = who('moderator');
    const desk = await need(served.services.moderation.desk(moderator, { consultationId }));
    expect(desk.items.map(({ text }) => text)).toEqual(expect.arrayContaining(['My school is the red one.']));
    expect(desk.items).toHaveLength(5);
    // Nobody reads them meanwhile, and the log says what came of them.
    const { items } = await need(
      served.services.room.enter(reader, { activityId: await place(served, reader), after: 0 }),
    );
    const read = items.map(({ id }) => id);
    expect(all.filter((id) => read.includes(id))).toEqual([stays]);
    const logged = `select count(*) from audit where deed = 'contribution:wait' and actor = 'command-line'`;
    expect(await db.query(logged, [])).toEqual([[5]]);
  });

  it('so where a second look hid another part of them, and showed what was hidden', async () => {
    const author = await house.join();
    const id = await shown(author, 'Bobby lives in that house.');
    await decide(id, { decision: 'redact', change: 2, hidden: 5 });
    await need(house.services.room.appeal(author, { id }));
    const folder = await backUp(house);
    const { consultationId } = house;
    const other = await house.otherWho('moderator', who('moderator'));
    const looks = await need(house.services.moderation.secondLooks(other, { consultationId }));
    const change = looks.find((each) => each.id === id)?.change ?? 0;
    const hidden = [{ start: 6, end: 25, label: 'person' as const }];
    const answer = { consultationId, id, change, decision: 'redact' as const, hidden };
    await need(house.services.moderation.answerAppeal(other, answer));
    const { db, said } = await putBack(folder);
    expect(said).toMatchObject({ hidden: 1 });
    expect(await statesOf(db, [id])).toEqual(['held']);
  });

  it('R1341: so where they stood on for a while, whatever happened to them before they were hidden', async () => {
    const [author, back] = [await house.join(), await house.join()];
    const { moderation, privacy, room } = house.services;
    const { consultationId } = house;
    const [asked, upheld, whole, stays] = [
      await shown(back, 'Mean of somebody.'),
      await shown(author, 'Bobby lives in that house.'),
      await shown(author, 'Bobby again.'),
      await shown(back, 'More trees, please.'),
    ] as const;
    for (const id of [upheld, whole]) await decide(id, { decision: 'redact', change: 2, hidden: 5 });
    await need(room.appeal(author, { id: upheld }));
    const folder = await backUp(house);
    const changeOf = async (id: string) => {
      const db = await house.databases.consultation(consultationId);
      const rows = await db?.query('select change from contribution where id = ?1', [id]);
      return Number(rows?.[0]?.[0]);
    };
    // An erasure that is undone, a second look that finds it right, and words that are shown whole after all.
    await need(privacy.erase(back, { session: 'here' }));
    await need(privacy.undo(back, { session: 'here' }));
    const other = await house.otherWho('moderator', who('moderator'));
    const answer = { consultationId, id: upheld, change: await changeOf(upheld), reason: 'person' as const };
    await need(moderation.answerAppeal(other, { ...answer, decision: 'uphold' }));
    await decide(whole, { decision: 'publish', change: await changeOf(whole) });
    const all = [asked, upheld, whole, stays];
    const live = await house.databases.consultation(consultationId);
    if (!live) throw new Error('It is not there.');
    expect(await statesOf(live, all)).toEqual(['published', 'redacted', 'published', 'published']);
    // What the second person let stand is its own to change.
    for (const id of [asked, upheld, whole])
      await decide(id, { decision: 'refuse', change: await changeOf(id) }, id === upheld ? other : undefined);
    const { db, said } = await putBack(folder);
    expect(await statesOf(db, all)).toEqual(['held', 'held', 'held', 'published']);
    expect(said).toMatchObject({ hidden: 3 });
  });

  it('so where it is closed, without a number of the order in which they came', async () => {
    const id = await shown(await house.join(), 'Found out late.');
    const { consultationId } = house;
    await need(house.services.consultation.move(who('organiser'), { consultationId, to: 'closed' }));
    const folder = await backUp(house);
    const change = Number(
      (
        await (
          await house.databases.consultation(consultationId)
        )?.query('select change from contribution where id = ?1', [id])
      )?.[0]?.[0],
    );
    await decide(id, { decision: 'refuse', change });
    const { db } = await putBack(folder);
    expect(await db.query('select state, seq from contribution where id = ?1', [id])).toEqual([
      ['held', null],
    ]);
  });

  it('and shown again since stay shown in a newer backup, and what was hidden in them by then stays hidden', async () => {
    const [author, reader, other] = [await house.join(), await house.join(), await house.join()];
    const [back, less] = [
      await shown(author, 'Some did not like it, and it is fine.'),
      await shown(author, 'Bobby again.'),
    ];
    for (const child of [reader, other]) await need(house.services.room.report(child, { id: back }));
    await decide(back, { decision: 'publish', change: 3 });
    await decide(less, { decision: 'redact', change: 2, hidden: 5 });
    const folder = await backUp(house);
    const row = 'select hidden from contribution where id = ?1';
    await decide(less, { decision: 'refuse', change: 3 });
    const { db } = await putBack(folder);
    expect(await statesOf(db, [back, less])).toEqual(['published', 'held']);
    expect(JSON.parse(String((await db.query(row, [less]))[0]?.[0]))).toEqual([
      { start: 0, end: 5, label: 'person' },
    ]);
  });
});

const place = async (of: House, child: Child) =>
  (await need(of.services.room.place(child, {}))).activities.find(({ kind }) => kind === 'room')?.id ?? '';

describe('R899: what was open', () => {
  const move = async (of: House, role: Role, to: 'open' | 'paused' | 'closed', reason = '') =>
    of.services.consultation.move(who(role), {
      consultationId: house.consultationId,
      to,
      reason,
    });
  const post = async (of: House, child: Child, activityId: string) =>
    of.services.room.post(child, {
      id: newId(house.deps.random),
      activityId,
      text: 'After all that.',
      language: 'en',
    });

  it('rests after a restore, its page says why, and it is opened again as any other', async () => {
    const child = await house.join();
    const activityId = await roomOf(child);
    const folder = await backUp(house);
    const { served, said } = await putBack(folder);
    expect(said).toMatchObject({ resting: 1, closed: 0 });
    expect(await post(served, child, activityId)).toEqual({ ok: false, code: 'room-paused' });
    const desk = async () => {
      const { consultationId } = house;
      return need(served.services.consultation.read(who('organiser'), { consultationId }));
    };
    expect(await desk()).toMatchObject({ restored: 'paused', row: { state: 'paused' } });
    const listed = await served.databases.control.query('select state from directory', []);
    expect(listed).toEqual([['paused']]);
    await need(move(served, 'organiser', 'open'));
    expect((await desk()).restored).toBe(null);
    expect((await post(served, child, activityId)).ok).toBe(true);
    await need(move(served, 'organiser', 'paused'));
    expect((await desk()).restored).toBe(null);
  });

  it('and what the overseer let rest since is opened by others only with a reason', async () => {
    const folder = await backUp(house);
    await need(move(house, 'overseer', 'paused'));
    const { served } = await putBack(folder);
    expect(await move(served, 'organiser', 'open')).toEqual({ ok: false, code: 'field-missing' });
    await need(move(served, 'overseer', 'open'));
  });

  it('so with a part; and what the overseer opened again since is held by nobody', async () => {
    const activityId = await roomOf(await house.join());
    const part = async (of: House, role: Role, to: 'open' | 'paused') =>
      of.services.consultation.moveActivity(who(role), {
        consultationId: house.consultationId,
        activityId,
        to,
      });
    const folder = await backUp(house);
    await need(move(house, 'overseer', 'paused'));
    await need(move(house, 'overseer', 'open'));
    await need(part(house, 'overseer', 'paused'));
    const { served, db } = await putBack(folder);
    await need(move(served, 'organiser', 'open'));
    expect(await part(served, 'moderator', 'open')).toEqual({ ok: false, code: 'not-allowed' });
    const state = async () => (await db.query('select state from activity where id = ?1', [activityId]))[0];
    expect(await state()).toEqual(['paused']);
    await need(part(served, 'overseer', 'open'));
    expect(await state()).toEqual(['open']);
  });

  it('is let rest by nothing where it rested or was over already', async () => {
    await need(move(house, 'organiser', 'closed'));
    const { db, said } = await putBack(await backUp(house));
    expect(said).toMatchObject({ resting: 0 });
    expect(await db.query('select state from consultation', [])).toEqual([['closed']]);
  });
});

describe('R906: a child that asked to be erased', () => {
  it('is erased by a restore within its ten minutes as well; one that undid it is not', async () => {
    const [goes, stays] = [await house.join(), await house.join()];
    const [gone, kept] = [await shown(goes, 'Away with me.'), await shown(stays, 'I stay after all.')];
    const folder = await backUp(house);
    const { privacy } = house.services;
    await need(privacy.erase(goes, { session: 'here' }));
    await need(privacy.erase(stays, { session: 'here' }));
    // Another session takes nothing back, and nothing off the list.
    expect(await privacy.undo(goes, { session: 'elsewhere' })).toEqual({ ok: false, code: 'undo-too-late' });
    await need(privacy.undo(stays, { session: 'here' }));
    const { db, said } = await putBack(folder);
    expect(said).toMatchObject({ erased: 1 });
    expect(await statesOf(db, [gone, kept])).toEqual([undefined, 'published']);
  });

  it('and stays on the list where an undo that came too late was written there meanwhile', async () => {
    const goes = await house.join();
    const gone = await shown(goes, 'Away with me.');
    const folder = await backUp(house);
    await need(house.services.privacy.erase(goes, { session: 'here' }));
    const { deps } = house;
    const db = await deps.databases.consultation(house.consultationId);
    if (!db) throw new Error('no database');
    // Between the removal and the end of the wait, and stopped before it put it back.
    const rewrite = async () => {
      expect(await promiseUndone(deps, goes)).toBe(true);
      return db.rewrite();
    };
    const met = Object.assign(Object.create(db), { rewrite });
    const databases = Object.assign(Object.create(deps.databases), { consultation: async () => met });
    await need(finishErasure({ ...deps, databases }, goes, goes));
    const { said, db: restored } = await putBack(folder);
    expect(said).toMatchObject({ erased: 1 });
    expect(await statesOf(restored, [gone])).toEqual([undefined]);
  });

  const waits = (db: Database) => db.query(`select 1 from waiting where kind = 'erasure'`, []);

  it('R1069: and undid it is not by a backup that was made in between, which waits for it; asked for once more it is', async () => {
    const [stays, goes, back] = [await house.join(), await house.join(), await house.join()];
    const words = [
      await shown(stays, 'I stay after all.'),
      await shown(goes, 'And yet, away with me.'),
      await shown(back, 'Not sure at all.'),
    ];
    const { privacy } = house.services;
    for (const child of [stays, goes, back]) await need(privacy.erase(child, { session: 'here' }));
    const folder = await backUp(house);
    for (const child of [stays, goes, back]) await need(privacy.undo(child, { session: 'here' }));
    for (const child of [goes, back]) await need(privacy.erase(child, { session: 'here' }));
    await need(privacy.undo(back, { session: 'here' }));
    const { db, said } = await putBack(folder);
    expect(said).toMatchObject({ erased: 1 });
    expect(await statesOf(db, words)).toEqual(['published', undefined, 'published']);
    expect(await waits(db)).toEqual([]);
  });

  it('R1069: so by one that knows the undo, and not what was asked for after it', async () => {
    const goes = await house.join();
    const gone = await shown(goes, 'Away with me.');
    const { privacy } = house.services;
    await need(privacy.erase(goes, { session: 'here' }));
    await need(privacy.undo(goes, { session: 'here' }));
    const folder = await backUp(house);
    await need(privacy.erase(goes, { session: 'here' }));
    const { db, said } = await putBack(folder);
    expect(said).toMatchObject({ erased: 1 });
    expect(await statesOf(db, [gone])).toEqual([undefined]);
  });

  it('R1069: an undo that is sent twice at one moment stays an undo', async () => {
    const stays = await house.join();
    const kept = await shown(stays, 'I stay after all.');
    const { privacy } = house.services;
    await need(privacy.erase(stays, { session: 'here' }));
    const folder = await backUp(house);
    const undo = () => privacy.undo(stays, { session: 'here' });
    const both = await Promise.all([undo(), undo()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { db, said } = await putBack(folder);
    expect(said).toMatchObject({ erased: 0 });
    expect(await statesOf(db, [kept])).toEqual(['published']);
    expect(await waits(db)).toEqual([]);
  });
});
