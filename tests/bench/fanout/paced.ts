import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { madeSentence } from '../../support/house/made-sentence.ts';
import type { Drive, Room } from './drive.ts';

export type Paced = {
  readonly deliveries: number;
  readonly undelivered: number;
  readonly doubled: number;
  /** Milliseconds from when a message was due until the last child of its room had it, one for each message. */
  readonly seenMs: readonly number[];
};

/** How many deliveries were not exactly one: lost, or told twice. */
export function notOnce({ undelivered, doubled }: Pick<Paced, 'undelivered' | 'doubled'>): number {
  return undelivered + doubled;
}

/** What is not there by then will not come. */
const settleMs = 15_000;
/** A bit for each child of a room. */
const mostInRoom = 31;

/**
 * Messages on a schedule, room after room, whatever the server does meanwhile: a slow one cannot slow down what it is measured by.
 * Each message has another author of its room, so that no child writes faster than a child may.
 */
export async function paced<S>(
  of: Pick<Drive<S>, 'send' | 'hear'> & { readonly rooms: readonly Room<S>[] },
  load: { readonly messages: number; readonly perSecond: number; readonly from?: number },
): Promise<Paced> {
  const { rooms } = of;
  const { messages, perSecond, from = 0 } = load;
  const waiting = new Map<string, { readonly dueMs: number; seen: number }>();
  const seenMs: number[] = [];
  const counts = { deliveries: 0, doubled: 0, left: 0 };
  const stops = rooms.flatMap(({ sockets }) => {
    if (sockets.length > mostInRoom) throw new Error(`More than ${mostInRoom} in a room.`);
    const all = 2 ** sockets.length - 1;
    return sockets.map((socket, at) =>
      of.hear(socket, (ids) => {
        for (const id of ids) {
          const one = waiting.get(id);
          if (one === undefined) continue;
          const bit = 1 << at;
          if ((one.seen & bit) !== 0) {
            counts.doubled += 1;
            continue;
          }
          one.seen |= bit;
          counts.deliveries += 1;
          if (one.seen !== all) continue;
          seenMs.push(performance.now() - one.dueMs);
          counts.left -= 1;
        }
      }),
    );
  });

  let expected = 0;
  const refused: unknown[] = [];
  const startMs = performance.now();
  for (let count = 0; count < messages; count += 1) {
    const dueMs = startMs + (count / perSecond) * 1_000;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await pause(earlyMs);
    const room = rooms[count % rooms.length];
    const author = room?.sockets[(from + Math.floor(count / rooms.length)) % room.sockets.length];
    if (!room || !author) throw new Error('An empty room.');
    const id = randomBytes(16).toString('base64url');
    waiting.set(id, { dueMs, seen: 0 });
    counts.left += 1;
    expected += room.sockets.length;
    of.send(author, { id, activity: room.activity, text: madeSentence(from + count) }).catch((error) =>
      refused.push(error),
    );
  }
  const giveUp = performance.now() + settleMs;
  while (counts.left > 0 && performance.now() < giveUp) await pause(5);
  for (const stop of stops) stop();
  if (refused.length > 0) console.error(`${refused.length} refused, the first: ${refused[0]}`);
  const { deliveries, doubled } = counts;
  return { deliveries, undelivered: expected - deliveries, doubled, seenMs };
}
