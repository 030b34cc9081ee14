import type { Grant } from '../../../server/core/staff/roles.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { type AskedAt, staysAdministered } from './coming-in.ts';
import { endStaffSessions } from './staff.ts';

const storedHere = `role_version || ' ' || coalesce((select group_concat(held, ' ') from (
  select role || '@' || consultation_id held from staff_grant where staff_id = staff.id order by held)), '')`;

/** One text of what a person holds, and how often that was changed. For `stillStored`: a move adds roles without changing the number. */
export function storedRoles(staffId: string): Statement {
  return { sql: `select ${storedHere} from staff where id = ?1`, args: [staffId] };
}

/** The same text of everybody of an organisation, by their ids, all of one moment: read it before the people themselves are read. */
export async function storedRolesOf(
  control: Database,
  organisationId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await control.query(`select id, ${storedHere} from staff where organisation_id = ?1`, [
    organisationId,
  ]);
  return new Map(rows.map(([id, stored]) => [String(id), String(stored)]));
}

/**
 * This person holds just these from now on: version raised, every session gone, also one that was not proven yet; its link and its factors stay. Who is a
 * lead nowhere any more has no key. Refused as `last-administrator` as `revokeStaff` is.
 */
export function putRoles(
  of: AskedAt & {
    readonly staffId: string;
    readonly organisationId: string;
    readonly grants: readonly Grant[];
  },
): Statement[] {
  const { staffId } = of;
  const stays = of.grants.some(
    ({ role, consultationId }) => role === 'administrator' && consultationId === '',
  );
  return [
    {
      sql: `update staff set role_version = role_version + 1
        where id = ?1 and organisation_id = ?2 and state <> 'revoked' and (?5 or ${staysAdministered})`,
      args: [staffId, of.organisationId, of.minute, of.factorless ? 1 : 0, stays ? 1 : 0],
    },
    guard('last-administrator'),
    { sql: 'delete from staff_grant where staff_id = ?1', args: [staffId] },
    ...of.grants.map(({ role, consultationId }) => ({
      sql: 'insert into staff_grant (staff_id, role, consultation_id) values (?1, ?2, ?3)',
      args: [staffId, role, consultationId],
    })),
    endStaffSessions(staffId),
    keepLeadKey(staffId),
  ];
}

/** The key of a lead goes where this person is a lead nowhere any more. */
export function keepLeadKey(staffId: string): Statement {
  return {
    sql: `delete from lead_key where staff_id = ?1 and not exists (
      select 1 from staff_grant where staff_id = ?1 and role = 'safeguarding-lead')`,
    args: [staffId],
  };
}

/** Somebody who is no lead: by being `revoked`, or else because it does other work. */
export type NoLead = { readonly staffId: string; readonly revoked: boolean };

/**
 * Everybody, in whichever organisation, who is no safeguarding lead of this consultation, or of all where none is named: access was taken away, or
 * the role was. Who is not known here is not among them.
 */
export async function noLeadsOf(control: Database, consultationId: string): Promise<readonly NoLead[]> {
  const rows = await control.query(
    `select id, state from staff where state = 'revoked' or not exists (select 1 from staff_grant
      where staff_id = id and role = 'safeguarding-lead' and consultation_id in ('', ?1))`,
    [consultationId],
  );
  return rows.map(([id, state]) => ({ staffId: String(id), revoked: state === 'revoked' }));
}
