import type { Room } from './drive.ts';
import { ends, openSeat, type To } from './ends.ts';
import type { Line } from './line.ts';
import { type Paced, paced } from './paced.ts';
import { inLanes, type Seat } from './seats.ts';

/** What the process that holds ten thousand lines is told, one thing after the other. */
export type Told =
  | { readonly does: 'open'; readonly to: To; readonly seats: readonly Seat[] }
  | { readonly does: 'say'; readonly perSecond: number }
  | { readonly does: 'close' };

/** What it answers: how many lines are open, while they open and after; and what came of a message into every room. */
export type Answered =
  | { readonly open: number; readonly done: boolean }
  | { readonly open: number; readonly said: Omit<Paced, 'seenMs'> };

let kind: To['kind'] = 'bare';
let lines: Line[] = [];
let rooms = new Map<string, Line[]>();

const answer = (what: Answered): void => void process.send?.(what);
const open = (): number => lines.filter((line) => line.isOpen()).length;

async function openAll(to: To, seats: readonly Seat[]): Promise<void> {
  kind = to.kind;
  rooms = new Map();
  lines = [];
  await inLanes(seats, async (seat) => {
    const line = await openSeat(to, seat);
    lines.push(line);
    const room = rooms.get(seat.room) ?? [];
    room.push(line);
    rooms.set(seat.room, room);
    if (lines.length % 100 === 0) answer({ open: lines.length, done: false });
  });
  answer({ open: open(), done: true });
}

async function sayInEach(perSecond: number): Promise<void> {
  const all: Room<Line>[] = [...rooms].map(([activity, sockets]) => ({ activity, sockets }));
  const { deliveries, undelivered, doubled } = await paced(
    { ...ends(kind), rooms: all },
    { messages: all.length, perSecond },
  );
  answer({ open: open(), said: { deliveries, undelivered, doubled } });
}

process.on('message', (told: Told) => {
  if (told.does === 'open') void openAll(told.to, told.seats);
  else if (told.does === 'say') void sayInEach(told.perSecond);
  else {
    for (const line of lines) line.close();
    answer({ open: 0, done: true });
  }
});
// Whoever asks has gone: nothing is to be held for anybody.
process.on('disconnect', () => process.exit());
