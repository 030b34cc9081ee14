import type { Problems } from '../../support/figures/figure-run.ts';
import { connectLive } from '../../support/house/live-client.ts';
import type { Client } from '../../support/pages/client.ts';
import { checkDesk } from '../kill/desk.ts';
import { readRoom } from '../kill/verify.ts';
import { type Log, type Said, stateOwed } from './log.ts';

type Verifying = {
  readonly children: readonly Client[];
  readonly moderator: Client;
  readonly consultation: string;
  readonly rooms: readonly string[];
  readonly log: Log;
  readonly problems: Problems;
};

type Held = { readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> };

/** As the file of a child's own data has them (docs/protocol.md has the words). */
const numberOf: Readonly<Record<string, number>> = { agree: 1, disagree: -1, pass: 0, unclear: 2 };

/**
 * Everything that was answered is there once and as it was answered last, each child's history is whole, and nothing is there that
 * nobody sent. Read as children and moderators read it; what should be is known from the clients' logs alone.
 */
export async function verify(what: Verifying): Promise<{ readonly checked: number }> {
  const { children, log, problems } = what;
  const ofChild = new Map<number, Said[]>();
  for (const said of log.said.values()) ofChild.set(said.child, [...(ofChild.get(said.child) ?? []), said]);
  let checked = 0;
  for (const [name, client] of children.entries()) {
    const mine = ofChild.get(name) ?? [];
    if (log.erased.has(name)) await checkErased(client, { name, problems });
    else await checkHistory(client, { name, mine, votes: log.votes.get(name), problems });
    checked += mine.length + (log.votes.get(name)?.size ?? 0) + (log.erased.has(name) ? 1 : 0);
  }
  const reader = children.findIndex((_, name) => !log.erased.has(name));
  const witness = await connectLive(children[reader] as Client, { as: 'child' });
  for (const activity of what.rooms) {
    const shown = await readRoom(witness, activity);
    checkRoom(shown, { activity, log, problems });
  }
  witness.close();
  await checkDesk(what, (id) => {
    const said = log.said.get(id);
    return said && { text: said.text, state: log.erased.has(said.child) ? 'erased' : stateOwed(said) };
  });
  return { checked };
}

async function checkHistory(
  client: Client,
  of: {
    name: number;
    mine: readonly Said[];
    votes: ReadonlyMap<string, string> | undefined;
    problems: Problems;
  },
): Promise<void> {
  const { name, mine, problems } = of;
  const page = await client.get('/here/held/held.json');
  if (page.status !== 200) return problems.add('lost', `child ${name} has no seat any more: ${page.status}`);
  const { tables } = JSON.parse(page.html) as Held;
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const row of tables.contribution ?? []) {
    const id = String(row.id);
    if (rows.has(id)) problems.add('doubled', `child ${name} has ${id} twice`);
    rows.set(id, row);
  }
  for (const said of mine) {
    const row = rows.get(said.id);
    rows.delete(said.id);
    if (!row) {
      if (said.answered) problems.add('lost', `${said.text} (${said.id}) was answered and is not there`);
      continue;
    }
    if (row.state !== stateOwed(said))
      problems.add('state', `${said.text} is ${String(row.state)}; ${stateOwed(said)} was answered last`);
    if (row.activity_id !== said.activity) problems.add('place', `${said.text} is in another room`);
    if (!said.withdrawn && row.body !== said.text)
      problems.add('text', `${String(row.body)} for ${said.text}`);
  }
  for (const id of rows.keys()) problems.add('doubled', `child ${name} has ${id}, which it never sent`);

  const cast = new Map((tables.vote ?? []).map((row) => [String(row.statement_id), Number(row.choice)]));
  if (cast.size !== (tables.vote ?? []).length) problems.add('doubled', `child ${name} has a vote twice`);
  for (const [statement, choice] of of.votes ?? []) {
    if (!cast.has(statement)) problems.add('lost', `a vote of child ${name} was answered and is not there`);
    else if (cast.get(statement) !== numberOf[choice])
      problems.add('state', `child ${name} voted ${choice} last, and ${cast.get(statement)} is there`);
    cast.delete(statement);
  }
  if (cast.size > 0) problems.add('doubled', `child ${name} has a vote it never cast`);
}

/** Nobody sits there any more: the cookie that it still has opens nothing. What it said is looked for in rooms and at the desk. */
async function checkErased(client: Client, of: { name: number; problems: Problems }): Promise<void> {
  const page = await client.get('/here/words');
  if (page.path.startsWith('/here'))
    of.problems.add('back', `child ${of.name} was erased and is there again`);
}

function checkRoom(
  shown: readonly { readonly id: string; readonly seq: number }[],
  { activity, log, problems }: { activity: string; log: Log; problems: Problems },
): void {
  const ids = new Set(shown.map((item) => item.id));
  if (ids.size !== shown.length) problems.add('doubled', 'a room shows something twice');
  if (new Set(shown.map((item) => item.seq)).size !== shown.length)
    problems.add('doubled', 'two words have one number');
  for (const said of log.said.values()) {
    if (said.activity !== activity) continue;
    const owed = stateOwed(said) === 'published' && !log.erased.has(said.child);
    if (owed && !ids.has(said.id)) problems.add('lost', `${said.text} was published and is not shown`);
    if (!owed && ids.has(said.id)) problems.add('state', `${said.text} is shown and should not be`);
    ids.delete(said.id);
  }
  for (const id of ids) problems.add('doubled', `${id} is shown, which nobody sent`);
}
