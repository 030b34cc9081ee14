import { setTimeout as pause } from 'node:timers/promises';
import type { OwnContribution, SharedContribution } from '../../../server/core/wire/views.ts';
import type { Problems } from '../../support/figures/figure-run.ts';
import { connectLive, type LiveClient } from '../../support/house/live-client.ts';
import type { Client } from '../../support/pages/client.ts';
import { checkDesk } from './desk.ts';
import type { ClientLog, Known } from './log.ts';

type Verifying = {
  readonly children: readonly Client[];
  readonly moderator: Client;
  readonly consultation: string;
  readonly rooms: readonly string[];
  readonly log: ClientLog;
  readonly problems: Problems;
};

/**
 * Everything that was answered is there once, in the state last answered, and nothing is there that nobody sent. Read as
 * children and moderators read it, over pages and sockets; what should be is known from the clients' logs alone.
 */
export async function verify(what: Verifying): Promise<{ readonly checked: number }> {
  const { children, log, problems } = what;
  let checked = 0;
  for (const [index, client] of children.entries()) {
    const live = await connectLive(client, { as: 'child' });
    const own: OwnContribution[] = [];
    for (const activity of what.rooms) {
      const answer = await live.ask('room:enter', { activity, after: 0 });
      if (!answer.ok) throw new Error(`Room not entered: ${answer.code}`);
      own.push(...answer.own);
    }
    live.close();
    const mine = [...log.values()].filter((known) => known.child === index);
    const page = await client.get('/here/words');
    for (const known of mine) checkOne(known, { own, html: page.html, problems });
    for (const item of own) {
      if (!mine.some((known) => known.id === item.id))
        problems.add('doubled', `child ${index} has ${item.id}, which it never sent`);
    }
    checked += mine.length;
  }
  const witness = await connectLive(children[0] as Client, { as: 'child' });
  for (const activity of what.rooms) await checkRoom(witness, { activity, log, problems });
  witness.close();
  await checkDesk(what, (id) => {
    const known = log.get(id);
    return known && { text: known.text, state: stateOwed(known) };
  });
  return { checked };
}

/** The state in which a contribution has to be: taken back, or as decided last, or waiting. */
export function stateOwed({ withdrawn, decisions }: Pick<Known, 'withdrawn' | 'decisions'>): string {
  return withdrawn ? 'withdrawn' : (decisions.at(-1) ?? 'held');
}

function checkOne(
  known: Known,
  where: { own: readonly OwnContribution[]; html: string; problems: Problems },
): void {
  const { problems } = where;
  const found = where.own.filter((item) => item.id === known.id);
  const [item] = found;
  if (found.length > 1) problems.add('doubled', `${known.text} is there ${found.length} times`);
  if (!item) {
    if (known.acknowledged) problems.add('lost', `${known.text} (${known.id}) was answered and is not there`);
    return;
  }
  const state = stateOwed(known);
  if (item.state !== state)
    problems.add('state', `${known.text} is ${item.state}; ${state} was answered last`);
  if (item.activityId !== known.activity) problems.add('place', `${known.text} is in another room`);
  if (!known.withdrawn && item.text !== known.text) problems.add('text', `${item.text} for ${known.text}`);
  const onPage = where.html.split(`id="own-${known.id}"`).length - 1;
  if (onPage !== 1)
    problems.add(
      onPage === 0 ? 'lost' : 'doubled',
      `${known.text} stands ${onPage} times on the page of one's own words`,
    );
}

async function checkRoom(
  live: LiveClient,
  what: { activity: string; log: ClientLog; problems: Problems },
): Promise<void> {
  const { activity, log, problems } = what;
  const shown = await readRoom(live, activity);
  const expected = [...log.values()].filter(
    (known) => known.activity === activity && stateOwed(known) === 'published',
  );
  const ids = shown.map((item) => item.id);
  if (new Set(ids).size !== ids.length) problems.add('doubled', `a room shows something twice`);
  if (new Set(shown.map((item) => item.seq)).size !== shown.length)
    problems.add('doubled', 'two words have one number');
  for (const known of expected)
    if (!ids.includes(known.id)) problems.add('lost', `${known.text} was published and is not shown`);
  for (const id of ids)
    if (!expected.some((known) => known.id === id))
      problems.add('state', `${log.get(id)?.text ?? id} is shown and should not be`);
}

const waitMs = 1_000;
const mostWaits = 60;

/** A whole room over the wire, as a page reads it: the newest hundred, and the hundred before those until there are none. */
export async function readRoom(live: LiveClient, activity: string): Promise<readonly SharedContribution[]> {
  const newest = await live.ask('room:enter', { activity, after: 0 });
  if (!newest.ok) throw new Error(newest.code);
  let { items, earlier } = newest;
  let waits = 0;
  while (earlier) {
    const past = await live.ask('room:earlier', { activity, before: items[0]?.seq ?? 0 });
    if (!past.ok) {
      // Who reads a room of thousands as fast as it can is told to wait, as anybody is.
      if (past.code !== 'too-fast' || waits === mostWaits) throw new Error(past.code);
      waits += 1;
      await pause(waitMs);
      continue;
    }
    items = [...past.items, ...items];
    earlier = past.earlier;
  }
  return items;
}
