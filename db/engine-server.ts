import { setTimeout as wait } from 'node:timers/promises';
import { BatchCond, HttpServerError, type HttpStream, openHttp, ResponseError } from '@libsql/hrana-client';
import type { Engine, Write } from './engine.ts';
import {
  bindable,
  type Row,
  refusalOf,
  type Settled,
  type SqlValue,
  StoreError,
  settledAs,
} from './engine.ts';
import { createCarrier } from './server-carrier.ts';
import type { StreamPool } from './server-streams.ts';

export type ServerOptions = {
  /** Named in errors. */
  readonly id: string;
  /** http: or https:, without a namespace; the namespace goes before the host in the Host header. */
  readonly url: string;
  readonly namespace: string;
  readonly authToken?: string;
  /** Its connections are kept there, beside those of other namespaces. */
  readonly pool: StreamPool;
};

const attempts = 9;
/** Milliseconds within which an answer that went lost is asked for once more; a server that says nothing is not waited for twice. */
const soonMs = 2_000;

/**
 * A namespace of a libSQL server. One request is one transaction, so a failing statement undoes its whole group; the group
 * is then sent again write by write. When an answer is lost nobody knows whether the commit stood: every write of the
 * group rejects with `server-unreachable`, and the caller's unique ids make trying again harmless.
 * The server promises less than the embedded engine: synchronous=NORMAL, no secure_delete, history in its log.
 */
export function openServerEngine({ id, url, namespace, authToken, pool }: ServerOptions): Engine {
  const carrier = createCarrier(url, namespace);
  const client = openHttp(url, authToken, carrier.fetch);
  client.intMode = 'number';
  const streams = pool.streamsOf(client);

  /** Several processes write one namespace: a busy answer changed nothing, so it is tried again after a random pause. */
  async function patiently<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await act();
      } catch (error) {
        if (!/BUSY|LOCKED/.test(codeOf(error))) throw named(id, error);
        if (attempt === attempts)
          throw new StoreError('database-busy', `The database ${id} stayed busy.`, error);
        await wait(5 + Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  const send = (writes: readonly (readonly Bound[])[]) =>
    patiently(() => streams.use('write', (stream) => transact(stream, writes.flat())));

  async function sendAlone(write: Write, bound: readonly Bound[]): Promise<Settled> {
    try {
      return { status: 'fulfilled', value: { ok: true, rows: await send([bound]) } };
    } catch (error) {
      const at = error instanceof StatementError ? error.index : -1;
      return settledAs(refusalOf(write[at], error), error);
    }
  }

  async function commit(writes: readonly Write[]): Promise<readonly Settled[]> {
    const settled: Settled[] = new Array(writes.length);
    const sendable: {
      readonly write: Write;
      readonly bound: readonly Bound[];
      readonly index: number;
    }[] = [];
    for (const [index, write] of writes.entries()) {
      try {
        sendable.push({ write, bound: write.map(({ sql, args }): Bound => [sql, bindable(args)]), index });
      } catch (reason) {
        settled[index] = { status: 'rejected', reason };
      }
    }
    if (sendable.length > 1) {
      try {
        const rows = await send(sendable.map(({ bound }) => bound));
        let from = 0;
        for (const { write, index } of sendable) {
          settled[index] = {
            status: 'fulfilled',
            value: { ok: true, rows: rows.slice(from, from + write.length) },
          };
          from += write.length;
        }
        return settled;
      } catch (error) {
        // Only an error that names its statement proves that the server undid the group.
        if (!(error instanceof StatementError)) throw error;
      }
    }
    for (const { write, bound, index } of sendable) settled[index] = await sendAlone(write, bound);
    return settled;
  }

  return {
    kind: 'server',
    async query(sql, args) {
      const bound = bindable(args);
      const ask = () => patiently(() => streams.use('read', (stream) => stream.query([sql, bound])));
      const askedMs = performance.now();
      const { rows } = await ask().catch((error) => {
        // Nobody's own fault, it may be: what goes lost takes all with it that was asked together. To read twice is harmless.
        if (!isLost(error) || performance.now() - askedMs > soonMs) throw error;
        return ask();
      });
      return rows.map(plainRow);
    },
    commit,
    checkpoint: async () => 'kept-by-server',
    rewrite: async () => 'kept-by-server',
    async copy() {
      throw new StoreError('copy-not-possible', 'A libSQL server is backed up by whoever runs it.');
    },
    async close() {
      streams.close();
      client.close();
      await carrier.close();
    },
  };
}

/** A statement with its arguments as they are sent. */
type Bound = [sql: string, args: ReturnType<typeof bindable>];

/** Which of the statements of a transaction failed, of which the server did nothing. */
class StatementError extends Error {
  readonly index: number;
  constructor(index: number, cause: Error) {
    super(cause.message, { cause });
    this.index = index;
  }
}

/** All statements or none, in one request. Unless all was undone the connection goes with it. */
async function transact(
  stream: HttpStream,
  statements: readonly Bound[],
): Promise<readonly (readonly Row[])[]> {
  const batch = stream.batch(false);
  let last = batch.step();
  const begun = last.run('begin immediate');
  const answers = statements.map((statement) => {
    last = batch.step().condition(BatchCond.ok(last));
    return last.query(statement);
  });
  const commit = batch.step().condition(BatchCond.ok(last));
  const committed = commit.run('commit');
  const unlessCommitted = BatchCond.not(BatchCond.ok(commit));
  const undone = batch.step().condition(unlessCommitted).run('rollback');
  const ends = Promise.allSettled([committed, undone]);
  const answered = Promise.allSettled(answers);
  const executed = batch.execute().catch((error) => {
    // The server may have left off anywhere, also before the rollback.
    stream.closeGracefully();
    throw error;
  });
  await Promise.all([executed, begun]);
  // What is left out is fulfilled, without a result.
  const [, rolledBack] = await ends;
  if (rolledBack.status === 'rejected') stream.closeGracefully();
  const sets: (readonly Row[])[] = [];
  for (const [index, answer] of (await answered).entries()) {
    if (answer.status === 'rejected') throw new StatementError(index, answer.reason);
    if (answer.value === undefined) throw new Error('A statement was left out, and none before it failed.');
    sets.push(answer.value.rows.map(plainRow));
  }
  await committed;
  return sets;
}

function plainRow(row: ArrayLike<unknown>): Row {
  return Array.from(row, (value) =>
    value instanceof ArrayBuffer ? Buffer.from(value) : (value as SqlValue),
  );
}

function codeOf(error: unknown): string {
  const answered = error instanceof StatementError ? error.cause : error;
  return (answered instanceof ResponseError && answered.code) || '';
}

const isLost = (error: unknown) => error instanceof StoreError && error.code === 'server-unreachable';

function named(id: string, error: unknown): unknown {
  if (error instanceof StatementError || error instanceof ResponseError) return error;
  const status = error instanceof HttpServerError ? error.status : 0;
  if (status === 404 || status === 401 || status === 403) {
    return new StoreError('database-unreadable', `The server has no database ${id} for this program.`, error);
  }
  return new StoreError('server-unreachable', `The libSQL server gave no answer about ${id}.`, error);
}
