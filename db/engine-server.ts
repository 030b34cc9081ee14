import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  createClient,
  type InStatement,
  LibsqlBatchError,
  LibsqlError,
} from '@libsql/client/http';
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

export type ServerOptions = {
  /** Named in errors. */
  readonly id: string;
  /** http: or https:, without a namespace; the namespace goes before the host in the Host header. */
  readonly url: string;
  readonly namespace: string;
  readonly authToken?: string;
};

const attempts = 9;

/**
 * A namespace of a libSQL server. One request is one transaction, so a failing statement undoes its whole group; the group
 * is then sent again write by write. When an answer is lost nobody knows whether the commit stood: every write of the
 * group rejects with `server-unreachable`, and the caller's unique ids make trying again harmless.
 * The server promises less than the embedded engine: synchronous=NORMAL, no secure_delete, history in its log.
 */
export function openServerEngine({ id, url, namespace, authToken }: ServerOptions): Engine {
  const carrier = createCarrier(url, namespace);
  const client: Client = createClient({
    url,
    fetch: carrier.fetch,
    intMode: 'number',
    ...(authToken === undefined ? {} : { authToken }),
  });

  /** Several processes write one namespace: a busy answer changed nothing, so it is tried again after a random pause. */
  async function patiently<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof LibsqlError) || !/BUSY|LOCKED/.test(error.code)) throw named(id, error);
        if (attempt === attempts)
          throw new StoreError('database-busy', `The database ${id} stayed busy.`, error);
        await wait(5 + Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  async function send(writes: readonly (readonly InStatement[])[]): Promise<readonly (readonly Row[])[]> {
    const sets = await patiently(() => client.batch(writes.flat(), 'write'));
    return sets.map(({ rows }) => rows.map(plainRow));
  }

  async function sendAlone(write: Write, bound: readonly InStatement[]): Promise<Settled> {
    try {
      return { status: 'fulfilled', value: { ok: true, rows: await send([bound]) } };
    } catch (error) {
      const at = error instanceof LibsqlBatchError ? error.statementIndex : -1;
      return settledAs(refusalOf(write[at], error), error);
    }
  }

  async function commit(writes: readonly Write[]): Promise<readonly Settled[]> {
    const settled: Settled[] = new Array(writes.length);
    const sendable: {
      readonly write: Write;
      readonly bound: readonly InStatement[];
      readonly index: number;
    }[] = [];
    for (const [index, write] of writes.entries()) {
      try {
        sendable.push({ write, bound: write.map(({ sql, args }) => ({ sql, args: bindable(args) })), index });
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
        if (!(error instanceof LibsqlBatchError)) throw error;
      }
    }
    for (const { write, bound, index } of sendable) settled[index] = await sendAlone(write, bound);
    return settled;
  }

  return {
    kind: 'server',
    async query(sql, args) {
      const bound = bindable(args);
      const { rows } = await patiently(() => client.execute({ sql, args: bound }));
      return rows.map(plainRow);
    },
    commit,
    checkpoint: async () => 'kept-by-server',
    rewrite: async () => 'kept-by-server',
    async copy() {
      throw new StoreError('copy-not-possible', 'A libSQL server is backed up by whoever runs it.');
    },
    async close() {
      client.close();
      carrier.close();
    },
  };
}

function plainRow(row: ArrayLike<unknown>): Row {
  return Array.from(row, (value) =>
    value instanceof ArrayBuffer ? Buffer.from(value) : (value as SqlValue),
  );
}

function named(id: string, error: unknown): unknown {
  if (error instanceof LibsqlBatchError) return error;
  const cause = (error as { cause?: unknown }).cause;
  const status = (cause as { status?: number } | undefined)?.status;
  if (status === 404 || status === 401 || status === 403) {
    return new StoreError('database-unreadable', `The server has no database ${id} for this program.`, error);
  }
  if (error instanceof LibsqlError && error.code !== 'SERVER_ERROR' && !error.code.startsWith('HRANA_'))
    return error;
  return new StoreError('server-unreachable', `The libSQL server gave no answer about ${id}.`, error);
}

/**
 * `fetch` for the client with the namespace in the Host header. Node's own fetch sets Host by itself and cannot be told;
 * a name like `ns.127.0.0.1` does not resolve; so this goes through node:http with connections kept open.
 */
function createCarrier(
  url: string,
  namespace: string,
): { fetch(request: Request): Promise<Response>; close(): void } {
  const tls = new URL(url).protocol === 'https:';
  const agent = tls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
  const send = tls ? tlsRequest : plainRequest;
  return {
    async fetch(request) {
      const target = new URL(request.url);
      const body = Buffer.from(await request.arrayBuffer());
      const headers = {
        ...Object.fromEntries(request.headers),
        host: `${namespace}.${target.host}`,
        'content-length': body.length,
      };
      return new Promise((resolve, reject) => {
        const sent = send(target, { method: request.method, agent, headers, timeout: 30_000 }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => void parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => resolve(asResponse(answer, Buffer.concat(parts))));
        });
        sent.on('timeout', () => sent.destroy(new Error('no answer within 30 s')));
        sent.on('error', reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

/** What the client reads of an answer, without the streams that a real Response is made of: they cost more than the answer. */
function asResponse({ statusCode = 500, headers }: IncomingMessage, body: Buffer): Response {
  const read = {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    text: async () => body.toString('utf8'),
    json: async () => JSON.parse(body.toString('utf8')),
    arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
  };
  return read as unknown as Response;
}
