// What a vote costs: the product's own way through lane and engine (every condition in the SQL, the guard, the tally kept
// and read) against a prepared upsert in a savepoint, both encrypted, WAL, FULL, with as many votes a commit.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connect } from '../../db/connection.ts';
import { openEmbeddedEngine } from '../../db/engine-embedded.ts';
import { createLane } from '../../db/lane.ts';
import { migrate } from '../../db/migrate.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { castVote, toTally } from '../../db/queries/room/votes.ts';
import { finish, median, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { type Seeded, seeded } from '../support/house/seeded.ts';
import { tempFolder } from '../support/processes/temp.ts';

const flags = readFlags();
const atOnce = 64;
const pairs = flags.quick ? 5 : 9;
const shape = flags.quick
  ? { participants: 60, statements: 20, votes: atOnce * 20 }
  : { participants: 1_000, statements: 100, votes: atOnce * 250 };
const goal = { ratio: 1.5, wrong: 0 };
const choices = [1, -1, 0, 2] as const;

type Vote = { readonly participantId: string; readonly statementId: string; readonly choice: number };
type Plan = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly votes: readonly Vote[];
};
type Side = { readonly cpuUs: number; readonly wrong: number };

const folder = tempFolder('bench-vote');
let files = 0;
const fresh = () => ({
  id: `run${++files}`,
  file: join(folder.path, `${files}.db`),
  key: randomBytes(32).toString('hex'),
});

/** Votes in no order; as in life, some are cast again with another choice. */
function planOf(random: Seeded): Plan {
  const participants = Array.from({ length: shape.participants }, random.id);
  const statements = Array.from({ length: shape.statements }, random.id);
  const votes = Array.from({ length: shape.votes }, () => ({
    participantId: random.pick(participants),
    statementId: random.pick(statements),
    choice: random.pick(choices),
  }));
  return { participants, statements, votes };
}

/** How many last votes each statement has of each choice, by this file's own count. */
function expectedOf(votes: readonly Vote[]): ReadonlyMap<string, number> {
  const last = new Map(votes.map((vote) => [`${vote.participantId} ${vote.statementId}`, vote]));
  const counts = new Map<string, number>();
  for (const { statementId, choice } of last.values()) {
    const cell = `${statementId} ${choice}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

async function product({ participants, statements, votes }: Plan): Promise<Side> {
  const { id, file, key } = fresh();
  const engine = openEmbeddedEngine({ id, file, key });
  await migrate(engine, consultationMigrations, id);
  const lane = createLane(engine, { maxGroup: atOnce });
  const insert = (sql: string, args: (string | number)[]) => ({ sql, args });
  await lane.write([
    insert(
      `insert into consultation (id, organisation_id, state, sponsor_kind, time_zone, retention_day, answer_day, languages, revision)
        values ('c', 'o', 'open', 'public', 'UTC', '2030-01-01', '2030-01-01', '[]', 1)`,
      [],
    ),
    insert(
      `insert into activity (id, kind, version_id, anchor, position, state) values ('a', 'statements', '', '', 1, 'open')`,
      [],
    ),
    ...participants.map((each) =>
      insert(
        `insert into participant (id, batch_id, language, level, adjective, motif, palette, day) values (?1, '', 'en', 'older', 0, 0, 0, '2029-01-01')`,
        [each],
      ),
    ),
    ...statements.map((each) =>
      insert(`insert into statement (id, activity_id, state) values (?1, 'a', 'open')`, [each]),
    ),
  ]);
  const cpu = process.cpuUsage();
  for (let at = 0; at < votes.length; at += atOnce)
    await Promise.all(votes.slice(at, at + atOnce).map((vote) => lane.write(castVote(vote))));
  const used = process.cpuUsage(cpu);

  const expected = expectedOf(votes);
  let wrong = 0;
  const rows = await engine.query(
    'select agree, disagree, pass, unclear, word, word_voters, statement_id from statement_tally',
    [],
  );
  for (const row of rows) {
    const { tally } = toTally(row);
    const found = [tally.agree, tally.disagree, tally.pass, tally.unclear];
    for (const [index, choice] of choices.entries()) {
      // The planted fault: a vote too many is expected.
      const planted = flags.broken && index === 0 ? 1 : 0;
      if (found[index] !== (expected.get(`${row.at(-1)} ${choice}`) ?? 0) + planted) wrong += 1;
    }
  }
  await engine.close();
  return { cpuUs: (used.user + used.system) / votes.length, wrong };
}

/** As bare as a vote can be stored, with the settings of the product: no condition, no tally. */
async function bare({ votes }: Plan): Promise<Side> {
  const database = connect(fresh());
  database.exec(`create table vote (participant_id text not null, statement_id text not null, choice integer not null,
    primary key (participant_id, statement_id)) strict, without rowid`);
  const upsert = database.prepare(
    `insert into vote (participant_id, statement_id, choice) values (?1, ?2, ?3)
      on conflict (participant_id, statement_id) do update set choice = excluded.choice`,
  );
  const [begin, savepoint, release, commit] = [
    'begin immediate',
    'savepoint one',
    'release one',
    'commit',
  ].map((sql) => database.prepare(sql));
  const cpu = process.cpuUsage();
  for (let at = 0; at < votes.length; at += atOnce) {
    begin?.run([]);
    for (const { participantId, statementId, choice } of votes.slice(at, at + atOnce)) {
      savepoint?.run([]);
      upsert.run([participantId, statementId, choice]);
      release?.run([]);
    }
    commit?.run([]);
  }
  const used = process.cpuUsage(cpu);
  const [found] = database.prepare('select count(*) from vote').raw().get([]) as number[];
  const wrong = found === new Set(votes.map((vote) => vote.participantId + vote.statementId)).size ? 0 : 1;
  database.close();
  return { cpuUs: (used.user + used.system) / votes.length, wrong };
}

try {
  console.error(`vote, seed ${flags.seed}: ${pairs} pairs of ${shape.votes} votes, ${atOnce} a commit`);
  const tick = progressBar('pairs');
  const random = seeded(flags.seed);
  const runs: { product: Side; bare: Side }[] = [];
  // One pair to warm up: a server of a live session is warm.
  for (let pair = 0; pair <= pairs; pair += 1) {
    const plan = planOf(random);
    // The order changes from pair to pair, so that neither side always has the warmer cache.
    const first = pair % 2 === 0 ? await product(plan) : undefined;
    const other = await bare(plan);
    const run = { product: first ?? (await product(plan)), bare: other };
    if (pair > 0) runs.push(run);
    tick(pair, pairs);
  }
  const wrong = runs.reduce((sum, run) => sum + run.product.wrong + run.bare.wrong, 0);
  const ratio = Number(median(runs.map((run) => run.product.cpuUs / run.bare.cpuUs)).toFixed(2));
  finish({
    name: 'vote',
    pass: wrong === 0 && (flags.quick || ratio <= goal.ratio),
    figures: {
      ratio,
      productCpuUs: Math.round(median(runs.map((run) => run.product.cpuUs))),
      upsertCpuUs: Math.round(median(runs.map((run) => run.bare.cpuUs))),
      wrong,
    },
    goal,
  });
} finally {
  folder.remove();
}
