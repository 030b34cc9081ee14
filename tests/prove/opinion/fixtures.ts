import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupInformedConsensus, majority } from '../../../server/core/analysis/opinion/consensus.ts';
import { compareGroups, representativeOf } from '../../../server/core/analysis/opinion/representativeness.ts';
import { nobody } from '../../../server/core/analysis/opinion/stability.ts';
import { countsByGroup, type VoteCounts } from '../../../server/core/analysis/opinion/vote-counts.ts';
import { collectVotes, type VoteMatrix } from '../../../server/core/analysis/opinion/vote-matrix.ts';
import type { Table } from './table.ts';

type Line = { readonly tid: number; readonly 'p-test': number; readonly 'p-success': number };
type Typical = Line & { readonly 'repness-test': number; readonly 'repful-for': 'agree' | 'disagree' };

/** What Polis published of one conversation. */
type Published = {
  readonly tids: readonly number[];
  readonly 'mod-out': readonly number[];
  readonly pca: { readonly comps: readonly (readonly number[])[] };
  readonly 'base-clusters': {
    readonly id: readonly number[];
    readonly members: readonly (readonly number[])[];
  };
  readonly 'group-clusters': readonly { readonly id: number; readonly members: readonly number[] }[];
  readonly repness: Readonly<Record<string, readonly Typical[]>>;
  readonly consensus: Readonly<Record<'agree' | 'disagree', readonly Line[]>>;
  readonly 'group-aware-consensus': Readonly<Record<string, number>>;
};

export type Fixture = { readonly table: Table; readonly published: Published };

export function readFixture(folder: string): Fixture {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const published = read('math-pca2.json') as Published;
  const votes = new Map<string, Map<string, number>>();
  const rows = read('votes.json') as Record<string, number>[];
  const inTime = [...rows].sort((a, b) => Number(a.modified) - Number(b.modified));
  for (const row of inTime) {
    const participant = String(row.participant_id ?? row.pid);
    const own = votes.get(participant) ?? new Map<string, number>();
    votes.set(participant, own);
    own.set(String(row.statement_id ?? row.tid), row.vote ?? 0);
  }
  const statements = published.tids.map(String);
  const takenOut = new Set(published['mod-out'].map(String));
  return { table: { participants: [...votes.keys()], statements, votes, takenOut }, published };
}

/**
 * The statistics of our own with the groups as published against the published ones: the greatest differences, and how many of the
 * statements that Polis names as typical, or as of the majority, are named here as well.
 */
export function compareWithPublished({ table, published }: Fixture) {
  const matrix = matrixOf(table);
  const labels = publishedLabels(matrix, published);
  const k = published['group-clusters'].length;
  const counts = countsByGroup(matrix, labels, k);
  const compared = compareGroups(counts);
  const out = Uint8Array.from(matrix.statements, (id) => (table.takenOut.has(id) ? 1 : 0));
  const place = (tid: number) => matrix.statements.indexOf(String(tid));
  const consensus = groupInformedConsensus(counts, matrix.statements.length);
  const gac = Object.entries(published['group-aware-consensus']).map(([tid, value]) =>
    Math.abs((consensus[place(Number(tid))]?.agree ?? Number.NaN) - value),
  );
  const z: number[] = [];
  const named: boolean[] = [];
  for (const [group, { id }] of published['group-clusters'].entries()) {
    const own = representativeOf(compared[group] ?? [], out);
    for (const line of published.repness[String(id)] ?? []) {
      const side = compared[group]?.[place(line.tid)]?.[line['repful-for']];
      z.push(Math.abs((side?.z ?? Number.NaN) - line['p-test']));
      z.push(Math.abs((side?.representativenessZ ?? Number.NaN) - line['repness-test']));
      named.push(
        own.some((each) => each.statement === place(line.tid) && each.direction === line['repful-for']),
      );
    }
  }
  const everybody = majority(
    countsByGroup(matrix, new Uint32Array(matrix.participants.length), 1)[0] as VoteCounts,
    out,
  );
  for (const direction of ['agree', 'disagree'] as const)
    for (const line of published.consensus[direction]) {
      const own = everybody[direction].find((each) => each.statement === place(line.tid));
      named.push(own !== undefined);
      if (own) z.push(Math.abs(own.z - line['p-test']));
    }
  return {
    consensus: Math.max(...gac),
    z: Math.max(...z),
    named: named.filter(Boolean).length,
    ofNamed: named.length,
  };
}

function matrixOf(table: Table): VoteMatrix {
  const collector = collectVotes(table.statements);
  for (const [participant, votes] of table.votes) {
    const columns = [...votes.keys()].map((id) => table.statements.indexOf(id));
    collector.add(participant, columns, [...votes.values()], columns.length);
  }
  return collector.matrix();
}

function publishedLabels(matrix: VoteMatrix, published: Published): Uint32Array {
  const base = published['base-clusters'];
  const groupOf = new Map<string, number>();
  for (const [group, { members }] of published['group-clusters'].entries())
    for (const [at, id] of base.id.entries())
      if (members.includes(id))
        for (const member of base.members[at] ?? []) groupOf.set(String(member), group);
  return Uint32Array.from(matrix.participants, (participant) => groupOf.get(participant) ?? nobody);
}

/** |cos| of the angle between two directions. */
export function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0);
  return Math.abs(dot(one, other)) / Math.sqrt(dot(one, one) * dot(other, other));
}
