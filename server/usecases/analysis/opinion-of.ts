import type { Database } from '../../../db/databases.ts';
import type { ConsultationRow } from '../../../db/queries/consultations.ts';
import { votesOfSome } from '../../../db/queries/votes.ts';
import {
  noGroupsFor,
  type OpinionTold,
  publishOpinion,
} from '../../core/analysis/opinion/publish-opinion.ts';
import type { VoteChunk } from '../../core/analysis/opinion/vote-chunks.ts';
import { mostStatements } from '../../core/analysis/opinion/vote-matrix.ts';
import type { Deps } from '../deps.ts';
import type { ToldTables } from './tables-of.ts';

/**
 * What may be told of opinion groups, or why they are not; null where nothing was voted on. Computed anew each time and kept nowhere.
 * Votes of who objected to analysis and whose erasure waits are left out, and "I don't understand" is no opinion. Of a company's
 * children no groups are made at all. Call it only once the consultation is over.
 */
export async function opinionOf(
  deps: Deps,
  db: Database,
  of: { readonly row: ConsultationRow; readonly told: ToldTables },
): Promise<OpinionTold | null> {
  const { statements: released } = of.told;
  if (released.length < 2 || released.length > mostStatements) return null;
  if (of.row.sponsorKind === 'company') return noGroupsFor('company');
  const statements = released.map(({ id }) => id);
  const found = await deps.opinions({
    statements,
    takenOut: released.filter(({ retired }) => retired).map(({ id }) => id),
    chunks: chunksOf(db, statements),
    gate: true,
  });
  const shown = new Set(
    released.flatMap(({ id, table }) =>
      table.cells.filter(({ children }) => children !== null).map(({ cell }) => `${id} ${cell}`),
    ),
  );
  return publishOpinion(found, ({ id, direction }) => shown.has(`${id} ${direction}`));
}

async function* chunksOf(db: Database, statements: readonly string[]): AsyncGenerator<VoteChunk> {
  const places = new Map(statements.map((id, place) => [id, place]));
  for (let after = ''; ; ) {
    const { rows, last } = await votesOfSome(db, { after, most: Math.max(2_000, statements.length + 1) });
    if (rows.length > 0) yield packed(rows, places);
    if (last === undefined) return;
    after = last;
  }
}

/** Votes on what is not in the release are left out. */
function packed(
  rows: Awaited<ReturnType<typeof votesOfSome>>['rows'],
  places: ReadonlyMap<string, number>,
): VoteChunk {
  const names: string[] = [];
  const counts: number[] = [];
  const columns: number[] = [];
  const votes: number[] = [];
  for (const { participantId, statementId, choice } of rows) {
    const place = places.get(statementId);
    if (place === undefined) continue;
    if (names.at(-1) !== participantId) {
      names.push(participantId);
      counts.push(0);
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    columns.push(place);
    votes.push(choice);
  }
  return {
    names,
    counts: Uint16Array.from(counts),
    columns: Uint16Array.from(columns),
    votes: Int8Array.from(votes),
  };
}
