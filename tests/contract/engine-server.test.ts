import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabases } from '../../db/databases.ts';
import { openServerEngine } from '../../db/engine-server.ts';
import { openKeyring } from '../../db/keyring.ts';
import { createLane } from '../../db/lane.ts';
import { createStreamPool } from '../../db/server-streams.ts';
import { createTextCodec } from '../../db/text.ts';
import { type Sqld, startSqld } from '../support/processes/sqld.ts';
import { bytesBelow, tempFolder } from '../support/processes/temp.ts';
import { decisionsContract } from './decisions.contract.ts';
import { engineContract, type Subject } from './engine.contract.ts';
import { votesContract } from './votes.contract.ts';

const pool = createStreamPool();

async function start(): Promise<Subject> {
  const sqld = await startSqld();
  const made = new Set<string>();
  const open = async (name: string) => {
    if (!made.has(name)) await sqld.createNamespace(name);
    made.add(name);
    return openServerEngine({ id: name, url: sqld.url, namespace: name, pool });
  };
  return {
    kind: 'server',
    text: createTextCodec(randomBytes(32).toString('hex')),
    open,
    async crashWhileWriting(name) {
      const engine = await open(name);
      const lane = createLane(engine, { maxGroup: 16 });
      const heard: string[] = [];
      let killed: Promise<void> | undefined;
      const one = async (id: string) => {
        const insert = { sql: 'insert into thing (id, body, seq) values (?, null, 0)', args: [id] };
        await lane.write([insert, { sql: 'update counter set n = n + 1', args: [] }]);
        heard.push(id);
        if (heard.length === 100) killed = sqld.kill();
      };
      const all = await Promise.allSettled(Array.from({ length: 400 }, (_, index) => one(`k${index}`)));
      const lost = all.find((result) => result.status === 'rejected');
      if (lost?.reason.code !== 'server-unreachable')
        throw new Error('a lost answer was not named', { cause: lost?.reason });
      await killed;
      await engine.close();
      await sqld.restart();
      return heard;
    },
    bytesOnDisk: () => bytesBelow(sqld.folder),
    stop: () => sqld.stop(),
  };
}

engineContract('the server engine keeps the contract', start);
votesContract('the server engine takes votes', start);
decisionsContract('the server engine takes decisions', start);

describe('the server engine', () => {
  let sqld: Sqld;
  beforeAll(async () => {
    sqld = await startSqld();
    await sqld.createNamespace('one');
    await sqld.createNamespace('two');
  }, 120_000);
  afterAll(() => sqld.stop());
  const open = (namespace: string) => openServerEngine({ id: namespace, url: sqld.url, namespace, pool });

  it('R58: says that the server keeps its log, and text stored without the codec is indeed found on its disk', async () => {
    const engine = open('one');
    const plain = `not encrypted ${randomBytes(8).toString('hex')}`;
    await engine.commit([
      [{ sql: 'create table t (a)', args: [] }],
      [{ sql: 'insert into t values (?)', args: [plain] }],
    ]);
    await engine.commit([[{ sql: 'delete from t', args: [] }]]);
    expect(await engine.checkpoint()).toBe('kept-by-server');
    expect(bytesBelow(sqld.folder).includes(Buffer.from(plain))).toBe(true);
    await engine.close();
  });

  it('keeps namespaces apart and names one that is not there', async () => {
    const [one, two] = [open('one'), open('two')];
    await one.commit([[{ sql: 'create table apart (a)', args: [] }]]);
    await expect(two.query('select * from apart', [])).rejects.toThrow(/no such table/);
    await expect(open('three').query('select 1', [])).rejects.toMatchObject({ code: 'database-unreadable' });
    await one.close();
    await two.close();
  });

  it('lets several processes write one namespace at once: a busy answer is tried again', async () => {
    const engines = Array.from({ length: 4 }, () => open('two'));
    await engines[0]?.commit([[{ sql: 'create table many (id text primary key) strict', args: [] }]]);
    const lanes = engines.map((engine) => createLane(engine, { maxGroup: 8 }));
    const writes = lanes.flatMap((lane, at) =>
      Array.from({ length: 40 }, (_, index) =>
        lane.write([
          {
            sql: 'insert into many values (?)',
            args: [`${index % 20}-${at % 2}-${index}`],
            refusal: 'there',
          },
        ]),
      ),
    );
    const outcomes = await Promise.all(writes);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(80);
    expect(await engines[0]?.query('select count(*) from many', [])).toEqual([[80]]);
    for (const engine of engines) await engine.close();
  });

  it('R942: more at once than connections are kept are all answered', async () => {
    const engines = [open('one'), open('two')];
    const asked = Array.from({ length: 120 }, (_, at) => engines[at % 2]?.query('select ?', [at]));
    expect(await Promise.all(asked)).toEqual(asked.map((_, at) => [[at]]));
    for (const engine of engines) await engine.close();
  });

  it('R942: what a server that began anew knows no more is asked once more, and nothing happens twice', async () => {
    const engine = open('two');
    await engine.commit([[{ sql: 'create table once (n integer not null) strict', args: [] }]]);
    await engine.commit([[{ sql: 'insert into once values (0)', args: [] }]]);
    const raise = { sql: 'update once set n = n + 1 returning n', args: [] };
    const commit = async () => (await engine.commit([[raise]]))[0];
    const rows = (n: number) => ({ status: 'fulfilled', value: { ok: true, rows: [[[n]]] } });
    expect(await commit()).toEqual(rows(1));
    await sqld.kill();
    await sqld.restart();
    expect(await commit()).toEqual(rows(2));
    expect(await engine.query('select n from once', [])).toEqual([[2]]);
    await engine.close();
  });

  it('R942: a refused write leaves the connection as it was before', async () => {
    const engine = open('two');
    await engine.commit([[{ sql: 'create table alone (id text primary key) strict', args: [] }]]);
    const insert = { sql: 'insert into alone values (?)', args: ['a'], refusal: 'there' };
    await engine.commit([[insert]]);
    const another = { ...insert, args: ['b'] };
    for (let twice = 0; twice < 2; twice += 1)
      expect(await engine.commit([[another, insert]])).toEqual([
        { status: 'fulfilled', value: { ok: false, refusal: 'there' } },
      ]);
    expect(await engine.query('select id from alone', [])).toEqual([['a']]);
    await engine.close();
  });

  it('R57: holds a namespace per consultation, encrypts what people wrote, and removes both key and namespace', async () => {
    const folder = tempFolder('server-databases');
    const dataDir = join(folder.path, 'data');
    const keyring = openKeyring({ path: join(folder.path, 'keyring.json'), dataDir, create: true });
    const consultation = [{ version: 1, statements: ['create table word (body blob not null) strict'] }];
    const server = { url: sqld.url, adminUrl: sqld.adminUrl };
    const open = () =>
      openDatabases({
        dataDir,
        keyring,
        server,
        maxOpen: 1,
        migrations: { control: [], complaints: [], consultation },
      });
    const [one, two] = [await open(), await open()];
    const ids = ['Aa_-Aa_-Aa_-Aa_-Aa_-Aa', 'aa_-aa_-aa_-aa_-aa_-aa'];
    const secret = `said ${randomBytes(8).toString('hex')}`;
    for (const id of ids) {
      const database = await one.create(id);
      const body = database.text.encode(`${secret} in ${id}`);
      expect(await database.write([{ sql: 'insert into word values (?)', args: [body] }])).toMatchObject({
        ok: true,
      });
    }
    for (const id of ids) {
      const database = await two.consultation(id);
      const [row] = (await database?.query('select body from word', [])) ?? [];
      expect(database?.text.decode(row?.[0] as Uint8Array)).toBe(`${secret} in ${id}`);
    }
    expect(bytesBelow(sqld.folder).includes(Buffer.from(secret))).toBe(false);
    await one.destroy(ids[0] ?? '');
    expect(await two.consultation(ids[1] ?? '')).toBeDefined();
    expect(await one.consultation(ids[0] ?? '')).toBeUndefined();
    await one.close();
    await two.close();
    folder.remove();
  });
});
