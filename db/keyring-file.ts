import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './engine.ts';
import { holdFile, makeFolder } from './lock.ts';
import { type MasterKey, type MasterSource, makeMaster, seal } from './master-key.ts';
import { isOpenToOthers, liesIn, replaceFile, writeFlushed } from './places.ts';

/** As it lies on disk: every secret sealed by the master key under its own name. */
export type Content = {
  readonly version: 2;
  readonly master: string;
  readonly publicKey: string;
  readonly control: string;
  readonly complaints: string;
  readonly pepper: string;
  readonly signing: string;
  readonly consultations: Readonly<Record<string, string>>;
  /** Keys of consultations that are on their way to another machine or from one: they open nothing that is served. */
  readonly apart?: Readonly<Record<string, string>>;
  /** What the codes, seats and phrases of one consultation are hashed with; one without is hashed with the site's `pepper`. */
  readonly own?: Readonly<Record<string, string>>;
  /** What opens a letter of another machine, by the number of the line it was asked for with; gone once that was taken in. */
  readonly places?: Readonly<Record<string, string>>;
};

/** What goes with a consultation, so that its codes, seats and six words open it wherever it is. Hexadecimal digits. */
export type OwnSecrets = {
  readonly pepper: string;
  /** The salt of the slow hash, where that is not the site's: it came from another machine. */
  readonly phraseSalt?: string | undefined;
};

/** Before there was a master key the secrets lay open in the file. */
export type OpenContent = {
  readonly version: 1;
  readonly control: string;
  readonly complaints: string;
  readonly pepper: string;
  readonly signing: { readonly privateKey: string; readonly publicKey: string };
  readonly consultations: Readonly<Record<string, string>>;
  readonly apart?: Readonly<Record<string, string>>;
  readonly own?: Readonly<Record<string, string>>;
  readonly places?: Readonly<Record<string, string>>;
};

export function nameOf(id: string): string {
  return `consultation ${id}`;
}

export function ownNameOf(id: string): string {
  return `own ${id}`;
}

export function placeNameOf(id: string): string {
  return `place ${id}`;
}

export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** Every secret as it is without the master key. `open` opens one that was sealed under a name. */
export function openAll(content: Content, open: (name: string, sealed: string) => string): OpenContent {
  const opened = (part: Content['apart'], name: (id: string) => string) =>
    Object.fromEntries(Object.entries(part ?? {}).map(([id, sealed]) => [id, open(name(id), sealed)]));
  return {
    version: 1,
    control: open('control', content.control),
    complaints: open('complaints', content.complaints),
    pepper: open('pepper', content.pepper),
    signing: { privateKey: open('signing', content.signing), publicKey: content.publicKey },
    consultations: opened(content.consultations, nameOf),
    apart: opened(content.apart, nameOf),
    own: opened(content.own, ownNameOf),
    places: opened(content.places, placeNameOf),
  };
}

export function sealAll(open: OpenContent, master: MasterKey): Content {
  const sealed = (secrets: Readonly<Record<string, string>>, name: (id: string) => string) =>
    Object.fromEntries(Object.entries(secrets).map(([id, secret]) => [id, seal(master, name(id), secret)]));
  return {
    version: 2,
    master: master.id,
    publicKey: open.signing.publicKey,
    control: seal(master, 'control', open.control),
    complaints: seal(master, 'complaints', open.complaints),
    pepper: seal(master, 'pepper', open.pepper),
    signing: seal(master, 'signing', open.signing.privateKey),
    consultations: sealed(open.consultations, nameOf),
    apart: sealed(open.apart ?? {}, nameOf),
    own: sealed(open.own ?? {}, ownNameOf),
    places: sealed(open.places ?? {}, placeNameOf),
  };
}

export function makeKeyring(file: string, path: string, source: MasterSource): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const made: OpenContent = {
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
      if (!fs.existsSync(file)) writeKeyring(file, sealAll(made, makeMaster(source)));
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('keyring-unreadable', `The keyring ${path} cannot be written.`, error);
  }
}

export function readKeyring(file: string, path: string): Content | OpenContent {
  let content: Content | OpenContent;
  try {
    if (isOpenToOthers(file)) {
      throw new StoreError(
        'keyring-open-to-others',
        `Others can read the keyring ${path}; run: chmod 600 ${path}`,
      );
    }
    content = JSON.parse(fs.readFileSync(file, 'utf8')) as Content | OpenContent;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (error instanceof SyntaxError) throw damaged(path, error);
    throw new StoreError('keyring-unreadable', `The keyring ${path} cannot be read.`, error);
  }
  const secrets: readonly unknown[] = [
    content?.control,
    content?.complaints,
    content?.pepper,
    ...Object.values(content?.consultations ?? { '': '' }),
    ...Object.values(content?.apart ?? {}),
    ...Object.values(content?.own ?? {}),
    ...Object.values(content?.places ?? {}),
  ];
  const whole =
    content?.version === 1
      ? typeof content.signing?.privateKey === 'string' && secrets.every(isKey)
      : content?.version === 2 && [...secrets, content.signing, content.publicKey].every(isSealed);
  if (!whole) throw damaged(path);
  return content;
}

export function damaged(path: string, error?: unknown): StoreError {
  const says = `The keyring ${path} is damaged or of another program: put the newest copy of it in its place.`;
  return new StoreError('keyring-unreadable', says, error);
}

/** Whether a keyring that cannot be read was one that this master key wraps, and is cut short or has other bytes; not where it is missing or another one. */
export function isBroken(file: string, master: string): boolean {
  try {
    const found = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Content> | null;
    return found?.version === 2 && found.master === master;
  } catch (error) {
    return error instanceof SyntaxError;
  }
}

function isKey(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isSealed(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9+/=]{40,}$/.test(value);
}

export function writeKeyring(file: string, content: Content): void {
  writeFlushed(`${file}.tmp`, `${JSON.stringify(content, null, 2)}\n`);
  replaceFile(`${file}.tmp`, file);
}

/** Refuses a place in which keys would go where data or copies go. */
export function standApart(
  path: string,
  from: { dataDir: string; backupDirs: readonly string[]; what: string },
): void {
  if (liesIn(from.dataDir, path))
    throw new StoreError(
      'keyring-inside-data',
      `The ${from.what} ${path} is inside the data folder; keep it elsewhere.`,
    );
  if (from.backupDirs.some((folder) => liesIn(folder, path)))
    throw new StoreError(
      'keyring-inside-backup',
      `The ${from.what} ${path} is inside a backup folder; keep it elsewhere.`,
    );
}

/** What the system refuses is no damage and no wrong key. */
export function looked<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const says = (error as { code?: string }).code?.startsWith('SQLITE_BUSY')
      ? `Another process uses the keyring ${path}.`
      : `This user may not open the keyring ${path}, or not write beside it.`;
    throw new StoreError('keyring-unreadable', says, error);
  }
}
