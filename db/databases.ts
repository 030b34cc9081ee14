import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Handle } from './database.ts';
import { hasBegun } from './database-checks.ts';
import type { Databases } from './databases-type.ts';
import { StoreError } from './engine.ts';
import { createHandles, type DatabaseKind, type HandlesOptions } from './handles.ts';
import type { Keyring } from './keyring.ts';
import type { Migration } from './migrate.ts';
import { createNamespace, destroyNamespace } from './namespace.ts';
import { isOfSite, type OfSite, ofSite } from './of-site.ts';
import { flushFolder, sha256Of } from './places.ts';

export type { Database } from './database.ts';
export type { Databases } from './databases-type.ts';

export type DatabasesOptions = HandlesOptions & {
  /** Where files of databases lie. */
  readonly dataDir: string;
  readonly keyring: Keyring;
  readonly migrations: Readonly<Record<DatabaseKind, readonly Migration[]>>;
};

const idPattern = /^[A-Za-z0-9_-]{1,40}$/;

/**
 * Opens the control database (made when there is none and no consultation is known) and that of complaints, and hands out the
 * others as they are asked for. One that cannot be opened is named in the error and keeps nobody else from being served.
 */
export async function openDatabases(options: DatabasesOptions): Promise<Databases> {
  const { dataDir, keyring, server, migrations } = options;
  const { handles, makeHandle, lettingGo, isWhole } = createHandles(options);
  // Never made again in this process: SQLite removes a log by its name, so what is left of an old connection could remove
  // the log of a new database of the same id.
  const destroyed = new Set<string>();
  // What is being made: who asks for the same at the same moment waits, and finds it made.
  const making = new Map<string, Promise<Handle>>();

  function fileOf(id: string): string {
    return isOfSite(id) ? join(dataDir, `${id}.db`) : join(dataDir, 'consultations', `${id}.db`);
  }

  function handleOf(id: string, mayMake: boolean): Handle | undefined {
    if (!idPattern.test(id) || isOfSite(id)) return undefined;
    const known = handles.get(id);
    if (known !== undefined) return known;
    const key = keyring.keyFor(id);
    if (key === undefined) return undefined;
    const handle = makeHandle(id, { key, file: fileOf(id), schema: migrations.consultation, mayMake });
    handles.set(id, handle);
    return handle;
  }

  if (server === undefined) mkdirSync(join(dataDir, 'consultations'), { recursive: true, mode: 0o700 });
  else for (const id of ofSite) await createNamespace(server, id);
  const control = makeHandle('control', {
    key: keyring.control,
    file: join(dataDir, 'control.db'),
    schema: migrations.control,
    // With consultations known, a missing file means the wrong folder or a loss, never a beginning.
    mayMake: keyring.ids().length === 0,
  });
  await control.ready();
  const openComplaints = async () => {
    const handle = makeHandle('complaints', {
      key: keyring.complaints,
      file: fileOf('complaints'),
      schema: migrations.complaints,
      mayMake: !(await hasBegun(control)),
    });
    await handle.ready();
    return handle;
  };
  const complaints = await openComplaints().catch(async (error) => {
    await control.end();
    throw error;
  });
  const site: Readonly<Record<OfSite, Handle>> = { control, complaints };

  function known(id: string): Handle {
    const handle = isOfSite(id) ? site[id] : handleOf(id, false);
    if (handle === undefined) throw new StoreError('key-unknown', `There is no key for ${id}.`);
    return handle;
  }

  async function make(id: string): Promise<Handle> {
    // The key is there once there is something to open: a server that does not answer may be asked again.
    if (server !== undefined) await createNamespace(server, id);
    keyring.addKey(id);
    handles.delete(id);
    const handle = handleOf(id, true);
    if (handle === undefined)
      throw new StoreError('key-unknown', `The keyring did not keep the key of ${id}.`);
    await handle.ready();
    if (server === undefined) flushFolder(dirname(fileOf(id)));
    return handle;
  }

  const mayHandOver = (id: string) => idPattern.test(id) && !isOfSite(id) && !destroyed.has(id);

  const withKey: Databases['withKey'] = async (of, act) => {
    const handle = makeHandle(of.id, { ...of, schema: migrations.consultation, mayMake: false });
    try {
      return await act(handle);
    } finally {
      await handle.end();
      lettingGo.closed();
    }
  };

  return {
    control,
    complaints,
    kind: server === undefined ? 'embedded' : 'server',
    file: (id) => (server === undefined ? fileOf(id) : undefined),
    copy: async (id, file) => known(id).copy(file),
    async fingerprint(id) {
      if ((await known(id).checkpoint()) !== 'truncated') return undefined;
      return sha256Of(fileOf(id));
    },
    ids: () => keyring.ids(),
    notWhole: () => keyring.ids().filter((id) => !isWhole(fileOf(id))),
    async consultation(id) {
      const handle = handleOf(id, false);
      await handle?.ready();
      return handle;
    },
    async create(id) {
      if (!idPattern.test(id) || isOfSite(id))
        throw new StoreError('value-not-storable', 'An id has letters, digits, - and _ only.');
      // A key without a file is what a stop between the two steps leaves behind; then this carries on.
      await making.get(id)?.catch(() => undefined);
      const made = keyring.keyFor(id) !== undefined && (server !== undefined || existsSync(fileOf(id)));
      if (made || destroyed.has(id))
        throw new StoreError('database-exists', `There is a database ${id} already.`);
      const begun = make(id).finally(() => making.delete(id));
      making.set(id, begun);
      return begun;
    },
    async destroy(id) {
      if (!idPattern.test(id) || isOfSite(id)) return;
      // First: while the key cannot be destroyed, as on a full disk, it is served on.
      keyring.destroyKey(id);
      destroyed.add(id);
      const handle = handles.get(id);
      handles.delete(id);
      // The key is gone either way; a file that does not close well must not keep its bytes.
      await handle?.end().catch(() => undefined);
      if (server !== undefined) return destroyNamespace(server, id);
      for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${fileOf(id)}${tail}`, { force: true });
      flushFolder(dirname(fileOf(id)));
      await lettingGo.now();
    },
    async setApart(id) {
      keyring.setApart(id);
      const handle = handles.get(id);
      handles.delete(id);
      await handle?.end();
    },
    mayHandOver,
    handOver(id, handed) {
      if (!mayHandOver(id))
        throw new StoreError('database-exists', `The database ${id} was destroyed by this very process.`);
      keyring.handOver(id, handed);
    },
    forgetPlace: (id) => keyring.forgetPlace(id),
    async followKeyring() {
      keyring.look();
      for (const [id, handle] of handles) {
        if (keyring.keyFor(id) !== undefined) continue;
        handles.delete(id);
        await handle.end().catch(() => undefined);
      }
    },
    withKey,
    async withApart(id, act) {
      const [key, file] = [keyring.apartKey(id), fileOf(id)];
      if (key === undefined || server !== undefined || !existsSync(file)) return undefined;
      return withKey({ id, key, file }, act);
    },
    async close() {
      const results = await Promise.allSettled(
        [...handles.values(), complaints, control].map((handle) => handle.end()),
      );
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    },
  };
}
