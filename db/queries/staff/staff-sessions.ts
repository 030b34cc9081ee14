import { eq, sql } from 'drizzle-orm';
import type { Staff } from '../../../server/core/staff/roles.ts';
import type { Database } from '../../databases.ts';
import { prepared } from '../../prepared.ts';
import { staffSession } from '../../schema/control.ts';
import { type StaffRow, staffById } from './staff.ts';

const oneSession = prepared((read) =>
  read
    .select()
    .from(staffSession)
    .where(eq(staffSession.hash, sql.placeholder('hash')))
    .prepare(),
);

/** How a session stands. The two moments are those that other processes have to read; 0 where one works alone. */
export type SessionRow = {
  readonly proven: boolean;
  readonly dueMinute: number;
  readonly provenMinute: number;
  readonly actMinute: number;
};

function sessionRow(row: typeof staffSession.$inferSelect): SessionRow {
  const { proven, dueMinute, provenMinute, actMinute } = row;
  return { proven: proven === 1, dueMinute, provenMinute, actMinute };
}

/** The person of a session, while the session's role version is the current one; `proven` once its second factor was. */
export async function staffOfSession(
  db: Database,
  hash: Buffer,
  minute: number,
): Promise<(SessionRow & { readonly person: StaffRow }) | undefined> {
  const session = await oneSession(db).get({ hash });
  if (!session || session.dueMinute < minute) return undefined;
  const person = await staffById(db, session.staffId);
  if (person?.state !== 'active' || person.roleVersion !== session.roleVersion) return undefined;
  return { person, ...sessionRow(session) };
}

/** Hot: whether a session is the current one of somebody who may work, without saying whose. One read, prepared once. */
export async function sessionStands(
  db: Database,
  hash: Buffer,
  minute: number,
): Promise<Omit<SessionRow, 'dueMinute'> | undefined> {
  const sql = `select s.proven, s.proven_minute, s.act_minute from staff_session s join staff p on p.id = s.staff_id
    where s.hash = ?1 and s.due_minute >= ?2 and p.state = 'active' and p.role_version = s.role_version`;
  const [row] = await db.query(sql, [hash, minute]);
  return row && { proven: row[0] === 1, provenMinute: Number(row[1]), actMinute: Number(row[2]) };
}

/** The sessions of a person that stand, without saying from where: nothing of that is stored. */
export async function sessionsOf(
  db: Database,
  person: Pick<Staff, 'staffId' | 'roleVersion'>,
  minute: number,
): Promise<readonly (SessionRow & { readonly hash: Buffer })[]> {
  const rows = await db.read.select().from(staffSession).where(eq(staffSession.staffId, person.staffId));
  return rows
    .filter((row) => row.dueMinute >= minute && row.roleVersion === person.roleVersion)
    .map((row) => ({ hash: row.hash, ...sessionRow(row) }));
}

/** Of these people those who have a session that stands. */
export async function staffHere(
  db: Database,
  ids: readonly string[],
  minute: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    `select distinct s.staff_id from staff_session s join staff p on p.id = s.staff_id
      where s.staff_id in (select value from json_each(?1)) and s.due_minute >= ?2 and p.state = 'active' and p.role_version = s.role_version`,
    [JSON.stringify(ids), minute],
  );
  return new Set(rows.map(([id]) => String(id)));
}
