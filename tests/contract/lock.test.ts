import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataFolder, lockWhenFree } from '../../db/lock.ts';
import { type TempFolder, tempFolder } from '../support/processes/temp.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

describe('the lock of a data folder', () => {
  let folder: TempFolder;
  beforeEach(() => {
    folder = tempFolder('lock');
  });
  afterEach(() => folder.remove());
  const inUse = expect.objectContaining({ code: 'data-folder-in-use' });

  it('R53: admits one process, and nothing stale is left when that one is killed', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', child, 'lock', folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(() => lockDataFolder(folder.path)).toThrow(inUse);
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
    lockDataFolder(folder.path).release();
  });

  it('admits one holder in one process too, and the next after it let go', () => {
    const first = lockDataFolder(folder.path);
    expect(() => lockDataFolder(folder.path)).toThrow(inUse);
    first.release();
    first.release();
    lockDataFolder(folder.path).release();
  });

  it('R679: whoever can wait says so once, has it as soon as it is free, and waits no longer than it said', async () => {
    const first = lockDataFolder(folder.path);
    const said: string[] = [];
    const say = (sentence: string) => {
      said.push(sentence);
      first.release();
    };
    (await lockWhenFree(folder.path, { upToMs: 60_000, say })).release();
    expect(said).toEqual([`Waiting: another process uses the data folder ${folder.path}.`]);
    const held = lockDataFolder(folder.path);
    await expect(lockWhenFree(folder.path)).rejects.toThrow(inUse);
    await expect(lockWhenFree(folder.path, { upToMs: 120, say })).rejects.toThrow(inUse);
    held.release();
    expect(said).toHaveLength(2);
  });

  it('R53: a lock that this user may only read admits nobody', async () => {
    const first = lockDataFolder(folder.path);
    chmodSync(join(folder.path, 'lock'), 0o444);
    // As a user who may do nothing in particular, also where tests run as root.
    const command = [process.execPath, '--import', 'tsx', child, 'lock', folder.path];
    const [program = '', ...args] =
      process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', ...command] : command;
    const other = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
    first.release();
    expect(other.stdout).toBe('');
    expect(other.stderr).toContain('Its file "lock" is not for this user to write.');
  });

  it('R73: makes the folder, and names one that cannot be written', () => {
    lockDataFolder(join(folder.path, 'new', 'deeper')).release();
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    const unwritable = expect.objectContaining({ code: 'data-folder-unwritable' });
    expect(() => lockDataFolder(file)).toThrow(unwritable);
    expect(() => lockDataFolder(join(file, 'below'))).toThrow(unwritable);
    expect(() => lockDataFolder('/proc/due-weight')).toThrow(unwritable);
  });
});
