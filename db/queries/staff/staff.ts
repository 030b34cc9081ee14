import { asc, count, eq, min, sql } from 'drizzle-orm';
import type { DirectoryState } from '../../../server/core/consultation/lifecycle.ts';
import type { DeskLimits } from '../../../server/core/moderation/desk-limits.ts';
import type { trainingTopics } from '../../../server/core/staff/duty.ts';
import type { Grant, Role, Staff } from '../../../server/core/staff/roles.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { editableStates } from '../../life-states.ts';
import { prepared } from '../../prepared.ts';
import { directory, organisation, staff, staffGrant } from '../../schema/control.ts';
import { staffTraining } from '../../schema/control-staff.ts';
import { guard } from '../../statement.ts';
import { type AskedAt, staysAdministered } from './coming-in.ts';
import { forgetFactors } from './staff-factors.ts';

/** How many topics there are (`staff_training.topic`): one who misses one of them is not trained. */
const topicCount: (typeof trainingTopics)['length'] = 4;

export type StaffRow = Staff & {
  readonly state: 'invited' | 'active' | 'revoked';
  /** Which body an overseer is from; '' where nobody said. */
  readonly body: string;
};

const itsId = sql.placeholder('id');
const itsGrants = prepared((read) =>
  read.select().from(staffGrant).where(eq(staffGrant.staffId, itsId)).prepare(),
);
const itsTraining = prepared((read) =>
  read
    .select({ topics: count(), since: min(staffTraining.day) })
    .from(staffTraining)
    .where(eq(staffTraining.staffId, itsId))
    .prepare(),
);
const onePerson = prepared((read) => read.select().from(staff).where(eq(staff.id, itsId)).prepare());
async function withGrants(db: Database, row: typeof staff.$inferSelect): Promise<StaffRow> {
  const [grants, trained] = await Promise.all([
    itsGrants(db).all({ id: row.id }),
    itsTraining(db).get({ id: row.id }),
  ]);
  return {
    kind: 'staff',
    staffId: row.id,
    organisationId: row.organisationId,
    name: db.text.decode(row.name),
    state: row.state as StaffRow['state'],
    body: row.body.length === 0 ? '' : db.text.decode(row.body),
    roleVersion: row.roleVersion,
    freshFactor: false,
    trainedSince: trained?.topics === topicCount ? (trained.since ?? '') : '',
    grants: grants.map(
      (grant): Grant => ({ role: grant.role as Role, consultationId: grant.consultationId }),
    ),
  };
}

export async function staffById(db: Database, id: string): Promise<StaffRow | undefined> {
  const row = await onePerson(db).get({ id });
  return row && withGrants(db, row);
}

export async function staffOf(db: Database, organisationId: string): Promise<StaffRow[]> {
  const rows = await db.read.select().from(staff).where(eq(staff.organisationId, organisationId));
  return Promise.all(rows.map((row) => withGrants(db, row)));
}

export async function organisations(db: Database) {
  const rows = await db.read.select().from(organisation);
  return rows.map((row) => ({ ...row, name: db.text.decode(row.name) }));
}

export function addOrganisation(row: { id: string; name: Uint8Array; publicKey: string }): Statement {
  return {
    sql: 'insert into organisation (id, name, public_key) values (?1, ?2, ?3)',
    args: [row.id, row.name, row.publicKey],
  };
}

export function putDeskLimits(of: DeskLimits & { readonly organisationId: string }): Statement {
  return {
    sql: `update organisation set slow_after_minutes = ?2, pause_after_minutes = ?3, severe_budget = ?4, break_minutes = ?5
      where id = ?1`,
    args: [of.organisationId, of.slowAfterMinutes, of.pauseAfterMinutes, of.severeBudget, of.breakMinutes],
  };
}

/** Somebody who was invited. Refused as `id-taken` when there is one of this id. */
export function addStaff(row: {
  id: string;
  organisationId: string;
  name: Uint8Array;
  /** Empty where nobody says. */
  body: Uint8Array;
  grants: readonly Grant[];
}): Statement[] {
  return [
    {
      sql: `insert into staff (id, organisation_id, name, state, role_version, body) values (?1, ?2, ?3, 'invited', 1, ?4)`,
      args: [row.id, row.organisationId, row.name, row.body],
      refusal: 'id-taken',
    },
    ...row.grants.map((grant) => ({
      sql: 'insert into staff_grant (staff_id, role, consultation_id) values (?1, ?2, ?3)',
      args: [row.id, grant.role, grant.consultationId],
    })),
  ];
}

/** One text of the ways in that a person has: its link and its factors, as they are stored. For `stillStored`. */
export function storedWaysIn(staffId: string): Statement {
  return {
    sql: `select state || ' ' || coalesce((select hex(hash) from staff_link where staff_id = ?1), '') || ' '
      || coalesce((select hex(secret) from staff_totp where staff_id = ?1), '') || ' ' || coalesce((select group_concat(id, ' ')
        from (select credential_id id from staff_passkey where staff_id = ?1 order by credential_id)), '')
      from staff where id = ?1`,
    args: [staffId],
  };
}

/**
 * A new link makes every older one of this person worthless, and every session that an older one opened and that has proven
 * nothing yet: whoever was sent the link by mistake makes no factor in this person's place.
 */
export function replaceLink(row: { hash: Buffer; staffId: string; dueMinute: number }): Statement[] {
  return [
    { sql: 'delete from staff_link where staff_id = ?1', args: [row.staffId] },
    { sql: 'delete from staff_session where staff_id = ?1 and proven = 0', args: [row.staffId] },
    {
      sql: `insert into staff_link (hash, staff_id, due_minute) select ?1, id, ?3 from staff where id = ?2 and state <> 'revoked'`,
      args: [row.hash, row.staffId, row.dueMinute],
    },
    guard('not-found'),
  ];
}

/** Uses up the link and opens a session, in one commit; `link-opens-nothing` when it is unknown, used or late. Rows: [[staff_id]], … */
export function useLink(row: {
  hash: Buffer;
  minute: number;
  sessionHash: Buffer;
  dueMinute: number;
  /** Lets whoever has no second factor in without one. */
  factorless: boolean;
}): Statement[] {
  return [
    {
      sql: `insert into staff_session (hash, staff_id, role_version, due_minute, proven)
        select ?2, s.id, s.role_version, ?4,
          ?5 and not exists (select 1 from staff_passkey p where p.staff_id = s.id)
            and not exists (select 1 from staff_totp t where t.staff_id = s.id)
        from staff_link l, staff s
        where l.hash = ?1 and l.due_minute >= ?3 and s.id = l.staff_id and s.state <> 'revoked' returning staff_id`,
      args: [row.hash, row.sessionHash, row.minute, row.dueMinute, row.factorless ? 1 : 0],
    },
    guard('link-opens-nothing'),
    {
      sql: `update staff set state = 'active' where id = (select staff_id from staff_link where hash = ?1)`,
      args: [row.hash],
    },
    { sql: 'delete from staff_link where hash = ?1', args: [row.hash] },
  ];
}

export function endStaffSession(hash: Buffer): Statement {
  return { sql: 'delete from staff_session where hash = ?1', args: [hash] };
}

export function endStaffSessions(staffId: string): Statement {
  return { sql: 'delete from staff_session where staff_id = ?1', args: [staffId] };
}

/**
 * Takes all access away: version raised, sessions and links gone. Refused as `last-administrator` when nobody would be
 * left to let people into all of the organisation: somebody who is in, or can still come in without a link that another gives.
 */
export function revokeStaff(
  of: AskedAt & { readonly staffId: string; readonly organisationId: string },
): Statement[] {
  const { staffId } = of;
  return [
    {
      sql: `update staff set state = 'revoked', role_version = role_version + 1
        where id = ?1 and organisation_id = ?2 and state <> 'revoked' and ${staysAdministered}`,
      args: [staffId, of.organisationId, of.minute, of.factorless ? 1 : 0],
    },
    guard('last-administrator'),
    endStaffSessions(staffId),
    { sql: 'delete from staff_link where staff_id = ?1', args: [staffId] },
    { sql: 'delete from lead_key where staff_id = ?1', args: [staffId] },
    ...forgetFactors(staffId),
  ];
}

/** Ends what is over: sessions and links by minute `over`, answered questions of passkeys by `minute`. */
export function forgetStale(over: number, minute: number): Statement[] {
  return [
    { sql: 'delete from staff_session where due_minute < ?1', args: [over] },
    { sql: 'delete from staff_link where due_minute < ?1', args: [over] },
    { sql: 'delete from staff_challenge where due_minute < ?1', args: [minute] },
  ];
}

/** Consultations by id; states here are copies for lists. */
export async function directoryEntries(db: Database) {
  return db.read.select().from(directory).orderBy(asc(directory.id));
}

/** Refused as `id-taken` when it stands there. */
export function addToDirectory(row: { id: string; organisationId: string; day: string }): Statement {
  return {
    sql: `insert into directory (id, organisation_id, state, day) values (?1, ?2, 'draft', ?3)`,
    args: [row.id, row.organisationId, row.day],
    refusal: 'id-taken',
  };
}

/** Only before it opens: what children ever took part in stays in it, whatever becomes of it. What was signed and changed is a draft, and may stand here as it was signed. */
export function dropFromDirectory(id: string): Statement {
  return {
    sql: `delete from directory where id = ?1 and state in ${editableStates}`,
    args: [id],
  };
}

/** Whether there is a consultation of this id in this organisation, however far it is. */
export async function isInDirectory(
  db: Database,
  of: { readonly id: string; readonly organisationId: string },
): Promise<boolean> {
  const rows = await db.query('select 1 from directory where id = ?1 and organisation_id = ?2', [
    of.id,
    of.organisationId,
  ]);
  return rows.length > 0;
}

export type DirectoryEntry = Awaited<ReturnType<typeof directoryEntries>>[number];

/** By which it ends where its own database cannot be read. */
export function copyLastDay(
  id: string,
  ends: { readonly retentionDay: string; readonly timeZone: string },
): Statement {
  return {
    sql: 'update directory set last_day = ?2, time_zone = ?3 where id = ?1',
    args: [id, ends.retentionDay, ends.timeZone],
  };
}

export function copyState(id: string, state: DirectoryState): Statement {
  return { sql: 'update directory set state = ?2 where id = ?1', args: [id, state] };
}
