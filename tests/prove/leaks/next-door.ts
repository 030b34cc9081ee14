import type { Problems } from '../../support/figures/figure-run.ts';
import { type Client, createClient, type Page } from '../../support/pages/client.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import type { Stage } from './world.ts';

type Knocks = Readonly<Record<string, (client: Client) => Promise<Page>>>;

/** What is tried with the cookies of a child, and what with those of somebody of the staff: pages, a ticket, and a form. */
const knocksOf = ({ consultation: { id, rooms } }: Stage): Readonly<Record<'child' | 'staff', Knocks>> => ({
  child: {
    'its words': (client) => client.get('/here/words'),
    'a room': (client) => client.get(`/here/room/${rooms[0]}`),
    'a ticket': (client) => client.post('/ticket?as=child'),
    'a form': (client) => client.post(`/here/room/${rooms[0]}`, 'text=Knocking.&language=en'),
  },
  staff: {
    'the first page': (client) => client.get('/staff'),
    'a consultation': (client) => client.get(`/staff/c/${id}`),
    'the desk': (client) => client.get(`/staff/c/${id}/desk`),
    'a ticket': (client) => client.post('/ticket?as=staff'),
    // Of a session that nobody has: every one of the staff has this form, and it ends nothing.
    'a form': (client) => client.post('/staff/sessions', 'session=nobodys'),
  },
});

/**
 * Who has a seat or a desk at one machine is nobody at the other: there its cookies are answered what somebody without any is, page by
 * page. At home they open the first page of each list, or the rest would prove nothing.
 */
export async function knockNextDoor(of: {
  readonly otherOrigin: string;
  readonly stages: readonly Stage[];
  readonly staff: readonly { readonly who: string; readonly client: Client }[];
  readonly problems: Problems;
}): Promise<number> {
  const { otherOrigin, stages, staff, problems } = of;
  const stranger = createClient(otherOrigin);
  let knocks = 0;

  async function tryAll(
    client: Client,
    { who, as, stage, opens }: { who: string; as: 'child' | 'staff'; stage: Stage; opens: boolean },
  ): Promise<void> {
    const there = createClient(otherOrigin);
    const tries = Object.entries(knocksOf(stage)[as]);
    for (const [at, [what, knock]] of tries.entries()) {
      const nobody = answerIn(await knock(stranger));
      if (at === 0 && opens && answerIn(await knock(client)) === nobody)
        problems.add('blind', `${who} is nobody at home either`);
      // Anew each time: an answer may have taken a cookie away.
      for (const [name, value] of client.cookies) there.cookies.set(name, value);
      const answer = answerIn(await knock(there));
      knocks += 1;
      if (answer !== nobody)
        problems.add('let in', `${who} of one machine, ${what}: ${answer}, and nobody gets ${nobody}`);
    }
    there.close();
  }

  for (const stage of stages) {
    for (const [{ name, gone }, client] of stage.clients)
      await tryAll(client, { who: name, as: 'child', stage, opens: !gone });
    for (const { name, client, revoked } of stage.guests)
      await tryAll(client, { who: name, as: 'staff', stage, opens: !revoked });
  }
  const [stage] = stages;
  if (stage)
    for (const { who, client } of staff) await tryAll(client, { who, as: 'staff', stage, opens: true });
  stranger.close();
  return knocks;
}

/**
 * The way in says to a child that has a cookie that it was away: to nobody else, and it opens nothing. What is refused is told apart
 * by its words: whoever is signed in is told something else.
 */
function answerIn({ status, path, headers, html }: Page): string {
  const where = [path, headers.location ?? ''].map((each) => each.replace(/\?away$/, '')).join(' ');
  return `${status} ${where} ${status >= 400 ? wordsOf(html).replace(/\s+/g, ' ') : ''}`;
}
