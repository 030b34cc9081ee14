import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database, Databases } from '../../../db/databases.ts';
import { StoreError } from '../../../db/engine.ts';
import { isRewriteOwed } from '../../../db/queries/retention/rewrites.ts';
import { newId } from '../../../server/core/ids.ts';
import { startTidying } from '../../../server/jobs/tidy.ts';
import { settleComplaints } from '../../../server/usecases/complaints/settle-complaints.ts';
import { takeBackComplaint } from '../../../server/usecases/complaints/take-back-complaint.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { forgetLetters } from '../../../server/usecases/safeguarding/forget-letters.ts';
import { forgetReachable } from '../../../server/usecases/safeguarding/forget-reach.ts';
import { takeBackLetter } from '../../../server/usecases/safeguarding/take-back-letter.ts';
import { withdrawCase } from '../../../server/usecases/safeguarding/withdraw-case.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { openLeads } from '../../support/house/leads.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';

const visitor = { kind: 'visitor' } as const;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await openLeads(house);
});
afterAll(() => house.remove());

/** The house as it is while somebody else has its files: no page of one is written anew until `free`. */
function busyHouse() {
  let busy = true;
  const handles = new Map<string, Database>();
  const busyOne = (db: Database) => {
    const rewrite = () =>
      busy ? Promise.reject(new StoreError('database-busy', `${db.id} is busy.`)) : db.rewrite();
    const handle = handles.get(db.id) ?? { ...db, rewrite };
    handles.set(db.id, handle);
    return handle;
  };
  const { databases } = house;
  const deps: Deps = {
    ...house.deps,
    databases: {
      ...databases,
      complaints: busyOne(databases.complaints),
      async consultation(id) {
        const db = await databases.consultation(id);
        return db && busyOne(db);
      },
    },
  };
  return {
    deps,
    free() {
      busy = false;
    },
  };
}

it('R192, R233, R274, R539: who takes words back is answered though the file is busy, and it is written anew a minute after the next start', async () => {
  const { safeguarding, complaints } = house.services;
  const text = 'It hurts.';
  const nonce = () => newId(house.deps.random);
  const said = { kind: 'other', way: 'alone', consultationId: '', text, language: 'en' } as const;
  const complaint = await need(complaints.make(visitor, { ...said, nonce: nonce() }));
  const letter = await need(safeguarding.writeLetter(visitor, { nonce: nonce(), text, language: 'en' }));
  const child = await house.join();
  const asked = { id: nonce(), text, language: 'en', choice: 'help' } as const;
  const { caseId } = await need(safeguarding.ask(child, asked));

  const { deps, free } = busyHouse();
  const stays = await need(takeBackComplaint(deps, visitor, { phrase: complaint.words.join(' ') }));
  expect(stays).toEqual({ stays: false });
  await need(takeBackLetter(deps, visitor, { phrase: letter.words.join(' ') }));
  await need(withdrawCase(deps, child, { caseId }));
  const ids = () => [...deps.unwritten].map(({ id }) => id).sort();
  expect(ids()).toEqual(['complaints', house.consultationId].sort());

  const owed = async () => {
    const consultation = await house.databases.consultation(house.consultationId);
    const dbs = [house.databases.complaints, ...(consultation ? [consultation] : [])];
    return Promise.all(dbs.map(isRewriteOwed));
  };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const faults: unknown[] = [];
  // As after a restart: what stands in memory is gone.
  deps.unwritten.clear();
  const stop = startTidying(deps, (error) => void faults.push(error));
  expect(await owed()).toEqual([true, true]);
  free();
  vi.advanceTimersByTime(60_000);
  stop();
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await owed()).toEqual([false, false]), { timeout: 5_000 });
  expect(ids()).toEqual([]);
  expect(faults).toEqual([]);
});

it('R192, R636: what went by the clock while the file was busy is written over later: the next run would find nothing of it', async () => {
  const { safeguarding } = house.services;
  const clock = { kind: 'system', name: 'retention' } as const;
  const nonce = newId(house.deps.random);
  await need(safeguarding.writeLetter(visitor, { nonce, text: 'It hurts.', language: 'en' }));
  const { deps } = busyHouse();
  const later: Deps = { ...deps, clock: () => house.deps.clock() + 400 * 86_400_000 };
  deps.unwritten.clear();
  expect(await need(forgetLetters(later, clock, {}))).toEqual({ removed: 1 });
  expect([...deps.unwritten].map(({ id }) => id)).toEqual(['complaints']);
  expect(await need(forgetLetters(later, clock, {}))).toEqual({ removed: 0 });
  // None of them fails over a file that is busy.
  await need(settleComplaints(later, clock, {}));
  await need(forgetReachable(later, clock, {}));
});

it('R636: a database that cannot be read keeps nothing of the others from being forgotten in its time', async () => {
  await house.join();
  const stage = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await stage.open();
  await stage.joinMany(1);
  const ids = [house.consultationId, stage.consultationId] as const;
  const noncesIn = async (id: string) => {
    const db = await house.databases.consultation(id);
    return Number((await db?.query('select count(*) from seat_nonce', []))?.[0]?.[0]);
  };
  for (const id of ids) expect(await noncesIn(id)).toBeGreaterThan(0);
  const damaged = () => Promise.reject(new StoreError('database-unreadable', 'A page of it is damaged.'));
  // Each of them once, since they are gone through in some order.
  for (const [broken, other] of [ids, [...ids].reverse()]) {
    const consultation: Databases['consultation'] = async (id) => {
      const db = await house.databases.consultation(id);
      return db && id === broken ? { ...db, write: damaged } : db;
    };
    const databases = { ...house.databases, consultation };
    const later: Deps = { ...house.deps, clock: () => house.deps.clock() + 3_600_000, databases };
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = startTidying(later, () => undefined);
    vi.advanceTimersByTime(60_000);
    await stop();
    vi.useRealTimers();
    expect(await noncesIn(other ?? '')).toBe(0);
  }
});
