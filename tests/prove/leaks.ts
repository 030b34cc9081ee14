// Everybody hears what is meant for them and nothing else. Random acts of children, moderators, organisers and of people
// who try what they may not, in several consultations at once, over real sockets; a model that shares no code with the
// product says what each connection should have heard, act by act.

import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { connectLive } from '../support/house/live-client.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { type Seeded, seeded } from '../support/house/seeded.ts';
import { signIn, signInCrew } from '../support/pages/journeys.ts';
import { clusterKind, startCluster } from '../support/processes/cluster.ts';
import { startProduct, swiftDesk } from '../support/processes/product.ts';
import { type Acting, acts, heardByAll } from './leaks/acts.ts';
import { compareEar } from './leaks/compare.ts';
import { type Ear, entriesOf } from './leaks/ear.ts';
import { comes, guestActs, guestEars, revokeGuest, type Team } from './leaks/guests.ts';
import { hostileActs } from './leaks/hostile.ts';
import { knockNextDoor } from './leaks/next-door.ts';
import { buildWorld, type Stage } from './leaks/world.ts';

const flags = readFlags();
const size = flags.quick
  ? { consultations: 2, rooms: 2, childrenEach: 6, acts: 90 }
  : { consultations: 20, rooms: 5, childrenEach: 12, acts: 500 };
const hostileShare = 0.15;
const lastActs = 20;
const goal = { extra: 0, missing: 0, outOfOrder: 0, letIn: 0 };

const problems = collectProblems();
const random = seeded(flags.seed);
const start = performance.now();
console.log(
  `seed ${flags.seed}, ${size.consultations} consultations of ${size.rooms} rooms, ${size.childrenEach} children and ${size.acts} acts each`,
);

const kind = clusterKind(flags.cluster);
const cluster = kind && (await startCluster(kind, { prepare: readyHelp, env: swiftDesk }));
const product = cluster ?? (await startProduct({ prepare: readyHelp, env: swiftDesk }));
try {
  const crew = await signInCrew(product);
  const bar = progressBar('leaks');
  let done = 0;
  const all = size.consultations * (size.acts + 1);
  const tick = () => bar(++done, all);
  const { stages, strangers, deskEars } = await buildWorld({ product, crew, ...size, random, tick });
  if (flags.broken) await plantLeak(stages);

  const administrator = await signIn(product.origin, await product.invite('Ada', 'administrator'));
  const team: Team = { product, administrator, lastPressed: Promise.resolve() };
  const counts = { acts: 0, hostile: 0 };
  await Promise.all(
    stages.map(async (stage, index) => {
      const acting: Acting = { stage, crew, random: seeded(flags.seed * 1_000 + index), problems };
      await act(acting, { hostile: hostileActs(stages), team, counts, tick });
    }),
  );
  const guests = guestEars(stages);
  const ears = [
    ...strangers,
    ...deskEars,
    ...guests.map(({ ear }) => ear),
    ...stages.flatMap((stage) => [...stage.model.pages]),
  ];
  for (const ear of ears) await fence(ear);

  const staff = [
    ...Object.entries(crew).map(([who, client]) => ({ who, client })),
    { who: 'administrator', client: administrator },
  ];
  const knocks =
    cluster?.kind === 'a'
      ? await knockNextDoor({ otherOrigin: cluster.otherOrigin, stages, staff, problems })
      : undefined;

  const ofContribution = new Map(
    stages.flatMap((stage) => [...stage.model.said.keys()].map((id) => [id, stage] as const)),
  );
  const ofPlace = new Map(stages.flatMap((stage) => stage.places.map((place) => [place.id, stage] as const)));
  const ofEar = new Map<Ear, Stage>();
  for (const stage of stages) for (const ear of stage.model.pages) ofEar.set(ear, stage);
  for (const { ear, stage } of guests) ofEar.set(ear, stage);
  const revoked = stages.flatMap((stage) => stage.guests.filter((guest) => guest.revoked)).length;
  const laneOf = (ear: Ear, about: string) =>
    (about === '' ? ofEar.get(ear) : (ofContribution.get(about) ?? ofPlace.get(about)))?.consultation.id;
  const compared = ears.map((ear) => compareEar(ear, { laneOf, problems }));
  const sum = (of: 'heard' | 'extra' | 'missing') => compared.reduce((total, each) => total + each[of], 0);
  const kinds = problems.kinds();
  finish({
    name: 'leaks',
    pass: problems.count() === 0 && sum('heard') > 0 && revoked >= stages.length,
    figures: {
      consultations: stages.length,
      sockets: ears.length,
      ...(cluster ? { cluster: cluster.kind } : {}),
      ...(knocks === undefined ? {} : { knocksNextDoor: knocks }),
      acts: counts.acts,
      hostileActs: counts.hostile,
      revoked,
      heard: sum('heard'),
      extra: sum('extra'),
      missing: sum('missing'),
      outOfOrder: kinds.order ?? 0,
      letIn: kinds['let in'] ?? 0,
      other: problems.count() - sum('extra') - sum('missing') - (kinds.order ?? 0) - (kinds['let in'] ?? 0),
      seconds: Math.round((performance.now() - start) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
}

/** One consultation's acts, one after the other, while those of the others go on. */
async function act(
  acting: Acting,
  what: {
    hostile: ReturnType<typeof hostileActs>;
    team: Team;
    counts: { acts: number; hostile: number };
    tick: () => void;
  },
): Promise<void> {
  const { random: chance } = acting;
  const ordinary = [...acts, guestActs(what.team)];
  await comes(acting, what.team);
  for (let count = 0; count < size.acts; ) {
    // Once for certain, while the others still have acts before them.
    if (count === size.acts - lastActs) await revokeGuest(acting, what.team);
    const hostile = chance.chance(hostileShare);
    const chosen = hostile ? chance.pick(what.hostile) : weighted(chance, ordinary);
    const happened = await chosen.does(acting).catch((error: Error) => {
      acting.problems.add('failed', `${chosen.name}: ${error.message}`);
      return true;
    });
    if (!happened) continue;
    what.counts[hostile ? 'hostile' : 'acts'] += 1;
    count += 1;
    what.tick();
    await heardByAll(acting.stage.model);
  }
}

function weighted(chance: Seeded, from: typeof acts): (typeof acts)[number] {
  const total = from.reduce((sum, each) => sum + each.weight, 0);
  let left = (chance.below(1_000_000) / 1_000_000) * total;
  for (const each of from) {
    left -= each.weight;
    if (left < 0) return each;
  }
  throw new Error('The weights do not add up.');
}

/** Whatever was sent before the answer to this has been heard after it. A page that was ended has heard all it ever will. */
async function fence(ear: Ear): Promise<void> {
  if (!ear.live.socket.connected) return;
  const nowhere = seeded(7).id();
  for (let twice = 0; twice < 2; twice += 1) {
    if (ear.label.startsWith('page')) await ear.live.ask('room:enter', { activity: nowhere, after: 0 });
    else await ear.live.ask('desk:enter', { consultation: nowhere, after: 0 });
  }
}

/**
 * The fault that this proof is there to find, planted in the checker: the second child's connection, made with its own
 * cookie, is written down as if the first child had heard it.
 */
async function plantLeak(stages: readonly Stage[]): Promise<void> {
  const [stage] = stages;
  const [victim, leaked] = stage?.model.children ?? [];
  const [ear] = victim?.ears ?? [];
  const client = leaked && stage?.clients.get(leaked);
  if (!ear || !client) throw new Error('There is nobody to leak to.');
  await connectLive(client, { as: 'child', hear: (heard) => ear.heard.push(...entriesOf(heard)) });
}
