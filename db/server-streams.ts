import { type HttpClient, HttpServerError, type HttpStream, ResponseError } from '@libsql/hrana-client';

/** The connections of one namespace: what is read waits for no commit, and no commit for what is read. */
export type ServerStreams = {
  /**
   * Runs `act` with the connection for this and answers what it answers. `act` asks at once, in the turn in which it is called. What is asked while an
   * answer is under way goes with the next request, all of it together.
   */
  readonly use: <T>(kind: 'read' | 'write', act: (stream: HttpStream) => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

/**
 * A new connection of a libSQL server reads the whole schema before its first statement, which costs three times what most statements do
 * (decision 105). So they are kept for a while, fewer than the 128 a server has by default for all processes and databases together.
 */
const mostKept = 40;
/** A server ends a connection that nobody used for ten seconds. */
const idleMs = 5_000;
/** What a connection took of the server it holds as long as it lives. */
const longestMs = 60_000;

type Kept = { readonly stream: HttpStream; readonly madeMs: number; uses: number; usedMs: number };

/** What all namespaces of a process share: how many connections are kept. */
export type StreamPool = { readonly streamsOf: (client: HttpClient) => ServerStreams };

export function createStreamPool(): StreamPool {
  /** The one first that nobody used for the longest. */
  const kept = new Set<Kept>();
  let sweep: NodeJS.Timeout | undefined;

  function end(one: Kept): void {
    kept.delete(one);
    one.stream.close();
  }

  /** Ends the first that nobody uses and for which `isOver` holds; answers whether there was one. */
  function endFirst(isOver: (one: Kept) => boolean): boolean {
    for (const one of kept) {
      if (one.uses > 0 || !isOver(one)) continue;
      end(one);
      return true;
    }
    return false;
  }

  function endIdle(): void {
    const since = performance.now() - idleMs;
    while (endFirst(({ usedMs }) => usedMs <= since));
    if (kept.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  }

  const shelf: Shelf = {
    makeRoom: () => kept.size < mostKept || endFirst(() => true),
    keep(one) {
      // Last used last.
      kept.delete(one);
      kept.add(one);
      sweep ??= setInterval(endIdle, idleMs / 5).unref();
    },
    drop: (one) => void kept.delete(one),
    end,
  };
  return { streamsOf: (client) => createStreams(client, shelf) };
}

/** Where the connections of all namespaces stand. */
type Shelf = {
  /** Whether one more can be kept, maybe in the place of one that nobody uses. */
  readonly makeRoom: () => boolean;
  readonly keep: (one: Kept) => void;
  readonly drop: (one: Kept) => void;
  readonly end: (one: Kept) => void;
};

function createStreams(client: HttpClient, shelf: Shelf): ServerStreams {
  const own = new Map<'read' | 'write', Kept>();
  /** Too old for what comes: each ends with its last use. */
  const leaving = new Set<Kept>();

  /** Undefined: as many as can be kept are in use. */
  function connection(kind: 'read' | 'write'): Kept | undefined {
    const found = own.get(kind);
    const isOld = found !== undefined && performance.now() - found.madeMs > longestMs;
    if (found && !found.stream.closed && !isOld) return found;
    own.delete(kind);
    // Where it is never without a use, as under steady load, the next one takes over.
    if (found && (found.stream.closed || found.uses === 0)) shelf.end(found);
    else if (found) leaving.add(found);
    if (!shelf.makeRoom()) return undefined;
    const made = { stream: client.openStream(), madeMs: performance.now(), uses: 0, usedMs: 0 };
    own.set(kind, made);
    return made;
  }

  async function use<T>(
    kind: 'read' | 'write',
    act: (stream: HttpStream) => Promise<T>,
    isSecond = false,
  ): Promise<T> {
    const one = connection(kind);
    if (one === undefined) {
      const stream = client.openStream();
      const answer = act(stream);
      // Goes with the same request.
      stream.closeGracefully();
      return answer;
    }
    shelf.keep(one);
    one.uses += 1;
    try {
      return await act(one.stream);
    } catch (error) {
      // Nothing of what was asked happened.
      if (!isSecond && isUnknown(error)) return await use(kind, act, true);
      throw error;
    } finally {
      one.uses -= 1;
      one.usedMs = performance.now();
      if (one.stream.closed) shelf.drop(one);
      if (one.uses === 0 && leaving.delete(one)) shelf.end(one);
    }
  }

  return {
    use,
    close() {
      for (const one of [...own.values(), ...leaving]) shelf.end(one);
    },
  };
}

/**
 * It expired, or the server was started anew, which has no code and no name but this. Refused before anything is done, other than what a server says was asked
 * before: of that nobody knows what became.
 */
function isUnknown(error: unknown): boolean {
  if (error instanceof HttpServerError) return error.status === 400 && /invalid baton/.test(error.message);
  return error instanceof ResponseError && error.code === 'STREAM_EXPIRED';
}
