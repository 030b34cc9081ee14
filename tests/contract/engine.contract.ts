import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOnce, auditStatement, verifyAudit } from '../../db/audit.ts';
import type { Engine, SqlValue, Statement, Write } from '../../db/engine.ts';
import { createLane, type Lane } from '../../db/lane.ts';
import { type Migration, migrate, versionOf } from '../../db/migrate.ts';
import { controlKeptLog } from '../../db/migrations/kept-log.ts';
import { keepLines, keptEnd, keptPage, noteKept, verifyKept } from '../../db/queries/retention/kept-log.ts';
import { guard } from '../../db/statement.ts';
import type { TextCodec } from '../../db/text.ts';

/** What an engine has to bring to be held to the contract. Names are fresh for each test. */
export type Subject = {
  readonly kind: Engine['kind'];
  readonly text: TextCodec;
  open(name: string): Promise<Engine>;
  /** Writes rows into `thing` of `name`, dies without goodbye in the middle, and says which were acknowledged. */
  crashWhileWriting(name: string): Promise<readonly string[]>;
  bytesOnDisk(): Buffer;
  stop(): Promise<void>;
};

const things: readonly Migration[] = [
  {
    version: 1,
    statements: [
      'create table thing (id text primary key not null, body blob, seq integer) strict, without rowid',
      'create table counter (n integer not null) strict',
      'insert into counter values (0)',
    ],
  },
];

const insert = (id: string, body: SqlValue = null): Statement => ({
  sql: 'insert into thing (id, body, seq) values (?, ?, 0)',
  args: [id, body],
  refusal: 'already-there',
});
const raise = (id: string, seq: number): Statement => ({
  sql: 'update thing set seq = seq + 1 where id = ? and seq = ?',
  args: [id, seq],
});
const count: Statement = { sql: 'update counter set n = n + 1', args: [] };
const entry = (detail: string) =>
  auditStatement({ day: '2030-01-31', actor: 'staff:a', deed: 'page:edit', subject: 'thing:b', detail });

/** One contract, held against each engine; whatever holds only for one engine stands in that engine's own file. */
export function engineContract(title: string, start: () => Promise<Subject>): void {
  describe(title, () => {
    let subject: Subject;
    let number = 0;

    beforeAll(async () => {
      subject = await start();
    }, 120_000);
    afterAll(() => subject?.stop());

    async function withThings(
      act: (engine: Engine, lane: Lane, name: string) => Promise<void>,
    ): Promise<void> {
      number += 1;
      const name = `t${number}`;
      const engine = await subject.open(name);
      try {
        await migrate(engine, things, name);
        await act(engine, createLane(engine, { maxGroup: 64 }), name);
      } finally {
        await engine.close();
      }
    }
    const all = async (engine: Engine, sql: string) => (await engine.query(sql, [])).map((row) => [...row]);

    it('refuses a second row of the same key with the code of the statement', () =>
      withThings(async (engine, lane) => {
        expect(await lane.write([insert('a')])).toEqual({ ok: true, rows: [[]] });
        expect(await lane.write([insert('a')])).toEqual({ ok: false, refusal: 'already-there' });
        expect(await all(engine, 'select id, seq from thing')).toEqual([['a', 0]]);
      }));

    it('R48: refuses by the guard when the statement before it changed nothing, and undoes the whole write', () =>
      withThings(async (engine, lane) => {
        await lane.write([insert('a')]);
        expect((await lane.write([raise('a', 0), guard('stale')])).ok).toBe(true);
        expect(await lane.write([insert('b'), raise('a', 0), guard('stale')])).toEqual({
          ok: false,
          refusal: 'stale',
        });
        expect(await all(engine, 'select id, seq from thing')).toEqual([['a', 1]]);
        expect(await all(engine, 'select count(*) from guard')).toEqual([[0]]);
      }));

    it('R48: the guard sees a row that was answered, and an insert that its own condition kept from happening', () =>
      withThings(async (engine, lane) => {
        const answered = (id: string) => ({ ...raise(id, 0), sql: `${raise(id, 0).sql} returning seq` });
        const unless = (id: string): Statement => ({
          sql: 'insert into thing (id, seq) select ?1, 0 where true on conflict do update set seq = 7 where thing.seq = 6',
          args: [id],
        });
        expect(await lane.write([unless('a'), guard('there')])).toEqual({ ok: true, rows: [[], []] });
        expect(await lane.write([answered('a'), guard('stale')])).toEqual({ ok: true, rows: [[[1]], []] });
        expect(await lane.write([count, unless('a'), guard('there')])).toEqual({
          ok: false,
          refusal: 'there',
        });
        expect(await lane.write([count, answered('a'), guard('stale')])).toEqual({
          ok: false,
          refusal: 'stale',
        });
        expect(await all(engine, 'select seq, (select n from counter) from thing')).toEqual([[1, 0]]);
      }));

    it('R48: a statement of which one row is asked changes all that it says, and the guard sees it', () =>
      withThings(async (engine, lane) => {
        const all = (sql: string): Statement => ({ sql, args: [], one: true });
        await lane.write([insert('a'), insert('b')]);
        const raised = await lane.write([
          all('update thing set seq = seq + 1 returning seq'),
          guard('stale'),
          all(`update thing set seq = 9 where id = 'nobody' returning seq`),
        ]);
        expect(raised.ok && raised.rows.map((rows) => rows[0])).toEqual([[1], undefined, undefined]);
        expect(await engine.query('select seq from thing', [])).toEqual([[1], [1]]);
        expect(
          await lane.write([
            all(`update thing set seq = 9 where id = 'nobody' returning seq`),
            guard('stale'),
          ]),
        ).toEqual({ ok: false, refusal: 'stale' });
      }));

    it('R49: lets the neighbours of a refused and of a broken write stand', () =>
      withThings(async (engine, lane) => {
        const broken: Write = [insert('x'), { sql: 'insert into nowhere values (1)', args: [] }];
        const results = await Promise.allSettled([
          lane.write([insert('a'), count]),
          lane.write([count, insert('a')]),
          lane.write(broken),
          lane.write([insert('c', 'a\0b'), count]),
          lane.write([insert('b'), count]),
        ]);
        expect(results.map(({ status }) => status)).toEqual([
          'fulfilled',
          'fulfilled',
          'rejected',
          'rejected',
          'fulfilled',
        ]);
        expect(results[1]).toMatchObject({ value: { ok: false, refusal: 'already-there' } });
        expect(results[3]).toMatchObject({ reason: { code: 'value-not-storable' } });
        expect(await all(engine, 'select id from thing order by id')).toEqual([['a'], ['b']]);
        expect(await all(engine, 'select n from counter')).toEqual([[2]]);
      }));

    it('rejects what fails by a constraint without a code, by a missing value or a wrong type', () =>
      withThings(async (engine, lane) => {
        await lane.write([insert('a')]);
        const { refusal: _none, ...bare } = insert('a');
        await expect(lane.write([bare])).rejects.toThrow(/UNIQUE/);
        const missing = { sql: 'insert into thing (id) values (?)', args: [null], refusal: 'hides-a-defect' };
        await expect(lane.write([missing])).rejects.toThrow(/NOT NULL/);
        const wrong = {
          sql: 'insert into thing (id, seq) values (?, ?)',
          args: ['b', 'x'],
          refusal: 'hides-a-defect',
        };
        await expect(lane.write([wrong])).rejects.toThrow(/cannot store/);
        await expect(
          lane.write([{ sql: 'update thing set seq = ? where id = ?', args: [1] }]),
        ).rejects.toThrow();
        expect(await all(engine, 'select id, seq from thing')).toEqual([['a', 0]]);
      }));

    it('gives back the rows of every statement, in place', () =>
      withThings(async (_engine, lane) => {
        const returning = {
          ...insert('a', Buffer.from('b')),
          sql: `${insert('a').sql} returning id, body, seq`,
        };
        const outcome = await lane.write([
          count,
          returning,
          { sql: 'select n, 2.5, null from counter', args: [] },
        ]);
        expect(outcome).toEqual({ ok: true, rows: [[], [['a', Buffer.from('b'), 0]], [[1, 2.5, null]]] });
      }));

    it('brings values back as they were: every byte, an empty blob, a slice, a lone Buffer, whole numbers as integers', () =>
      withThings(async (engine, lane) => {
        const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
        const slice = new Uint8Array(every.buffer, every.byteOffset + 10, 5);
        await lane.write([insert('every', every), insert('none', Buffer.alloc(0)), insert('slice', slice)]);
        const bodies = await all(engine, 'select body from thing order by id');
        expect(bodies).toEqual([[every], [Buffer.alloc(0)], [Buffer.from(slice)]]);
        expect(await engine.query('select hex(?)', [Buffer.from([255, 0])])).toEqual([['FF00']]);
        const kinds = await engine.query('select typeof(?), typeof(?), ?, ?', [
          3,
          3.5,
          2 ** 53 - 1,
          'é😀عربي',
        ]);
        expect(kinds).toEqual([['integer', 'real', 2 ** 53 - 1, 'é😀عربي']]);
        expect(await engine.query('select ?', ['a\ud800b'])).toEqual([['a\uFFFDb']]);
      }));

    it('refuses a NUL, a boolean, an object and NaN before they reach the driver, and lives', () =>
      withThings(async (engine) => {
        for (const bad of ['a\0', true, {}, Number.NaN, undefined]) {
          await expect(engine.query('select ?', [bad as SqlValue])).rejects.toMatchObject({
            code: 'value-not-storable',
          });
        }
        expect(await engine.query('select 1', [])).toEqual([[1]]);
      }));

    it('R50: commits 500 writes that arrive at once, each once, and refuses 500 that repeat them', () =>
      withThings(async (engine, lane) => {
        const ids = Array.from({ length: 500 }, (_, index) => `k${index}`);
        const first = await Promise.all(ids.map((id) => lane.write([insert(id), count])));
        expect(first.every(({ ok }) => ok)).toBe(true);
        const [some, again] = [
          ids.slice(0, 60),
          await Promise.all(ids.slice(0, 60).map((id) => lane.write([insert(id), count]))),
        ];
        expect(again).toEqual(some.map(() => ({ ok: false, refusal: 'already-there' })));
        expect(await all(engine, 'select count(*), (select n from counter) from thing')).toEqual([
          [500, 500],
        ]);
      }));

    it('R48: lets exactly one of twenty writes on the same revision through', () =>
      withThings(async (engine, lane) => {
        await lane.write([insert('a')]);
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, () => lane.write([raise('a', 0), guard('stale')])),
        );
        expect(outcomes.map(({ ok }) => ok)).toEqual([true, ...Array.from({ length: 19 }, () => false)]);
        expect(await all(engine, 'select seq from thing')).toEqual([[1]]);
      }));

    it('R50: keeps every acknowledged write through a crash, and a retry of all of them doubles none', async () => {
      let acknowledged: readonly string[] = [];
      let name = '';
      await withThings(async (_engine, _lane, fresh) => {
        name = fresh;
      });
      acknowledged = await subject.crashWhileWriting(name);
      const engine = await subject.open(name);
      try {
        expect(acknowledged.length).toBeGreaterThan(30);
        const lane = createLane(engine, { maxGroup: 64 });
        const [kept] = await engine.query('select count(*), (select n from counter) from thing', []);
        expect(kept?.[0]).toBe(kept?.[1]);
        const retried = await Promise.all(acknowledged.map((id) => lane.write([insert(id), count])));
        expect(retried.filter(({ ok }) => ok)).toEqual([]);
        expect(await engine.query('select count(*), (select n from counter) from thing', [])).toEqual([kept]);
      } finally {
        await engine.close();
      }
    }, 60_000);

    it('R51: chains the audit log in the same commit, and names the first entry that was altered or removed', () =>
      withThings(async (engine, lane) => {
        const details = [
          '',
          'plain',
          '"quotes" \\ \n\t\u007f',
          'é😀عربي \u2028',
          'lone \ud800',
          ...Array(8).fill('more'),
        ];
        await Promise.all(details.map((detail) => lane.write([count, entry(detail)])));
        expect((await lane.write([entry('never'), raise('nobody', 0), guard('stale')])).ok).toBe(false);
        expect(await verifyAudit(engine)).toMatchObject({ ok: true, entries: details.length });
        await expect(lane.write([{ sql: 'delete from audit', args: [] }])).rejects.toThrow(/append-only/);
        await expect(lane.write([{ sql: 'update audit set n = n', args: [] }])).rejects.toThrow(
          /append-only/,
        );
        await lane.write([
          { sql: 'drop trigger audit_is_not_altered', args: [] },
          { sql: 'drop trigger audit_is_not_deleted', args: [] },
          { sql: `update audit set detail = 'other' where n = 9`, args: [] },
        ]);
        expect(await verifyAudit(engine)).toEqual({ ok: false, firstBad: 9 });
        await lane.write([{ sql: 'delete from audit where n = 4', args: [] }]);
        expect(await verifyAudit(engine)).toEqual({ ok: false, firstBad: 4 });
      }));

    it('R956: what stays of a log is one commit however long it is, is there once however often it comes, and is found where it was changed', () =>
      withThings(async (engine, lane) => {
        await lane.write(controlKeptLog.statements.map((sql) => ({ sql, args: [] })));
        const line = {
          day: '2030-01-31',
          actor: 'é😀عربي "q" \\',
          deed: 'contribution:hide',
          detail: 'hurt',
        };
        const lines = Array.from({ length: 1_203 }, (_, index) => ({
          ...line,
          times: index % 2 === 0 ? null : index * 5,
        }));
        const keep = (id: string) => [
          ...keepLines(id, lines),
          noteKept({ day: line.day, consultationId: id, ...keptEnd(id, lines) }),
        ];
        expect((await lane.write([...keep('a'), raise('nobody', 0), guard('stale')])).ok).toBe(false);
        expect(await verifyKept(engine, 'a')).toBeUndefined();
        for (const id of ['a', 'a', 'b']) await lane.write(keep(id));
        for (const id of ['a', 'b'])
          expect(await verifyKept(engine, id)).toMatchObject({ ok: true, entries: lines.length });
        expect(await verifyAudit(engine)).toMatchObject({ ok: true, entries: 2 });
        const part = { consultationId: 'a', day: line.day, before: 3, limit: 9 };
        expect(await keptPage(engine, part)).toEqual([
          { n: 2, ...lines[1] },
          { n: 1, ...lines[0] },
        ]);
        await lane.write([
          { sql: 'drop trigger kept_log_is_not_altered', args: [] },
          { sql: `update kept_log set detail = 'other' where n = 700 and consultation_id = 'b'`, args: [] },
        ]);
        expect(await verifyKept(engine, 'b')).toEqual({ ok: false, firstBad: 700 });
        expect(await verifyKept(engine, 'a')).toMatchObject({ ok: true });
      }));

    it('R754: what several see at once is written once, however often each of it comes again', () =>
      withThings(async (engine, lane) => {
        const among = ['rooms:rest', 'rooms:go-on'];
        const see = (deed: 'rooms:rest' | 'rooms:go-on', subject: string) =>
          lane.write([auditOnce({ day: '2030-01-31', actor: 'clock', deed, subject, detail: 'why' }, among)]);
        await Promise.all([see('rooms:rest', 'a'), see('rooms:rest', 'a'), see('rooms:rest', 'b')]);
        await lane.write([entry('something else')]);
        await Promise.all([see('rooms:rest', 'a'), see('rooms:go-on', 'b'), see('rooms:go-on', 'b')]);
        await see('rooms:rest', 'b');
        const written = (subject: string) =>
          all(engine, `select deed from audit where subject = '${subject}' order by n`);
        expect(await written('a')).toEqual([['rooms:rest']]);
        expect(await written('b')).toEqual([['rooms:rest'], ['rooms:go-on'], ['rooms:rest']]);
        expect(await verifyAudit(engine)).toMatchObject({ ok: true, entries: 5 });
      }));

    it('R55: migrates step by step, once, and an older program refuses newer data', () =>
      withThings(async (engine, _lane, name) => {
        const second: Migration = { version: 2, statements: ['alter table thing add column note text'] };
        expect(await versionOf(engine)).toBe(1);
        expect(await migrate(engine, [...things, second], name)).toBe(2);
        expect(await migrate(engine, [...things, second], name)).toBe(2);
        expect(await all(engine, 'select version from schema_version')).toEqual([[0], [1], [2]]);
        await expect(migrate(engine, things, name)).rejects.toMatchObject({ code: 'database-newer' });
        const torn: Migration = {
          version: 3,
          statements: ['create table half (a)', 'create table thing (a)'],
        };
        await expect(migrate(engine, [...things, second, torn], name)).rejects.toThrow(/exists/);
        expect(await all(engine, `select count(*) from sqlite_schema where name = 'half'`)).toEqual([[0]]);
        expect(await versionOf(engine)).toBe(2);
      }));

    it('lets two programs migrate the same new database at once', async () => {
      const [one, two] = [await subject.open('race'), await subject.open('race')];
      try {
        expect(await Promise.all([migrate(one, things, 'race'), migrate(two, things, 'race')])).toEqual([
          1, 1,
        ]);
        expect(await all(one, 'select n from counter')).toEqual([[0]]);
      } finally {
        await two.close().catch(() => undefined);
        await one.close();
      }
    });

    it('R56: keeps what people wrote unreadable in every file on disk', () =>
      withThings(async (engine, lane) => {
        const secret = `what a child wrote ${randomBytes(8).toString('hex')}`;
        await lane.write([insert('a', subject.text.encode(secret))]);
        const [row] = await engine.query('select body from thing', []);
        expect(subject.text.decode(row?.[0] as Uint8Array)).toBe(secret);
        await engine.checkpoint();
        expect(subject.bytesOnDisk().includes(Buffer.from(secret))).toBe(false);
      }));
  });
}
