// What somebody can work out who has every release of a consultation and solves for each hidden number: random sets of tables, and
// histories of releases with groups within groups and with one child gone, also of who chose none of several options. And the same of tables that only hide what is small. And what
// somebody sees who looks at a whole product again after each child that leaves.

import { protectFile } from '../../server/core/analysis/disclosure/protected-file.ts';
import { readTablesFile } from '../../server/core/analysis/disclosure/tables-file.ts';
import { collectProblems, finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { openTestHouse } from '../support/house/house.ts';
import { seeded } from '../support/house/seeded.ts';
import { type Made, makeHistory, makeTables } from './disclosure/children.ts';
import { intrude } from './disclosure/intruder.ts';
import { lookAgain } from './disclosure/looks.ts';

const flags = readFlags();
const size = flags.quick
  ? { tables: 40, histories: 10, naive: 10, consultations: 1, children: 36, leave: 24 }
  : { tables: 1_000, histories: 200, naive: 50, consultations: 3, children: 60, leave: 80 };
const random = seeded(flags.seed);
const problems = collectProblems(4);
const started = performance.now();

const tables = run('tables', size.tables, makeTables);
const histories = run('histories', size.histories, makeHistory);
// The same intruder must find something where nothing but small numbers is hidden, or it finds nothing anywhere.
const open = [
  run('naive tables', size.naive, makeTables, true),
  run('naive histories', size.naive, makeHistory, true),
] as const;
const naive = {
  tables: open[0].narrowed,
  histories: open[1].narrowed,
  unchosen: open[0].unchosen + open[1].unchosen,
};
const looks = await lookOften();

finish({
  name: 'disclosure',
  pass:
    problems.count() === 0 &&
    [tables, histories].every(({ hidden, told, narrowed }) => hidden > 0 && told > 0 && narrowed === 0) &&
    naive.tables > 0 &&
    naive.histories > 0 &&
    naive.unchosen > 0 &&
    looks.looks > 0 &&
    looks.numbers > 0 &&
    looks.moved === 0,
  figures: { tables, histories, naive, looks, seconds: Math.round((performance.now() - started) / 1_000) },
  goal: { narrowed: 0, wrong: 0, moved: 0, naive: 'more than 0 narrowed in each' },
});

async function lookOften() {
  const all = { consultations: size.consultations, looks: 0, numbers: 0, moved: 0 };
  const { children, leave } = size;
  const bar = progressBar('looks');
  for (let at = 0; at < size.consultations; at += 1) {
    const house = await openTestHouse();
    try {
      const done = (step: number) => bar(at * leave + step, size.consultations * leave);
      const seen = await lookAgain(house, { random, children, leave, forgets: flags.broken, done });
      all.looks += seen.looks;
      all.numbers += seen.numbers;
      all.moved += seen.moved.length;
      for (const what of seen.moved) problems.add('moved', what);
    } finally {
      await house.remove();
    }
  }
  return all;
}

function run(name: string, count: number, make: (chance: typeof random) => Made, naive = flags.broken) {
  const all = { sets: count, told: 0, hidden: 0, narrowed: 0, unchosen: 0, tooClose: 0, slowestMs: 0 };
  const bar = progressBar(name);
  for (let at = 0; at < count; at += 1) {
    const made = make(random);
    const read = readTablesFile(made.file);
    if (!read.ok) {
      problems.add('unread', read.problems.join('; '));
      continue;
    }
    const start = performance.now();
    const told = protectFile(read.declared, { naive });
    all.slowestMs = Math.max(all.slowestMs, Math.round(performance.now() - start));
    const found = intrude(told, made);
    all.told += told.audit.told;
    all.hidden += found.secrets;
    all.narrowed += found.narrowed.length;
    all.unchosen += found.narrowed.filter((each) => each.unchosen).length;
    all.tooClose += told.releases
      .flatMap((each) => each.tables)
      .filter((each) => each.tooCloseTo !== null).length;
    if (found.untrue > 0) problems.add('wrong', `${name} ${at}: the truth is not where the intruder looks`);
    if (!naive && !told.audit.pass)
      problems.add('own audit', `${name} ${at}: ${told.audit.narrowed} narrowed`);
    const [first] = found.narrowed;
    if (first && name === 'tables')
      problems.add('narrowed', `${at}: ${first.name} is ${first.least} to ${first.most}`);
    if (first && name === 'histories')
      problems.add('narrowed', `${at}: ${first.name} is ${first.least} to ${first.most}`);
    bar(at + 1, count);
  }
  return all;
}
