import { join } from 'node:path';
import { expect } from 'vitest';
import type { Database } from '../../../db/databases.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import type { Role, Staff } from '../../../server/core/staff/roles.ts';
import { readEnv } from '../../../server/env.ts';
import { type House, openHouse } from '../../../server/house.ts';
import type { TestHouse } from '../house/house.ts';
import { screeningWorker } from './threads.ts';

/** A backup of a house that runs; answers its folder. */
export async function backUp(house: TestHouse): Promise<string> {
  const words = ['backup', '--to', join(house.folder, 'backups'), '--json'];
  const answered = await runCommand(house, { words, origin: 'http://127.0.0.1' });
  return JSON.parse(answered.lines[0] ?? '').folder;
}

/** The house as it is served after this backup was put in its place, and what the command said. The one before is closed. */
export async function putBack(
  house: TestHouse,
  folder: string,
): Promise<{ served: House; db: Database; said: Record<string, unknown> }> {
  await house.close();
  const env = readEnv({
    DATA_DIR: join(house.folder, 'data'),
    KEYRING: join(house.folder, 'keyring.json'),
    DEMO: '1',
  });
  const restored = await restoreAlone(env, [folder, '--replace', '--json']);
  expect(restored.exitCode, restored.lines.join('\n')).toBe(0);
  const served = await openHouse(env, {
    workerFile: screeningWorker,
    phraseCost: { memoryKib: 1_024, passes: 1, lanes: 1 },
  });
  const db = await served.databases.consultation(house.consultationId);
  if (!db) throw new Error('no database');
  return { served, db, said: JSON.parse(restored.lines[0] ?? '') };
}

/** People of these roles, as they are right after they signed in: asked for before the house is closed for its restore. */
export async function peopleWho(house: TestHouse, roles: readonly Role[]): Promise<(role: Role) => Staff> {
  const people = new Map<Role, Staff>();
  for (const role of roles) people.set(role, await house.staffWho(role));
  return (role) => {
    const staff = people.get(role);
    if (!staff) throw new Error(`nobody is ${role}`);
    return staff;
  };
}
