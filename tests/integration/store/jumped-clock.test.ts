import { cpSync, existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as keepingPage from '../../../app/routes/staff/site/keeping.tsx';
import { recordRun } from '../../../db/queries/retention/destructions.ts';
import { createBackups } from '../../../server/backup/backups.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { backupName } from '../../../server/core/privacy/backups.ts';
import { forgottenBefore, hourOf, retentionJob } from '../../../server/core/privacy/retention.ts';
import { startTidying } from '../../../server/jobs/tidy.ts';
import type { Deps } from '../../../server/usecases/deps.ts';
import { confirmRetention, readRetention } from '../../../server/usecases/retention/confirm-retention.ts';
import { clockHolds, runRetention } from '../../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const system = { kind: 'system', name: 'retention' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

/** The product with a clock of the test. */
const at = (ms: number, steadyMs = house.deps.steady()): Deps => ({
  ...house.deps,
  clock: () => ms,
  steady: () => steadyMs,
});
const backupsAt = (ms: number) =>
  createBackups({
    databases: house.databases,
    keyring: house.keyring,
    secrets: house.deps.secrets,
    places: house.places,
    clock: () => ms,
    forgetOrder: async () => undefined,
  });

it('R931: a copy of the keyring is not over by a clock that jumped, until a person says the day', async () => {
  await need(runRetention(house.deps, system, {}));
  const folder = join(house.folder, 'key-copies');
  const now = house.deps.clock();
  const old = join(folder, `keyring-${backupName(now)}.json`);
  renameSync((await backupsAt(now).takeKeys(folder)).file, old);
  const later = now + 40 * 24 * hourMs;
  expect(await backupsAt(later).takeKeys(folder)).toMatchObject({ made: true, removed: 0 });
  expect(existsSync(old)).toBe(true);
  await house.databases.control.write([recordRun(retentionJob, hourOf(later))]);
  expect(await backupsAt(later).takeKeys(folder)).toMatchObject({ removed: 1 });
  expect(existsSync(old)).toBe(false);
  await house.databases.control.write([recordRun(retentionJob, hourOf(now))]);
});

it('R856, R1142: by a clock that jumped no link, session or device is taken away: when it is right again, all open as before', async () => {
  const { consultationId, databases } = house;
  await need(runRetention(house.deps, system, {}));
  const minute = Math.floor(house.deps.clock() / 60_000) + 30;
  const db = await databases.consultation(consultationId);
  await databases.control.write([
    { sql: `insert into staff_link (hash, staff_id, due_minute) values (x'01', 'a', ?1)`, args: [minute] },
  ]);
  const group = `insert into kiosk_device (hash, batch_id, staff_id, until_minute) values (x'01', 'a', 'a', ?1)`;
  await db?.write([{ sql: group, args: [minute] }]);
  const left = async () => [
    (await databases.control.query(`select 1 from staff_link where hash = x'01'`, [])).length,
    (await db?.query('select 1 from kiosk_device', []))?.length,
  ];
  async function tidyAt(ms: number, steadyMs?: number): Promise<void> {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = startTidying(at(ms, steadyMs), () => undefined);
    vi.advanceTimersByTime(60_000);
    await stop();
    vi.useRealTimers();
  }
  await tidyAt(house.deps.clock() + 3_650 * 24 * hourMs);
  expect(await left()).toEqual([1, 1]);
  // Set ahead while the program runs: the hours that it is off by have passed nowhere.
  await tidyAt(house.deps.clock() + 12 * hourMs);
  expect(await left()).toEqual([1, 1]);
  await tidyAt(house.deps.clock() + hourMs, house.deps.steady() + hourMs);
  expect(await left()).toEqual([0, 0]);
});

it('R1142: what is over by more than a clock may be off goes, however the program came to its own', () => {
  const [hour, now] = [60, 1_000_000];
  expect(forgottenBefore(now, now)).toBe(now);
  expect(forgottenBefore(now + 12 * hour, now)).toBe(now);
  expect(forgottenBefore(now, now + 12 * hour)).toBe(now);
  // A machine that began with a clock years behind, and was set right.
  expect(forgottenBefore(now, 0)).toBe(now - 36 * hour);
});

it('R1145: whoever is asked whether the clock is right reads its time, and that it is UTC', async () => {
  const { control } = house.databases;
  const administrator = await house.staffWho('administrator');
  const pages = drawPages(house, { routes: { '/staff/keeping': keepingPage }, staff: administrator });
  const now = house.deps.clock();
  await control.write([recordRun(retentionJob, hourOf(now - 40 * 24 * hourMs))]);
  const page = wordsOf((await pages.get('/staff/keeping')).html);
  const { lines } = await runCommand(house, { words: ['retention', 'list'], origin: 'http://127.0.0.1' });
  await control.write([recordRun(retentionJob, hourOf(now))]);
  const year = new Date(now).getUTCFullYear();
  expect(page).toMatch(new RegExp(`day, \\d+ \\w+ ${year} at \\d\\d:\\d\\d UTC`));
  expect(lines.join()).toMatch(/ \d\d:\d\d:\d\d UTC now/);
});

it('R104: also where nothing is due: the run is not noted, and no backup leaves, until a person says it', async () => {
  const { consultationId } = house;
  const { retentionDay } = (await need(house.services.consultation.read(system, { consultationId }))).row;
  const administrator = await house.staffWho('administrator');
  const now = house.deps.clock();
  const early = at(now + 40 * 24 * hourMs);
  expect(Date.parse(`${retentionDay}T00:00:00Z`)).toBeGreaterThan(early.clock() + 48 * hourMs);
  await need(runRetention(house.deps, system, {}));
  const folder = join(house.folder, 'backups');
  const old = join(folder, backupName(now - 86_400_000));
  await house.backups.take(folder);
  cpSync(join(folder, readdirSync(folder)[0] ?? ''), old, { recursive: true });

  expect(await need(runRetention(early, system, {}))).toMatchObject({ waits: true, waiting: [] });
  expect(await need(clockHolds(early, system, {}))).toEqual({ holds: false });
  expect(await backupsAt(early.clock()).prune(folder)).toEqual({ removed: 0 });
  expect(await need(clockHolds(house.deps, system, {}))).toEqual({ holds: true });

  const { today, waits } = await need(readRetention(early, administrator, {}));
  expect(waits).toBe(true);
  await need(confirmRetention(early, administrator, { today }));
  expect(await need(clockHolds(early, system, {}))).toEqual({ holds: true });
  expect(await backupsAt(early.clock()).prune(folder)).toEqual({ removed: 1 });
  expect(existsSync(old)).toBe(false);
});
