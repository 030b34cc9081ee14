import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** How a person of staff came to know a group. `said`: it says so itself. */
export type KnownHow = 'made' | 'handed' | 'typed' | 'said';

/**
 * A condition: this person does not know the group of this child. Both are expressions of ours in the SQL, never a value. Who came
 * without a code is of no batch and of nobody's group.
 */
export const strangerTo = (staff: string, participant: string) =>
  `not exists (select 1 from own_group og join participant op on op.batch_id = og.batch_id
    where op.id = ${participant} and og.staff_id = ${staff})`;

/** This person knows this group from now on. How it came to know it first stands; only to have typed its sheets is less than all else. */
export function knowGroup(known: {
  readonly staffId: string;
  readonly batchId: string;
  readonly how: KnownHow;
  readonly day: string;
}): Statement {
  return {
    sql: `insert into own_group (staff_id, batch_id, how, day) values (?1, ?2, ?3, ?4)
      on conflict do update set how = excluded.how where how = 'typed'`,
    args: [known.staffId, known.batchId, known.how, known.day],
  };
}

/** The same for whoever has a sheet of it in its hand. */
export function knowGroupOfSheet(known: {
  readonly staffId: string;
  readonly number: string;
  readonly day: string;
}): Statement {
  return {
    sql: `insert into own_group (staff_id, batch_id, how, day) select ?1, batch_id, 'typed', ?3 from paper_sheet where number = ?2
      on conflict do nothing`,
    args: [known.staffId, known.number, known.day],
  };
}

/**
 * Holds where one of `others`, ids of staff, does not know this group of sheets, or this person knows it already. Stands before what lets it
 * know it. Refused as `reader-needed`.
 */
export function readerOfGroup(of: {
  readonly batchId: string;
  readonly staffId: string;
  readonly others: readonly string[];
}): Statement[] {
  const knows = (staff: string) =>
    `exists (select 1 from own_group where batch_id = ?1 and staff_id = ${staff})`;
  return [
    {
      sql: `update paper_batch set id = id where id = ?1
        and (${knows('?2')} or exists (select 1 from json_each(?3) other where not ${knows('other.value')}))`,
      args: [of.batchId, of.staffId, JSON.stringify(of.others)],
    },
    guard('reader-needed'),
  ];
}

/** The batches whose children this person knows. */
export async function groupsKnownBy(db: Database, staffId: string): Promise<readonly string[]> {
  const rows = await db.query('select batch_id from own_group where staff_id = ?1', [staffId]);
  return rows.map(([batchId]) => String(batchId));
}

/** Who knows which group, and how. */
export async function knownGroups(
  db: Database,
): Promise<readonly { readonly staffId: string; readonly batchId: string; readonly how: KnownHow }[]> {
  const rows = await db.query(
    'select staff_id, batch_id, how from own_group order by batch_id, staff_id',
    [],
  );
  return rows.map(([staffId, batchId, how]) => ({
    staffId: String(staffId),
    batchId: String(batchId),
    how: how as KnownHow,
  }));
}

/** Who knows the group of a child. */
export async function whoKnows(db: Database, participantId: string): Promise<readonly string[]> {
  const rows = await db.query(
    'select g.staff_id from own_group g join participant p on p.batch_id = g.batch_id where p.id = ?1',
    [participantId],
  );
  return rows.map(([staffId]) => String(staffId));
}
