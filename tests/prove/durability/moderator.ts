import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import { openDesk } from '../kill/desk.ts';
import type { Line } from '../kill/line.ts';
import type { Shared } from './children.ts';

/** As many texts as a moderator of this proof has under way at once. */
const hands = 4;

/** Decides what waits at a desk, each text once, over whatever breaks meanwhile. `takes` shares the desk out. */
export function moderate(
  client: Client,
  what: {
    readonly consultation: string;
    readonly takes: (id: string) => boolean;
    readonly random: Seeded;
    readonly shared: Shared;
  },
): { readonly line: Line; readonly done: Promise<void> } {
  const { consultation, random, shared } = what;
  const { log, tally, problems } = shared;
  const { line, work } = openDesk(client, { consultation, again: () => (tally.notNow += 1) });

  async function decide(id: string): Promise<void> {
    const said = log.said.get(id);
    if (!said) return problems.add('doubled', `the desk shows ${id}, which nobody sent`);
    const publish = random.chance(0.9);
    const { answer, sent } = await line.ask('contribution:decide', {
      consultation,
      id,
      revision: 1,
      decision: publish ? 'publish' : 'return',
      ...(publish ? {} : { reason: 'unclear' }),
    });
    tally.resent += sent - 1;
    // Decided, its answer lost, and sent again: that it is decided is the answer.
    if (answer.ok || (answer.code === 'already-decided' && sent > 1)) {
      said.decided = publish ? 'published' : 'returned';
      tally.decisions += 1;
      return;
    }
    // Its child took it back or erased itself meanwhile.
    const gone = ['stale-revision', 'already-decided', 'state-forbids', 'not-found', 'contribution-unknown'];
    if (!gone.includes(answer.code)) problems.add('refused', `decide: ${answer.code}`);
  }

  const hand = () => work({ takes: what.takes, stops: () => shared.stop, decide });
  const done = Promise.all(Array.from({ length: hands }, hand));
  return { line, done: done.then(() => undefined) };
}
