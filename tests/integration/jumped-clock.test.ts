import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackups } from '../../server/backup/backups.ts';
import { backupName } from '../../server/core/privacy/backups.ts';
import type { Deps } from '../../server/usecases/deps.ts';
import { confirmRetention, readRetention } from '../../server/usecases/retention/confirm-retention.ts';
import { clockHolds, runRetention } from '../../server/usecases/retention/run-retention.ts';
import { need, openTestHouse, type TestHouse } from '../support/house.ts';

const system = { kind: 'system', name: 'retention' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

/** The product with a clock of the test. */
const at = (ms: number): Deps => ({ ...house.deps, clock: () => ms });

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
  const backupsAt = (ms: number) =>
    createBackups({
      databases: house.databases,
      keyring: house.keyring,
      secrets: house.deps.secrets,
      places: house.places,
      clock: () => ms,
    });

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
