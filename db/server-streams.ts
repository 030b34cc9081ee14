import { type HttpClient, HttpServerError, type HttpStream, ResponseError } from '@libsql/hrana-client';

/** The connections of one namespace. */
export type ServerStreams = {
  /**
   * Runs `act` with a connection of its own and answers what it answers. It is kept for the next one unless `act` fails. `act` asks at once, in the
   * turn in which it is called.
   */
  readonly use: <T>(act: (stream: HttpStream) => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

/**
 * A new connection of a libSQL server reads the whole schema before its first statement, which costs three times what most statements do
 * (decision 105). So they are kept for a while, fewer than the 128 a server has by default for all processes and databases together.
 */
const mostKept = 24;
/** A server ends a connection that nobody used for ten seconds. */
const idleMs = 5_000;

/** Those of all namespaces of this process that nobody uses right now, the one that rests longest first. */
const idle: { readonly owner: object; readonly stream: HttpStream; readonly sinceMs: number }[] = [];
/** How many are kept, in use or not. */
let kept = 0;
let sweep: NodeJS.Timeout | undefined;

export function createStreams(client: HttpClient): ServerStreams {
  const owner = {};
  let closed = false;

  /** Of its own kind first; where all are taken the longest unused of another namespace makes room. Undefined: none can be kept. */
  function take(): { stream: HttpStream; used: boolean } | undefined {
    const at = idle.findLastIndex((each) => each.owner === owner);
    const [own] = at < 0 ? [] : idle.splice(at, 1);
    if (own) return { stream: own.stream, used: true };
    if (kept >= mostKept && !endLongestIdle()) return undefined;
    kept += 1;
    return { stream: client.openStream(), used: false };
  }

  function keep(stream: HttpStream): void {
    if (closed || stream.closed) {
      end(stream);
      return;
    }
    idle.push({ owner, stream, sinceMs: performance.now() });
    sweep ??= setInterval(endIdle, idleMs / 5).unref();
  }

  async function use<T>(act: (stream: HttpStream) => Promise<T>): Promise<T> {
    const taken = take();
    if (taken === undefined) {
      const stream = client.openStream();
      const answer = act(stream);
      // Goes with the same request.
      stream.closeGracefully();
      return answer;
    }
    try {
      const answer = await act(taken.stream);
      keep(taken.stream);
      return answer;
    } catch (error) {
      end(taken.stream);
      // The server knows it no more, as after a start: nothing of what was asked happened.
      if (taken.used && isUnknown(error)) return use(act);
      throw error;
    }
  }

  return {
    use,
    close() {
      closed = true;
      for (const { stream } of idle.filter((each) => each.owner === owner)) end(stream);
      removeWhere((each) => each.owner === owner);
    },
  };
}

function end(stream: HttpStream): void {
  kept -= 1;
  stream.close();
}

function endLongestIdle(): boolean {
  const longest = idle.shift();
  if (longest) end(longest.stream);
  return longest !== undefined;
}

function endIdle(): void {
  const since = performance.now() - idleMs;
  while (idle[0] && idle[0].sinceMs <= since) endLongestIdle();
  if (idle.length > 0) return;
  clearInterval(sweep);
  sweep = undefined;
}

function removeWhere(isGone: (each: (typeof idle)[number]) => boolean): void {
  idle.splice(0, idle.length, ...idle.filter((each) => !isGone(each)));
}

/** It expired, or the server was started anew; that it is another one's has no code and no name but this. */
function isUnknown(error: unknown): boolean {
  if (error instanceof HttpServerError) return error.status === 400 && /\bbaton\b/.test(error.message);
  return error instanceof ResponseError && error.code === 'STREAM_EXPIRED';
}
