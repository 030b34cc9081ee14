import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as home from '../../../app/routes/staff/home/home.tsx';
import { demoSystem } from '../../../server/demo/seed.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { readRetention } from '../../../server/usecases/retention/confirm-retention.ts';
import { readCertificate, readKeptUntil } from '../../../server/usecases/retention/read-destructions.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { forgetReachable } from '../../../server/usecases/safeguarding/forget-reach.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { damageTable, damageText } from '../../support/processes/damage.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
let running: House;
let retentionDay: string;

beforeEach(async () => {
  house = await openTestHouse();
  running = house;
  const { row } = await need(
    house.services.consultation.read(system, { consultationId: house.consultationId }),
  );
  ({ retentionDay } = row);
});
afterEach(async () => {
  await running.close();
  await house.remove().catch(() => undefined);
});

/** The house again, after a page of each of these tables was damaged while it rested. */
async function reopenDamaged(tables: readonly string[], id = house.consultationId): Promise<House> {
  await running.close();
  for (const table of tables) damageTable(house.folder, id, table);
  return reopened();
}

/** The same after a text of this table became none, and a process that died. */
async function reopenedAfterDeath(table: 'consultation' | 'activity'): Promise<House> {
  const db = await house.databases.consultation(house.consultationId);
  const column = table === 'consultation' ? 'organisation_id' : 'id';
  const [[text] = []] = (await db?.query(`select ${column} from ${table}`, [])) ?? [];
  await running.close();
  damageText(house.folder, house.consultationId, String(text));
  writeFileSync(join(house.folder, 'data', 'running'), '');
  return reopened();
}

async function reopened(): Promise<House> {
  const env = readEnv({
    DATA_DIR: join(house.folder, 'data'),
    KEYRING: join(house.folder, 'keyring.json'),
    DEMO: '1',
  });
  running = await openHouse(env, {
    workerFile: screeningWorker,
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });
  return running;
}

const lastDay = () => Date.parse(`${retentionDay}T03:00:00Z`);
const at = (of: House, ms: number) => ({ ...of.deps, clock: () => ms });

describe('R910: what is damaged goes on its last day all the same', () => {
  it.each([
    { tables: ['audit'], says: { rows: null, audit: { unreadable: true } } },
    {
      tables: ['vote'],
      says: {
        rows: null,
        audit: { entries: expect.any(Number) },
        kept: { lines: expect.any(Number), head: expect.any(String) },
      },
    },
    { tables: ['activity'], says: { rows: null } },
    { tables: ['consultation_text'], says: { rows: null, titleSha256: null } },
  ])('where pages of $tables cannot be read, and its certificate says so', async ({ tables, says }) => {
    const { consultationId } = house;
    await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
    const again = await reopenDamaged(tables);
    const run = await need(runRetention(at(again, lastDay()), system, {}));
    expect(run).toMatchObject({ destroyed: [consultationId], failed: [] });
    expect(again.keyring.keyFor(consultationId)).toBeUndefined();
    expect(existsSync(join(house.folder, 'data', 'consultations', `${consultationId}.db`))).toBe(false);
    const { bytes } = await need(readCertificate(again.deps, visitor, { consultationId }));
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject(says);
  });

  it('R816: and where a text is none, after a process that died over it', async () => {
    const { consultationId } = house;
    await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
    const again = await reopenedAfterDeath('activity');
    const run = await need(runRetention(at(again, lastDay()), system, {}));
    expect(run).toMatchObject({ destroyed: [consultationId], failed: [], unreadable: [consultationId] });
    expect(again.keyring.keyFor(consultationId)).toBeUndefined();
  });

  it('R816: and where its own row is none, by what stands in the directory', async () => {
    const { consultationId } = house;
    await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
    const again = await reopenedAfterDeath('consultation');
    const run = await need(runRetention(at(again, lastDay()), system, {}));
    expect(run).toMatchObject({ destroyed: [consultationId], failed: [], unreadable: [consultationId] });
    expect(again.keyring.keyFor(consultationId)).toBeUndefined();
    const { bytes } = await need(readCertificate(again.deps, visitor, { consultationId }));
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      retentionDay,
      destroyedDay: retentionDay,
      titleSha256: null,
      // What could be read of it is told as ever.
      audit: { entries: expect.any(Number) },
      kept: { lines: expect.any(Number) },
    });
  });

  it('also where a state was written before anybody knew of the damage', async () => {
    const { consultationId } = house;
    await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
    const db = await house.databases.consultation(consultationId);
    await db?.write([{ sql: `update consultation set state = 'destroyed'`, args: [] }]);
    const again = await reopenDamaged(['vote']);
    const run = await need(runRetention(at(again, lastDay()), system, {}));
    expect(run.destroyed).toEqual([consultationId]);
  });
});

describe('R636: one damaged page keeps no other', () => {
  it('from having forgotten how to reach a child', async () => {
    const { id: other } = await need(
      house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const told = `insert into sealed_text (case_id, number, part, body, day) values ('a', 1, 'reach', x'00', '2020-01-01')`;
    for (const id of [house.consultationId, other]) {
      const db = await house.databases.consultation(id);
      await db?.write([{ sql: told, args: [] }]);
    }
    const again = await reopenDamaged(['sealed_text']);
    await need(forgetReachable(again.deps, system, {}));
    const db = await again.databases.consultation(other);
    expect(await db?.query('select 1 from sealed_text', [])).toEqual([]);
  });
});

describe('R636: one that is damaged keeps no page about the others', () => {
  it('from being served: six words open another, the report counts it, days stand beside what was said, staff see their list', async () => {
    const { consultationId } = house;
    const child = await house.join();
    const organiser = await house.staffWho('organiser');
    const { privacy } = house.services;
    const { instead } = await need(privacy.readPhrase(child, {}));
    const { words } = await need(privacy.makePhrase(child, { instead, language: 'en' }));
    const { id: other } = await need(
      house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const db = await house.databases.consultation(other);
    await db?.write([{ sql: `update consultation set state = 'closed'`, args: [] }]);
    await house.databases.control.write([
      { sql: `update directory set state = 'closed' where id = ?1`, args: [other] },
    ]);
    const again = await reopenDamaged(
      ['recovery', 'decision', 'audit', 'consultation', 'contribution'],
      other,
    );
    const { services } = again;
    const back = await need(services.privacy.returnWithPhrase(visitor, { phrase: words.join(' ') }));
    expect(back.consultationId).toBe(consultationId);
    const kept = await need(
      services.retention.keptUntil(visitor, { consultationIds: [other, consultationId] }),
    );
    expect(Object.keys(kept)).toEqual([consultationId]);
    expect((await need(services.complaints.transparency(visitor, {}))).consultations).toBe(0);
    expect((await need(services.analysis.process(visitor, { consultationId: other }))).words).toEqual([]);
    expect(await services.consultation.publicTerms(visitor, { consultationId: other })).toEqual({
      ok: false,
      code: 'not-found',
    });
    expect((await need(services.consultation.list(organiser, {}))).map(({ state }) => state).sort()).toEqual([
      'open',
      'unreadable',
    ]);
  });

  it('nor does one that cannot be opened keep whoever owes answers from the first page', async () => {
    const staff = await house.staffWho('decision-maker');
    const again = await reopenDamaged(['schema_version']);
    const pages = drawPages({ ...house, ...again }, { routes: { '/staff': home }, staff });
    const { status, html } = await pages.get('/staff');
    expect(status).toBe(200);
    expect(html).toContain(house.consultationId);
  });
});

describe('R910: while a day is past and nothing is destroyed yet', () => {
  it('pages say so', async () => {
    const { consultationId } = house;
    const administrator = await house.staffWho('administrator');
    const after = at(house, lastDay() + 24 * hourMs);
    const asked = { consultationIds: [consultationId] };
    expect(await need(readKeptUntil(after, visitor, asked))).toEqual({
      [consultationId]: { day: retentionDay, is: 'late' },
    });
    expect(await need(readKeptUntil(at(house, lastDay() - 24 * hourMs), visitor, asked))).toEqual({
      [consultationId]: { day: retentionDay, is: 'kept-until' },
    });
    expect((await need(readRetention(after, administrator, {}))).kept[0]?.late).toBe(true);
  });
});
