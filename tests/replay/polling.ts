import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../support/figures/figure-run.ts';
import type { LiveClient } from '../support/house/live-client.ts';
import type { Truth } from './compare.ts';
import type { Moderation } from './room.ts';
import type { Voter } from './votes.ts';

/** A child's page would say "wait a moment", and so this one waits. */
const againMs = 500;
const words = new Set(['too-few', 'most-agree', 'mixed', 'most-disagree']);

/** Every statement of the activity, as a child who puts each one aside gets to know them all: ids by their text. */
async function learnStatements(child: LiveClient, activity: string): Promise<Map<string, string[]>> {
  const byText = new Map<string, string[]>();
  const known: string[] = [];
  for (;;) {
    const answer = await child.ask('statements:next', { activity, but: known });
    if (!answer.ok) throw new Error(`No statements: ${answer.code}.`);
    if (answer.next.length === 0) return byText;
    for (const { id, texts } of answer.next) {
      known.push(id);
      const text = (texts[0]?.parts ?? []).map((part) => ('text' in part ? part.text : '')).join('');
      byText.set(text, [...(byText.get(text) ?? []), id]);
    }
  }
}

/** The statement to vote on for each comment of the folder: exactly the published ones, byte for byte. */
export async function mapStatements(
  child: LiveClient,
  what: { activity: string; truth: Truth; problems: Problems },
): Promise<ReadonlyMap<string, string>> {
  const { activity, truth, problems } = what;
  const byText = await learnStatements(child, activity);
  const statementOf = new Map<string, string>();
  for (const { place, statement, text } of truth.posts.values()) {
    if (place !== 'statements') continue;
    const id = byText.get(text)?.shift();
    if (id === undefined) problems.add('statement missing', text);
    else statementOf.set(statement.comment, id);
  }
  for (const [text, ids] of byText) if (ids.length > 0) problems.add('statement leaked', text);
  return statementOf;
}

/**
 * Everybody votes as recorded, all at once, each one after the other's answer. Every answer is one word and nothing else.
 * Answers how many votes were counted and how often somebody was told to wait.
 */
export async function castAll(
  voters: readonly { readonly voter: Voter; readonly live: LiveClient }[],
  options: { statementOf: ReadonlyMap<string, string>; problems: Problems; tick: () => void },
): Promise<{ cast: number; waits: number }> {
  const { statementOf, problems } = options;
  let cast = 0;
  let waits = 0;
  await Promise.all(
    voters.map(async ({ voter, live }) => {
      for (const { comment, choice } of voter.casts) {
        const statement = statementOf.get(comment);
        if (statement === undefined) continue;
        for (;;) {
          const answer = await live.ask('vote:cast', { statement, choice });
          if (!answer.ok && answer.code === 'too-fast') {
            waits += 1;
            await pause(againMs);
            continue;
          }
          if (!answer.ok) problems.add('vote', `${voter.name} on ${comment}: ${answer.code}`);
          else if (Object.keys(answer).sort().join() !== 'ok,word' || !words.has(answer.word))
            problems.add('vote answer', JSON.stringify(answer));
          break;
        }
        cast += 1;
        options.tick();
      }
    }),
  );
  return { cast, waits };
}

/** What the folder's moderator took out was voted on first: now it is refused, and nobody can vote on it any more. */
export async function refuseLate(what: {
  truth: Truth;
  moderation: Moderation;
  statementOf: ReadonlyMap<string, string>;
  child: LiveClient;
  problems: Problems;
}): Promise<void> {
  const { truth, moderation, statementOf, child, problems } = what;
  for (const { id, place, statement } of truth.posts.values()) {
    if (place !== 'statements' || statement.publish) continue;
    await moderation.refuseShown(id);
    const refused = statementOf.get(statement.comment);
    if (refused === undefined) continue;
    const answer = await child.ask('vote:cast', { statement: refused, choice: 'pass' });
    // Who voted a moment ago may have to wait; what is taken is the fault.
    if (answer.ok || !['statement-gone', 'too-fast'].includes(answer.code))
      problems.add('refused', `a vote on ${statement.comment} was ${answer.ok ? 'taken' : answer.code}`);
  }
}
