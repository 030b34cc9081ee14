import { randomBytes } from 'node:crypto';
import type { Problems } from '../support/figures/figure-run.ts';
import { joinAsChild } from '../support/pages/journeys.ts';
import { compareNames, compareOwn, comparePage, compareShared, newest, type Truth } from './compare.ts';
import { openWitness, type Witness } from './witness.ts';

/** Everybody who was there, one who comes late and one who comes back: all know the same. */
export async function compareRoom(what: {
  origin: string;
  /** What the room should be, and what there is in all: an author hears of everything it said. */
  truth: Truth;
  all: Truth;
  witnesses: readonly Witness[];
  authors: ReadonlyMap<string, Witness>;
  breaking: Witness;
  room: string;
  lateCode: string;
  problems: Problems;
}): Promise<void> {
  const { truth, room, witnesses, breaking, problems } = what;
  const to = { truth, problems };
  await breaking.comeBack();
  await Promise.all(witnesses.map((witness) => witness.fence()));
  for (const witness of witnesses) {
    compareShared(witness.who, witness.shared, truth.published, to);
    const own = [...what.all.posts.values()].filter(
      (post) => what.authors.get(post.statement.author) === witness,
    );
    compareOwn(
      witness,
      own.map((post) => post.id),
      { truth: what.all, problems },
    );
  }
  compareNames(witnesses.at(-2)?.shared ?? [], to);

  const client = await joinAsChild(what.origin, what.lateCode);
  const late = await openWitness({ who: 'a late child', client, room, problems });
  compareShared(late.who, late.shared, newest(truth), to);
  comparePage(late.who, await client.get(`/here/room/${room}`), to);
  comparePage(breaking.who, await breaking.client.get(`/here/room/${room}`), to);
  late.live().close();
  client.close();
}

/** Each page is told once that it is over, and nothing more is taken from it. */
export async function hearsTheEnd(
  witness: Witness,
  what: { room: string; problems: Problems },
): Promise<void> {
  const { room, problems } = what;
  // An id that nobody used: what was taken before is answered again, whatever is over (R2).
  const post = {
    id: randomBytes(16).toString('base64url'),
    activity: room,
    text: 'After the end.',
    language: 'en',
  };
  const answer = await witness.live().ask('contribution:post', post);
  // The pace is looked at first, and some have said much.
  if (answer.ok || (answer.code !== 'activity-closed' && answer.code !== 'too-fast')) {
    problems.add('closed', `${witness.who} could still write: ${answer.ok ? 'taken' : answer.code}`);
  }
  if (witness.other.length !== 1)
    problems.add('closed', `${witness.who} heard of the end ${witness.other.length} times`);
  witness.live().close();
}
