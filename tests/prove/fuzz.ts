// Whoever has tools and means harm takes nothing from those who talk. Packets that no page sends, below the library that would
// only write right ones, and requests that no browser makes; children write and read meanwhile, and the process that answers
// at the end is the one that answered at the start. No answer of it says that the fault was ours.
import routes from '../../app/routes.ts';
import type { Role } from '../../server/core/staff/roles.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { percentile } from '../support/figures/percentile.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import { type Client, cookiesOf, createClient } from '../support/pages/client.ts';
import { formsOf } from '../support/pages/forms.ts';
import {
  addActivity,
  draftConsultation,
  joinAsChild,
  openConsultation,
  printCodes,
  signIn,
  signInCrew,
} from '../support/pages/journeys.ts';
import { type ChangedBuild, changedBuild } from '../support/processes/changed-build.ts';
import { startProduct, unpaced } from '../support/processes/product.ts';
import { attackHttp } from './fuzz/attack-http.ts';
import { attackWire } from './fuzz/attack-wire.ts';
import { startHonest } from './fuzz/honest.ts';
import type { Asker } from './fuzz/requests.ts';

const flags = readFlags();
const size = flags.quick
  ? { packets: 500, requests: 200, honest: 3 }
  : { packets: 100_000, requests: 50_000, honest: 8 };
const lanes = { wire: 10, http: 8 };
/** Whoever sends much that nobody looks at is let go: so many children of a lane send in turn. */
const childrenALane = flags.quick ? 1 : 10;
const goal = { processes: 1, serverErrors: 0, faults: 0, p95Ms: 1_000 };
/** What these say ends a seat or a session, which would leave an attacker outside. */
const endsOwn = /^\/(leave|here\/erase|here\/back|staff\/leave|staff\/sessions|kiosk)\b/;
/** Pages that two ids lead to and that have forms: these must be among what is bent. */
const withForms = ['/staff/c/:id/session/:activity', '/staff/c/:id/designs/:activity'];

const problems = collectProblems(10);
const startMs = Date.now();
console.log(`seed ${flags.seed}, ${size.packets} packets, ${size.requests} requests`);

// The planted fault: a message is looked up under a name that is none of ours, and the process dies of it.
const broken: ChangedBuild | undefined = flags.broken
  ? changedBuild({
      name: 'no look whether a message has a name of ours',
      was: 'Object.hasOwn(messages, name)',
      is: 'messages[name].def',
    })
  : undefined;
const product = await startProduct({
  prepare: readyHelp,
  env: unpaced,
  ...(broken ? { from: broken.from } : {}),
});
try {
  const { origin } = product;
  const crew = await signInCrew(product);
  const pid = product.pid();
  const calm = await openConsultation(crew, { title: 'Talked in', rooms: ['Here'], questions: [] });
  const storm = await openConsultation(crew, {
    title: 'Fuzzed',
    rooms: ['There'],
    questions: ['What else?'],
    statements: [{ prompt: 'What do you say to these?', seeds: ['One.', 'Two.'] }],
    polls: [{ prompt: 'Which?', form: 'single', options: ['This', 'That'] }],
  });
  // Its room and its picture are still written: pages that no opened consultation has.
  const draft = await draftConsultation(crew, { title: 'Drafted', rooms: ['Not yet'], questions: [] });
  const picture = await addActivity(
    crew.organiser,
    { consultation: `/staff/c/${draft.id}`, language: 'en' },
    { kind: 'design', prompt: 'What of this?' },
  );
  const join = async (consultation: string, count: number) => {
    const codes = (await printCodes(crew.organiser, consultation, count)).slice(0, count);
    return Promise.all(codes.map((code) => joinAsChild(origin, code)));
  };
  const honest = await join(calm.id, size.honest);
  const onRequests = await join(storm.id, 2);
  const invited = async (name: string, role: Role) => signIn(origin, await product.invite(name, role));
  // Staff of their own, who have no part in the consultation that children talk in meanwhile. Those whose forms are bent may
  // well end their own sessions by it, so that others write on the wire.
  const onForms = [await invited('Olga', 'organiser'), await invited('Milo', 'moderator')];
  const onWire = [
    await invited('Odile', 'organiser'),
    await invited('Mara', 'moderator'),
    await invited('Dara', 'decision-maker'),
  ];
  const ofChildren = lanes.wire - onWire.length;
  const seats = await join(storm.id, ofChildren * childrenALane);
  const ids = [
    ...[storm.id, ...storm.rooms, ...storm.questions, ...storm.statements, ...storm.polls],
    ...[draft.id, ...draft.rooms, picture],
  ];
  const paths = pathsOf(routes);
  const askers = [
    { cookie: '', forms: [] },
    await askerOf(createClient(origin), {
      paths: paths.filter((path) => !/^\/(here|staff)/.test(path)),
      ids,
    }),
    ...(await Promise.all(
      onRequests.map((client) =>
        askerOf(client, { paths: paths.filter((path) => path.startsWith('/here')), ids }),
      ),
    )),
    ...(await Promise.all(
      onForms.map((client) =>
        askerOf(client, { paths: paths.filter((path) => path.startsWith('/staff')), ids }),
      ),
    )),
  ];
  const bent = new Set(askers.flatMap(({ forms }) => forms.map(({ path }) => path)));
  for (const pattern of withForms) {
    const is = new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`);
    if (![...bent].some((path) => is.test(path))) problems.add('no form', pattern);
  }

  const talk = await startHonest({
    children: honest,
    room: calm.rooms[0] ?? '',
    random: seeded(flags.seed + 5),
    problems,
  });
  const [wire, http] = await Promise.all([
    attackWire({
      attackers: [
        ...Array.from({ length: ofChildren }, (_, lane) => ({
          clients: seats.filter((_, at) => at % ofChildren === lane),
          as: 'child' as const,
        })),
        ...onWire.map((client) => ({ clients: [client], as: 'staff' as const })),
      ],
      count: size.packets,
      ids,
      random: (lane) => seeded(flags.seed * 1_000 + lane),
      problems,
      tick: progressBar('packets'),
    }),
    attackHttp({
      origin,
      askers,
      known: { routes: paths, ids },
      count: size.requests,
      lanes: lanes.http,
      random: (lane) => seeded(flags.seed * 2_000 + lane),
      problems,
      tick: progressBar('requests'),
    }),
  ]).catch((error: Error) => {
    problems.add('broke', error.message);
    return [];
  });
  const { acks, pages } = await talk.stop();
  const alive = await fetch(`${origin}/health`).then(
    (answer) => answer.status === 200,
    () => false,
  );
  if (!alive || product.pid() !== pid) problems.add('process', 'the process is not the one that was started');
  const said = product.said().split('\n');
  const faults = said.filter((line) => /"event":"(fault|unhandled|uncaught)"/.test(line));
  for (const line of faults) problems.add('fault', line);
  const both = [...acks, ...pages];
  const p95Ms = Math.round(percentile(both, 0.95));
  finish({
    name: 'fuzz',
    pass:
      problems.count() === 0 &&
      wire?.packets === size.packets &&
      http?.requests === size.requests &&
      (flags.quick || (wire?.letGo ?? 0) > 0) &&
      both.length > 0 &&
      (flags.quick || p95Ms <= goal.p95Ms),
    figures: {
      packets: wire?.packets ?? 0,
      packetsAnswered: wire?.answered ?? 0,
      connectionsEnded: wire?.ended ?? 0,
      letGo: wire?.letGo ?? 0,
      pagesWithForms: bent.size,
      requests: http?.requests ?? 0,
      statuses: http?.statuses ?? {},
      slowestMs: http?.slowestMs.value ?? 0,
      slowest: http?.slowestMs.of ?? '',
      serverErrors: problems.kinds()['5xx'] ?? 0,
      faults: faults.length,
      problems: problems.kinds(),
      honestPosts: acks.length,
      p95AckMs: Math.round(percentile(acks, 0.95)),
      p95PageMs: Math.round(percentile(pages, 0.95)),
      p95Ms,
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  await product.remove();
  broken?.close();
}

/** Every address of the product, as its own list has it. */
function pathsOf(list: typeof routes): readonly string[] {
  return list.map(({ path }) => path ?? '').filter((path) => path !== '');
}

/** An address with every place of it filled, with each id in turn: two places, every pair. */
function filledWith(path: string, ids: readonly string[]): readonly string[] {
  if (!path.includes(':')) return [path];
  return ids.flatMap((id) => filledWith(path.replace(/:\w+/, id), ids));
}

/** Looks at every page that these patterns and ids name, and keeps its forms. */
async function askerOf(
  client: Client,
  { paths, ids }: { readonly paths: readonly string[]; readonly ids: readonly string[] },
): Promise<Asker> {
  const forms: Asker['forms'][number][] = [];
  for (const path of paths) {
    for (const at of filledWith(path, ids)) {
      if (at.includes('*') || endsOwn.test(at) || /\/(kit|replies|picture)$/.test(at)) continue;
      const page = await client.get(at);
      if (page.status !== 200 || page.path !== at) continue;
      for (const form of formsOf(page.html))
        if (form.method === 'post' && !endsOwn.test(form.action)) forms.push({ path: at, form });
    }
  }
  return { cookie: cookiesOf(client), forms };
}
