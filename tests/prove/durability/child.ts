import { setTimeout as pause } from 'node:timers/promises';
import type { Choice } from '../../../server/core/room/voting.ts';
import type { Problems } from '../../support/figure-run.ts';
import type { Seeded } from '../../support/seeded.ts';
import { Closed, type Page } from '../../support/swarm/page.ts';
import type { Known } from '../kill/log.ts';

/** What one child did and was told. The checker knows nothing else. */
export type Diary = {
  readonly page: Page;
  readonly posts: Known[];
  /** By statement: the answer that was acknowledged. */
  readonly votes: Map<string, Choice>;
  /** Sent, and never answered: it may be there or not. */
  readonly unsure: Set<string>;
  /** It asked for everything to be erased now; `gone` once it was told so. */
  erased: 'no' | 'asked' | 'gone';
};

export type Done = {
  posts: number;
  votes: number;
  erasures: number;
  resent: number;
  notTaken: number;
};

const choices = ['agree', 'disagree', 'pass', 'unclear'] as const;
const paceMs = 300;

/** Writes and votes until both are done, one after the other; at last, if it is one of those, asks to be erased. */
export async function live(
  diary: Diary,
  of: {
    readonly name: number;
    readonly statements: readonly string[];
    readonly posts: number;
    readonly leaves: boolean;
    readonly random: Seeded;
    readonly done: Done;
    readonly problems: Problems;
  },
): Promise<void> {
  const { page } = diary;
  const { random, done, problems } = of;
  const votes = [...of.statements];
  for (let left = of.posts; left > 0 || votes.length > 0; ) {
    const writes = votes.length === 0 || (left > 0 && random.chance(left / (left + votes.length)));
    if (writes) {
      left -= 1;
      await post(of.posts - left);
    } else await vote(votes.splice(random.below(votes.length), 1)[0] ?? '');
  }
  if (of.leaves) await erase();

  async function post(count: number): Promise<void> {
    const known: Known = {
      id: random.id(),
      child: of.name,
      text: `Child ${of.name} says this, number ${count}.`,
      activity: page.room,
      acknowledged: false,
      decisions: [],
      withdrawn: false,
    };
    diary.posts.push(known);
    const message = { id: known.id, activity: known.activity, text: known.text, language: 'en' };
    const answer = await untilTaken(() => page.ask('contribution:post', message));
    if (answer.ok) {
      known.acknowledged = true;
      done.posts += 1;
    } else problems.add('refused', `post: ${answer.code}`);
  }

  async function vote(statement: string): Promise<void> {
    const choice = random.pick(choices);
    diary.unsure.add(statement);
    const answer = await untilTaken(() => page.ask('vote:cast', { statement, choice }));
    if (!answer.ok) return problems.add('refused', `vote: ${answer.code}`);
    diary.unsure.delete(statement);
    diary.votes.set(statement, choice);
    done.votes += 1;
  }

  /** Too fast is no refusal of what was said: it is said once more a little later. */
  async function untilTaken<
    A extends { readonly ok: true },
    R extends { readonly ok: false; readonly code: string },
  >(ask: () => Promise<{ readonly answer: A | R; readonly sent: number }>): Promise<A | R> {
    for (;;) {
      const { answer, sent } = await ask();
      done.resent += sent - 1;
      if (answer.ok || (answer.code !== 'too-fast' && answer.code !== 'room-paused')) return answer;
      await pause(paceMs);
    }
  }

  /** Two buttons, each pressed again when nothing answered; a seat that is gone leads away from its pages. */
  async function erase(): Promise<void> {
    diary.erased = 'asked';
    for (;;) {
      try {
        const at = await page.client.get('/here/erase');
        if (at.path !== '/here/erase') break;
        const press = at.html.includes('value="now"') ? 'intent=now' : 'intent=erase';
        await page.client.send(at, { press });
      } catch (error) {
        if (error instanceof Closed) throw error;
        await pause(100);
      }
    }
    diary.erased = 'gone';
    done.erasures += 1;
    page.close();
  }
}
