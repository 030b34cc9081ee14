import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../server/commands/commands.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import { listenForCommands } from '../../../server/commands/socket.ts';
import { verifyReport } from '../../../server/commands/verify-report.ts';
import { readEnv } from '../../../server/env.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { root } from '../../support/pages/scratch-tree.ts';

let house: TestHouse;
let settings: Readonly<Record<'DATA_DIR' | 'KEYRING' | 'DEMO', string>>;
/** A backup of another site, and folders of this program that are none. */
let foreign: string;
const at = (...names: string[]) => join(house.folder, ...names);

/** Copies the data, or the keyring, into a folder. Answers where the copy lies. */
async function copied(of: TestHouse, ...words: string[]): Promise<string> {
  const { exitCode, lines } = await runCommand(of, { words: ['backup', ...words], origin: '' });
  expect(exitCode, lines.join('\n')).toBe(0);
  return lines[0] ?? '';
}

beforeAll(async () => {
  house = await openTestHouse();
  settings = { DATA_DIR: at('data'), KEYRING: at('keyring.json'), DEMO: '1' };
  const other = await openTestHouse({}, { anew: true });
  cpSync(await copied(other, '--to', join(other.folder, 'backups')), at('foreign'), { recursive: true });
  await other.remove();
  foreign = at('foreign');
  cpSync(await copied(house, '--to', at('backups')), at('torn'), { recursive: true });
  cpSync(at('torn'), at('unsigned'), { recursive: true });
  rmSync(at('torn', 'manifest.json'));
  rmSync(at('unsigned', 'manifest.sig'));
  await copied(house, 'keys', '--to', at('keys'));
  mkdirSync(at('empty'));
  mkdirSync(at('letter'));
  writeFileSync(at('letter', 'letter.json'), '{}');
  writeFileSync(at('a-file'), 'words');
});
afterAll(() => house.remove());

const wrong = (): readonly (readonly [folder: string, says: RegExp])[] => [
  [at('nowhere'), /There is no folder: .*nowhere/],
  [at('a-file'), /It is no folder: .*a-file/],
  [at('empty'), /There is no backup in .*empty\. Name a backup/],
  [at('keys'), /copies of the keyring lie there/],
  [at('data'), /it is a data folder, or a backup without its manifest\.json/],
  [at('torn'), /a backup without its manifest\.json/],
  [at('unsigned'), /has no manifest\.sig: it was not copied whole/],
  [at('letter'), /a consultation lies there that comes from another machine/],
  [foreign, /was changed, or is of another keyring/],
];

/** Every file below the folder of the house, with what it holds. What a log of its databases holds may be moved meanwhile. */
function everything(): ReadonlyMap<string, string> {
  const names = readdirSync(house.folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile() && !/-(wal|shm|journal)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file).toString('base64')]),
  );
}

describe('R908: restore of a folder that is no backup of this site', () => {
  it('is told beside a server that runs, which would have to be stopped for it', async () => {
    const stop = await listenForCommands(settings.DATA_DIR, house);
    const typed = (folder: string) =>
      new Promise<{ code: unknown; stdout: string }>((resolve) => {
        const words = ['--import', 'tsx', join(root, 'server/commands/index.ts'), 'restore', folder];
        const env = { PATH: process.env.PATH, NODE_ENV: 'production' as const, ...settings };
        execFile(process.execPath, words, { cwd: root, env }, (error, stdout) =>
          resolve({ code: error?.code ?? 0, stdout }),
        );
      });
    const [none, backup] = [await typed(at('keys')), await typed(at('backups'))];
    await stop();
    expect(none).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('copies of the keyring lie there'),
    });
    expect(backup).toMatchObject({ code: 1, stdout: expect.stringContaining('Something runs') });
  });

  it('says first what is wrong with the folder, and changes nothing', async () => {
    await house.close();
    const before = everything();
    for (const [folder, says] of wrong())
      for (const more of [[], ['--replace'], ['--drill']]) {
        const { exitCode, lines } = await restoreAlone(readEnv(settings), [folder, ...more]);
        expect(lines, folder).toEqual([expect.stringMatching(says)]);
        expect(exitCode).toBe(1);
      }
    expect(everything()).toEqual(before);
    // A backup of this site, and then alone, asks whether the data may go.
    expect(await restoreAlone(readEnv(settings), [at('backups')])).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('Add --replace')],
    });
  });

  it('makes no data folder where there is none, nor where the keyring is missing', async () => {
    const nowhere = at('fresh', 'data');
    const restore = async (from: string, more: Readonly<Record<string, string>> = {}) =>
      (await restoreAlone(readEnv({ ...settings, DATA_DIR: nowhere, ...more }), [from])).lines[0];
    expect(await restore(at('empty'))).toMatch(/There is no backup/);
    expect(await restore(foreign)).toMatch(/of another keyring/);
    expect(await restore(at('backups'), { KEYRING: at('fresh', 'keyring.json') })).toMatch(
      /There is no keyring/,
    );
    expect(existsSync(at('fresh'))).toBe(false);
  });
});

it('R908: a folder without a release is no release that was changed', async () => {
  async function verified(...words: string[]) {
    let said = '';
    const output = new Writable({
      write(part, _encoding, next) {
        said += String(part);
        next();
      },
    });
    return { code: await verifyReport(words, { output, errors: output }), said };
  }
  const wrongs = [
    [at('empty'), /^There is no release in .*empty: unpack the all\.zip/],
    [at('keys'), /^There is no release in .*keys/],
    [at('nowhere'), /^There is no folder .*nowhere/],
    [at('a-file'), /a-file is no folder/],
  ] as const;
  for (const [folder, says] of wrongs)
    expect(await verified(folder)).toEqual({ code: 64, said: expect.stringMatching(says) });
  expect(await verified(at('empty'), '--key', at('no.pem'))).toMatchObject({
    code: 64,
    said: expect.stringContaining('There is no file'),
  });
});
