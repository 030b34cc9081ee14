/** What a child can say to a statement. `pass` is "I would rather not say", `unclear` is "I don't understand". */
export const choices = ['agree', 'disagree', 'pass', 'unclear'] as const;
export type Choice = (typeof choices)[number];

const numbers: Readonly<Record<Choice, number>> = { agree: 1, disagree: -1, pass: 0, unclear: 2 };

/** A choice as the database keeps it. */
export function choiceNumber(choice: Choice): number {
  return numbers[choice];
}

/** The choice of a stored number; undefined for any other number. */
export function choiceOf(number: number): Choice | undefined {
  return choices.find((choice) => numbers[choice] === number);
}

/** Children by what they said to one statement. */
export type Tally = Readonly<Record<Choice, number>>;

/** The tally of a statement to which nobody said anything. */
export const noVotes: Tally = { agree: 0, disagree: 0, pass: 0, unclear: 0 };

export const voteWords = ['too-few', 'most-agree', 'mixed', 'most-disagree'] as const;
/** The one word that is told before close. */
export type VoteWord = (typeof voteWords)[number];

/** R80: a word needs so many voters, and so many new ones to be renewed. */
const wordStep = 10;

/** Everybody who said anything, passes and "I don't understand" included. */
export function votersOf(tally: Tally): number {
  return tally.agree + tally.disagree + tally.pass + tally.unclear;
}

/**
 * The word after a vote (R80). It is renewed only when 10 more have voted than at the last time, so that nobody
 * can see in it what one child said. Where fewer than 10 voted, or one answer holds more than 90 % (then everybody's
 * answer would be known), it is `too-few`, which is said with both reasons. `most-…` is more than half of all voters. A
 * change of mind is no new voter.
 */
export function wordAfter(
  tally: Tally,
  before: { readonly word: VoteWord; readonly voters: number },
): { readonly word: VoteWord; readonly voters: number } {
  const voters = votersOf(tally);
  if (voters < before.voters + wordStep) return before;
  const largest = Math.max(tally.agree, tally.disagree, tally.pass, tally.unclear);
  if (largest * 10 > voters * 9) return { word: 'too-few', voters };
  if (tally.agree * 2 > voters) return { word: 'most-agree', voters };
  if (tally.disagree * 2 > voters) return { word: 'most-disagree', voters };
  return { word: 'mixed', voters };
}

/** How many more have to vote, at least, before `wordAfter` can renew the word. */
export function votersToRenewal(tally: Tally, before: { readonly voters: number }): number {
  return before.voters + wordStep - votersOf(tally);
}

/**
 * Did many children not understand a statement? A word for the organiser: at least 10 voters, of whom at least 20 % said
 * so. Looked at only when the word is renewed, for the same reason.
 */
export function manyUnclear(tally: Tally): boolean {
  const voters = votersOf(tally);
  return voters >= wordStep && tally.unclear * 5 >= voters;
}

/**
 * Statements in the order of one child: random to everybody, always the same for the child, stored nowhere. A statement
 * that comes later finds its place without moving the others. Not a secret: ids are random, and the mix only has to
 * spread evenly, so that no statement is first for most.
 */
export function ownOrder(participantId: string, statementIds: readonly string[]): readonly string[] {
  const child = mixText(0x9e3779b9, participantId);
  return statementIds
    .map((id) => ({ id, at: mixText(child, id) }))
    .sort(byPlace)
    .map(({ id }) => id);
}

/** The first `most` of that order, without those to leave out. Of a hundred thousand statements nobody needs all in order. */
export function firstInOwnOrder(
  participantId: string,
  statementIds: readonly string[],
  { most, but }: { readonly most: number; readonly but: (id: string) => boolean },
): readonly string[] {
  const child = mixText(0x9e3779b9, participantId);
  let first: Placed[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const id of statementIds) {
    const at = mixText(child, id);
    if (at > last || but(id)) continue;
    first.push({ id, at });
    if (first.length < 2 * most) continue;
    first = first.sort(byPlace).slice(0, most);
    last = first.at(-1)?.at ?? last;
  }
  return first
    .sort(byPlace)
    .slice(0, most)
    .map(({ id }) => id);
}

type Placed = { readonly id: string; readonly at: number };
function byPlace(a: Placed, b: Placed): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** FNV-1a over UTF-16 units, finished as in MurmurHash3, so that every bit of the input moves every bit of the number. */
function mixText(seed: number, text: string): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
