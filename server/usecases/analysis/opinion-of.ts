import type { Database } from '../../../db/databases.ts';
import { tallies } from '../../../db/queries/analysis/findings.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { votesOfSome } from '../../../db/queries/room/votes.ts';
import {
  hasStability,
  noGroupsFor,
  type OpinionReason,
  type OpinionTold,
  publishOpinion,
} from '../../core/analysis/opinion/publish-opinion.ts';
import { toldMajority, type VotedStatement } from '../../core/analysis/opinion/told-majority.ts';
import type { VoteChunk } from '../../core/analysis/opinion/vote-chunks.ts';
import { mostStatements } from '../../core/analysis/opinion/vote-matrix.ts';
import { noVotes } from '../../core/room/voting.ts';
import type { Deps } from '../deps.ts';
import { toldFirst } from './told-first.ts';
import type { ToldTables } from './told-tables.ts';

/**
 * What may be told of opinion groups, or why they are not; null where nothing was voted on. Groups are told as they were told first: made
 * anew without one child they would say where it stood. What most said follows from the told numbers. Votes of who objected to analysis and whose erasure waits are left out, and "I don't understand" is no opinion. Of a company's
 * children no groups are made at all. What most said is told in any case. Call it only once the consultation is over.
 */
export async function opinionOf(
  deps: Deps,
  db: Database,
  of: { readonly row: ConsultationRow; readonly told: ToldTables },
): Promise<OpinionTold | null> {
  const { statements: released } = of.told;
  if (released.length === 0) return null;
  const counted = await tallies(db);
  const voted = released.map(({ id, retired, table }) => ({
    id,
    retired,
    tally: counted.get(id) ?? noVotes,
    table,
  }));
  const majority = toldMajority(voted);
  const why = whyNotLookedFor(of.row, released.length);
  if (why !== null) return noGroupsFor(why, { majority });
  const told = await toldFirst<OpinionTold>(
    db,
    'opinion',
    async (kept) => kept ?? (await groupsOf(deps, db, voted)),
  );
  const ids = new Set(released.map(({ id }) => id));
  const stillThere = (said: OpinionTold['shared']) => said.filter(({ id }) => ids.has(id));
  return {
    ...told,
    groups: told.groups.map(({ children, typical }) => ({ children, typical: stillThere(typical) })),
    shared: stillThere(told.shared),
    majority,
    stability: hasStability(told.why) ? told.stability : null,
  };
}

async function groupsOf(deps: Deps, db: Database, voted: readonly VotedStatement[]): Promise<OpinionTold> {
  const statements = voted.map(({ id }) => id);
  const found = await deps.opinions({
    statements,
    takenOut: voted.filter(({ retired }) => retired).map(({ id }) => id),
    chunks: chunksOf(db, statements),
    gate: true,
  });
  return publishOpinion(found, voted);
}

function whyNotLookedFor({ sponsorKind }: ConsultationRow, statements: number): OpinionReason | null {
  if (sponsorKind === 'company') return 'company';
  if (statements < 2) return 'one-sentence';
  return statements > mostStatements ? 'too-many' : null;
}

async function* chunksOf(db: Database, statements: readonly string[]): AsyncGenerator<VoteChunk> {
  const places = new Map(statements.map((id, place) => [id, place]));
  for (let after = ''; ; ) {
    const most = Math.max(2_000, statements.length + 1);
    const { rows, last } = await votesOfSome(db, { statements, after, most });
    if (rows.length > 0) yield packed(rows, places);
    if (last === undefined) return;
    after = last;
  }
}

function packed(
  rows: Awaited<ReturnType<typeof votesOfSome>>['rows'],
  places: ReadonlyMap<string, number>,
): VoteChunk {
  const names: string[] = [];
  const counts: number[] = [];
  const columns: number[] = [];
  const votes: number[] = [];
  for (const { participantId, statementId, choice } of rows) {
    if (names.at(-1) !== participantId) {
      names.push(participantId);
      counts.push(0);
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    columns.push(places.get(statementId) as number);
    votes.push(choice);
  }
  return {
    names,
    counts: Uint16Array.from(counts),
    columns: Uint16Array.from(columns),
    votes: Int8Array.from(votes),
  };
}
