import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { ofNoChild } from '../../../db/queries/privacy/child-tables.ts';
import { newId } from '../../../server/core/ids.ts';
import { heldTables } from '../../../server/core/privacy/held.ts';
import { inventory } from '../../../server/core/privacy/inventory.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import type { DeskChange, ServerEvents } from '../../../server/core/wire/events.ts';
import { finishErasure } from '../../../server/usecases/privacy/finish-erasure.ts';
import {
  about,
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';

let house: TestHouse;
let live: TestLive;
let db: Database;
let room: string;
let sentences: string;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const found = await house.databases.consultation(house.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  const place = await need(house.services.room.place(await house.join(), {}));
  room = place.activities.find((each) => each.kind === 'room')?.id ?? '';
  sentences = place.activities.find((each) => each.kind === 'statements')?.id ?? '';
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

async function say(
  child: Child,
  text: string,
  how: { in?: string; publish?: boolean } = {},
): Promise<string> {
  const id = newId(house.deps.random);
  await need(house.services.room.post(child, { id, activityId: how.in ?? room, text, language: 'en' }));
  if (how.publish)
    await need(
      house.services.moderation.decide(await house.staffWho('moderator'), {
        consultationId: house.consultationId,
        id,
        revision: 1,
        decision: 'publish',
      }),
    );
  return id;
}

/** The session in which an erasure is asked for, and undone. */
const here = { session: 'here' };
const stateOf = async (id: string) =>
  (await db.query('select state, "before", seq from contribution where id = ?1', [id]))[0];

async function rowsAbout(child: Child): Promise<Record<string, number>> {
  const { tables } = await need(house.services.privacy.held(child, {}));
  return Object.fromEntries(
    tables.filter(({ rows }) => rows.length > 0).map(({ table, rows }) => [table, rows.length]),
  );
}

describe('what is held', () => {
  it('R95: every table about children has its reader, so that a new one cannot be forgotten', () => {
    const about = inventory.filter((each) => each.store === 'consultation' && each.about === 'child');
    const tables = [...new Set(about.map((each) => each.table))].sort();
    expect([...heldTables, ...ofNoChild].sort()).toEqual(tables);
  });

  it('R95: a child is shown its own rows, field by field, and none of another child', async () => {
    const [child, other] = [await house.join(), await house.join()];
    const id = await say(child, 'Only mine to see.');
    await say(other, 'Not for the first one.');
    const { tables } = await need(house.services.privacy.held(child, {}));
    const words = tables.find(({ table }) => table === 'contribution');
    expect(words?.fields).toEqual(
      inventory
        .filter((each) => each.store === 'consultation' && each.table === 'contribution')
        .map((each) => each.field),
    );
    expect(words?.rows).toHaveLength(1);
    expect(words?.rows[0]?.[words.fields.indexOf('body')]).toBe('Only mine to see.');
    expect(words?.rows[0]?.[0]).toBe(id);
    const all = JSON.stringify(tables);
    expect(all).not.toContain('Not for the first one.');
    expect(all).not.toContain(other.participantId);
    expect(await rowsAbout(child)).toEqual({
      contribution: 1,
      waiting: 1,
      assent: 1,
      participant: 1,
      participant_session: 1,
      seat_nonce: 1,
    });
  });

  it('R95: it names no member of staff', async () => {
    const child = await house.join();
    await say(child, 'Somebody decides on this.', { publish: true });
    const moderator = await house.staffWho('moderator');
    const { tables } = await need(house.services.privacy.held(child, {}));
    expect(JSON.stringify(tables)).not.toContain(moderator.staffId);
    const said = tables.find(({ table }) => table === 'contribution');
    expect(said?.rows[0]?.[said.fields.indexOf('first_by')]).toBe('team');
  });
});

describe('all at once', () => {
  it('R96: a child takes everything back; other screens and desks hear of it within two seconds', async () => {
    const [child, listening] = [await house.join(), await house.join()];
    const shown = await say(child, 'This was shown.', { publish: true });
    const held = await say(child, 'This still waits.');
    const [page, desk] = await Promise.all([
      live.connect(listening),
      live.connect(await house.staffWho('moderator')),
    ]);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation: house.consultationId, after: 0 });
    const heard = Promise.all([
      next(page, 'room:changed', ({ removed }) => removed.length > 0),
      next(desk, 'desk:changed', ({ changes }) =>
        changes.some((each) => each.kind === 'settled' && each.state === 'withdrawn'),
      ),
    ]);
    const begun = performance.now();
    expect(await need(house.services.privacy.withdrawAll(child, {}))).toEqual({ count: 2 });
    const [changed, settled] = await heard;
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(changed.removed).toEqual([shown]);
    const withdrawn = settled.changes.flatMap((each) =>
      each.kind === 'settled' && each.state === 'withdrawn' ? each.id : [],
    );
    expect(withdrawn.sort()).toEqual([shown, held].sort());
    expect(await need(house.services.privacy.withdrawAll(child, {}))).toEqual({ count: 0 });
    const [body] = (await db.query('select body from contribution where id = ?1', [shown]))[0] ?? [];
    expect(Buffer.from(body as Uint8Array).length).toBe(0);
    page.disconnect();
    desk.disconnect();
  });
});

describe('no to one use', () => {
  it('R97: a no is kept once, and taken back', async () => {
    const child = await house.join();
    const uses = async () =>
      (await need(house.services.privacy.uses(child, {}))).uses
        .filter(({ objected }) => objected)
        .map(({ use }) => use);
    for (let twice = 0; twice < 2; twice += 1)
      await need(house.services.privacy.object(child, { use: 'quotes', on: true }));
    expect(await uses()).toEqual(['quotes']);
    expect((await rowsAbout(child)).objection).toBe(1);
    await need(house.services.privacy.object(child, { use: 'quotes', on: false }));
    expect(await uses()).toEqual([]);
  });
});

describe('erasing', () => {
  it('R98: everything is hidden at once, live pages of the child end, and undoing brings it back', async () => {
    const [child, listening] = [await house.join(), await house.join()];
    const shown = await say(child, 'Shown before.', { publish: true });
    const held = await say(child, 'Waiting before.');
    const [own, page, desk] = await Promise.all([
      live.connect(child),
      live.connect(listening),
      live.connect(await house.staffWho('moderator')),
    ]);
    await page.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
    await desk.emitWithAck('desk:enter', { v: 1, consultation: house.consultationId, after: 0 });
    // What was published and sent a moment ago may still be on its way.
    const gone = new Promise<Parameters<ServerEvents['room:changed']>[0]>((resolve) =>
      page.on('room:changed', (event) => event.removed.length > 0 && resolve(event)),
    );
    // What erasing settles, after all that the desk still hears of posting and publishing.
    const left = new Promise<DeskChange[]>((resolve) => {
      const settled: DeskChange[] = [];
      desk.on('desk:changed', ({ changes }) => {
        settled.push(...changes.filter(({ kind }) => kind === 'settled'));
        if (settled.some((change) => change.kind === 'settled' && change.id === held)) resolve(settled);
      });
    });
    const heard = Promise.all([gone, left, next(own, 'session:ended')]);
    const begun = performance.now();
    const first = await need(house.services.privacy.erase(child, here));
    const [changed, settled] = await heard;
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(changed.removed).toEqual([shown]);
    expect(settled.slice(-2).map((change) => change.kind === 'settled' && change.id)).toEqual(
      expect.arrayContaining([shown, held]),
    );
    expect(JSON.stringify([changed, settled])).not.toContain('before.');
    expect(await need(house.services.privacy.erase(child, here))).toEqual(first);
    expect((await stateOf(shown))?.slice(0, 2)).toEqual(['erased', 'published']);
    expect((await stateOf(held))?.slice(0, 2)).toEqual(['erased', 'held']);
    const deskNow = await need(
      house.services.moderation.desk(await house.staffWho('moderator'), {
        consultationId: house.consultationId,
      }),
    );
    expect(deskNow.items.map(({ id }) => id)).not.toContain(held);
    const refused = await house.services.room.post(child, {
      id: newId(house.deps.random),
      activityId: room,
      text: 'From another tab.',
      language: 'en',
    });
    expect(refused.ok).toBe(false);

    const back = Promise.all([next(page, 'room:changed', about(shown)), next(desk, 'desk:changed')]);
    await need(house.services.privacy.undo(child, here));
    const [again, waits] = await back;
    expect(again.items.map(({ id }) => id)).toEqual([shown]);
    expect(waits.changes.some((each) => each.kind === 'waiting' && each.item.id === held)).toBe(true);
    expect((await stateOf(shown))?.slice(0, 2)).toEqual(['published', null]);
    expect((await stateOf(held))?.slice(0, 2)).toEqual(['held', null]);
    const twice = await house.services.privacy.undo(child, here);
    expect(twice).toEqual({ ok: false, code: 'undo-too-late' });
    for (const socket of [own, page, desk]) socket.disconnect();
  });

  it('R98: it is undone in the session that asked for it and in no other; there it is not offered', async () => {
    const child = await house.join();
    const id = await say(child, 'Asked for here.');
    const { privacy } = house.services;
    await need(privacy.erase(child, here));
    // Said again somewhere else: it is asked for already, and stays of the first.
    await need(privacy.erase(child, { session: 'elsewhere' }));
    const mine = async (of: { session?: string }) => (await need(privacy.erasure(child, of))).waits?.mine;
    expect([await mine(here), await mine({ session: 'elsewhere' }), await mine({})]).toEqual([
      true,
      false,
      false,
    ]);
    for (const session of ['elsewhere', '', 'final'])
      expect(await privacy.undo(child, { session })).toEqual({ ok: false, code: 'undo-too-late' });
    const held = await need(privacy.held(child, {}));
    const waits = held.tables.find(({ table }) => table === 'waiting');
    const hash = house.deps.secrets.of(house.consultationId).hash('seat', 'here').toString('hex');
    expect(waits?.rows.map((row) => row[waits.fields.indexOf('holder')])).toEqual([hash]);
    await need(privacy.undo(child, here));
    expect((await stateOf(id))?.[0]).toBe('held');
    await need(privacy.erase(child, {}));
    expect(await mine({})).toBe(false);
    expect(await privacy.undo(child, { session: '' })).toEqual({ ok: false, code: 'undo-too-late' });
  });

  it('R641: words that children had reported wait at open desks again when their erasure is undone', async () => {
    const [child, ...others] = await Promise.all([house.join(), house.join(), house.join()]);
    const id = await say(child, 'Two found this wrong.', { publish: true });
    for (const other of others) await need(house.services.room.report(other, { id }));
    expect((await stateOf(id))?.[0]).toBe('hidden');
    await need(house.services.privacy.erase(child, here));
    const moderator = await house.staffWho('moderator');
    const desk = await live.connect(moderator);
    await desk.emitWithAck('desk:enter', { v: 1, consultation: house.consultationId, after: 0 });
    const heard = next(desk, 'desk:changed', ({ changes }) =>
      changes.some((each) => (each.kind === 'waiting' ? each.item.id : each.id) === id),
    );
    await need(house.services.privacy.undo(child, here));
    const items = (await heard).changes.flatMap((each) => (each.kind === 'waiting' ? each.item : []));
    expect(items.map((item) => [item.id, item.state])).toEqual([[id, 'hidden']]);
    const loaded = await need(
      house.services.moderation.desk(moderator, { consultationId: house.consultationId }),
    );
    expect(loaded.items.find((item) => item.id === id)).toEqual(items[0]);
    desk.disconnect();
  });

  it('R98: a report of a child whose erasure waits helps to hide nothing; undone, it counts', async () => {
    const [child, ...others] = await Promise.all([house.join(), house.join(), house.join(), house.join()]);
    const [one, two, three] = others as [Child, Child, Child];
    const id = await say(child, 'One found this wrong, and left.', { publish: true });
    const report = (by: Child) => need(house.services.room.report(by, { id }));
    await report(one);
    await need(house.services.privacy.erase(one, here));
    await report(two);
    // Said again it is still one.
    await report(two);
    expect((await stateOf(id))?.[0]).toBe('published');
    await need(house.services.privacy.undo(one, here));
    await report(three);
    expect((await stateOf(id))?.[0]).toBe('hidden');
  });

  it('R99: "now" removes every row, its sentences with all votes on them, and says whose rows a backup gives up', async () => {
    const [child, other] = [await house.join(), await house.join()];
    await say(child, 'MARK in the room.', { publish: true });
    await say(child, 'MARK on a sheet of sentences.', { in: sentences, publish: true });
    const [row] = await db.query(
      'select s.id from statement s join contribution c on c.id = s.contribution_id where c.participant_id = ?1',
      [child.participantId],
    );
    const statementId = String(row?.[0]);
    await need(house.services.room.vote(other, { statementId, choice: 'agree' }));
    await need(house.services.room.vote(child, { statementId, choice: 'disagree' }));
    await need(house.services.privacy.object(child, { use: 'translation', on: true }));
    await need(house.services.privacy.erase(child, here));
    const { receipt, onPaper } = await need(house.services.privacy.finish(child, child));
    expect(onPaper).toBe(false);

    expect(await rowsAbout(child)).toEqual({});
    for (const table of ['vote', 'statement_tally'])
      expect(await db.query(`select 1 from ${table} where statement_id = ?1`, [statementId])).toEqual([]);
    expect(await db.query('select 1 from statement where id = ?1', [statementId])).toEqual([]);
    const subject = house.deps.secrets.hash('erased', `${house.consultationId}\n${child.participantId}`);
    const kept = await house.databases.control.query(
      'select hex(subject) from erasure where consultation_id = ?1',
      [house.consultationId],
    );
    expect(kept.map(([hash]) => String(hash).toLowerCase())).toContain(subject.toString('hex'));

    const visitor = { kind: 'visitor' } as const;
    const { body } = await need(house.services.privacy.verifyReceipt(visitor, { line: receipt }));
    expect(body).not.toContain(child.participantId);
    expect(JSON.parse(body)).toMatchObject({
      consultation: house.consultationId,
      rows: { contribution: 2, vote: 1, objection: 1, participant: 1 },
    });
    const forged = receipt.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    expect((await house.services.privacy.verifyReceipt(visitor, { line: forged })).ok).toBe(false);
    expect((await house.services.privacy.finish(child, child)).ok).toBe(false);
  });

  it('R99: a double press on "now" removes once and loses no receipt', async () => {
    const child = await house.join();
    await say(child, 'Pressed twice.', { publish: true });
    await need(house.services.privacy.erase(child, here));
    const both = await Promise.all([
      house.services.privacy.finish(child, child),
      house.services.privacy.finish(child, child),
    ]);
    const receipts = both.flatMap((each) => (each.ok && each.value.receipt ? [each.value.receipt] : []));
    expect(receipts).toHaveLength(1);
    expect(await rowsAbout(child)).toEqual({});
    expect([...house.deps.erasures.receipts.values()].map(({ line }) => line)).toContain(receipts[0]);
  });

  it('R99, R1164: pages hear of it, and its receipt is there, where nobody can say just then what of it stays', async () => {
    const child = await house.join();
    await say(child, 'Goes while a page of the file cannot be read.');
    await need(house.services.privacy.erase(child, here));
    let asked = 0;
    // The last that is read, once all of it is gone.
    const silent: Database = {
      ...db,
      query: (sql, args) => {
        if (!sql.includes('told_numbers')) return db.query(sql, args);
        asked += 1;
        return Promise.reject(new Error('no answer'));
      },
    };
    const databases = { ...house.deps.databases, consultation: async () => silent };
    const finished = await finishErasure({ ...house.deps, databases }, child, child);
    expect(asked).toBe(1);
    expect(finished).toMatchObject({
      value: { receipt: expect.stringMatching(/^due-weight-erased/), released: true, seen: false },
      events: expect.arrayContaining([expect.objectContaining({ name: 'participant-left' })]),
    });
    expect(await rowsAbout(child)).toEqual({});
  });

  it('R100, R1142: nobody finishes it for a child but the clock, and the clock only when it is due', async () => {
    const [child, other] = [await house.join(), await house.join()];
    await say(child, 'Not yet due.');
    await need(house.services.privacy.erase(child, here));
    expect((await house.services.privacy.finish(other, child)).ok).toBe(false);
    expect((await house.services.privacy.finish(await house.staffWho('administrator'), child)).ok).toBe(
      false,
    );
    const clock = { kind: 'system', name: 'clock' } as const;
    const due = async () =>
      (await need(house.services.privacy.due(clock, { everywhere: true }))).map(
        ({ participantId }) => participantId,
      );
    expect(await due()).not.toContain(child.participantId);
    await db.write([
      {
        sql: `update waiting set due_minute = due_minute - 11 where kind = 'erasure' and subject = ?1`,
        args: [child.participantId],
      },
    ]);
    // Its minutes are over by the clock, and not by the one that nobody sets.
    expect(await due()).not.toContain(child.participantId);
    const { waiting } = house.deps.erasures;
    const begunMs = house.deps.steady() - 11 * 60_000;
    waiting.set(child.consultationId, new Map([[child.participantId, begunMs]]));
    expect(await due()).toContain(child.participantId);
    expect(await house.services.privacy.undo(child, here)).toEqual({ ok: false, code: 'undo-too-late' });
    await need(house.services.privacy.finish(clock, child));
    expect(await rowsAbout(child)).toEqual({});
    expect(await due()).not.toContain(child.participantId);
  });

  it('R100: a crash after any step loses nothing: it cannot be undone, and the clock goes on from there', async () => {
    const clock = { kind: 'system', name: 'clock' } as const;
    const steps: readonly ((child: Child) => readonly { sql: string; args: readonly string[] }[])[] = [
      // Sealed and nothing else.
      (child) => [
        { sql: `update waiting set holder = 'final' where subject = ?1`, args: [child.participantId] },
      ],
      // Sealed and removed; the log was not emptied and the wait not ended.
      (child) => [
        { sql: `update waiting set holder = 'final' where subject = ?1`, args: [child.participantId] },
        { sql: 'delete from contribution where participant_id = ?1', args: [child.participantId] },
        { sql: 'delete from participant where id = ?1', args: [child.participantId] },
      ],
    ];
    for (const crash of steps) {
      const child = await house.join();
      await say(child, 'Half done.');
      await need(house.services.privacy.erase(child, here));
      await db.write([...crash(child)]);
      expect((await house.services.privacy.undo(child, here)).ok).toBe(false);
      const due = await need(house.services.privacy.due(clock, { everywhere: true }));
      const mine = due.find(({ participantId }) => participantId === child.participantId);
      if (!mine) throw new Error('It was forgotten.');
      await need(house.services.privacy.finish(clock, mine));
      expect(await rowsAbout(child)).toEqual({});
    }
  });
});
