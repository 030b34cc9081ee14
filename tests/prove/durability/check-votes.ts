import type { Problems } from '../../support/figure-run.ts';
import { connectLive } from '../../support/live-client.ts';
import { speakerOf } from '../../support/stage.ts';
import type { Diary } from './child.ts';

/** Each child reads its own answers page by page: each that was acknowledged stands there once, as it was given. */
export async function checkVotes(
  diaries: readonly Diary[],
  { activity, problems }: { readonly activity: string; readonly problems: Problems },
): Promise<number> {
  const { t } = speakerOf('en');
  const words = new Map(
    (['agree', 'disagree', 'pass', 'unclear'] as const).map((choice) => [choice, t(`vote.${choice}`)]),
  );
  let checked = 0;
  for (const { page, votes, unsure } of diaries) {
    const found = new Map<string, string[]>();
    for (let number = 1, pages = 1; number <= pages; number += 1) {
      const { html } = await page.client.get(`/here/statements/${activity}/mine?page=${number}`);
      for (const [, id = '', said = ''] of html.matchAll(
        /id="vote-([\w-]{22})"[\s\S]*?class="ballot-said"[\s\S]*?<b>([^<]*)<\/b>/g,
      ))
        found.set(id, [...(found.get(id) ?? []), said]);
      pages = Math.max(pages, ...[...html.matchAll(/mine\?page=(\d+)/g)].map(([, at]) => Number(at)));
    }
    for (const [statement, choice] of votes) {
      const said = found.get(statement) ?? [];
      checked += 1;
      if (said.length === 0) problems.add('lost', `a vote on ${statement}`);
      else if (said.length > 1) problems.add('doubled', `a vote on ${statement}`);
      else if (said[0] !== words.get(choice)) problems.add('state', `${said[0]} instead of ${choice}`);
    }
    for (const statement of found.keys())
      if (!votes.has(statement) && !unsure.has(statement)) problems.add('strange', `a vote on ${statement}`);
  }
  return checked;
}

/** The statements that a child is offered: their ids. */
export async function statementsOffered(page: Diary['page'], activity: string): Promise<readonly string[]> {
  const live = await connectLive(page.client, { as: 'child' });
  const known: string[] = [];
  for (;;) {
    const answer = await live.ask('statements:next', { activity, but: known });
    if (!answer.ok) throw new Error(answer.code);
    if (answer.next.length === 0) break;
    known.push(...answer.next.map(({ id }) => id));
  }
  live.close();
  return known;
}
