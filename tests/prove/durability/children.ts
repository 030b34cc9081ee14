import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import { numberWord } from '../../support/pages/number-word.ts';
import type { Line } from '../kill/line.ts';
import type { Log, Said, Tally } from './log.ts';

export type Shared = {
  readonly log: Log;
  readonly tally: Tally;
  readonly problems: Problems;
  readonly rooms: readonly string[];
  stop: boolean;
};

const choices = ['agree', 'disagree', 'pass', 'unclear'] as const;
/** A text or a vote that came too soon is sent again after so long. */
const tooFastMs = 300;
const againMs = 50;
/** Between two votes of a child: quicker than anybody reads, and slow enough to leave a machine for the rest. */
const voteMs = 60;

type Speaking = {
  readonly line: Line;
  readonly name: number;
  readonly random: Seeded;
  readonly shared: Shared;
};

/** Says one thing, with the same id until it is answered. Undefined when it was refused. */
export async function say(of: Speaking, count: number): Promise<Said | undefined> {
  const { line, name, random, shared } = of;
  const said: Said = {
    id: random.id(),
    child: name,
    text: `One says ${numberWord(name)}, and then ${numberWord(count)}.`,
    activity: random.pick(shared.rooms),
    answered: false,
    decided: null,
    withdrawn: false,
  };
  shared.log.said.set(said.id, said);
  const { id, activity, text } = said;
  for (;;) {
    const { answer, sent } = await line.ask('contribution:post', { id, activity, text, language: 'en' });
    shared.tally.resent += sent - 1;
    if (answer.ok) {
      if (answer.item?.text !== text) shared.problems.add('answer', `${text}: ${answer.item?.text}`);
      said.answered = true;
      shared.tally.posts += 1;
      return said;
    }
    if (answer.code !== 'too-fast') {
      shared.problems.add('refused', `post: ${answer.code}`);
      return undefined;
    }
    // Refused before it was looked at. A lost earlier try may have been taken all the same: it goes on asking.
    await pause(tooFastMs);
  }
}

/** Says one thing after the other, and takes one back now and then. */
export async function speak(of: Speaking): Promise<void> {
  const { line, random, shared } = of;
  const own: Said[] = [];
  for (let count = 1; !shared.stop; count += 1) {
    if (own.length > 0 && random.chance(0.06)) {
      const said = random.pick(own);
      own.splice(own.indexOf(said), 1);
      const { answer, sent } = await line.ask('contribution:withdraw', { id: said.id });
      shared.tally.resent += sent - 1;
      // What was returned by a moderator stays so; a decision on it may be under way at this very moment.
      if (answer.ok) {
        said.withdrawn = true;
        shared.tally.withdrawals += 1;
      } else if (answer.code !== 'stale-revision' && answer.code !== 'state-forbids')
        shared.problems.add('refused', `withdraw: ${answer.code}`);
    }
    const said = await say(of, count);
    if (said) own.push(said);
  }
}

/** Votes and changes its mind; the last answer is how it has to be. */
export async function vote(of: Speaking, statements: readonly string[]): Promise<void> {
  const { line, name, random, shared } = of;
  const votes = new Map<string, string>();
  shared.log.votes.set(name, votes);
  while (!shared.stop) {
    const statement = random.pick(statements);
    const choice = random.pick(choices.filter((each) => each !== votes.get(statement)));
    const { answer, sent } = await line.ask('vote:cast', { statement, choice });
    shared.tally.resent += sent - 1;
    if (answer.ok) {
      votes.set(statement, choice);
      shared.tally.votes += 1;
      await pause(voteMs);
      continue;
    }
    if (answer.code !== 'too-fast') shared.problems.add('refused', `vote: ${answer.code}`);
    // An earlier try of the same vote may have been taken: nothing else is cast there before it is answered.
    for (let done = false; !done; ) {
      await pause(tooFastMs);
      const later = await line.ask('vote:cast', { statement, choice });
      shared.tally.resent += later.sent;
      done = later.answer.ok || later.answer.code !== 'too-fast';
      if (!later.answer.ok) continue;
      votes.set(statement, choice);
      shared.tally.votes += 1;
    }
  }
}

/**
 * Presses until it is done, through forms as a browser would, over whatever breaks meanwhile. Done is a receipt, or, where the answer
 * with it was lost, that this seat is no more.
 */
export async function erase(client: Client, name: number, { log, tally }: Shared): Promise<void> {
  log.erased.set(name, false);
  let pressed = false;
  for (;;) {
    try {
      const page = await client.get('/here/erase');
      if (page.html.includes('class="receipt"')) break;
      if (pressed && page.status === 200 && page.path !== '/here/erase') break;
      if (page.html.includes('value="now"')) {
        pressed = true;
        const after = await client.trySend(page, { press: 'intent=now' });
        if (after.html.includes('class="receipt"')) break;
      } else if (page.html.includes('value="erase"')) await client.trySend(page, { press: 'intent=erase' });
    } catch {
      // Nothing is there, or it went away in the middle: a person loads the page again.
    }
    await pause(againMs);
  }
  log.erased.set(name, true);
  tally.erasures += 1;
}
