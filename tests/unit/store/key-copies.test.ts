import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeKeys } from '../../../server/backup/keys.ts';
import { backupName } from '../../../server/core/privacy/backups.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';

const now = Date.parse('2027-03-01T12:00:00Z');
const dayMs = 86_400_000;
const nameAt = (ms: number) => `keyring-${backupName(ms)}.json`;
const sealedWith = (...ids: string[]) =>
  JSON.stringify({ publicKey: 'ours', consultations: Object.fromEntries(ids.map((id) => [id, 'wrapped'])) });

let temp: TempFolder;
let folder: string;
beforeEach(() => {
  temp = tempFolder('key-copies');
  folder = join(temp.path, 'keys');
  mkdirSync(folder);
});
afterEach(() => temp.remove());

const copyAt = (daysAgo: number, text: string): string => {
  const name = nameAt(now - daysAgo * dayMs);
  writeFileSync(join(folder, name), text);
  return name;
};
const take = (sealed: () => string) =>
  takeKeys(folder, { keyring: { sealed }, nowMs: now, jumped: false, ended: new Set(['gone']) });
/** The disk is full by the time the copy is written. */
const onFullDisk = (text: string) => () => {
  symlinkSync('/dev/full', join(folder, `${nameAt(now)}.tmp`));
  return text;
};

it('R1070: where none can be written, what had its time and what opens what ended goes all the same, but for the newest', () => {
  copyAt(9, sealedWith('here'));
  copyAt(5, sealedWith('here', 'gone'));
  const young = copyAt(4, sealedWith('here'));
  const newest = copyAt(2, sealedWith('here', 'gone'));
  expect(() => take(onFullDisk(sealedWith('here')))).toThrow(/ENOSPC/);
  expect(readdirSync(folder).sort()).toEqual([young, newest]);
  expect(take(() => sealedWith('here'))).toMatchObject({ made: true, removed: 1 });
  expect(readdirSync(folder).sort()).toEqual([young, nameAt(now)]);
});

it('R1070: one that cannot be read is not the newest of ours: the one before it stays', () => {
  const whole = copyAt(9, sealedWith('here'));
  const torn = copyAt(8, '{');
  expect(() => take(onFullDisk(sealedWith('here')))).toThrow(/ENOSPC/);
  expect(readdirSync(folder)).toEqual([whole]);
  expect(existsSync(join(folder, torn))).toBe(false);
});

it('R1073: what a kill left of a copy that was being written goes with the next', () => {
  writeFileSync(join(folder, `${nameAt(now - 40 * dayMs)}.tmp`), sealedWith('gone'));
  writeFileSync(join(folder, 'notes.tmp'), 'of somebody else');
  take(() => sealedWith('here'));
  expect(readdirSync(folder).sort()).toEqual([nameAt(now), 'notes.tmp']);
});
