import { type MessageName, messages } from '../../../server/core/wire/messages.ts';
import type { Problems } from '../../support/figures/figure-run.ts';
import { connectLive, type Heard, type LiveClient, takeTicket } from '../../support/house/live-client.ts';
import { seeded } from '../../support/house/seeded.ts';
import { createClient } from '../../support/pages/client.ts';
import { send } from './ask.ts';
import { type Asker, places, type World } from './askers.ts';
import { isLetIn } from './expect.ts';
import { eventTable, messageTable } from './table-wire.ts';

type Line = { readonly asker: Asker; readonly live: LiveClient; readonly heard: Set<Heard['name']> };

const random = seeded(11);
const staffMessages: readonly MessageName[] = [
  'desk:enter',
  'desk:rooms',
  'contribution:claim',
  'contribution:decide',
  'contribution:undo',
  'projector:enter',
  'session:enter',
  'listening:enter',
];
/** What is said of what is not there, or not yours. */
const nothingCodes = ['not-found', 'not-allowed', 'activity-unknown', 'statement-gone'];
const names = Object.keys(messages) as readonly MessageName[];

/**
 * Everybody who gets a ticket connects and says every message about every place; then something happens in the first
 * consultation, and what each of them hears is held against the table.
 */
export async function listenTo(
  origin: string,
  { world, problems }: { world: World; problems: Problems },
): Promise<{ asked: number; heard: number }> {
  const lines = await connectAll(origin, [...world.askers, world.leaver], problems);
  let asked = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (const name of names)
        for (const place of places) {
          const { who, fields } = messageTable[name];
          const came = await say(line, name, fields(world.at[place], random.id()));
          const may = isLetIn(line.asker, { who, scope: 'consultation', place });
          asked += 1;
          // A message of children says nothing to a page of staff, and the other way round.
          if ((came === 'in') !== may)
            problems.add(
              'wrong',
              `${line.asker.name}, ${name}, ${place}: ${came} instead of ${may ? 'in' : 'nothing'}`,
            );
        }
    }),
  );
  for (const line of lines) line.heard.clear();
  await happen(origin, world, lines);
  let heard = 0;
  for (const line of lines) {
    if (line.live.socket.connected) await fence(line);
    for (const [name, hears] of Object.entries(eventTable)) {
      const did = line.heard.has(name as Heard['name']);
      if (did) heard += 1;
      if (did !== hears(line.asker))
        problems.add('wrong', `${line.asker.name} ${did ? 'heard' : 'did not hear'} ${name}`);
    }
    line.live.close();
  }
  return { asked, heard };
}

async function connectAll(
  origin: string,
  askers: readonly Asker[],
  problems: Problems,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const asker of askers) {
    const client = createClient(origin);
    const [name = '', value = ''] = asker.cookie.split(/=(.*)/s);
    if (name !== '') client.cookies.set(name, value);
    const sits = asker.kind === 'child' || asker.kind === 'open-child';
    for (const as of ['child', 'staff'] as const) {
      const ticket = await takeTicket(client, as);
      const may = as === 'child' ? sits : asker.kind === 'staff';
      if ((ticket !== undefined) !== may) problems.add('wrong', `${asker.name}: ticket as ${as}`);
      if (ticket === undefined) continue;
      const heard = new Set<Heard['name']>();
      const live = await connectLive(client, { as, ticket, hear: (event) => heard.add(event.name) });
      lines.push({ asker, live, heard });
    }
    client.close();
  }
  return lines;
}

/** What came of a message: `in`, `nothing`, or `unheard` when whatever was said after it was answered and it was not. */
async function say(
  line: Line,
  name: MessageName,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> {
  const answered = line.live
    .ask(name, fields as never)
    .then((answer) => answer as { ok: boolean; code?: string })
    .catch(() => undefined);
  // Who is not listened to is answered by nothing at all.
  const ofStaff = staffMessages.includes(name);
  const reply = await (ofStaff === (line.asker.kind === 'staff')
    ? answered
    : Promise.race([answered, fence(line)]));
  if (reply === undefined) return 'unheard';
  if (reply.ok) return 'in';
  return nothingCodes.includes(reply.code ?? '') ? 'nothing' : 'in';
}

/** Messages of one page are answered one after the other where nothing waits; four answers later nothing waits any more. */
async function fence({ asker, live }: Line): Promise<undefined> {
  const nowhere = 'A'.repeat(22);
  for (let count = 0; count < 4; count += 1) {
    if (asker.kind === 'staff') await live.ask('desk:enter', { consultation: nowhere, after: 0 });
    else await live.ask('room:enter', { activity: nowhere, after: 0 });
  }
  return undefined;
}

/** Words are written, taken, read and shown; a room, a poll and then all of the consultation rest; somebody signs out. */
async function happen(origin: string, world: World, lines: readonly Line[]): Promise<void> {
  const at = world.at.own;
  const lineOf = (name: string) => {
    const line = lines.find(({ asker }) => asker.name === name);
    if (!line) throw new Error(`${name} is not there.`);
    return line;
  };
  const form = (name: string, address: string, fields: Record<string, string>) =>
    send(origin, { cookie: lineOf(name).asker.cookie, address, way: 'data', fields });
  const id = random.id();
  await form('child own', `/here/room/${at.room}`, {
    id,
    activity: at.room,
    [`text-${at.room}`]: 'We would like to see the list.',
  });
  const moderator = lineOf('moderator one').live;
  for (const name of ['contribution:claim', 'contribution:decide'] as const) {
    const more = name === 'contribution:decide' ? { revision: 1, decision: 'publish' as const } : {};
    const done = await moderator.ask(name, { consultation: at.id, id, ...more } as never);
    if (!done.ok) throw new Error(`${name}: ${(done as { code: string }).code}`);
  }
  await form('moderator one', `/staff/c/${at.id}/session/${at.room}`, {
    act: 'pace',
    revision: '0',
    minutes: '0',
  });
  const acts = `/staff/c/${at.id}/activities`;
  for (const activity of [at.room, at.poll])
    for (const act of ['paused', 'open']) await form('organiser one', acts, { act, activity });
  await form('organiser one', `/staff/c/${at.id}`, { act: 'paused' });
  await form('organiser one', `/staff/c/${at.id}`, { act: 'open' });
  await form('leaver', '/staff/leave', {});
  await lineOf('leaver').live.lost;
}
