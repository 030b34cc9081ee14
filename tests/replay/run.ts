// A real conversation, driven through the real product from outside: every author joins with a printed card and says over
// its socket what it said then, a moderator decides as was decided then, and every child has to get exactly what was
// published. Then it closes, is sorted, signed and published.
import { basename, join, resolve } from 'node:path';
import type { Client } from '../support/client.ts';
import { collectProblems, finish, type Problems, progressBar, readFlags } from '../support/figure-run.ts';
import {
  type Crew,
  joinAsChild,
  moveConsultation,
  openConsultation,
  printCodes,
  signInCrew,
} from '../support/journeys.ts';
import { type RunningProduct, startProduct } from '../support/product.ts';
import { seeded } from '../support/seeded.ts';
import { compareNames, compareOwn, comparePage, compareShared, newest, type Truth } from './compare.ts';
import { checkRelease, planSorting, sortAndSign } from './release.ts';
import { moderate, type Posted, postAll } from './room.ts';
import { readStatements, readVoters, type Statement } from './statements.ts';
import { openWitness, type Witness } from './witness.ts';

/** Where the project's own small conversation is. */
const sample = join(import.meta.dirname, 'sample');
/** A conversation of at most so many statements is the size of a room, and has half a minute. */
const roomSize = 60;
const goal = { mismatches: 0, secondsInARoom: 30 };
const joinsAtOnce = 6;

const flags = readFlags();
const folder = resolve(flags.free[0] ?? sample);
const statements = readStatements(folder);
const problems = collectProblems();
const start = performance.now();
console.log(
  `seed ${flags.seed}, ${basename(folder)}: ${statements.length} statements, ${readVoters(folder)} voters (not replayed yet)`,
);

const product = await startProduct();
try {
  const crew = await signInCrew(product);
  const played = await play({ product, crew, statements, problems });
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const inTime = statements.length > roomSize || seconds <= goal.secondsInARoom;
  finish({
    name: 'replay',
    pass: problems.count() === 0 && inTime,
    ...played,
    mismatches: problems.count(),
    seconds,
    goal,
    ...(problems.count() > 0 ? { kinds: problems.kinds() } : {}),
  });
} finally {
  await product.remove();
}

async function play(options: {
  product: RunningProduct;
  crew: Crew;
  statements: readonly Statement[];
  problems: Problems;
}) {
  const { product, crew } = options;
  const random = seeded(flags.seed);
  const { id: consultation, rooms } = await openConsultation(crew, {
    title: 'What should change here?',
    rooms: ['What do you think about it?'],
    questions: [],
  });
  const [room = ''] = rooms;
  const names = [...new Set(statements.map((statement) => statement.author))];
  const silent = ['a silent child', 'a child whose line breaks'];
  const codes = await printCodes(crew.organiser, consultation, names.length + silent.length + 1);
  const clients = await joinAll(product.origin, codes.slice(0, names.length + silent.length));
  const witnesses = await Promise.all(
    [...names.map((name) => `author ${name}`), ...silent].map((who, index) => {
      const client = clients[index] as Client;
      // The planted fault: this checker's first child loses the second thing it hears.
      return openWitness({
        who,
        client,
        room,
        problems,
        ...(flags.broken && index === 0 ? { deaf: 2 } : {}),
      });
    }),
  );
  const authors = new Map(names.map((name, index) => [name, witnesses[index] as Witness]));
  const breaking = witnesses.at(-1) as Witness;

  const expectedPosts = statements.filter((statement) => 'text' in statement.expected).length;
  const posts = new Map<string, Posted>();
  const bar = progressBar('replay');
  let steps = 0;
  const tick = () => {
    steps += 1;
    bar(steps, statements.length + expectedPosts);
  };
  const moderation = await moderate({
    moderator: crew.moderator,
    consultation,
    postOf: (id) => posts.get(id),
    problems,
    tick() {
      tick();
      const { length } = moderation.published;
      if (length === Math.floor(expectedPosts * 0.3)) breaking.drop();
    },
  });
  const said = await postAll(statements, {
    room,
    authors,
    random,
    problems,
    posted: (post) => posts.set(post.id, post),
    tick,
  });
  await moderation.decided(expectedPosts);
  const truth: Truth = { posts, published: moderation.published, refused: moderation.refused };
  await compareRoom({ product, truth, witnesses, authors, breaking, room, lateCode: codes.at(-1) ?? '' });

  await moveConsultation(crew.organiser, consultation, 'closed');
  moderation.close();
  await Promise.all(witnesses.map((witness) => hearsTheEnd(witness, room)));
  const plan = planSorting(truth);
  const page = await sortAndSign(crew, { consultation, room, plan, problems });
  await checkRelease(product.origin, { path: page.path, consultation, room, plan, truth, problems });
  for (const client of [...clients, ...Object.values(crew)]) client.close();
  return {
    participants: clients.length + 1,
    statements: statements.length,
    published: truth.published.length,
    refused: truth.refused.length,
    refusedByName: said.refusedByName,
    waitedForPace: said.waits,
  };
}

/** Everybody who was there, one who comes late and one who comes back: all know the same. */
async function compareRoom(what: {
  product: RunningProduct;
  truth: Truth;
  witnesses: readonly Witness[];
  authors: ReadonlyMap<string, Witness>;
  breaking: Witness;
  room: string;
  lateCode: string;
}): Promise<void> {
  const { truth, room, witnesses, breaking } = what;
  const to = { truth, problems };
  await breaking.comeBack();
  await Promise.all(witnesses.map((witness) => witness.fence()));
  for (const witness of witnesses) {
    compareShared(witness.who, witness.shared, truth.published, to);
    const own = [...truth.posts.values()].filter(
      (post) => what.authors.get(post.statement.author) === witness,
    );
    compareOwn(
      witness,
      own.map((post) => post.id),
      to,
    );
  }
  compareNames(witnesses.at(-2)?.shared ?? [], to);

  const client = await joinAsChild(what.product.origin, what.lateCode);
  const late = await openWitness({ who: 'a late child', client, room, problems });
  compareShared(late.who, late.shared, newest(truth), to);
  comparePage(late.who, await client.get(`/here/room/${room}`), to);
  comparePage(breaking.who, await breaking.client.get(`/here/room/${room}`), to);
  late.live().close();
  client.close();
}

/** Each page is told once that it is over, and nothing more is taken from it. */
async function hearsTheEnd(witness: Witness, room: string): Promise<void> {
  const post = { id: seeded(1).id(), activity: room, text: 'After the end.', language: 'en' };
  const answer = await witness.live().ask('contribution:post', post);
  // The pace is looked at first, and some have said much.
  if (answer.ok || (answer.code !== 'consultation-not-open' && answer.code !== 'too-fast')) {
    problems.add('closed', `${witness.who} could still write: ${answer.ok ? 'taken' : answer.code}`);
  }
  if (witness.other.length !== 1)
    problems.add('closed', `${witness.who} heard of the end ${witness.other.length} times`);
  witness.live().close();
}

/** A few at a time, as a class does it. */
async function joinAll(origin: string, codes: readonly string[]): Promise<Client[]> {
  const clients: Client[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: joinsAtOnce }, async () => {
      for (let index = next++; index < codes.length; index = next++) {
        clients[index] = await joinAsChild(origin, codes[index] ?? '');
      }
    }),
  );
  return clients;
}
