// Group commit against row commit at equal durability: the lane and the engine of the product, encrypted, WAL, FULL.
// A write is what a child's post is: an insert, a room's number raised under a condition, the guard.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { auditStatement } from '../../db/audit.ts';
import type { Engine, Statement, Write } from '../../db/engine.ts';
import { openEmbeddedEngine } from '../../db/engine-embedded.ts';
import { createLane } from '../../db/lane.ts';
import { migrate } from '../../db/migrate.ts';
import { guard } from '../../db/statement.ts';
import { median } from '../support/figures/figure-run.ts';
import { tempFolder } from '../support/processes/temp.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    break: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
  },
});
const seed = Number(values.seed);
const atOnce = 64;
const goal = { ratio: 5 };
const pairs = values.quick ? 5 : 9;
const writesPerRun = atOnce * (values.quick ? 6 : 32);

const folder = tempFolder('bench-store');
const random = mulberry32(seed);
let files = 0;

type Run = {
  readonly wallUs: number;
  readonly cpuUs: number;
  readonly commits: number;
  readonly correct: boolean;
};

/** `writes` of them, `inFlight` at a time, at most `maxGroup` a commit, into a fresh database. Times are per write. */
async function run(shape: {
  maxGroup: number;
  inFlight: number;
  audit: boolean;
  writes: number;
}): Promise<Run> {
  files += 1;
  const key = randomBytes(32).toString('hex');
  const engine = openEmbeddedEngine({ id: `run${files}`, file: join(folder.path, `${files}.db`), key });
  await migrate(engine, [{ version: 1, statements: schema }], 'run');
  const { counted, commits } = countCommits(engine);
  const lane = createLane(counted, { maxGroup: shape.maxGroup });
  const planned = Array.from({ length: shape.writes }, (_, index) => post(index, shape.audit));
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let at = 0; at < planned.length; at += shape.inFlight) {
    await Promise.all(planned.slice(at, at + shape.inFlight).map((write) => lane.write(write)));
  }
  const wallUs = ((performance.now() - start) * 1000) / shape.writes;
  const used = process.cpuUsage(cpu);
  const made = commits();
  const found = await engine.query('select count(*), (select seq from room) from contribution', []);
  const durable = (await engine.query('pragma synchronous', []))[0]?.[0] === 2;
  await engine.close();
  const correct = durable && found[0]?.[0] === shape.writes && found[0]?.[1] === shape.writes;
  return { wallUs, cpuUs: (used.user + used.system) / shape.writes, commits: made, correct };
}

const schema = [
  `create table contribution (id text primary key not null, state text not null, day text not null, body blob not null)
    strict, without rowid`,
  'create table room (id integer primary key not null, seq integer not null) strict',
  'insert into room values (1, 0)',
];

function post(index: number, audit: boolean): Write {
  const id = Buffer.from(Array.from({ length: 16 }, () => random() * 256)).toString('base64url');
  const body = Buffer.from(`what a child says about the third section, number ${index}`);
  const statements: Statement[] = [
    {
      sql: 'insert into contribution values (?, ?, ?, ?)',
      args: [id, 'held', '2030-01-31', body],
      refusal: 'there',
    },
    { sql: 'update room set seq = seq + 1 where id = ?', args: [1] },
    guard('closed'),
  ];
  if (audit) {
    const entry = {
      day: '2030-01-31',
      actor: 'staff:1',
      deed: 'contribution:publish',
      subject: id,
      detail: '',
    } as const;
    statements.push(auditStatement(entry));
  }
  return statements;
}

function countCommits(engine: Engine): { counted: Pick<Engine, 'commit'>; commits(): number } {
  let commits = 0;
  const counted: Pick<Engine, 'commit'> = {
    commit(writes) {
      commits += 1;
      return engine.commit(writes);
    },
  };
  return { counted, commits: () => commits };
}

function mulberry32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function progress(done: number, all: number): void {
  const filled = Math.round((done / all) * 30);
  process.stderr.write(
    `\rstore [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${done}/${all}${done === all ? '\n' : ''}`,
  );
}

try {
  console.log(
    `seed ${seed}, ${pairs} pairs of ${writesPerRun} writes, ${atOnce} in flight, AES-256, WAL, synchronous=FULL`,
  );
  // With --break the lane of the group path takes one write a commit, which is the fault this figure is there to find.
  const grouped = {
    maxGroup: values.break ? 1 : atOnce,
    inFlight: atOnce,
    audit: false,
    writes: writesPerRun,
  };
  const single = { ...grouped, maxGroup: 1 };
  const groups: Run[] = [];
  const rows: Run[] = [];
  const steps = pairs + 4;
  await run({ ...grouped, writes: atOnce });
  progress(1, steps);
  for (let pair = 0; pair < pairs; pair += 1) {
    // The order changes from pair to pair, so that neither side always has the warmer cache.
    if (pair % 2 === 0) groups.push(await run(grouped));
    rows.push(await run(single));
    if (pair % 2 === 1) groups.push(await run(grouped));
    progress(pair + 2, steps);
  }
  const auditedCpuUs: Record<string, number> = {};
  const audited: Run[] = [];
  for (const [step, inFlight] of [1, 8, 64].entries()) {
    const one = await run({ maxGroup: inFlight, inFlight, audit: true, writes: writesPerRun });
    audited.push(one);
    auditedCpuUs[inFlight] = Math.round(one.cpuUs);
    progress(pairs + 2 + step, steps);
  }
  const perSecond = (runs: readonly Run[]) =>
    Math.round(1_000_000 / median(runs.map(({ wallUs }) => wallUs)));
  const ratioOf = (part: (run: Run) => number) =>
    Number(median(groups.map((group, pair) => part(rows[pair] ?? group) / part(group))).toFixed(2));
  const ratio = ratioOf(({ wallUs }) => wallUs);
  const figures = {
    ratio,
    cpuRatio: ratioOf(({ cpuUs }) => cpuUs),
    groupWritesPerSecond: perSecond(groups),
    rowWritesPerSecond: perSecond(rows),
    groupCpuUs: Math.round(median(groups.map(({ cpuUs }) => cpuUs))),
    rowCpuUs: Math.round(median(rows.map(({ cpuUs }) => cpuUs))),
    auditedCpuUs,
    seed,
  };
  const whole = [...groups, ...rows, ...audited].every(({ correct }) => correct);
  const together = groups.every(({ commits }) => commits === writesPerRun / atOnce);
  const pass = whole && together && (values.quick || ratio >= goal.ratio);
  console.log(
    `group ${figures.groupWritesPerSecond} writes/s, row ${figures.rowWritesPerSecond} writes/s: ${ratio} times`,
  );
  console.log(JSON.stringify({ name: 'store', pass, figures, goal }));
  process.exitCode = pass ? 0 : 1;
} finally {
  folder.remove();
}
