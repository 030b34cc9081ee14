import { randomBytes } from 'node:crypto';
import { madeSentence } from '../../support/house/made-sentence.ts';

/** Sockets of one room; every one writes in turn and every one hears. */
export type Room<S> = { readonly activity: string; readonly sockets: readonly S[] };

export type Drive<S> = {
  readonly rooms: readonly Room<S>[];
  /** Messages in all, shared out over the rooms. */
  readonly messages: number;
  /** Which child of each room writes first. */
  readonly from?: number;
  /** How many messages a room has under way at once. */
  readonly together?: number;
  /** Sends one message and resolves when the server has taken it. */
  readonly send: (socket: S, message: { id: string; activity: string; text: string }) => Promise<void>;
  /** From now on calls back for each packet a socket hears, with the ids of its messages; answers how to stop. */
  readonly hear: (socket: S, heard: (ids: readonly string[]) => void) => () => void;
};

export type Driven = {
  readonly deliveries: number;
  /** What the deliveries came in. */
  readonly packets: number;
  readonly missing: number;
  readonly doubled: number;
};

/**
 * A closed loop: each room has `together` messages under way and sends the next when all of its sockets heard one. So
 * both servers are driven at their own pace by the same load. Counts what every socket heard of what was sent.
 */
export async function drive<S>(options: Drive<S>): Promise<Driven> {
  const { rooms, messages, together = 1, from = 0 } = options;
  const perRoom = Math.ceil(messages / rooms.length);
  const total = { deliveries: 0, packets: 0, missing: 0, doubled: 0 };

  await Promise.all(
    rooms.map(async (room) => {
      const left = new Map<string, { left: number; everybody: () => void }>();
      const stops = room.sockets.map((socket) => {
        const heard = new Set<string>();
        const stop = options.hear(socket, (ids) => {
          total.packets += 1;
          for (const id of ids) {
            const waiting = left.get(id);
            if (!waiting) continue;
            if (heard.has(id)) total.doubled += 1;
            heard.add(id);
            total.deliveries += 1;
            waiting.left -= 1;
            if (waiting.left === 0) waiting.everybody();
          }
        });
        return () => {
          stop();
          total.missing += perRoom - heard.size;
        };
      });
      let sent = 0;
      async function one(): Promise<void> {
        while (sent < perRoom) {
          const count = sent++;
          // From a new place each run: a child has a pace, and no child is to write more than the others.
          const author = room.sockets[(from + count) % room.sockets.length];
          if (author === undefined) throw new Error('an empty room');
          const id = randomBytes(16).toString('base64url');
          const everybody = new Promise<void>((resolve) => {
            left.set(id, { left: room.sockets.length, everybody: resolve });
          });
          await options.send(author, { id, activity: room.activity, text: madeSentence(from + count) });
          await everybody;
        }
      }
      await Promise.all(Array.from({ length: together }, one));
      for (const stop of stops) stop();
    }),
  );
  return total;
}
