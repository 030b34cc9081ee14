import { createPublicKey, sign, verify } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyring } from '../../../db/keyring.ts';
import { notForOthers } from '../../../db/places.ts';
import { createSecrets } from '../../../server/guard/secrets.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';

describe('the keyring', () => {
  let folder: TempFolder;
  let dataDir: string;
  let path: string;
  beforeEach(() => {
    folder = tempFolder('keyring');
    dataDir = join(folder.path, 'data');
    path = join(folder.path, 'keys', 'keyring.json');
    mkdirSync(dataDir);
  });
  afterEach(() => folder.remove());
  const open = (create = false, at = path) => openKeyring({ path: at, dataDir, create });
  const refusal = (code: string) => expect.objectContaining({ code });

  it('is made once, for its owner alone, and is the same when opened again', () => {
    const made = open(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = open(true);
    expect([again.control, again.complaints, again.pepper]).toEqual([
      made.control,
      made.complaints,
      made.pepper,
    ]);
    expect(new Set([made.control, made.complaints, made.pepper]).size).toBe(3);
    expect(made.control).toMatch(/^[0-9a-f]{64}$/);
  });

  it('R45: signs with a key whose public half it shows', () => {
    const { signing } = open(true);
    const publicKey = createPublicKey({
      key: Buffer.from(signing.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const bytes = Buffer.from('a release');
    expect(verify(null, bytes, publicKey, sign(null, bytes, signing.privateKey))).toBe(true);
  });

  it('R752, R1332: with the key of a consultation comes and goes what its seats and codes were hashed with, in each process', () => {
    const [here, elsewhere] = [open(true), open()];
    here.addKey('one');
    const seats = [here, elsewhere].map((keyring) => {
      const secrets = createSecrets(keyring);
      return () => secrets.of('one').hash('seat', 'a session').toString('hex');
    });
    // Also of one that was made a moment ago and of which nothing was heard yet.
    const [before, same] = seats.map((seat) => seat());
    expect(same).toBe(before);
    here.destroyKey('one');
    elsewhere.look();
    for (const seat of seats) expect(seat()).not.toBe(before);
  });

  it('keeps a key per consultation, gives the same one twice, and destroys it for good', () => {
    const keyring = open(true);
    const other = open();
    const key = keyring.addKey('one');
    expect(keyring.addKey('one')).toBe(key);
    expect(keyring.addKey('two')).not.toBe(key);
    expect(other.keyFor('one')).toBe(key);
    expect(keyring.ids()).toEqual(['one', 'two']);
    keyring.destroyKey('one');
    keyring.destroyKey('never-was');
    expect(keyring.keyFor('one')).toBeUndefined();
    expect(keyring.keyFor('constructor')).toBeUndefined();
    expect(open().ids()).toEqual(['two']);
    for (const name of readdirSync(join(folder.path, 'keys'))) {
      expect(readFileSync(join(folder.path, 'keys', name), 'utf8')).not.toContain(key);
    }
  });

  it('does not lose a key that another process added meanwhile', () => {
    const [one, two] = [open(true), open()];
    one.addKey('one');
    two.addKey('two');
    expect(one.keyFor('two')).toBe(two.keyFor('two'));
    expect(open().ids()).toEqual(['one', 'two']);
  });

  it('R806: goes on as it lies on disk where a change cannot be written, and takes the change once it can', () => {
    const keyring = open(true);
    const key = keyring.addKey('one');
    const seat = () => createSecrets(keyring).of('one').hash('seat', 'a session').toString('hex');
    const before = seat();
    const sealed = keyring.sealed();
    // As a full disk does: what would be renamed into its place cannot be written.
    mkdirSync(`${path}.tmp`);
    const changes = [
      () => keyring.rotate(),
      () => keyring.addKey('two'),
      () => keyring.setApart('one'),
      () => keyring.destroyKey('one'),
    ];
    for (const change of changes) {
      expect(change).toThrow('EISDIR');
      expect([keyring.keyFor('one'), keyring.keyFor('two'), seat()]).toEqual([key, undefined, before]);
      expect(keyring.sealed()).toBe(sealed);
      expect(keyring.ids()).toEqual(open().ids());
    }
    rmSync(`${path}.tmp`, { recursive: true });
    expect(keyring.rotate()).toEqual({ changed: true });
    expect([keyring.keyFor('one'), seat()]).toEqual([key, before]);
    expect(keyring.addKey('two')).toBe(open().keyFor('two'));
  });

  it('R54: refuses to lie inside the data folder, also through a link of the file or of a folder', () => {
    expect(() => open(true, join(dataDir, 'keyring.json'))).toThrow(refusal('keyring-inside-data'));
    expect(() => open(true, join(dataDir, 'deeper', 'keyring.json'))).toThrow(refusal('keyring-inside-data'));
    symlinkSync(dataDir, join(folder.path, 'elsewhere'));
    expect(() => open(true, join(folder.path, 'elsewhere', 'keyring.json'))).toThrow(
      refusal('keyring-inside-data'),
    );
    writeFileSync(join(dataDir, 'hidden.json'), '{}');
    symlinkSync(join(dataDir, 'hidden.json'), join(folder.path, 'linked.json'));
    expect(() => open(true, join(folder.path, 'linked.json'))).toThrow(refusal('keyring-inside-data'));
    expect(() => open(true, join(folder.path, 'data-keys.json'))).not.toThrow();
  });

  it('R990: a master key that systemd lays down as a credential opens the keyring; with the same permissions elsewhere it is open to others', () => {
    expect(notForOthers('/run/credentials/due-weight.service/master-key')).toBe(0o007);
    for (const elsewhere of ['/run/credentials-of-mine/master-key', '/run/credentials/../master-key', path])
      expect(notForOthers(elsewhere), elsewhere).toBe(0o077);
    open(true);
    chmodSync(`${path}.master`, 0o440);
    expect(() => open()).toThrow(refusal('keyring-open-to-others'));
    // Only root lays credentials down.
    if (process.getuid?.() !== 0) return;
    const unit = join('/run/credentials', `due-weight-test-${process.pid}.service`);
    mkdirSync(unit, { recursive: true, mode: 0o755 });
    try {
      const credential = join(unit, 'master-key');
      copyFileSync(`${path}.master`, credential);
      chmodSync(credential, 0o440);
      const keyring = () =>
        openKeyring({ path, dataDir, create: false, master: { kind: 'file', path: credential } });
      expect(keyring().control).toMatch(/^[0-9a-f]{64}$/);
      chmodSync(credential, 0o444);
      expect(keyring).toThrow(refusal('keyring-open-to-others'));
    } finally {
      rmSync(unit, { recursive: true });
    }
  });

  it('R858: is written anew where it was cut short or changed under the one process that has it, and what is held is given away for nothing that does not open', () => {
    open(true);
    const keyring = openKeyring({ path, dataDir, create: false, only: true });
    const key = keyring.addKey('one');
    const whole = readFileSync(path, 'utf8');
    expect(keyring.mended()).toBe(false);
    const changed = whole.replace(/"one": "....../, '"one": "AAAAAA');
    for (const broken of ['', whole.slice(0, -20), changed]) {
      writeFileSync(path, broken);
      expect(keyring.keyFor('none')).toBeUndefined();
      expect([keyring.mended(), keyring.mended()]).toEqual([true, false]);
      expect(readFileSync(path, 'utf8')).toBe(whole);
      expect(keyring.keyFor('one')).toBe(key);
    }
    // A last day comes all the same.
    writeFileSync(path, '');
    keyring.destroyKey('one');
    expect(open().ids()).toEqual([]);
    // Another one, or none, was meant: it is said and left.
    writeFileSync(path, '{"version":3}');
    expect(() => keyring.look()).toThrow(refusal('keyring-unreadable'));
    rmSync(path);
    expect(() => keyring.look()).toThrow(refusal('keyring-unreadable'));
    expect(existsSync(path)).toBe(false);
  });

  it('R858: of those that share it none overwrites what it cannot read, and each goes on with what it holds', () => {
    const keyring = open(true);
    const key = keyring.addKey('one');
    const whole = readFileSync(path, 'utf8');
    for (const broken of ['', whole.replace(/"one": "....../, '"one": "AAAAAA')]) {
      writeFileSync(path, broken);
      expect(() => keyring.look()).toThrow(refusal('keyring-unreadable'));
      expect(readFileSync(path, 'utf8')).toBe(broken);
      expect(keyring.keyFor('one')).toBe(key);
    }
  });

  it('R54: names a keyring that is missing, damaged, or readable by others', () => {
    expect(() => open()).toThrow(refusal('keyring-missing'));
    open(true);
    chmodSync(path, 0o640);
    expect(() => open()).toThrow(refusal('keyring-open-to-others'));
    chmodSync(path, 0o600);
    const whole = readFileSync(path, 'utf8');
    for (const damaged of [
      '',
      '{}',
      'null',
      whole.slice(0, -20),
      whole.replace(/"pepper": "../, '"pepper": "'),
    ]) {
      writeFileSync(path, damaged);
      expect(() => open()).toThrow(refusal('keyring-unreadable'));
    }
  });
});
