import type { Grant, Role } from '../../../server/core/staff/roles.ts';
import type { Engine, Statement } from '../../engine.ts';
import { keepLeadKey } from '../staff/staff-roles.ts';

/** What somebody held when its roles had been changed so many times. */
export type LaterRoles = {
  readonly staffId: string;
  readonly roleVersion: number;
  readonly grants: readonly Grant[];
};

/** Of a control database: everybody whose roles were changed since it was invited. */
export async function laterRoles(control: Pick<Engine, 'query'>): Promise<readonly LaterRoles[]> {
  const [people, held] = [
    await control.query('select id, role_version from staff where role_version > 1', []),
    await control.query('select staff_id, role, consultation_id from staff_grant', []),
  ];
  return people.map(([id, version]) => ({
    staffId: String(id),
    roleVersion: Number(version),
    grants: held
      .filter(([staffId]) => staffId === id)
      .map(([, role, consultationId]) => ({
        role: String(role) as Role,
        consultationId: String(consultationId),
      })),
  }));
}

/**
 * Nobody gets back by a backup what was taken from it since: it holds what it held when its roles had been changed most often. Of several of one person the
 * one of the most changes stands, in whatever order they come.
 */
export function putLaterRoles({ staffId, roleVersion, grants }: LaterRoles): Statement[] {
  const older = 'exists (select 1 from staff where id = ?1 and role_version < ?2)';
  return [
    { sql: `delete from staff_grant where staff_id = ?1 and ${older}`, args: [staffId, roleVersion] },
    ...grants.map(({ role, consultationId }) => ({
      sql: `insert into staff_grant (staff_id, role, consultation_id) select ?1, ?3, ?4 where ${older} on conflict do nothing`,
      args: [staffId, roleVersion, role, consultationId],
    })),
    {
      sql: 'update staff set role_version = ?2 where id = ?1 and role_version < ?2',
      args: [staffId, roleVersion],
    },
    keepLeadKey(staffId),
  ];
}
