import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { sessionHashes } from '../../../db/queries/room/child-sessions.ts';
import { openSession } from '../../../db/queries/room/participants.ts';
import { addToDirectory, copyState } from '../../../db/queries/staff/staff.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { freePhrases } from '../../../server/guard/guessing.ts';
import { createIdleness } from '../../../server/guard/idleness.ts';
import { endIdleSeats } from '../../../server/usecases/room/end-idle-seats.ts';
import { expectSeats } from '../../../server/usecases/room/expect-seats.ts';
import { FailedLater } from '../../../server/usecases/told-so-far.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';

const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'clock' } as const;
/** Before every id of another consultation, and after it. */
const [first, last] = ['-'.repeat(22), 'zz'.padEnd(22, 'z')];

let house: TestHouse;

beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

describe('R1076: one consultation whose database gives no answer', () => {
  async function besideOthers(): Promise<void> {
    const { organisationId } = await house.staffWho('organiser');
    for (const id of [first, last])
      await house.databases.control.write([
        addToDirectory({ id, organisationId, day: '2026-12-01' }),
        copyState(id, 'open'),
      ]);
  }

  it.each(['all', 'opening'] as const)(
    'keeps no child of another one from coming in: by a code, by its six words, by the list of what is open (%s)',
    async (silence) => {
      const { consultationId, services } = house;
      const child = await house.join();
      const { instead } = await need(services.privacy.readPhrase(child, {}));
      const { words } = await need(services.privacy.makePhrase(child, { instead, language: 'en' }));
      const { codes } = await need(
        services.consultation.issueCodes(demoSystem, {
          consultationId,
          label: 'a class',
          language: 'en',
          size: 20,
        }),
      );
      const db = await house.databases.consultation(consultationId);
      await db?.write([{ sql: 'update consultation set public_way = 1', args: [] }]);
      await besideOthers();
      withoutAnswer(house.databases, { [first]: silence, [last]: silence });

      const code = codeFragment(codes[0] ?? []);
      expect(await need(services.room.lookInside(visitor, { code }))).toMatchObject({ consultationId });
      expect(await need(services.room.codeStillOpens(visitor, { code, nonce: 'n' }))).toBe(true);
      const back = await need(services.privacy.returnWithPhrase(visitor, { phrase: words.join(' ') }));
      expect(back.consultationId).toBe(consultationId);
      const open = await need(services.room.listOpen(visitor, {}));
      expect(open.map((each) => each.consultationId)).toEqual([consultationId]);
    },
  );

  it.each(['all', 'opening'] as const)(
    'makes no words wrong that may be its own, and nobody else wait for them (%s)',
    async (silence) => {
      const { services } = house;
      const network = 'N'.repeat(22);
      await besideOthers();
      const back = withoutAnswer(house.databases, { [first]: silence, [last]: silence });
      const unreached = { code: 'server-unreachable' };
      const phrase = 'one two three four five six';
      for (let times = 0; times < freePhrases + 2; times += 1)
        await expect(services.privacy.returnWithPhrase(visitor, { phrase, network })).rejects.toMatchObject(
          unreached,
        );
      const code = 'one-two-three';
      await expect(services.room.lookInside(visitor, { code })).rejects.toMatchObject(unreached);
      await expect(services.room.codeStillOpens(visitor, { code, nonce: 'n' })).rejects.toMatchObject(
        unreached,
      );
      back();
      expect(await services.privacy.returnWithPhrase(visitor, { phrase, network })).toEqual({
        ok: false,
        code: 'phrase-opens-nothing',
      });
      expect((await house.guesses.tryPhrase(network)) === undefined).toBe(false);
    },
  );

  it.each(['all', 'opening'] as const)(
    'is not said to be nowhere to a child that comes without a code (%s)',
    async (silence) => {
      const { consultationId, databases, services } = house;
      await (await databases.consultation(consultationId))?.write([
        { sql: 'update consultation set public_way = 1', args: [] },
      ]);
      const look = () => services.room.lookOpenly(visitor, { consultationId });
      const join = () =>
        services.room.joinOpenly(visitor, { consultationId, nonce: 'n', language: 'en', level: 'older' });
      const back = withoutAnswer(databases, { [consultationId]: silence });
      await expect(look()).rejects.toMatchObject({ code: 'server-unreachable' });
      await expect(join()).rejects.toMatchObject({ code: 'server-unreachable' });
      back();
      expect(await need(look())).toMatchObject({ consultationId });
      expect(await need(join())).toMatchObject({ consultationId });
    },
  );

  it('R1127: lets nobody guess meanwhile for nothing: after sixty, from wherever they come, the site waits', async () => {
    await besideOthers();
    withoutAnswer(house.databases, { [last]: 'all' });
    const guess = (n: number) =>
      house.services.privacy
        .returnWithPhrase(visitor, { phrase: 'one two three four five six', network: `network ${n}` })
        .catch(() => 'unsaid' as const);
    let [answer, looked]: [Awaited<ReturnType<typeof guess>>, number] = ['unsaid', 0];
    for (; answer === 'unsaid' && looked < 200; looked += 1) answer = await guess(looked);
    expect(answer).toEqual({ ok: false, code: 'too-fast' });
    expect(looked).toBeGreaterThan(60);
  });
});

describe('R1077: what the clock looks for', () => {
  it('is found in the others where one gives no answer, and there with the next look: erasures that are due', async () => {
    const { databases, deps, services } = house;
    const { id: other } = await need(
      services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    for (const id of [house.consultationId, other])
      await (await databases.consultation(id))?.write([
        {
          sql: `insert into waiting (kind, subject, holder, since_minute, due_minute) values ('erasure', ?1, '', 0, 1)`,
          args: [`of ${id}`],
        },
      ]);
    const due = async (everywhere: boolean) =>
      (await need(services.privacy.due(clock, { everywhere }))).map(({ participantId }) => participantId);
    const back = withoutAnswer(databases, { [other]: 'all' });
    expect(await due(true)).toEqual([`of ${house.consultationId}`]);
    expect(await due(false)).toEqual([`of ${house.consultationId}`]);
    await (await databases.consultation(house.consultationId))?.write([
      { sql: `delete from waiting where kind = 'erasure'`, args: [] },
    ]);
    await expect(due(false)).rejects.toMatchObject({ code: 'server-unreachable' });
    expect([...deps.erasures.waiting.keys()]).toEqual([other]);
    back();
    expect(await due(false)).toEqual([`of ${other}`]);
  });

  it('is found so too: the order of what was closed, and of nothing that is open', async () => {
    const { databases, deps, services } = house;
    const { id: other } = await need(
      services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const say = (id: string, state: string) =>
      databases.consultation(id).then((db) =>
        db?.write([
          {
            sql: `insert into translation (contribution_id, language, change, state, body, signed_by) values ('x', 'ar', 2, 'machine', ?1, '')`,
            args: [db.text.encode('أشجار.')],
          },
          { sql: 'update consultation set state = ?1', args: [state] },
        ]),
      );
    await say(house.consultationId, 'open');
    await say(other, 'closed');
    const ordered = (everywhere: boolean) => need(services.consultation.ordered(clock, { everywhere }));
    const back = withoutAnswer(databases, { [other]: 'all', [house.consultationId]: 'all' });
    expect(await ordered(true)).toEqual([]);
    await expect(ordered(false)).rejects.toMatchObject({ code: 'server-unreachable' });
    back();
    expect(await ordered(false)).toEqual([other]);
    expect([...deps.ordered]).toEqual([other]);
  });
});

describe('R790: the idle minutes of children', () => {
  async function two() {
    const { databases, services } = house;
    const { id: other } = await need(
      services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const seats = [other, house.consultationId].flatMap((consultationId) =>
      ['one', 'two'].map((participantId) => ({
        consultationId,
        participantId,
        hash: Buffer.from(`${participantId} ${consultationId}`),
      })),
    );
    for (const { consultationId, participantId, hash } of seats)
      await (await databases.consultation(consultationId))?.write([openSession(hash, participantId)]);
    const left = async (id: string) =>
      (await sessionHashes((await databases.consultation(id)) as Database))
        .map(({ participantId }) => participantId)
        .filter((each) => each === 'one' || each === 'two');
    return { other, seats, left };
  }

  it('end in each consultation that takes a write, and all of those hear it', async () => {
    const { databases, deps } = house;
    const { other, seats, left } = await two();
    const forgot: Buffer[] = [];
    const idleness = {
      ...deps.idleness,
      over: () => seats,
      forget: (hash: Buffer) => void forgot.push(hash),
    };
    const back = withoutAnswer(databases, { [other]: 'writes' });
    const failed = await endIdleSeats({ ...deps, idleness }, clock, {}).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(FailedLater);
    const { events, cause } = failed as FailedLater;
    expect(cause).toMatchObject({ code: 'server-unreachable' });
    expect(events).toEqual(
      ['one', 'two'].map((participantId) => ({
        name: 'seat-idle',
        consultationId: house.consultationId,
        participantId,
      })),
    );
    expect([await left(house.consultationId), (await left(other)).length, forgot.length]).toEqual([[], 2, 2]);
    back();
    await need(endIdleSeats({ ...deps, idleness }, clock, {}));
    expect(await left(other)).toEqual([]);
  });

  it('are counted in each that gives an answer, and in another one once it does', async () => {
    const { databases } = house;
    const { other } = await two();
    let nowMs = 0;
    const deps = { ...house.deps, idleness: createIdleness(() => nowMs) };
    const back = withoutAnswer(databases, { [other]: 'all' });
    expect(await need(expectSeats(deps, clock, { hears: true }))).toEqual([other]);
    const over = () => deps.idleness.over().map(({ consultationId }) => consultationId);
    nowMs = 600_000;
    back();
    expect(await need(expectSeats(deps, clock, { hears: true, of: [other] }))).toEqual([]);
    nowMs = 1_500_000;
    expect(new Set(over())).toEqual(new Set([house.consultationId]));
    nowMs = 2_100_000;
    expect(new Set(over())).toEqual(new Set([house.consultationId, other]));
  });
});
