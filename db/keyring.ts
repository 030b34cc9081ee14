import { createPrivateKey } from 'node:crypto';
import { StoreError } from './engine.ts';
import {
  type Content,
  damaged,
  isBroken,
  looked,
  makeKeyring,
  nameOf,
  type OpenContent,
  type OwnSecrets,
  openAll,
  ownNameOf,
  placeNameOf,
  readKeyring,
  sealAll,
  standApart,
  writeKeyring,
} from './keyring-file.ts';
import {
  withApart,
  withHandedOver,
  withNewKey,
  withoutKey,
  withoutPlace,
  withPlace,
  withServed,
} from './keyring-moves.ts';
import type { Keyring, KeyringOptions } from './keyring-type.ts';
import { holdFile } from './lock.ts';
import {
  type MasterKey,
  type MasterSource,
  makeMaster,
  prepareNext,
  readMasters,
  settleNext,
  unseal,
} from './master-key.ts';
import { isThere, realPath } from './places.ts';

export type { Keyring } from './keyring-type.ts';

const siteSecrets = ['control', 'complaints', 'pepper', 'signing'] as const;

/**
 * Opens, or with `create` makes, the keyring: a JSON file of mode 0600 outside the data folder and the backups, so that a
 * copy of the data is not a copy of the keys. Its secrets are wrapped by a master key; a file of version 1 is wrapped here.
 * Refusals: `keyring-inside-data`, `keyring-inside-backup` (also through a link), `keyring-missing`,
 * `keyring-open-to-others`, `keyring-unreadable`, `master-key-missing`,
 * `master-key-unanswered`, `master-key-wrong`.
 */
export function openKeyring(options: KeyringOptions): Keyring {
  const { path, dataDir, create, master: said, backupDirs, only } = options;
  const file = realPath(path);
  // What a link leads to is the key: a rotation that put the new one in the link's place would leave the device where the old one lay.
  const source: MasterSource =
    said === undefined || said.kind === 'file'
      ? { kind: 'file', path: realPath(said?.path ?? `${file}.master`) }
      : said;
  standApart(path, { dataDir, backupDirs: backupDirs ?? [], what: 'keyring' });
  if (source.kind === 'file')
    standApart(source.path, { dataDir, backupDirs: backupDirs ?? [], what: 'master key' });
  if (!looked(path, () => isThere(file))) {
    if (!create) throw new StoreError('keyring-missing', `There is no keyring at ${path}.`);
    makeKeyring(file, path, source);
  }
  let { content, master } = alone(() => {
    const found = readKeyring(file, path);
    const now = found.version === 2 ? { content: found, master: masterFor(found) } : wrap(found);
    settleNext(source, now.master);
    return now;
  });
  // Opened once and not for each request of a child. Whatever changes the keyring forgets them: those of a key that is destroyed go with it.
  const ownSecrets = new Map<string, OwnSecrets>();
  const open = (name: (typeof siteSecrets)[number]) => openSecret(name, content[name]);
  const [control, complaints, pepper, signing] = siteSecrets.map(open) as [string, string, string, string];

  function openSecret(name: string, sealed: string, by = master): string {
    try {
      return unseal(by, name, sealed);
    } catch (error) {
      throw damaged(path, error);
    }
  }

  /** Several web processes may share a keyring: hold it, read again, then write. */
  function alone<T>(act: () => T): T {
    const lock = looked(path, () => holdFile(`${file}.lock`, 5000));
    try {
      return act();
    } finally {
      lock.release();
    }
  }

  function masterFor(found: Content): MasterKey {
    const all = readMasters(source);
    const fits = all.find((each) => each.id === found.master);
    if (fits !== undefined) return fits;
    if (all.length === 0)
      throw new StoreError('master-key-missing', `There is no master key for the keyring ${path}.`);
    throw new StoreError('master-key-wrong', `The master key is not the one that wraps the keyring ${path}.`);
  }

  function wrap(found: OpenContent): { content: Content; master: MasterKey } {
    const key = makeMaster(source);
    const sealed = sealAll(found, key);
    writeKeyring(file, sealed);
    return { content: sealed, master: key };
  }

  let wasMended = false;

  /** What another process wrote since, with the master key it is wrapped with now. */
  function look(): void {
    try {
      lookAt(readKeyring(file, path));
    } catch (error) {
      if (!only || !isBroken(file, content.master)) throw error;
      writeKeyring(file, content);
      wasMended = true;
    }
  }

  /** What is held is given away for nothing that does not open. */
  function lookAt(found: Content | OpenContent): void {
    if (found.version !== 2)
      throw new StoreError('keyring-unreadable', `The keyring ${path} was put back unwrapped.`);
    if (JSON.stringify(found) === JSON.stringify(content)) return;
    const next = found.master === master.id ? master : masterFor(found);
    openAll(found, (name, sealed) => openSecret(name, sealed, next));
    master = next;
    hold(found);
  }

  function hold(next: Content): void {
    content = next;
    ownSecrets.clear();
  }

  function change(next: (now: Content) => Content): void {
    alone(() => {
      look();
      keep(next(content));
    });
  }

  /** On disk first: where it cannot be written, what is held goes on as it lies there. */
  function keep(next: Content): void {
    writeKeyring(file, next);
    hold(next);
  }

  function secretIn(part: Content['apart'], id: string, name: string): string | undefined {
    const sealed = part && Object.hasOwn(part, id) ? part[id] : undefined;
    return sealed === undefined ? undefined : openSecret(name, sealed);
  }

  const keyOf = (id: string) => secretIn(content.consultations, id, nameOf(id));

  return {
    control,
    complaints,
    pepper,
    signing: {
      privateKey: createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' }),
      publicKey: content.publicKey,
    },
    ids: () => Object.keys(content.consultations),
    look,
    mended() {
      const mended = wasMended;
      wasMended = false;
      return mended;
    },
    keyFor(id) {
      const known = keyOf(id);
      if (known !== undefined) return known;
      look();
      return keyOf(id);
    },
    addKey(id) {
      change((now) => withNewKey(now, { id, master }));
      const key = keyOf(id);
      if (key === undefined)
        throw new StoreError('key-unknown', `The keyring did not keep the key of ${id}.`);
      return key;
    },
    ownOf(id) {
      const known = ownSecrets.get(id);
      if (known !== undefined) return known;
      // Another process may have made it a moment ago: hashed with the site's, its children would have no seat here.
      if (!Object.hasOwn(content.consultations, id) && !Object.hasOwn(content.own ?? {}, id)) look();
      const sealed = secretIn(content.own, id, ownNameOf(id));
      if (sealed === undefined) return undefined;
      const own = JSON.parse(sealed) as OwnSecrets;
      ownSecrets.set(id, own);
      return own;
    },
    setApart: (id) => change((now) => withApart(now, id)),
    apartKey: (id) => secretIn(content.apart, id, nameOf(id)),
    apartIds: () => Object.keys(content.apart ?? {}),
    handOver: (id, handed) => change((now) => withHandedOver(now, { id, ...handed, master })),
    addPlace(id) {
      change((now) => withPlace(now, { id, master }));
      return secretIn(content.places, id, placeNameOf(id)) ?? '';
    },
    placeSecret: (id) => secretIn(content.places, id, placeNameOf(id)),
    forgetPlace: (id) => change((now) => withoutPlace(now, id)),
    serve: (id) => change((now) => withServed(now, id)),
    destroyKey: (id) => change((now) => withoutKey(now, id)),
    rotate() {
      return alone(() => {
        look();
        const opened = openAll(content, (name, sealed) => openSecret(name, sealed));
        const next = prepareNext(source);
        if (next.id === master.id) return { changed: false };
        // From this rename on the new key opens the keyring; until `settleNext` both keys lie ready, so that a stop at any
        // step leaves one that does.
        keep(sealAll(opened, next));
        master = next;
        settleNext(source, next);
        return { changed: true };
      });
    },
    sealed: () => `${JSON.stringify(content, null, 2)}\n`,
  };
}
