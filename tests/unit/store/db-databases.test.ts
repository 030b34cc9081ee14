import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditStatement, verifyAudit } from '../../../db/audit.ts';
import { connect } from '../../../db/connection.ts';
import { type Databases, openDatabases } from '../../../db/databases.ts';
import { type Keyring, openKeyring } from '../../../db/keyring.ts';
import type { Migration } from '../../../db/migrate.ts';
import { compile } from '../../../db/statement.ts';
import { type TempFolder, tempFolder } from '../../support/processes/temp.ts';

const word = sqliteTable('word', {
  id: text('id').primaryKey(),
  body: blob('body', { mode: 'buffer' }).notNull(),
  seq: integer('seq').notNull(),
});
const words: readonly Migration[] = [
  {
    version: 1,
    statements: [
      'create table word (id text primary key not null, body blob not null, seq integer not null) strict',
    ],
  },
];

describe('the databases', () => {
  let folder: TempFolder;
  let dataDir: string;
  let keyring: Keyring;
  let opened: Databases[] = [];
  beforeEach(() => {
    folder = tempFolder('databases');
    dataDir = join(folder.path, 'data');
    keyring = openKeyring({ path: join(folder.path, 'keyring.json'), dataDir, create: true });
  });
  afterEach(async () => {
    for (const databases of opened) await databases.close();
    opened = [];
    folder.remove();
  });
  async function open(maxOpen = 8, consultation = words): Promise<Databases> {
    const databases = await openDatabases({
      dataDir,
      keyring,
      maxOpen,
      migrations: { control: [], complaints: [], consultation },
    });
    opened.push(databases);
    return databases;
  }
  async function say(databases: Databases, id: string, said: string): Promise<void> {
    const database = await databases.consultation(id);
    if (database === undefined) throw new Error(`no ${id}`);
    const row = { id: said, body: Buffer.from(database.text.encode(said)), seq: 1 };
    const outcome = await database.write([compile(database.read.insert(word).values(row), 'there')({})]);
    if (!outcome.ok) throw new Error(outcome.refusal);
  }
  async function heard(databases: Databases, id: string): Promise<string[]> {
    const database = await databases.consultation(id);
    const rows = (await database?.read.select().from(word).orderBy(word.id)) ?? [];
    return rows.map(({ body }) => database?.text.decode(body) ?? '');
  }

  it('gives each consultation a file of its own, read through drizzle: rows, one row, none', async () => {
    const databases = await open();
    const one = await databases.create('one');
    await databases.create('two');
    await say(databases, 'one', 'hello');
    expect(await heard(databases, 'one')).toEqual(['hello']);
    expect(await heard(databases, 'two')).toEqual([]);
    expect(await one.read.select({ seq: word.seq }).from(word).get()).toEqual({ seq: 1 });
    expect(await one.read.select().from(word).where(eq(word.id, 'nobody')).get()).toBeUndefined();
    await expect(one.read.delete(word)).rejects.toThrow();
    expect(await heard(databases, 'one')).toEqual(['hello']);
    expect(databases.ids()).toEqual(['one', 'two']);
    await expect(databases.create('one')).rejects.toMatchObject({ code: 'database-exists' });
    expect(await databases.consultation('../control')).toBeUndefined();
    expect(await databases.consultation('nobody')).toBeUndefined();
  });

  it('has every word again after a restart', async () => {
    const before = await open();
    await before.create('one');
    await say(before, 'one', 'hello');
    await before.close();
    expect(await heard(await open(), 'one')).toEqual(['hello']);
  });

  it('closes the one used longest ago to make room, and a handle goes on working after that', async () => {
    const databases = await open(2);
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) await databases.create(id);
    const handles = await Promise.all(ids.map((id) => databases.consultation(id)));
    await Promise.all(ids.map((id) => say(databases, id, `in ${id}`)));
    for (const [index, handle] of handles.entries()) {
      expect(await handle?.query('select id from word', [])).toEqual([[`in ${ids[index]}`]]);
    }
  });

  it('R918: one that did not close well is opened again at its next use', async () => {
    const databases = await open(1);
    await databases.create('one');
    await databases.create('two');
    await say(databases, 'one', 'here');
    // Whoever reads it elsewhere keeps its log from being emptied, as a disk does that is full.
    const key = keyring.keyFor('one') ?? '';
    const reader = connect({ id: 'one', file: join(dataDir, 'consultations', 'one.db'), key });
    reader.exec('begin');
    reader.prepare('select count(*) from word').get([]);
    await say(databases, 'one', 'and said more');
    await say(databases, 'two', 'makes room');
    await expect(heard(databases, 'one')).resolves.toEqual(['and said more', 'here']);
    reader.exec('rollback');
    reader.close();
    expect(await heard(databases, 'one')).toEqual(['and said more', 'here']);
  }, 20_000);

  it('R52: names a database that cannot be read and serves the others', async () => {
    const before = await open();
    for (const id of ['good', 'torn', 'gone', 'swapped']) {
      await before.create(id);
      await say(before, id, id);
    }
    await before.close();
    const file = (id: string) => join(dataDir, 'consultations', `${id}.db`);
    writeFileSync(file('torn'), Buffer.alloc(8192, 7));
    rmSync(file('gone'));
    renameSync(file('swapped'), join(folder.path, 'kept.db'));
    writeFileSync(file('swapped'), '');
    const databases = await open();
    for (const id of ['torn', 'gone']) {
      await expect(databases.consultation(id)).rejects.toMatchObject({
        code: 'database-unreadable',
        message: expect.stringContaining(id),
      });
    }
    expect(existsSync(file('gone'))).toBe(false);
    await expect(databases.consultation('swapped')).rejects.toMatchObject({ code: 'database-unreadable' });
    renameSync(join(folder.path, 'kept.db'), file('swapped'));
    expect(await heard(databases, 'swapped')).toEqual(['swapped']);
    await say(databases, 'good', 'still here');
    expect(await heard(databases, 'good')).toEqual(['good', 'still here']);
  });

  it('R59: refuses newer data and a folder whose control database is gone', async () => {
    const newer: Migration = { version: 2, statements: ['alter table word add column more text'] };
    const before = await open(8, [...words, newer]);
    await before.create('one');
    await before.close();
    const older = await open();
    await expect(older.consultation('one')).rejects.toMatchObject({ code: 'database-newer' });
    await older.close();
    rmSync(join(dataDir, 'control.db'));
    await expect(open()).rejects.toMatchObject({ code: 'database-unreadable' });
  });

  it('R57: destroys the key and then every file, and the id never comes back', async () => {
    const databases = await open();
    const one = await databases.create('one');
    await databases.create('two');
    await say(databases, 'one', 'hello');
    await databases.destroy('one');
    expect(keyring.keyFor('one')).toBeUndefined();
    expect(readdirSync(join(dataDir, 'consultations')).filter((name) => name.startsWith('one'))).toEqual([]);
    expect(await databases.consultation('one')).toBeUndefined();
    await expect(one.query('select 1', [])).rejects.toMatchObject({ code: 'database-closed' });
    await expect(databases.create('one')).rejects.toMatchObject({ code: 'database-exists' });
    await say(databases, 'two', 'still here');
  });

  it('R806: while its key cannot be destroyed or set apart a consultation is served on by the one connection it has', async () => {
    const databases = await open();
    await databases.create('one');
    await say(databases, 'one', 'here');
    const handle = await databases.consultation('one');
    const blocked = join(folder.path, 'keyring.json.tmp');
    mkdirSync(blocked);
    await expect(databases.destroy('one')).rejects.toThrow('EISDIR');
    await expect(databases.setApart('one')).rejects.toThrow('EISDIR');
    expect(await databases.consultation('one')).toBe(handle);
    expect(await heard(databases, 'one')).toEqual(['here']);
    rmSync(blocked, { recursive: true });
    await databases.destroy('one');
    expect(await databases.consultation('one')).toBeUndefined();
    expect(readdirSync(join(dataDir, 'consultations'))).toEqual([]);
  });

  it('R51: chains acts in the control database', async () => {
    const { control } = await open();
    const act = {
      day: '2030-01-31',
      actor: 'staff:a',
      deed: 'staff:invite',
      subject: 'staff:b',
      detail: '',
    } as const;
    await Promise.all(Array.from({ length: 5 }, () => control.write([auditStatement(act)])));
    expect(await verifyAudit(control)).toMatchObject({ ok: true, entries: 5 });
  });
});
