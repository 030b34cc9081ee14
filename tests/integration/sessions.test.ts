import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../server/core/ids.ts';
import { codeFragment } from '../../server/core/room/join-codes.ts';
import { demoSystem } from '../../server/demo/seed.ts';
import { need, openTestHouse, openTestLive, type TestHouse, type TestLive } from '../support/house.ts';
import { tempFolder } from '../support/temp.ts';

const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'clock' } as const;
const minute = 60_000;
const id = () => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

const folder = tempFolder('clock');
const clockFile = join(folder.path, 'offset');
let house: TestHouse;
let live: TestLive;
let offsetMs = 0;

beforeAll(async () => {
  house = await openTestHouse({ CLOCK_FILE: clockFile });
  live = await openTestLive(house);
});
afterAll(async () => {
  await live.close();
  await house.remove();
  folder.remove();
});

function wait(minutes: number): void {
  offsetMs += minutes * minute;
  writeFileSync(clockFile, String(offsetMs));
}

async function comeIn(): Promise<{ consultationId: string; session: string }> {
  const issued = await need(
    house.services.consultation.issueCodes(demoSystem, {
      consultationId: house.consultationId,
      label: 'here',
      language: 'en',
      size: 20,
    }),
  );
  return need(
    house.services.room.join(visitor, {
      consultationId: house.consultationId,
      code: codeFragment(issued.codes[0] ?? []),
      nonce: id(),
      language: 'en',
      level: 'older',
    }),
  );
}

const sessionRows = async (session: string) => {
  const db = await house.databases.consultation(house.consultationId);
  return db?.query('select 1 from participant_session where hash = ?1', [
    house.deps.secrets.hash('seat', session),
  ]);
};

describe('R117: a seat that nobody sits on', () => {
  it('is over after twenty minutes in which a page only looked, and its row goes', async () => {
    const seat = await comeIn();
    const { identify } = house.services.room;
    expect((await need(identify(visitor, { ...seat, acts: true }))).restMs).toBe(20 * minute);
    wait(19);
    const looked = await need(identify(visitor, seat));
    expect(looked.restMs).toBeLessThanOrEqual(minute);
    expect((await need(identify(visitor, { ...seat, acts: true }))).restMs).toBe(20 * minute);
    wait(20);
    expect(await identify(visitor, { ...seat, acts: true })).toEqual({ ok: false, code: 'signed-out' });
    expect(await sessionRows(seat.session)).toHaveLength(1);
    await need(house.services.room.endIdleSeats(clock, {}));
    expect(await sessionRows(seat.session)).toEqual([]);
    expect(await identify(visitor, { ...seat, acts: true })).toEqual({ ok: false, code: 'signed-out' });
  });

  it('is over after eight hours whatever its child does', async () => {
    const seat = await comeIn();
    for (let minutes = 0; minutes < 8 * 60; minutes += 15) {
      await need(house.services.room.identify(visitor, { ...seat, acts: true }));
      wait(15);
    }
    expect(await house.services.room.identify(visitor, { ...seat, acts: true })).toEqual({
      ok: false,
      code: 'signed-out',
    });
  });

  it('takes nothing over a connection that is still open, and loses that connection without a word', async () => {
    const seat = await comeIn();
    const { actor } = await need(house.services.room.identify(visitor, seat));
    const socket = await live.connect(actor, { session: seat.session });
    const place = await need(house.services.room.place(actor, {}));
    const room = place.activities.find((each) => each.kind === 'room')?.id ?? '';
    const say = () =>
      socket.emitWithAck('contribution:post', {
        v: 1,
        id: id(),
        activity: room,
        text: 'A bench in the shade.',
        language: 'en',
      });
    wait(19);
    expect(await say()).toMatchObject({ ok: true });
    wait(19);
    expect(await socket.emitWithAck('room:enter', { v: 1, activity: room, after: 0 })).toMatchObject({
      ok: true,
    });
    wait(1);
    expect(await say()).toEqual({ ok: false, code: 'signed-out' });
    const lost = new Promise((resolve) => socket.once('disconnect', resolve));
    await need(house.services.room.endIdleSeats(clock, {}));
    await lost;
    expect(socket.heard.map(([name]) => name)).not.toContain('session:ended');
  });

  it('is ended by the clock alone', async () => {
    const child = await house.join();
    for (const actor of [visitor, child, await house.staffWho('administrator')])
      expect(await house.services.room.endIdleSeats(actor, {})).toEqual({ ok: false, code: 'not-allowed' });
    expect(await house.services.room.noteAct(visitor, { seat: Buffer.from('x') })).toEqual({
      ok: false,
      code: 'not-allowed',
    });
  });
});

describe('R119: a session that was left', () => {
  it('is dead at once, on every page of its child, and leaves no minutes behind', async () => {
    const seat = await comeIn();
    const { actor } = await need(house.services.room.identify(visitor, { ...seat, acts: true }));
    const socket = await live.connect(actor, { session: seat.session });
    const ended = new Promise((resolve) => socket.once('session:ended', () => resolve(true)));
    await need(house.services.room.leave(actor, seat));
    expect(await ended).toBe(true);
    expect(await house.services.room.identify(visitor, seat)).toEqual({ ok: false, code: 'signed-out' });
    wait(20);
    expect(house.deps.idleness.over().map((each) => each.participantId)).not.toContain(actor.participantId);
  });
});

describe('R11: a staff session', () => {
  it('of an older version of its roles opens nothing any more', async () => {
    const staff = await house.staffWho('organiser');
    const { token } = await need(house.services.staff.renewLink(demoSystem, { staffId: staff.staffId }));
    const { session } = await need(house.services.staff.enter(visitor, { token }));
    await need(house.services.staff.identify(visitor, { session }));
    await house.databases.control.write([
      { sql: 'update staff set role_version = role_version + 1 where id = ?1', args: [staff.staffId] },
    ]);
    expect(await house.services.staff.identify(visitor, { session })).toEqual({
      ok: false,
      code: 'signed-out',
    });
    const again = await need(house.services.staff.renewLink(demoSystem, { staffId: staff.staffId }));
    const fresh = await need(house.services.staff.enter(visitor, { token: again.token }));
    expect(fresh.session).not.toBe(session);
    await need(house.services.staff.identify(visitor, { session: fresh.session }));
  });
});
