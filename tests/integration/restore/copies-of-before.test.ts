import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditStatement } from '../../../db/audit.ts';
import { beginMove } from '../../../db/queries/retention/moves.ts';
import { runCommand } from '../../../server/commands/commands.ts';
import { doctor } from '../../../server/commands/doctor.ts';
import type { CommandAnswer } from '../../../server/commands/options.ts';
import { restoreAlone } from '../../../server/commands/restore.ts';
import type { AuditDeed } from '../../../server/core/privacy/audit-deeds.ts';
import { backupName } from '../../../server/core/privacy/backups.ts';
import { readEnv } from '../../../server/env.ts';
import { openHouse } from '../../../server/house.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { screeningWorker } from '../../support/processes/threads.ts';

const system = { kind: 'system', name: 'retention' } as const;
const hourMs = 3_600_000;

let house: TestHouse;
let backups: string;
let keys: string;
const settings = (more: Readonly<Record<string, string>> = {}) => ({
  DATA_DIR: join(house.folder, 'data'),
  KEYRING: join(house.folder, 'keyring.json'),
  BACKUP_DIR: backups,
  KEY_BACKUP_DIR: keys,
  DEMO: '1',
  ...more,
});
const start = (more?: Readonly<Record<string, string>>) =>
  openHouse(readEnv(settings(more)), { workerFile: screeningWorker });
const valueIn = (answered: CommandAnswer) => {
  expect(answered.exitCode, answered.lines.join('\n')).toBe(0);
  return JSON.parse(answered.lines[0] ?? '');
};
const command = async (...words: string[]) =>
  valueIn(await runCommand(house, { words: [...words, '--json'], origin: 'http://127.0.0.1' }));
const backUp = () => command('backup', '--to', backups);
const backUpKeys = () => command('backup', 'keys', '--to', keys);
const restore = (from: string, ...more: string[]) =>
  restoreAlone(readEnv(settings()), [from, ...more, '--json']);
const nameAt = (ms: number) => `keyring-${backupName(ms)}.json`;

beforeEach(async () => {
  house = await openTestHouse();
  backups = join(house.folder, 'backups');
  keys = join(house.folder, 'key-copies');
});
afterEach(() => house.remove());

describe('a start on an empty disk', () => {
  it('R930: begins nothing beside copies of an installation, says what to do, and takes no copy away', async () => {
    await backUp();
    await backUpKeys();
    await house.close();
    const [data, keyring] = [join(house.folder, 'data'), join(house.folder, 'keyring.json')];
    for (const path of [data, keyring, `${keyring}.master`]) renameSync(path, `${path}.lost`);
    const copies = readdirSync(keys);
    await expect(start()).rejects.toMatchObject({
      exitCode: 78,
      message: expect.stringContaining(`due-weight restore ${backups}`),
    });
    expect(existsSync(keyring)).toBe(false);
    expect(readdirSync(keys)).toEqual(copies);
    let said = '';
    expect(await doctor({ write: (text: string) => (said += text) }, settings())).toBe(1);
    expect(said).toMatch(/^fail {2}keyring: There is no data in .*copies of an installation lie in/m);

    // With the keyring back it is still a loss, and with the data put back it starts.
    copyFileSync(join(keys, copies[0] ?? ''), keyring);
    renameSync(`${keyring}.master.lost`, `${keyring}.master`);
    await expect(start()).rejects.toThrow(/would begin an empty site/);
    valueIn(await restore(backups));
    const again = await start();
    expect(again.keyring.ids()).toEqual([house.consultationId]);
    await again.close();
  });
});

describe('copies of the keyring', () => {
  it('R931: one of another keyring stays, and so does one that has a key which only an older keyring does not know', async () => {
    const { file } = await backUpKeys();
    const another = join(keys, nameAt(Date.now() - 2 * hourMs));
    writeFileSync(
      another,
      readFileSync(file, 'utf8').replace(house.keyring.signing.publicKey, 'A'.repeat(60)),
    );
    const { id } = await need(
      house.services.consultation.create(system, { title: 'Another', language: 'en', timeZone: 'UTC' }),
    );
    const newer = join(keys, nameAt(Date.now() - hourMs));
    renameSync((await backUpKeys()).file, newer);
    // The keyring was lost and an older copy put back: the newer one has the only key of what began since.
    house.keyring.destroyKey(id);
    expect(await backUpKeys()).toMatchObject({ removed: 0 });
    expect([another, newer].map((copy) => existsSync(copy))).toEqual([true, true]);
  });

  it('R931: one that opens a letter which was taken in goes, unless it has a key that nothing else has', async () => {
    const at = async (hours: number) => {
      const old = join(keys, nameAt(Date.now() - hours * hourMs));
      renameSync((await backUpKeys()).file, old);
      return old;
    };
    house.keyring.addPlace('a-line');
    const goes = await at(2);
    house.keyring.addKey('began-since');
    const stays = await at(1);
    house.keyring.destroyKey('began-since');
    house.keyring.forgetPlace('a-line');
    expect(await backUpKeys()).toMatchObject({ removed: 1 });
    expect([goes, stays].map((copy) => existsSync(copy))).toEqual([false, true]);
  });

  it('R931: one with the key of what was destroyed goes all the same', async () => {
    const old = join(keys, nameAt(Date.now() - hourMs));
    renameSync((await backUpKeys()).file, old);
    await need(house.services.retention.destroy(system, { consultationId: house.consultationId }));
    expect(await backUpKeys()).toMatchObject({ removed: 1 });
    expect(existsSync(old)).toBe(false);
  });

  it('R931: one with the key of what was dropped goes, also where it once came by a move, and stays where it came again since', async () => {
    const { control } = house.databases;
    const old = join(keys, nameAt(Date.now() - hourMs));
    const id = 'came-by-a-move';
    const deed = (name: AuditDeed) =>
      auditStatement({ day: '2030-01-01', actor: 'command-line', deed: name, subject: id, detail: '' });
    const came = (move: string) =>
      beginMove({
        ...{ id: move, consultationId: id, way: 'in', state: 'here', place: '', placeKey: '' },
        ...{ lastDay: '', day: '2030-01-01' },
      });
    house.keyring.addKey(id);
    renameSync((await backUpKeys()).file, old);
    await control.write([came('first'), deed('consultation:take')]);
    house.keyring.destroyKey(id);
    // Its copy may have the only key.
    expect(await backUpKeys()).toMatchObject({ removed: 0 });
    await control.write([deed('backup:drop')]);
    await control.write([came('second'), deed('consultation:take')]);
    expect(await backUpKeys()).toMatchObject({ removed: 0 });
    await control.write([deed('backup:drop')]);
    expect(await backUpKeys()).toMatchObject({ removed: 1 });
    expect(existsSync(old)).toBe(false);
  });

  it('R932: what a clock named that ran ahead is not the newest, and is not copied again each minute', async () => {
    const ahead = join(keys, nameAt(Date.now() + 48 * hourMs));
    renameSync((await backUpKeys()).file, ahead);
    expect(await backUpKeys()).toMatchObject({ made: true });
    expect(await backUpKeys()).toMatchObject({ made: false });
    expect(existsSync(ahead)).toBe(true);
  });
});

describe('backups of data', () => {
  it('R932: one from later than now is not the newest; restore takes it only where it is named, and the doctor says so', async () => {
    const first = await backUp();
    const ahead = join(backups, backupName(Date.now() + 48 * hourMs));
    renameSync(first.folder, ahead);
    const stop = async () => {
      let said = '';
      await doctor({ write: (text: string) => (said += text) }, settings());
      return said;
    };
    expect(await stop()).toContain(`fail  backup: there is none in ${backups}`);
    const drill = (from: string) => restoreAlone(readEnv(settings()), [from, '--drill', '--json']);
    expect((await drill(backups)).lines).toEqual([expect.stringContaining('from later than now')]);
    expect(valueIn(await drill(ahead)).backup).toBe(ahead);
    const second = await backUp();
    expect(second.copied).toBe(3);
    expect(valueIn(await drill(backups))).toMatchObject({ backup: second.folder, ahead: [ahead] });
    const said = await restoreAlone(readEnv(settings()), [backups, '--drill']);
    expect(said.lines.join('\n')).toContain(`not taken for the newest: ${ahead}`);
    expect(await stop()).toContain(`warn  backup: 1 in ${backups} are named for later than now`);
  });

  it('R933: the one that is named is put back, though a newer one beside it is of another keyring', async () => {
    const { folder } = await backUp();
    const kept = join(backups, backupName(Date.now() - 2 * hourMs));
    renameSync(folder, kept);
    const foreign = join(backups, backupName(Date.now()));
    cpSync(kept, foreign, { recursive: true });
    writeFileSync(join(foreign, 'manifest.sig'), Buffer.alloc(64).toString('base64'));
    await house.close();
    expect((await restore(backups, '--replace')).lines).toEqual([expect.stringContaining(foreign)]);
    expect(valueIn(await restore(kept, '--replace'))).toMatchObject({
      backup: kept,
      passedOver: [foreign],
    });
  });

  it('R933: where a consultation has no file in the backup any more, all else of it can be put back', async () => {
    const { folder } = await backUp();
    // It went to another machine, with its backups, and came back.
    rmSync(join(folder, 'consultations', `${house.consultationId}.db`));
    await house.close();
    expect((await restore(folder, '--replace')).lines).toEqual([
      expect.stringContaining(`nothing of ${house.consultationId}`),
    ]);
    expect(valueIn(await restore(folder, '--replace', '--drop'))).toMatchObject({
      lost: [{ id: house.consultationId }],
      consultations: 0,
    });
    expect(existsSync(join(house.folder, 'data', '.restoring'))).toBe(false);
  });
});
