import { askAgainMs, type LiveConnection } from './connection.ts';

/** Sends something and takes its answer; `again` when nobody answered, or only later may. */
export type Delivery = (live: LiveConnection) => Promise<'done' | 'again'>;

export type Outbox = {
  readonly put: (delivery: Delivery) => void;
  /** The connection is there (again): what waits goes now. */
  readonly flush: () => void;
  readonly close: () => void;
};

/** Sends in order and one at a time, each until it is answered. In memory only. */
export function createOutbox(live: () => LiveConnection | null): Outbox {
  const waiting: Delivery[] = [];
  let underWay = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    const [first] = waiting;
    const connection = live();
    if (!first || !connection || underWay || closed) return;
    clearTimeout(timer);
    underWay = true;
    const result = await first(connection);
    underWay = false;
    if (closed) return;
    if (result === 'again') {
      if (connection.socket.connected) timer = setTimeout(flush, askAgainMs);
      return;
    }
    waiting.shift();
    void flush();
  }

  return {
    put(delivery) {
      waiting.push(delivery);
      void flush();
    },
    flush: () => void flush(),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
