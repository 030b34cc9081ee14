// One run in a process of its own: nothing but the groups in it, so that its memory is theirs. Prints one line of JSON.
import { readFileSync } from 'node:fs';
import { findOpinionGroups } from '../../../server/core/analysis/opinion/opinion-groups.ts';
import { collectVotes } from '../../../server/core/analysis/opinion/vote-matrix.ts';
import { drawVotes } from '../../support/house/made-votes.ts';

const [participants = 0, statements = 0, each = 0, seed = 1, gate = 0] = process.argv.slice(2).map(Number);
const names = Array.from({ length: statements }, (_, at) => String(at));
const collector = collectVotes(names);
let next = 0;
for (const { columns, votes } of drawVotes({ seed, participants, statements, each, camps: 3 })) {
  collector.add(String(next), columns, votes, columns.length);
  next += 1;
}
const begun = process.cpuUsage();
const matrix = collector.matrix();
const found = findOpinionGroups(matrix, { out: new Uint8Array(statements), gate: gate === 1 });
const { user, system } = process.cpuUsage(begun);
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
console.log(
  JSON.stringify({
    cpuSeconds: (user + system) / 1e6,
    peakMb: Number(peak?.[1] ?? Number.NaN) / 1_024,
    votes: matrix.votes.length,
    k: found.k,
    sizes: found.sizes,
    stable: found.stability?.stable ?? null,
  }),
);
