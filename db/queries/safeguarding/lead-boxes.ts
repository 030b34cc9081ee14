import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import type { NoLead } from '../staff/staff-roles.ts';

/** For which keys boxes are here, by their traces; empty for boxes of which nobody noted it. */
export async function keysOfBoxes(
  db: Database,
): Promise<readonly { readonly staffId: string; readonly sealedTo: Buffer }[]> {
  const rows = await db.query('select distinct staff_id, key_hash from sealed_half', []);
  return rows.map(([staffId, to]) => ({
    staffId: String(staffId),
    sealedTo: Buffer.from(to as Uint8Array),
  }));
}

/** Which of these people have anything here that `forgetLead` would take. What one opened alone is no half. */
export async function whoHolds(db: Database, people: readonly NoLead[]): Promise<readonly NoLead[]> {
  const rows = await db.query(
    `with person as (select value ->> 'staffId' id, value ->> 'revoked' revoked from json_each(?1))
      select id, revoked from person where exists (select 1 from sealed_half where staff_id = id)
      or exists (select 1 from case_opening where staff_id = id and (why = 'open' or (revoked and why = 'reseal')))
      or exists (select 1 from sealed_case where closing_by = id)`,
    [JSON.stringify(people)],
  );
  return rows.map(([staffId, revoked]) => ({ staffId: String(staffId), revoked: Number(revoked) === 1 }));
}

/**
 * A lead with a new key has no box left and reads nothing with others. Which half it was given stays noted, as one to be handed
 * on: it knows the bytes of that half, so it may never be given the other one. Another lead may take its place.
 */
export function forgetLeadBoxes(staffId: string): Statement[] {
  return [
    { sql: 'delete from sealed_half where staff_id = ?1', args: [staffId] },
    { sql: `update case_opening set why = 'reseal' where staff_id = ?1 and why = 'open'`, args: [staffId] },
  ];
}

/** The same of boxes for one key that this lead had once: they go, and where one was its own, it holds that case no longer. */
export function forgetKey(of: KeyOfLead): Statement[] {
  const args = [of.staffId, of.sealedTo];
  return [
    {
      sql: `update case_opening set why = 'reseal' where staff_id = ?1 and why = 'open' and exists (
        select 1 from sealed_text t join sealed_half h on h.case_id = t.case_id and h.number = t.number
        where t.case_id = case_opening.case_id and t.part = case_opening.part
        and h.staff_id = ?1 and h.key_hash = ?2 and h.passed_by = '')`,
      args,
    },
    { sql: 'delete from sealed_half where staff_id = ?1 and key_hash = ?2', args },
  ];
}
type KeyOfLead = { readonly staffId: string; readonly sealedTo: Uint8Array };

/** Boxes of which nobody noted for which key they are, are for this one. */
export function noteKey(of: KeyOfLead): Statement {
  return {
    sql: `update sealed_half set key_hash = ?2 where staff_id = ?1 and key_hash = x''`,
    args: [of.staffId, of.sealedTo],
  };
}

/**
 * A lead that is one no longer has no box, and holds no case. Which half it was given stays noted, as of one with a new key: it may be a lead once more. Who
 * is revoked never comes back as this person, and of that nothing stays.
 */
export function forgetLead({ staffId, revoked }: NoLead): Statement[] {
  return [
    ...forgetLeadBoxes(staffId),
    ...(revoked
      ? [{ sql: `delete from case_opening where staff_id = ?1 and why <> 'alone'`, args: [staffId] }]
      : []),
    { sql: 'update sealed_case set closing_by = null where closing_by = ?1', args: [staffId] },
  ];
}
