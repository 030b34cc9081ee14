import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as home from '../../../app/routes/staff/home/home.tsx';
import * as keeping from '../../../app/routes/staff/site/keeping.tsx';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { dayIn } from '../../../server/core/consultation/days.ts';
import { demoSystem } from '../../../server/demo/seed.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import { moveConsultation } from '../../../server/usecases/consultation/move-consultation.ts';
import { readRetention } from '../../../server/usecases/retention/confirm-retention.ts';
import { readCertificate, readKeptUntil } from '../../../server/usecases/retention/read-destructions.ts';
import { runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const visitor = { kind: 'visitor' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
let running: House;
let retentionDay: string;
/** From the first of its last day on, wherever that begins late. */
const lastDay = () => Date.parse(`${retentionDay}T03:00:00Z`);
const at = (of: House, ms: number) => ({ ...of.deps, clock: () => ms });

beforeEach(async () => {
  house = await openTestHouse();
  running = house;
  const read = house.services.consultation.read(system, { consultationId: house.consultationId });
  ({ retentionDay } = (await need(read)).row);
});
afterEach(async () => {
  await running.close();
  await house.remove().catch(() => undefined);
});

const fileOf = (id: string) => join(house.folder, 'data', 'consultations', `${id}.db`);

/** The house again, after something was done to the files of a consultation while it rested. */
async function reopenedAfter(harm: (file: string) => void): Promise<House> {
  await running.close();
  harm(fileOf(house.consultationId));
  const env = readEnv({
    DATA_DIR: join(house.folder, 'data'),
    KEYRING: join(house.folder, 'keyring.json'),
    DEMO: '1',
  });
  const phraseCost = { memoryKib: 1_024, passes: 1, lanes: 1 };
  running = await openHouse(env, { workerFile: screeningWorker, phraseCost });
  return running;
}

const noted = async () => {
  const entry = await directoryEntry(running.databases.control, house.consultationId);
  return entry && { lastDay: entry.lastDay, timeZone: entry.timeZone };
};
const forget = (state: string) =>
  running.databases.control.write([
    { sql: `update directory set last_day = '', time_zone = '', state = ?1`, args: [state] },
  ]);

it('R855: the last day stands in the directory from the opening on, and in what an earlier version opened from the next run on', async () => {
  const known = { lastDay: retentionDay, timeZone: 'Europe/Vienna' };
  expect(await noted()).toEqual(known);
  // As a stop between the two commits of an opening leaves it.
  await forget('approved');
  await need(runRetention(house.deps, system, {}));
  expect(await noted()).toEqual(known);
  const entry = await directoryEntry(house.databases.control, house.consultationId);
  expect(entry?.state).toBe('open');
});

it('R917: what is let rest or closed is told its pages also where the directory cannot be written, which knows it within the hour', async () => {
  const { consultationId, deps } = house;
  const full = () => Promise.reject(new Error('the disk is full'));
  const control = Object.assign(Object.create(deps.databases.control), { write: full });
  const without = { ...deps, databases: Object.assign(Object.create(deps.databases), { control }) };
  const state = async () => (await directoryEntry(deps.databases.control, consultationId))?.state;
  const overseer = await house.staffWho('overseer');
  for (const to of ['paused', 'closed'] as const) {
    const by = to === 'paused' ? overseer : demoSystem;
    const before = await state();
    const moved = await moveConsultation(without, by, { consultationId, to });
    expect(moved).toMatchObject({ ok: true, events: [{ name: 'consultation-changed', state: to }] });
    expect(await state()).toBe(before);
    await need(runRetention(deps, system, {}));
    expect(await state()).toBe(to);
  }
});

it.each([
  ['is missing', (file: string) => rmSync(file)],
  ['is empty', (file: string) => truncateSync(file, 0)],
  [
    'was cut in half',
    (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2048 / 2) * 2048),
  ],
  ['lost its first page', (file: string) => writeFileSync(file, readFileSync(file).fill(7, 0, 2048))],
])('R855: where its file %s it ends on its day, and not before', async (_, harm) => {
  const { consultationId } = house;
  const administrator = await house.staffWho('administrator');
  const { id: other } = await need(
    house.services.consultation.create(demoSystem, { title: 'Another', language: 'en', timeZone: 'UTC' }),
  );
  await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
  const again = await reopenedAfter(harm);
  const before = at(again, lastDay() - 6 * hourMs);
  expect(await need(runRetention(before, system, {}))).toMatchObject({
    destroyed: [],
    unreadable: [consultationId],
  });
  expect((await need(readRetention(before, administrator, {}))).kept[0]).toMatchObject({
    id: consultationId,
    retentionDay,
    due: false,
  });
  const asked = { consultationIds: [consultationId] };
  expect(await need(readKeptUntil(before, visitor, asked))).toEqual({
    [consultationId]: { day: retentionDay, is: 'kept-until' },
  });

  const run = await need(runRetention(at(again, lastDay()), system, {}));
  expect(run).toMatchObject({ destroyed: [consultationId], failed: [] });
  expect(again.keyring.ids()).toEqual([other]);
  expect(existsSync(fileOf(consultationId))).toBe(false);
  const { bytes } = await need(readCertificate(again.deps, visitor, { consultationId }));
  expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
    consultation: consultationId,
    timeZone: 'Europe/Vienna',
    retentionDay,
    destroyedDay: retentionDay,
    titleSha256: null,
    rows: null,
    audit: { unreadable: true },
  });
});

it('R855: the page of what is kept says the day of one that cannot be read, and that it cannot', async () => {
  const staff = await house.staffWho('administrator');
  await need(runRetention(house.deps, system, {}));
  const again = await reopenedAfter((file) => truncateSync(file, 0));
  const pages = drawPages({ ...house, ...again }, { routes: { '/staff/keeping': keeping }, staff });
  const { status, html } = await pages.get('/staff/keeping');
  expect(status).toBe(200);
  expect(html).toMatch(
    new RegExp(`${house.consultationId}.*Cannot be read.*${retentionDay.slice(0, 4)}`, 's'),
  );
  expect(html).not.toContain('are not in this list');
});

it('R855: a copy from before it was opened keeps it no longer', async () => {
  const { consultationId } = house;
  const db = await house.databases.consultation(consultationId);
  await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
  await db?.write([{ sql: `update consultation set state = 'draft', retention_day = ''`, args: [] }]);
  const again = await reopenedAfter(() => undefined);
  await need(runRetention(at(again, lastDay() - 6 * hourMs), system, {}));
  expect(await noted()).toMatchObject({ lastDay: retentionDay });
  const run = await need(runRetention(at(again, lastDay()), system, {}));
  expect(run).toMatchObject({ destroyed: [consultationId], failed: [] });
});

it('R855: what was told no day, and cannot be read, is named and stays', async () => {
  const { consultationId } = house;
  await need(runRetention(at(house, lastDay() - 30 * hourMs), system, {}));
  await forget('draft');
  const again = await reopenedAfter((file) => copyFileSync(join(house.folder, 'keyring.json'), file));
  const run = await need(runRetention(at(again, lastDay()), system, {}));
  expect(run).toMatchObject({ destroyed: [], failed: [], unreadable: [consultationId] });
  expect(again.keyring.keyFor(consultationId)).toBeDefined();
});

it('R1198: that it ends soon, and that nothing is published, stands on its page and on the first one of the staff', async () => {
  const { consultationId } = house;
  const db = await house.databases.consultation(consultationId);
  const routes = { '/staff': home, '/staff/c/:id': overview };
  const pages = drawPages(house, { routes, staff: await house.staffWho('organiser') });
  const told = async () => {
    const found = await Promise.all(['/staff', `/staff/c/${consultationId}`].map(pages.get));
    return found.map(({ html }) => html.includes('Nothing of it is published yet.'));
  };
  const ends = (days: number, state: string) =>
    db?.write([
      {
        sql: 'update consultation set retention_day = ?1, state = ?2',
        args: [dayIn('UTC', house.deps.clock() + days * 24 * hourMs), state],
      },
    ]);
  await ends(40, 'open');
  expect(await told()).toEqual([false, false]);
  await ends(20, 'open');
  expect(await told()).toEqual([true, true]);
  await ends(20, 'signed');
  expect(await told()).toEqual([true, true]);
});
