import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../db/connection.ts';
import { openEmbeddedEngine } from '../../db/engine-embedded.ts';
import { createTextCodec } from '../../db/text.ts';
import { decryptInPlace } from '../prove/unlinkable/values.ts';
import { seeded } from '../support/house/seeded.ts';
import { bytesBelow, type TempFolder, tempFolder } from '../support/processes/temp.ts';
import { decisionsContract } from './decisions.contract.ts';
import { engineContract, type Subject } from './engine.contract.ts';
import { votesContract } from './votes.contract.ts';

const key = randomBytes(32).toString('hex');
const child = fileURLToPath(new URL('./child.ts', import.meta.url));

async function start(careful = false): Promise<Subject> {
  const folder = tempFolder('embedded');
  const fileOf = (name: string) => join(folder.path, `${name}.db`);
  return {
    kind: 'embedded',
    text: createTextCodec(),
    open: async (name) => openEmbeddedEngine({ id: name, file: fileOf(name), key, careful }),
    async crashWhileWriting(name) {
      const writer = spawn(process.execPath, ['--import', 'tsx', child, 'write', fileOf(name), key], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = new Promise((resolve) => writer.once('exit', resolve));
      const heard: string[] = [];
      for await (const line of createInterface({ input: writer.stdout })) {
        heard.push(line);
        if (heard.length === 100) writer.kill('SIGKILL');
      }
      await gone;
      return heard;
    },
    bytesOnDisk: () => bytesBelow(folder.path),
    stop: async () => folder.remove(),
  };
}

engineContract('the embedded engine keeps the contract', start);
engineContract('the embedded engine keeps the contract where a text may be none', () => start(true));
votesContract('the embedded engine takes votes', start);
decisionsContract('the embedded engine takes decisions', start);

describe('the embedded engine', () => {
  let folder: TempFolder;
  beforeEach(() => {
    folder = tempFolder('embedded');
  });
  afterEach(() => folder.remove());
  const open = (name: string, withKey = key) =>
    openEmbeddedEngine({ id: name, file: join(folder.path, `${name}.db`), key: withKey });

  it('R58: commits with a full flush, deletes securely and keeps foreign keys', async () => {
    const engine = open('a');
    const read = async (setting: string) => (await engine.query(`pragma ${setting}`, []))[0]?.[0];
    expect(await read('journal_mode')).toBe('wal');
    expect(await read('synchronous')).toBe(2);
    expect(await read('secure_delete')).toBe(1);
    expect(await read('foreign_keys')).toBe(1);
    await engine.close();
  });

  it('R43: written anew, two files lie alike in which the same rows came in other orders', async () => {
    const ids = Array.from({ length: 600 }, () => randomBytes(11).toString('hex'));
    const places = (name: string) => {
      const plain = join(folder.path, 'plain.db');
      copyFileSync(join(folder.path, `${name}.db`), plain);
      decryptInPlace(plain, key);
      const bytes = readFileSync(plain);
      return ids.map((id) => bytes.indexOf(id));
    };
    const lain = { before: [] as number[][], after: [] as number[][] };
    for (const [name, arrived] of [['a', ids] as const, ['b', [...ids].reverse()] as const]) {
      const engine = open(name);
      const one = (sql: string, args: string[] = []) => engine.commit([[{ sql, args }]]);
      await one('create table t (id text primary key not null, body text) strict, without rowid');
      for (const id of arrived) await one('insert into t values (?, ?)', [id, 'Some words.']);
      await engine.checkpoint();
      lain.before.push(places(name));
      expect(await engine.rewrite()).toBe('rewritten');
      lain.after.push(places(name));
      expect((await engine.query('select id from t', [])).map(([id]) => id)).toEqual([...ids].sort());
      await engine.close();
    }
    expect(lain.before[0]).not.toEqual(lain.before[1]);
    expect(lain.after[0]).toEqual(lain.after[1]);
  });

  it('R99: written anew, a file has no copy of a deleted row left in the unused ends of its pages', async () => {
    const engine = open('a');
    const random = seeded(1);
    const one = (sql: string, args: string[] = []) => engine.commit([[{ sql, args }]]);
    const left = async () => {
      const pages = await engine.query('select data from sqlite_dbpage', []);
      return pages.filter(([data]) => Buffer.from(data as Uint8Array).includes('MARKED')).length;
    };
    await one('create table t (id text primary key not null, body text) strict, without rowid');
    const ids: string[] = [];
    for (let n = 0; n < 1_500; n += 1) {
      ids.push(random.id());
      const word = n % 2 === 0 ? 'MARKED ' : 'others ';
      await one('insert into t values (?, ?)', [ids.at(-1) ?? '', word.repeat(1 + random.below(60))]);
      // Whoever mends its words makes a page fuller or emptier, and rows are moved.
      if (random.chance(0.2))
        await one('update t set body = substr(body, 1, length(body) / 2) || ? where id = ?', [
          ' x'.repeat(random.below(200)),
          random.pick(ids),
        ]);
    }
    await one(`delete from t where body like '%MARKED%'`);
    await engine.checkpoint();
    // Without this the rest would prove nothing: secure_delete alone leaves some.
    expect(await left()).toBeGreaterThan(0);
    expect(await engine.rewrite()).toBe('rewritten');
    expect(await left()).toBe(0);
    await engine.close();
  });

  it('R390: opens a file whose pages have another size than those it makes now', async () => {
    const file = join(folder.path, 'a.db');
    const settingsAtOpen = { encryptionKey: key, timeout: 2000 };
    const earlier = new Libsql(file, settingsAtOpen);
    earlier.exec('pragma page_size = 1024; pragma journal_mode = wal; create table t (a text)');
    earlier.close();
    const engine = open('a');
    expect(await engine.query('pragma page_size', [])).toEqual([[1024]]);
    await engine.commit([[{ sql: 'insert into t values (?)', args: ['x'.repeat(3000)] }]]);
    await engine.copy(join(folder.path, 'copy.db'));
    await engine.close();
    for (const name of ['a', 'copy']) {
      const again = open(name);
      expect(await again.query('select length(a) from t', [])).toEqual([[3000]]);
      await again.close();
    }
    const made = open('b');
    expect(await made.query('pragma page_size', [])).toEqual([[2048]]);
    await made.close();
  });

  it('R816: where a text may be none it is refused alone, whatever asks for it, and all else is read and written', async () => {
    const made = open('a');
    const table =
      'create table t (id text primary key not null, word text, bytes blob, n real) strict, without rowid';
    await made.commit([
      [
        { sql: table, args: [] },
        { sql: 'create index i on t (word)', args: [] },
      ],
    ]);
    // A literal of bytes is taken for the text that it is not.
    const noise = `cast(x'41ff42' as text)`;
    await made.commit([
      [
        {
          sql: `insert into t values ('bad', ${noise}, x'ff', 1.5), ('good', 'wörd', x'fe', null)`,
          args: [],
        },
      ],
    ]);
    await made.close();
    const engine = openEmbeddedEngine({ id: 'a', file: join(folder.path, 'a.db'), key, careful: true });
    const unreadable = { code: 'database-unreadable' };
    await expect(engine.query('select * from t', [])).rejects.toMatchObject(unreadable);
    await expect(engine.query('select word from t indexed by i', [])).rejects.toMatchObject(unreadable);
    await expect(engine.query('with w as (select word from t) select * from w', [])).rejects.toMatchObject(
      unreadable,
    );
    const bad = (sql: string) => engine.commit([[{ sql, args: ['bad'] }]]);
    const [refused] = await bad(`update t set n = 2 where id = ?1 returning substr(word, 1, 9), n`);
    expect(refused).toMatchObject({ status: 'rejected', reason: unreadable });
    expect(await engine.query('select n, hex(word), n as n from t where id = ?1', ['bad'])).toEqual([
      [1.5, '41FF42', 1.5],
    ]);
    expect(await engine.query('select id, word, bytes, n from t where id = ?1', ['good'])).toEqual([
      ['good', 'wörd', Buffer.of(0xfe), null],
    ]);
    const [gone] = await bad('delete from t where id = ?1 returning id, n');
    expect(gone).toEqual({ status: 'fulfilled', value: { ok: true, rows: [[['bad', 1.5]]] } });
    expect(await engine.query('select id from t order by id desc', [])).toEqual([['good']]);
    await engine.close();
  });

  it('R58: empties its log on request, by the clock and at close', async () => {
    const file = join(folder.path, 'a.db');
    const wal = () => (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0);
    const engine = openEmbeddedEngine({ id: 'a', file, key, checkpointMs: 25 });
    const write = (sql: string) => engine.commit([[{ sql, args: [] }]]);
    await write('create table t (a)');
    expect(wal()).toBeGreaterThan(0);
    expect(await engine.checkpoint()).toBe('truncated');
    expect(wal()).toBe(0);
    await write('insert into t values (1)');
    expect(wal()).toBeGreaterThan(0);
    await expect.poll(wal).toBe(0);
    await write('insert into t values (2)');
    await engine.close();
    expect(wal()).toBe(0);
    await expect(engine.query('select 1', [])).rejects.toMatchObject({ code: 'database-closed' });
    await expect(write('insert into t values (3)')).rejects.toMatchObject({ code: 'database-closed' });
  });

  it('R58: a log that could not be emptied when somebody asked for it is emptied by the clock all the same', async () => {
    const file = join(folder.path, 'a.db');
    const wal = () => statSync(`${file}-wal`).size;
    const engine = openEmbeddedEngine({ id: 'a', file, key, checkpointMs: 3_000 });
    await engine.commit([[{ sql: 'create table t (a)', args: [] }]]);
    const reader = connect({ id: 'a', file, key });
    reader.exec('begin');
    reader.prepare('select count(*) from t').get([]);
    await engine.commit([[{ sql: 'insert into t values (1)', args: [] }]]);
    await expect(engine.checkpoint()).rejects.toMatchObject({ code: 'database-busy' });
    expect(wal()).toBeGreaterThan(0);
    reader.exec('rollback');
    reader.close();
    await expect.poll(wal).toBe(0);
    await engine.close();
  }, 20_000);

  it('R52: names a database that its key does not open, and one that was damaged', async () => {
    const engine = open('a');
    await engine.commit([[{ sql: 'create table t (a)', args: [] }]]);
    await engine.close();
    expect(() => open('a', randomBytes(32).toString('hex'))).toThrow(
      expect.objectContaining({ code: 'database-unreadable', message: expect.stringContaining('a') }),
    );
    copyFileSync(join(folder.path, 'a.db'), join(folder.path, 'b.db'));
    const bytes = readFileSync(join(folder.path, 'b.db'));
    writeFileSync(join(folder.path, 'b.db'), bytes.fill(7, 0, 64));
    expect(() => open('b')).toThrow(expect.objectContaining({ code: 'database-unreadable' }));
    const again = open('a');
    expect(await again.query('select count(*) from t', [])).toEqual([[0]]);
    await again.close();
  });
});
