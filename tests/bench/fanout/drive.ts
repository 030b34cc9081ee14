import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';

/** Sockets of one room; every one writes in turn and every one hears. */
export type Room = { readonly activity: string; readonly sockets: readonly Socket[] };

export type Drive = {
  readonly rooms: readonly Room[];
  /** Messages in all, shared out over the rooms. */
  readonly messages: number;
  /** Sends one message and resolves when the server has taken it. */
  readonly send: (socket: Socket, message: { id: string; activity: string; text: string }) => Promise<void>;
  /** Calls back for each message a socket hears, with its id. */
  readonly hear: (socket: Socket, heard: (id: string) => void) => void;
  readonly tick?: (done: number) => void;
};

export type Driven = { readonly deliveries: number; readonly missing: number; readonly doubled: number };

const words = 'We should decide how long it is kept, because it is about us and nobody asked before'.split(
  ' ',
);

/**
 * A closed loop: each room has one message under way and sends the next when all of its sockets heard the last. So both
 * servers are driven at their own pace by the same load. Counts what every socket heard of what was sent.
 */
export async function drive(options: Drive): Promise<Driven> {
  const { rooms, messages } = options;
  const perRoom = Math.ceil(messages / rooms.length);
  let deliveries = 0;
  let missing = 0;
  let doubled = 0;
  let done = 0;

  await Promise.all(
    rooms.map(async (room) => {
      let waitingFor = '';
      let left = 0;
      let all: () => void = () => undefined;
      const heard = room.sockets.map(() => new Set<string>());
      room.sockets.forEach((socket, index) => {
        options.hear(socket, (id) => {
          if (heard[index]?.has(id)) doubled += 1;
          heard[index]?.add(id);
          deliveries += 1;
          if (id === waitingFor && --left === 0) all();
        });
      });
      for (let count = 0; count < perRoom; count += 1) {
        const id = randomBytes(16).toString('base64url');
        waitingFor = id;
        left = room.sockets.length;
        const everybody = new Promise<void>((resolve) => {
          all = resolve;
        });
        const author = room.sockets[count % room.sockets.length];
        if (!author) throw new Error('an empty room');
        const start = count % words.length;
        const text = `${[...words.slice(start), ...words.slice(0, start)].join(' ')} ${count}`;
        await options.send(author, { id, activity: room.activity, text });
        await everybody;
        done += 1;
        options.tick?.(done);
      }
      for (const set of heard) missing += perRoom - set.size;
    }),
  );
  return { deliveries, missing, doubled };
}
