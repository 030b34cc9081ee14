import fs, { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeBackup } from '../../../server/backup/take.ts';
import { backupName } from '../../../server/core/privacy/backups.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

/** What cannot be read, and what cannot be removed, by a part of its path. */
const disk = { unread: [] as string[], held: [] as string[] };
const isOf = (parts: readonly string[], path: unknown) => parts.some((part) => String(path).includes(part));
const { createReadStream, rmSync } = fs;
const refused = (code: string) => Object.assign(new Error(code), { code });

beforeAll(() => {
  fs.createReadStream = ((...of: Parameters<typeof createReadStream>) => {
    if (isOf(disk.unread, of[0])) throw refused('EIO');
    return createReadStream(...of);
  }) as typeof createReadStream;
  fs.rmSync = (...of) => {
    if (isOf(disk.held, of[0])) throw refused('EPERM');
    rmSync(...of);
  };
  syncBuiltinESMExports();
});
afterAll(() => {
  Object.assign(fs, { createReadStream, rmSync });
  syncBuiltinESMExports();
});

const clock = { kind: 'system', name: 'retention' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
let folder: string;
beforeEach(async () => {
  house = await openTestHouse();
  folder = join(house.folder, 'backups');
});
afterEach(async () => {
  disk.unread.length = 0;
  disk.held.length = 0;
  await house.remove();
});

describe('R1239: one copy that cannot be read or removed', () => {
  it('is made anew in the next backup, which is whole', async () => {
    const { databases, deps, keyring, consultationId } = house;
    const parts = { databases, secrets: deps.secrets, publicKey: keyring.signing.publicKey, program: '0' };
    const forgetOrder = async () => undefined;
    const take = (nowMs: number) => takeBackup(folder, { ...parts, forgetOrder, nowMs });
    const now = Date.now();
    const first = await take(now - 2 * hourMs);
    expect(first.unreadable).toEqual([]);
    // Something was written since, and the first of each hour reads all of the one before.
    await databases.complaints.write([{ sql: 'create table of_this_test (a text) strict', args: [] }]);
    disk.unread.push(join(first.folder, 'consultations', consultationId));
    const next = await take(now);
    expect(next.folder).not.toBe(first.folder);
    expect(next.unreadable).toEqual([]);
    expect(existsSync(join(next.folder, 'consultations', `${consultationId}.db`))).toBe(true);
    expect(existsSync(join(next.folder, 'complaints.db'))).toBe(true);
  });

  it('keeps no other past its time, and is a fault', async () => {
    await need(house.services.retention.run(clock, {}));
    const now = Date.now();
    await house.backups.take(folder);
    const [whole = ''] = readdirSync(folder).filter((name) => !name.startsWith('.'));
    const [stuck, old] = [60, 50].map((days) => backupName(now - days * 24 * hourMs));
    for (const name of [stuck, old])
      cpSync(join(folder, whole), join(folder, name ?? ''), { recursive: true });
    disk.held.push(stuck ?? '');
    await expect(house.backups.prune(folder)).rejects.toThrow('EPERM');
    expect(readdirSync(folder).sort()).toEqual([stuck, whole].sort());
  });

  it('so with copies of the keyring: a new one stands, and what had its time goes', async () => {
    const keys = join(house.folder, 'key-copies');
    const nameAt = (days: number) => `keyring-${backupName(Date.now() - days * 24 * hourMs)}.json`;
    const [unread, tooOld, stuck, old] = [nameAt(2), nameAt(12), nameAt(9), nameAt(10)];
    // Whatever user reads it: a folder is no file.
    mkdirSync(join(keys, unread), { recursive: true });
    for (const name of [stuck, old]) cpSync(join(house.folder, 'keyring.json'), join(keys, name));
    await need(house.services.retention.run(clock, {}));
    disk.held.push(stuck);
    await expect(house.backups.takeKeys(keys)).rejects.toThrow('EPERM');
    expect(readdirSync(keys)).toHaveLength(3);
    expect(readdirSync(keys)).not.toContain(old);
    disk.held.length = 0;
    expect(await house.backups.takeKeys(keys)).toMatchObject({ made: false, removed: 1 });
    expect(readdirSync(keys)).toContain(unread);
    // Whether it is ours nobody knows, and a person has to hear of it.
    mkdirSync(join(keys, tooOld));
    await expect(house.backups.takeKeys(keys)).rejects.toThrow('EISDIR');
  });
});
