// Whoever has tools and means harm takes nothing from those who talk. Packets that no page sends, below the library that would
// only write right ones, and requests that no browser makes; children write and read meanwhile, and the process that answers
// at the end is the one that answered at the start. No answer of it says that the fault was ours.
import routes from '../../app/routes.ts';
import { type ChangedBuild, changedBuild } from '../support/changed-build.ts';
import { type Client, cookiesOf, createClient } from '../support/client.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figure-run.ts';
import { formsOf } from '../support/forms.ts';
import { joinAsChild, openConsultation, printCodes, signIn, signInCrew } from '../support/journeys.ts';
import { percentile } from '../support/percentile.ts';
import { startProduct } from '../support/product.ts';
import { readyHelp } from '../support/ready-help.ts';
import { seeded } from '../support/seeded.ts';
import { attackHttp } from './fuzz/attack-http.ts';
import { attackWire } from './fuzz/attack-wire.ts';
import { startHonest } from './fuzz/honest.ts';
import type { Asker } from './fuzz/requests.ts';

const flags = readFlags();
const size = flags.quick
  ? { packets: 500, requests: 200, honest: 3 }
  : { packets: 100_000, requests: 50_000, honest: 8 };
const lanes = { wire: 10, http: 8 };
const goal = { processes: 1, serverErrors: 0, faults: 0, p95Ms: 1_000 };
/** What these say ends a seat or a session, which would leave an attacker outside. */
const endsOwn = /^\/(leave|here\/erase|here\/back|staff\/leave|staff\/sessions|kiosk)\b/;

const problems = collectProblems(10);
const startMs = Date.now();
console.log(`seed ${flags.seed}, ${size.packets} packets, ${size.requests} requests`);

// The planted fault: a message without a place for its answer is not ignored, and the process dies of it.
const broken: ChangedBuild | undefined = flags.broken
  ? changedBuild({
      name: 'no look for a place for the answer',
      was: 'if (typeof reply !== "function") return;',
      is: '',
    })
  : undefined;
const product = await startProduct({ prepare: readyHelp, ...(broken ? { from: broken.from } : {}) });
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
  const join = async (consultation: string, count: number) => {
    const codes = (await printCodes(crew.organiser, consultation, count)).slice(0, count);
    return Promise.all(codes.map((code) => joinAsChild(origin, code)));
  };
  const honest = await join(calm.id, size.honest);
  const seats = await join(storm.id, lanes.wire + 2);
  // Staff of their own, who have no part in the consultation that children talk in meanwhile. Those whose forms are bent may
  // well end their own sessions by it, so that others write on the wire.
  const staffOf = async (...names: readonly [organiser: string, moderator: string]) =>
    Promise.all([
      signIn(origin, await product.invite(names[0], 'organiser')),
      signIn(origin, await product.invite(names[1], 'moderator')),
    ]);
  const onForms = await staffOf('Olga', 'Milo');
  const onWire = await staffOf('Odile', 'Mara');
  const ids = [storm.id, ...storm.rooms, ...storm.questions, ...storm.statements, ...storm.polls];
  const paths = pathsOf(routes);
  const askers = [
    { cookie: '', forms: [] },
    await askerOf(createClient(origin), {
      paths: paths.filter((path) => !/^\/(here|staff)/.test(path)),
      ids,
    }),
    ...(await Promise.all(
      seats
        .slice(lanes.wire)
        .map((client) => askerOf(client, { paths: paths.filter((path) => path.startsWith('/here')), ids })),
    )),
    ...(await Promise.all(
      onForms.map((client) =>
        askerOf(client, { paths: paths.filter((path) => path.startsWith('/staff')), ids }),
      ),
    )),
  ];

  const talk = await startHonest({
    children: honest,
    room: calm.rooms[0] ?? '',
    random: seeded(flags.seed + 5),
    problems,
  });
  const [wire, http] = await Promise.all([
    attackWire({
      attackers: [
        ...seats.slice(0, lanes.wire - 2).map((client) => ({ client, as: 'child' as const })),
        ...onWire.map((client) => ({ client, as: 'staff' as const })),
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
      both.length > 0 &&
      (flags.quick || p95Ms <= goal.p95Ms),
    figures: {
      packets: wire?.packets ?? 0,
      packetsAnswered: wire?.answered ?? 0,
      connectionsEnded: wire?.ended ?? 0,
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

/** Looks at every page that these patterns and ids name, and keeps its forms. */
async function askerOf(
  client: Client,
  { paths, ids }: { readonly paths: readonly string[]; readonly ids: readonly string[] },
): Promise<Asker> {
  const forms: Asker['forms'][number][] = [];
  for (const path of paths) {
    const filled = path.includes(':') ? ids.map((id) => path.replace(/:\w+/, id)) : [path];
    for (const at of filled) {
      if (at.includes(':') || at.includes('*') || endsOwn.test(at) || /\/(kit|replies|picture)$/.test(at))
        continue;
      const page = await client.get(at);
      if (page.status !== 200 || page.path !== at) continue;
      for (const form of formsOf(page.html))
        if (form.method === 'post' && !endsOwn.test(form.action)) forms.push({ path: at, form });
    }
  }
  return { cookie: cookiesOf(client), forms };
}
