import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../../db/engine.ts';
import { socketPath } from '../../../server/commands/ask-running.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { refusalOf } from '../../../server/refusal-of.ts';
import { freePort } from '../../support/processes/free-port.ts';
import { startQuietly } from '../../support/processes/quiet-start.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('starting');
});
afterEach(() => folder.remove());

describe('a start', () => {
  it('R679: ends with a code that is tried again where a libSQL server gives no answer', async () => {
    const env = readEnv({
      DATA_DIR: join(folder.path, 'data'),
      KEYRING: join(folder.path, 'keyring.json'),
      LIBSQL_URL: 'http://127.0.0.1:1',
    });
    await expect(openHouse(env, { workerFile: screeningWorker })).rejects.toMatchObject({
      message: 'The libSQL server gave no answer about control.',
      exitCode: 75,
    });
  });

  it('R681: is not made by a command: a folder that holds no installation stays as it was', async () => {
    const data = join(folder.path, 'data');
    const env = readEnv({ DATA_DIR: data, KEYRING: join(folder.path, 'keyring.json') });
    const opened = openHouse(env, { workerFile: screeningWorker, mayBegin: false });
    await expect(opened).rejects.toMatchObject({
      message: `There is no installation in ${data}: say with DATA_DIR where it lies, or start it once.`,
      exitCode: 78,
    });
    mkdirSync(data);
    await expect(openHouse(env, { workerFile: screeningWorker, mayBegin: false })).rejects.toThrow();
    expect(existsSync(join(data, 'lock'))).toBe(false);
    expect(existsSync(env.KEYRING)).toBe(false);
  });

  it('R709: that fails closes what it had opened by then: no log of a database is left beside it', async () => {
    const [begun, killed] = [join(folder.path, 'begun'), join(folder.path, 'killed')];
    const start = (DATA_DIR: string) =>
      openHouse(readEnv({ DATA_DIR, KEYRING: join(folder.path, 'keyring.json') }), {
        workerFile: screeningWorker,
      });
    mkdirSync(join(begun, 'complaints.db'), { recursive: true });
    await expect(start(begun)).rejects.toThrow('complaints');
    expect(logOf(begun)).toBe(0);

    rmSync(join(begun, 'complaints.db'), { recursive: true });
    const house = await start(begun);
    await house.databases.control.write([
      { sql: 'alter table organisation rename column public_key to elsewhere', args: [] },
    ]);
    // As a process that is killed leaves it.
    cpSync(begun, killed, { recursive: true });
    await house.close();
    expect(logOf(killed)).toBeGreaterThan(0);
    await expect(start(killed)).rejects.toThrow('Failed query');
    expect(logOf(killed)).toBe(0);
  });

  it('R709: so where its commands cannot be listened to: it answers nobody any more, and the next start goes on', async () => {
    const data = join(folder.path, 'data');
    const port = await freePort();
    const start = () =>
      startQuietly({
        DATA_DIR: data,
        KEYRING: join(folder.path, 'keyring.json'),
        PORT: String(port),
        ORIGIN: `http://127.0.0.1:${port}`,
      });
    mkdirSync(socketPath(data), { recursive: true });
    await expect(start()).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
    expect([existsSync(join(data, 'running')), logOf(data)]).toEqual([false, 0]);
    rmSync(socketPath(data), { recursive: true });
    await (await start()).stop();
  });

  it.each(['ENOSPC', 'SQLITE_FULL'])('R679: ends with that code where no room is left (%s)', (code) => {
    const full = Object.assign(new Error('it'), { code });
    expect(refusalOf(new StoreError('keyring-unreadable', 'It cannot be written.', full))).toMatchObject({
      message: expect.stringContaining('there is no room left on that disk'),
      exitCode: 75,
    });
  });
});

/** Bytes of what a folder's control database holds beside its file. */
function logOf(data: string): number {
  return statSync(join(data, 'control.db-wal'), { throwIfNoEntry: false })?.size ?? 0;
}
