// A real conversation, driven through the real product from outside: everybody joins with a printed card, authors say over
// their sockets what they said then, a moderator decides as was decided then, everybody votes as was voted then; in a small
// one all of it is said once more in a room, while everybody votes. Then it closes, is sorted, signed and published, checked by
// the product's own command and answered. Each step is compared with the folder.
import { basename, join, resolve } from 'node:path';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import {
  type Consultation,
  draftConsultation,
  moveConsultation,
  type Opening,
  openDraft,
  type Plan,
  signIn,
  signInAs,
  signInCrew,
} from '../support/pages/journeys.ts';
import { type RunningProduct, startProduct } from '../support/processes/product.ts';
import type { Truth } from './compare.ts';
import { answerAndCheck } from './ending.ts';
import { compareRoom, hearsTheEnd } from './in-the-room.ts';
import { castAll, mapStatements, refuseLate } from './polling.ts';
import { checkRelease, planSorting, sortAndSign } from './release.ts';
import { checkStatements } from './released-statements.ts';
import { type Moderation, moderate, type Posted, postAll } from './room.ts';
import { joinAll, printInBatches, type Seat, sit, smallestBatch } from './seats.ts';
import { readStatements } from './statements.ts';
import { compareTallies, readTallies } from './tallies.ts';
import { expectedCounts, readVoters } from './votes.ts';
import type { Witness } from './witness.ts';

/** Where the project's own small conversation is. */
const sample = join(import.meta.dirname, 'sample');
/** A conversation of at most so many statements is the size of a room: it is spoken in one as well, and has half a minute. */
const roomSize = 60;
const goal = { mismatches: 0, seconds: 480, secondsInARoom: 30 };

const flags = readFlags();
const folder = resolve(flags.free[0] ?? sample);
const statements = readStatements(folder);
const voters = readVoters(folder, new Set(statements.map((statement) => statement.comment)));
const small = statements.length <= roomSize;
const problems = collectProblems();
const plan: Plan = {
  title: 'What should change here?',
  rooms: small ? ['What do you think about it?'] : [],
  questions: [],
  statements: [{ prompt: 'What others said about it', seeds: [] }],
};
const start = performance.now();
console.log(
  `seed ${flags.seed}, ${basename(folder)}: ${statements.length} statements, ${voters.length} voters`,
);

const product = await startProduct({ prepare: readyHelp });
try {
  let drafted: Consultation | undefined;
  const opening = await signInCrew(product, {
    parts: ['organiser', 'approver', 'moderator', 'secondModerator'],
    async begins(organiser) {
      drafted = await draftConsultation({ organiser }, plan);
    },
  });
  if (!drafted) throw new Error('Nothing was drafted.');
  await openDraft(opening, drafted.id);
  const played = await play(product, { crew: opening, opened: drafted });
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  finish({
    name: 'replay',
    pass: problems.count() === 0 && seconds <= (small ? goal.secondsInARoom : goal.seconds),
    ...played,
    mismatches: problems.count(),
    seconds,
    goal,
    ...(problems.count() > 0 ? { kinds: problems.kinds() } : {}),
  });
} finally {
  await product.remove();
}

async function play(
  product: RunningProduct,
  { crew, opened }: { readonly crew: Opening; readonly opened: Consultation },
) {
  const {
    id: consultation,
    rooms: [room = ''],
    statements: [activity = ''],
  } = opened;
  const authorNames = byHowMuch(statements);
  const silent = small ? ['a silent child', 'a child whose line breaks'] : [];
  const others = voters.filter(({ name }) => !authorNames.includes(name));
  const speakers = authorNames.length + silent.length;
  const cards = await printInBatches(crew, consultation, Math.max(smallestBatch, speakers));
  const first = cards.slice(0, speakers);
  const listeners = others.length + 1;
  const joining = progressBar('children join');
  let joined = 0;
  let firstCame = () => {};
  // The other cards are printed once somebody is there, and while the others who speak come.
  const printing = new Promise<void>((came) => {
    firstCame = came;
  }).then(() => printInBatches(crew, consultation, Math.max(smallestBatch, listeners)));
  const tick = () => {
    firstCame();
    joining(++joined, speakers + others.length);
  };
  const posts = new Map<string, Posted>();
  const placed = (ids: readonly string[], place: Posted['place']) =>
    ids.filter((id) => posts.get(id)?.place === place);
  // Words of a room never become a statement (R81), so what can be voted on is said twice, each by its author.
  const spoken = small ? statements : [];
  const votable = statements.filter(({ expected }) => 'text' in expected).length;
  const expectedPosts = small ? 2 * votable : votable;
  const bar = progressBar('statements');
  let steps = 0;
  const step = () => bar(++steps, spoken.length + statements.length + expectedPosts);
  const moderation: Moderation = await moderate({
    moderator: crew.moderator,
    consultation,
    postOf: (id) => posts.get(id),
    problems,
    tick() {
      step();
      if (small && placed(moderation.published, 'room').length === 5) breakingOf(seats).drop();
    },
  });
  const random = seeded(flags.seed);
  const posted = (post: Posted) => posts.set(post.id, post);
  const authors = new Map<string, Seat>();
  const seats: Seat[] = [];
  const how = { authors, random, problems, posted, tick: step };
  // Who has come speaks: the pace of one who says much begins with its first word.
  const saying = postAll(statements, { ...how, activity, place: 'statements' });
  const early = await joinAll(product.origin, first, async (client, index) => {
    tick();
    const name = authorNames[index];
    const who = name === undefined ? (silent[index - authorNames.length] ?? '') : `author ${name}`;
    const deaf = flags.broken && index === 0;
    const seat = await sit({ who, client, room, problems, deaf });
    seats[index] = seat;
    if (name !== undefined) authors.set(name, seat);
  });
  // Whoever votes comes while others speak: what was said before it has from its page, what comes after it hears.
  const voting: (readonly [string, Seat])[] = [];
  const [lateCode = '', ...codes] = await printing;
  const late = joinAll(product.origin, codes.slice(0, others.length), async (client, index) => {
    tick();
    const { name = '' } = others[index] ?? {};
    const seat = await sit({ who: `voter ${name}`, client, room, problems, deaf: false });
    voting[index] = [name, seat];
  });
  // Whoever sorts and whoever answers come while children speak.
  const ending = Promise.all([
    signInAs(product, 'analyst'),
    product.invite('Dana', 'decision-maker').then((link) => signIn(product.origin, link)),
  ]);
  const said = await saying;
  const speaking = postAll(spoken, { ...how, activity: room, place: 'room' });
  const clients = [...early, ...(await late)];
  await moderation.decided(votable);
  const truth: Truth = { posts, published: moderation.published, refused: moderation.refused };
  const lives = new Map([...authors, ...voting]);
  const child = (seats[0] as Seat).live();
  const statementOf = await mapStatements(child, { activity, truth, problems });
  const casting = progressBar('votes');
  const casts = voters.reduce((sum, voter) => sum + voter.casts.length, 0);
  let done = 0;
  // The pace of words and that of votes are two: who waits to speak votes meanwhile.
  const [inRoom, cast] = await Promise.all([
    speaking,
    castAll(
      voters.map((voter) => ({ voter, live: (lives.get(voter.name) as Seat).live() })),
      { statementOf, problems, tick: () => casting(++done, casts) },
    ),
  ]);
  await moderation.decided(expectedPosts);
  const roomTruth: Truth = {
    posts: new Map([...posts].filter(([, post]) => post.place === 'room')),
    published: placed(truth.published, 'room'),
    refused: placed(truth.refused, 'room'),
  };
  if (small) {
    const witnesses = [...seats, ...voting.map(([, seat]) => seat)].flatMap(({ witness }) => witness ?? []);
    await compareRoom({
      origin: product.origin,
      truth: roomTruth,
      all: truth,
      witnesses,
      authors: new Map(authorNames.map((name, index) => [name, witnesses[index] as Witness])),
      breaking: breakingOf(seats),
      room,
      lateCode,
      problems,
    });
  }
  await refuseLate({ truth, moderation, statementOf, child, problems });

  await moveConsultation(crew.organiser, consultation, 'closed');
  moderation.close();
  await Promise.all(
    [...lives.values(), ...seats.slice(authorNames.length)].map((seat) =>
      seat.witness ? hearsTheEnd(seat.witness, { room, problems }) : seat.live().close(),
    ),
  );
  const sorting = small ? planSorting(roomTruth) : new Map<string, readonly string[]>();
  const [analyst, decisionMaker] = await ending;
  const page = await sortAndSign(
    { analyst, approver: crew.approver },
    { consultation, room, plan: sorting, problems },
  );
  const checked = checkRelease(product.origin, {
    path: page.path,
    consultation,
    room,
    plan: sorting,
    truth: roomTruth,
    problems,
  });
  const wrote = new Map(
    [...truth.posts.values()].flatMap(({ place, statement: { comment, author } }) =>
      place === 'statements' ? [[statementOf.get(comment), authorNames.indexOf(author)] as const] : [],
    ),
  );
  const answered = await answerAndCheck(product, {
    path: page.path,
    consultation,
    decisionMaker,
    authorOf: (statement) => clients[wrote.get(statement) ?? -1],
    broken: flags.broken,
    problems,
  });
  const release = await checked;
  for (const client of [...clients, analyst, decisionMaker, ...Object.values(crew)]) client.close();
  await product.stop();
  const found = readTallies(product.folder, consultation);
  compareTallies({ found, expected: expectedCounts(voters), statementOf, problems });
  checkStatements(release, { truth, statementOf, found, problems });
  return {
    participants: clients.length + (small ? 1 : 0),
    statements: statements.length,
    ...(small ? { saidInTheRoom: roomTruth.posts.size } : {}),
    votes: [...found.values()].reduce((sum, { agree, disagree, pass }) => sum + agree + disagree + pass, 0),
    cast: cast.cast,
    ...answered,
    waitedForPace: inRoom.waits + said.waits + cast.waits,
    refusedByName: said.refusedByName,
  };
}

/** Every author once. Who says most comes first, because its pace is the longest. */
function byHowMuch(said: readonly { readonly author: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { author } of said) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([author]) => author);
}

/** The child whose line breaks: the last of those who were there from the start. */
function breakingOf(seats: readonly Seat[]): Witness {
  const witness = seats.at(-1)?.witness;
  if (!witness) throw new Error('Nobody has a line that could break.');
  return witness;
}
