// Opinion groups against what Polis published, against a recount, against twenty drawn starts, against camps that were made far apart, and
// against themselves in another order.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { opinionToFile } from '../../server/commands/opinion.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { makeVotes } from '../support/house/made-votes.ts';
import { seeded } from '../support/house/seeded.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { inertiaRatio, recount, type Told } from './opinion/checker.ts';
import { type Camps, clearCamps, toldApart } from './opinion/clear-camps.ts';
import { compareWithPublished, cosine, readFixture } from './opinion/fixtures.ts';
import { readTable, statementsText, type Table, tableText } from './opinion/table.ts';

const flags = readFlags();
const { values } = parseArgs({
  options: { data: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const data = typeof values.data === 'string' ? values.data : undefined;
const random = seeded(flags.seed);
const draw = () => random.below(1_000_000_000) / 1_000_000_000;
const problems = collectProblems(4);
const folder = tempFolder('prove-opinion');
const goal = { consensus: 1e-9, z: 1e-6, cosine: 0.999, inertia: 1.001, differences: 0, toldApart: 0.95 };
const figures: Record<string, unknown> = {};
console.log(`seed ${flags.seed}, ${data ? 'with data' : 'votes of our own making only'}`);

type Found = Told & { readonly stability: { readonly stable: boolean } };

/** What the command writes for a table, rows and columns in an order that is drawn; `broken` turns one vote over. */
async function told(table: Table, broken: boolean): Promise<string> {
  const [votes, statements, out] = ['votes.csv', 'statements.csv', 'out.json'].map((name) =>
    join(folder.path, name),
  ) as [string, string, string];
  let left = broken ? 1 : 0;
  const turned = (_: string, __: string, vote: number) => (vote !== 0 && left-- > 0 ? -vote : vote);
  writeFileSync(votes, tableText(table, draw, turned));
  writeFileSync(statements, statementsText(table));
  const words = ['--votes', votes, '--statements', statements, '--members', '--out', out];
  const exitCode = await opinionToFile(words, process.stderr);
  if (exitCode !== 0) throw new Error(`The command ended with ${exitCode}.`);
  return readFileSync(out, 'utf8');
}

async function prove(name: string, table: Table): Promise<Found> {
  const first = await told(table, false);
  const again = await told(table, flags.broken);
  const file = JSON.parse(first) as Found;
  const same = first === again;
  const { consensus, z, counts } = recount(table, file);
  const inertia = file.k > 0 ? inertiaRatio(table, file, draw) : 1;
  figures[name] = { k: file.k, same, consensus, z, counts, inertia, stable: file.stability.stable };
  if (!same) problems.add('another order, another file', name);
  if (!(consensus <= goal.consensus)) problems.add('consensus', `${name}: ${consensus}`);
  if (!(z <= goal.z)) problems.add('tests', `${name}: ${z}`);
  if (counts > 0) problems.add('counts', `${name}: ${counts}`);
  if (!(inertia <= goal.inertia)) problems.add('inertia', `${name}: ${inertia}`);
  return file;
}

/** Camps that are far apart: as many groups as camps, each of one of them. The rest agrees also where everybody stands in one group. */
async function proveCamps(name: string, { table, campOf }: Camps): Promise<void> {
  const file = await prove(name, table);
  const camps = new Set(campOf.values()).size;
  const apart = toldApart(file, campOf);
  figures[name] = { ...(figures[name] as object), camps, toldApart: apart };
  if (file.k !== camps) problems.add('groups', `${name}: ${file.k} of ${camps} camps`);
  if (!file.stability.stable) problems.add('not stable', name);
  if (!(apart >= goal.toldApart)) problems.add('told apart', `${name}: ${apart}`);
}

async function proveFixture(name: string, path: string): Promise<void> {
  const fixture = readFixture(path);
  const compared = compareWithPublished(fixture);
  const file = JSON.parse(await told(fixture.table, false)) as Told;
  const cosines = fixture.published.pca.comps.map((component, at) =>
    cosine(component, file.components[at] ?? []),
  );
  const least = Math.min(...cosines);
  figures[name] = { ...compared, cosine: least, k: [file.k, fixture.published['group-clusters'].length] };
  if (!(compared.consensus <= goal.consensus)) problems.add('published consensus', name);
  if (!(compared.z <= goal.z)) problems.add('published tests', `${name}: ${compared.z}`);
  if (!(least >= goal.cosine)) problems.add('published components', `${name}: ${least}`);
}

function ownTable(seed: number, camps: number): Table {
  const made = makeVotes({ seed, participants: 150, statements: 30, each: 14, camps });
  const votes = new Map(
    made.rows.map(({ columns, votes }, at) => [
      made.names[at] ?? '',
      new Map(Array.from(columns, (column, place) => [String(column), votes[place] ?? 0] as const)),
    ]),
  );
  return { participants: made.names, statements: made.statements, votes, takenOut: new Set(['4', '17']) };
}

const subfolders = (path: string) =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

try {
  const own = Array.from({ length: flags.quick ? 4 : 12 }, (_, at) => at);
  const clear = [2, 3, 4] as const;
  const conversations = data === undefined ? [] : subfolders(join(data, 'polis'));
  const fixtures = data === undefined ? [] : subfolders(join(data, 'polis-fixtures'));
  const progress = progressBar('opinion');
  const all =
    own.length +
    clear.length +
    fixtures.length +
    (flags.quick ? Math.min(1, conversations.length) : conversations.length);
  let done = 0;
  for (const at of own) {
    await prove(`made ${at}`, ownTable(flags.seed * 100 + at, 1 + (at % 4)));
    progress(++done, all);
  }
  for (const camps of clear) {
    await proveCamps(`${camps} clear camps`, clearCamps(flags.seed * 100 + camps, camps));
    progress(++done, all);
  }
  for (const name of fixtures) {
    await proveFixture(name, join(data ?? '', 'polis-fixtures', name));
    progress(++done, all);
  }
  for (const name of flags.quick ? conversations.slice(0, 1) : conversations) {
    await prove(name, readTable(join(data ?? '', 'polis', name)));
    progress(++done, all);
  }
} finally {
  folder.remove();
}
finish({ name: 'opinion', pass: problems.count() === 0, figures, problems: problems.kinds(), goal });
