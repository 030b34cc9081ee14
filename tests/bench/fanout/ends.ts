import { setTimeout as pause } from 'node:timers/promises';
import type { Room } from './drive.ts';
import { type Line, openLine } from './line.ts';
import { inLanes, type Seat, type Site, takeTicketOf } from './seats.ts';

/** Where lines lead: the bare server, or a process of the product, for which a ticket is asked of the site. */
export type To =
  | { readonly kind: 'bare'; readonly port: number }
  | { readonly kind: 'product'; readonly port: number; readonly site: Site };

export type Message = { readonly id: string; readonly activity: string; readonly text: string };

const tries = 10;
const againMs = 1_000;

/** Opens a child's line and takes it into its room. Where a crowded machine does not let it in (a process waits
 * a tenth of a second for the ticket that another one left in Redis, and then for two seconds for nothing), it asks again, as a page does. */
export async function openSeat(to: To, seat: Seat): Promise<Line> {
  if (to.kind === 'bare') return openLine({ port: to.port, path: `/live/?rooms=${seat.room}` });
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await enter(to, seat);
    } catch (error) {
      if (left === 0) throw error;
      await pause(againMs);
    }
  }
}

async function enter({ site, port }: Extract<To, { kind: 'product' }>, seat: Seat): Promise<Line> {
  const ticket = await takeTicketOf(site, seat.cookie, 'child');
  const headers = { Origin: site.origin, Cookie: seat.cookie };
  const line = await openLine({ port, path: `/live/?ticket=${ticket}`, headers });
  const entered = await line.ask('room:enter', { v: 1, activity: seat.room, after: 0 });
  if (isOk(entered)) return line;
  line.close();
  throw new Error(`A child could not enter: ${entered}`);
}

/** All lines of these children, room by room. `to`: where each of them leads. */
export async function openRooms(
  seats: readonly Seat[],
  to: (at: number) => To,
): Promise<readonly Room<Line>[]> {
  const rooms = new Map<string, Line[]>();
  const lines = await inLanes(seats, (seat, at) => openSeat(to(at), seat));
  for (const [at, { room }] of seats.entries()) {
    const line = lines[at];
    if (line) rooms.set(room, [...(rooms.get(room) ?? []), line]);
  }
  return [...rooms].map(([activity, sockets]) => ({ activity, sockets }));
}

/** How a message is sent and heard at either server. */
export function ends(kind: To['kind']) {
  const idsOf = idsIn(kind === 'bare' ? '42["said"' : '42["room:changed"');
  return {
    async send(line: Line, message: Message): Promise<void> {
      const answer =
        kind === 'bare'
          ? await line.ask('say', message)
          : await line.ask('contribution:post', { v: 1, ...message, language: 'en' });
      if (!isOk(answer)) throw new Error(`A post was refused: ${answer}`);
    },
    hear: (line: Line, heard: (ids: readonly string[]) => void) =>
      line.listen((event) => heard(idsOf(event))),
  };
}

/** Ids of the messages in an event. A room hears the same bytes one line after the other: they are read once. */
function idsIn(begins: string): (event: string) => readonly string[] {
  let last = '';
  let ids: readonly string[] = [];
  return (event) => {
    if (event === last) return ids;
    last = event;
    ids = event.startsWith(begins)
      ? [...event.matchAll(/"id":"([\w-]{22})"/g)].map((match) => match[1] ?? '')
      : [];
    return ids;
  };
}

function isOk(answer: string): boolean {
  return answer.startsWith('[{"ok":true');
}
