import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../../db/keyring.ts';
import type { MasterSource } from '../../../db/master-key.ts';
import { bundleForTests } from '../../../setup/bundle.mjs';
import { killedStages } from '../../support/processes/killed-stages.ts';
import { bytesBelow, type TempFolder, tempFolder } from '../../support/processes/temp.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const hex = (digit: string) => digit.repeat(64);

describe('the master key', () => {
  let folder: TempFolder;
  let dataDir: string;
  let keys: string;
  let path: string;
  beforeEach(() => {
    folder = tempFolder('master');
    dataDir = join(folder.path, 'data');
    keys = join(folder.path, 'keys');
    path = join(keys, 'keyring.json');
    mkdirSync(dataDir);
  });
  afterEach(() => folder.remove());
  const open = (master?: MasterSource, backupDirs: readonly string[] = []) =>
    openKeyring({ path, dataDir, create: true, backupDirs, ...(master ? { master } : {}) });

  it('R106: no secret of the keyring stands in its file, and without the master key it opens nothing', () => {
    const keyring = open();
    const key = keyring.addKey('one');
    const text = readFileSync(path, 'utf8');
    const privateKey = keyring.signing.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    for (const secret of [key, keyring.control, keyring.complaints, keyring.pepper, privateKey])
      expect(text).not.toContain(secret);
    const master = readFileSync(`${path}.master`, 'utf8');
    rmSync(`${path}.master`);
    expect(() => open()).toThrow(refusal('master-key-missing'));
    writeFileSync(`${path}.master`, hex('a'), { mode: 0o600 });
    expect(() => open()).toThrow(refusal('master-key-wrong'));
    writeFileSync(`${path}.master`, master);
    chmodSync(`${path}.master`, 0o644);
    expect(() => open()).toThrow(refusal('keyring-open-to-others'));
    chmodSync(`${path}.master`, 0o600);
    expect(open().keyFor('one')).toBe(key);
  });

  it('R106: a secret put in the place of another one is named as damage', () => {
    open();
    const content = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(
      path,
      JSON.stringify({ ...content, control: content.complaints, complaints: content.control }),
    );
    expect(() => open()).toThrow(refusal('keyring-unreadable'));
  });

  it('wraps a keyring of the first version when it opens it, and nothing of it is lost', () => {
    const keyring = open();
    const before = {
      version: 1,
      control: keyring.control,
      complaints: keyring.complaints,
      pepper: keyring.pepper,
      signing: {
        privateKey: keyring.signing.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
        publicKey: keyring.signing.publicKey,
      },
      consultations: { one: hex('1') },
    };
    rmSync(`${path}.master`);
    writeFileSync(path, JSON.stringify(before));
    const opened = open();
    expect([opened.control, opened.pepper, opened.keyFor('one'), opened.signing.publicKey]).toEqual([
      before.control,
      before.pepper,
      hex('1'),
      before.signing.publicKey,
    ]);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text).version).toBe(2);
    for (const secret of [before.control, hex('1'), before.signing.privateKey])
      expect(text).not.toContain(secret);
    expect(open().control).toBe(before.control);
  });

  it('comes from the environment or from a command without a shell, and is rotated to the next one said', () => {
    const one = open({ kind: 'value', value: hex('1') });
    one.addKey('a');
    expect(() => one.rotate()).toThrow(refusal('master-key-missing'));
    const both = open({ kind: 'value', value: hex('1'), next: hex('2') });
    expect(both.rotate()).toEqual({ changed: true });
    expect(both.rotate()).toEqual({ changed: false });
    expect(() => open({ kind: 'value', value: hex('1') })).toThrow(refusal('master-key-wrong'));
    expect(open({ kind: 'value', value: hex('2') }).keyFor('a')).toBe(one.keyFor('a'));

    const script = join(folder.path, 'say.mjs');
    writeFileSync(script, `process.stdout.write(process.argv[2].repeat(64) + '\\n')`);
    const say = (digit: string) => JSON.stringify([process.execPath, script, digit]);
    const command = open({ kind: 'command', command: say('2') });
    expect(command.keyFor('a')).toBe(one.keyFor('a'));
    expect(() => open({ kind: 'command', command: `${process.execPath} ${script}.gone` })).toThrow(
      refusal('master-key-unanswered'),
    );
    expect(() => open({ kind: 'command', command: `${script}.gone` })).toThrow(refusal('master-key-missing'));
    expect(() => open({ kind: 'command', command: say('x') })).toThrow(/not 64 hexadecimal digits/);
    expect(existsSync(`${path}.master`)).toBe(false);
  });

  it('R54, R107: refuses keyring and master key inside the data or a backup folder, also through a link', () => {
    const backups = join(folder.path, 'backups');
    mkdirSync(backups);
    symlinkSync(backups, join(folder.path, 'elsewhere'));
    expect(() => open({ kind: 'file', path: join(dataDir, 'master') })).toThrow(
      refusal('keyring-inside-data'),
    );
    const linked: MasterSource = { kind: 'file', path: join(folder.path, 'elsewhere', 'master') };
    expect(() => open(linked, [backups])).toThrow(refusal('keyring-inside-backup'));
    path = join(folder.path, 'elsewhere', 'keyring.json');
    expect(() => open(undefined, [backups])).toThrow(refusal('keyring-inside-backup'));
    expect(readdirSync(backups)).toEqual([]);
  });

  it('R107: a rotation makes the old master key worthless, and leaves no copy of it', () => {
    const keyring = open();
    const key = keyring.addKey('one');
    const old = readFileSync(`${path}.master`, 'utf8').trim();
    const copy = readFileSync(path, 'utf8');
    const other = open();
    expect(keyring.rotate()).toEqual({ changed: true });
    expect(other.addKey('two')).toBe(open().keyFor('two'));
    expect(open().keyFor('one')).toBe(key);
    expect(bytesBelow(keys).includes(Buffer.from(old))).toBe(false);
    writeFileSync(path, copy);
    expect(() => open()).toThrow(refusal('master-key-wrong'));
  });

  it('R107: a rotation of a key that is reached through a link leaves the link, and the new key where the old one lay', () => {
    const device = join(folder.path, 'device');
    mkdirSync(device);
    mkdirSync(keys);
    const file = join(device, 'master');
    writeFileSync(file, hex('a'), { mode: 0o600 });
    symlinkSync(file, `${path}.master`);
    for (const master of [undefined, { kind: 'file', path: `${path}.master` }] as const) {
      const before = readFileSync(file, 'utf8');
      expect(open(master).rotate()).toEqual({ changed: true });
      expect(lstatSync(`${path}.master`).isSymbolicLink()).toBe(true);
      expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
      expect(readFileSync(file, 'utf8')).not.toBe(before);
      expect(open(master).control).toBeDefined();
    }
  });

  it('R107: a rotation that is killed at any step leaves a keyring that opens, with every key', async () => {
    const keyring = open();
    const key = keyring.addKey('one');
    const kept = join(folder.path, 'kept');
    cpSync(keys, kept, { recursive: true });
    const child = join(folder.path, 'program', 'rotate-child.mjs');
    await bundleForTests(join(import.meta.dirname, 'rotate-child.ts'), child);
    const stages = killedStages({
      file: child,
      words: [path, dataDir],
      folders: [keys],
      begin() {
        rmSync(keys, { recursive: true });
        cpSync(kept, keys, { recursive: true });
      },
      photos: join(folder.path, 'photos'),
    });
    for (const { label, put } of stages) {
      put();
      const again = open();
      expect([again.control, again.keyFor('one')], label).toEqual([keyring.control, key]);
      expect(existsSync(`${path}.master.next`)).toBe(false);
    }
    expect(stages.length).toBeGreaterThan(9);
  }, 120_000);
});
