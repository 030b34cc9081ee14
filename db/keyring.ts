import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { StoreError } from './engine.ts';
import { holdFile, makeFolder } from './lock.ts';

/** Keys are 64 hexadecimal digits (32 random bytes). */
export type Keyring = {
  readonly control: string;
  readonly complaints: string;
  /** For the HMAC of join codes, sessions and links, so that a stolen database does not open doors. */
  readonly pepper: string;
  /** The organisation's Ed25519 key: PKCS#8 in, SPKI out. */
  readonly signing: { readonly privateKey: KeyObject; readonly publicKey: string };
  /** The consultations that have a key. */
  ids(): readonly string[];
  keyFor(id: string): string | undefined;
  /** Makes a key and has it on disk before it answers; the one that exists is given back. */
  addKey(id: string): string;
  /** After this nothing encrypted with the key can be read again. Unknown ids are no error. */
  destroyKey(id: string): void;
};

type Content = {
  readonly version: 1;
  readonly control: string;
  readonly complaints: string;
  readonly pepper: string;
  readonly signing: { readonly privateKey: string; readonly publicKey: string };
  readonly consultations: Readonly<Record<string, string>>;
};

export type KeyringOptions = { readonly path: string; readonly dataDir: string; readonly create: boolean };

/**
 * Opens, or with `create` makes, the keyring: a JSON file of mode 0600 outside the data folder, so that a copy of the data
 * is not a copy of the keys. Refusals: `keyring-inside-data` (also through a link), `keyring-missing`,
 * `keyring-open-to-others`, `keyring-unreadable`.
 */
export function openKeyring({ path, dataDir, create }: KeyringOptions): Keyring {
  const file = realPath(path);
  const folder = realPath(dataDir);
  const inside = relative(folder, file);
  if (!inside.startsWith(`..${sep}`) && inside !== '..' && !inside.startsWith(sep)) {
    throw new StoreError(
      'keyring-inside-data',
      `The keyring ${path} is inside the data folder; keep it elsewhere.`,
    );
  }
  if (!fs.existsSync(file)) {
    if (!create) throw new StoreError('keyring-missing', `There is no keyring at ${path}.`);
    makeKeyring(file, path);
  }
  let content = read(file, path);

  function change(next: (now: Content) => Content): void {
    // Several web processes may share a keyring: hold it, read again, then write.
    const lock = holdFile(`${file}.lock`, 5000);
    try {
      content = next(read(file, path));
      write(file, content);
    } finally {
      lock.release();
    }
  }

  return {
    control: content.control,
    complaints: content.complaints,
    pepper: content.pepper,
    signing: {
      privateKey: createPrivateKey({
        key: Buffer.from(content.signing.privateKey, 'base64'),
        format: 'der',
        type: 'pkcs8',
      }),
      publicKey: content.signing.publicKey,
    },
    ids: () => Object.keys(content.consultations),
    keyFor(id) {
      const known = own(content, id);
      if (known !== undefined) return known;
      content = read(file, path);
      return own(content, id);
    },
    addKey(id) {
      change((now) => ({ ...now, consultations: { ...now.consultations, [id]: own(now, id) ?? newKey() } }));
      const key = own(content, id);
      if (key === undefined)
        throw new StoreError('key-unknown', `The keyring did not keep the key of ${id}.`);
      return key;
    },
    destroyKey(id) {
      change((now) => {
        const { [id]: _destroyed, ...others } = now.consultations;
        return { ...now, consultations: others };
      });
    },
  };
}

function own(content: Content, id: string): string | undefined {
  return Object.hasOwn(content.consultations, id) ? content.consultations[id] : undefined;
}

function newKey(): string {
  return randomBytes(32).toString('hex');
}

function makeKeyring(file: string, path: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const made: Content = {
    version: 1,
    control: newKey(),
    complaints: newKey(),
    pepper: newKey(),
    signing: {
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    },
    consultations: {},
  };
  try {
    makeFolder(dirname(file));
    const lock = holdFile(`${file}.lock`, 5000);
    try {
      if (!fs.existsSync(file)) write(file, made);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw new StoreError('keyring-unreadable', `The keyring ${path} cannot be written.`, error);
  }
}

function read(file: string, path: string): Content {
  let content: Content;
  try {
    if (process.platform !== 'win32' && (fs.statSync(file).mode & 0o077) !== 0) {
      throw new StoreError(
        'keyring-open-to-others',
        `Others can read the keyring ${path}; run: chmod 600 ${path}`,
      );
    }
    content = JSON.parse(fs.readFileSync(file, 'utf8')) as Content;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('keyring-unreadable', `The keyring ${path} cannot be read.`, error);
  }
  const keys = [
    content?.control,
    content?.complaints,
    content?.pepper,
    ...Object.values(content?.consultations ?? { '': '' }),
  ];
  const whole = content?.version === 1 && typeof content.signing?.privateKey === 'string';
  if (!whole || !keys.every((key) => /^[0-9a-f]{64}$/.test(key))) {
    throw new StoreError('keyring-unreadable', `The keyring ${path} is damaged or of another program.`);
  }
  return content;
}

/** Whole or not at all: written beside, flushed, renamed, and the folder flushed. */
function write(file: string, content: Content): void {
  const beside = `${file}.tmp`;
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const before = fs.existsSync(file) ? fs.openSync(file, 'r+') : undefined;
  const after = fs.openSync(beside, 'w', 0o600);
  try {
    fs.writeFileSync(after, text);
    fs.fsyncSync(after);
  } finally {
    fs.closeSync(after);
  }
  fs.renameSync(beside, file);
  flushFolder(dirname(file));
  if (before === undefined) return;
  // The old file still lies on the disk with a key that may just have been destroyed. This overwrites it where the file
  // system writes in place; on one that copies (and inside a solid-state drive) only full-disk encryption helps.
  fs.writeSync(before, Buffer.alloc(fs.fstatSync(before).size), 0, undefined, 0);
  fs.fsyncSync(before);
  fs.closeSync(before);
}

/** Makes a rename or a removal in `folder` survive a loss of power. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Follows every link of the part that exists, so that a link cannot hide where a file really lies. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return fs.realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}
