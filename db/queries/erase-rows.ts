import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';

const mine = 'select id from contribution where participant_id = ?1';
const statements = `select id from statement where contribution_id in (${mine})`;

/** In this order: what hangs on a contribution before it, the seat last. */
const rows: readonly (readonly [table: string, where: string])[] = [
  ['vote', `participant_id = ?1 or statement_id in (${statements})`],
  ['finding_evidence', `kind = 'statement' and subject in (${statements})`],
  ['statement_tally', `statement_id in (${statements})`],
  ['statement', `contribution_id in (${mine})`],
  ['appeal', `contribution_id in (${mine})`],
  ['report', `participant_id = ?1 or contribution_id in (${mine})`],
  ['decision', `contribution_id in (${mine})`],
  ['point_contribution', `contribution_id in (${mine})`],
  ['waiting', `subject = ?1 or subject in (${mine})`],
  ['poll_answer', 'participant_id = ?1'],
  ['contribution', 'participant_id = ?1'],
  ['objection', 'participant_id = ?1'],
  ['assent', 'participant_id = ?1'],
  ['recovery', 'participant_id = ?1'],
  ['seat_nonce', 'participant_id = ?1'],
  ['participant_session', 'participant_id = ?1'],
  ['participant', 'id = ?1'],
];

/** Removes every row of one seat, and what was made of its words. Done twice it removes nothing twice. */
export function eraseRows(participantId: string): Statement[] {
  return rows.map(([table, where]) => ({
    sql: `delete from "${table}" where ${where}`,
    args: [participantId],
  }));
}

export async function participantIds(db: Database): Promise<readonly string[]> {
  return (await db.query('select id from participant', [])).map(([id]) => String(id));
}
