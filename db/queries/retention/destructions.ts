import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { destruction, jobRun } from '../../schema/control-privacy.ts';
import { guard } from '../../statement.ts';

/** Every table of a consultation's database and how many rows it has, by name. */
export async function countRows(db: Database): Promise<ReadonlyMap<string, number>> {
  const tables = await db.query(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
    [],
  );
  const counts = new Map<string, number>();
  for (const [name] of tables) {
    const [row] = await db.query(`select count(*) from "${String(name).replaceAll('"', '""')}"`, []);
    counts.set(String(name), Number(row?.[0] ?? 0));
    await othersFirst();
  }
  return counts;
}

/** How many are read before everybody else goes first. */
const idsAtOnce = 2_000;

/** The ids of which this process may still hold something in memory: of children, of what waits unread, of activities, of sentences. */
export async function eachId(
  db: Database,
  table: 'participant' | 'contribution' | 'activity' | 'statement',
  hear: (id: string) => void,
): Promise<void> {
  for (let last = ''; ; ) {
    const rows = await db.query(`select id from ${table} where id > ?1 order by id limit ?2`, [
      last,
      idsAtOnce,
    ]);
    for (const [id] of rows) hear(String(id));
    if (rows.length < idsAtOnce) return;
    last = String(rows.at(-1)?.[0]);
    await othersFirst();
  }
}

/** That a destruction is under way: what the certificate will say, without a signature, and what stays public. Refused as `already-decided`. */
export function beginDestruction(row: {
  consultationId: string;
  day: string;
  body: Uint8Array;
  assessed: Uint8Array;
}): Statement {
  return {
    sql: `insert into destruction (consultation_id, day, body, signature, assessed) values (?1, ?2, ?3, x'', ?4)`,
    args: [row.consultationId, row.day, row.body, row.assessed],
    refusal: 'already-decided',
  };
}

/** The signed certificate, once nothing can be read any more; written once. Refused as `already-signed`. */
export function endDestruction(row: {
  consultationId: string;
  day: string;
  body: Uint8Array;
  signature: Uint8Array;
}): Statement[] {
  return [
    {
      sql: `update destruction set day = ?2, body = ?3, signature = ?4 where consultation_id = ?1 and signature = x''`,
      args: [row.consultationId, row.day, row.body, row.signature],
    },
    guard('already-signed'),
    { sql: `update directory set state = 'destroyed' where id = ?1`, args: [row.consultationId] },
  ];
}

/** All of them, the newest day first; one with an empty signature is under way. */
export async function destructions(control: Database) {
  const rows = await control.read.select().from(destruction).orderBy(asc(destruction.consultationId));
  return rows
    .map((row) => ({ ...row, signed: row.signature.length > 0 }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
export type DestructionRow = Awaited<ReturnType<typeof destructions>>[number];

export async function destructionOf(
  control: Database,
  consultationId: string,
): Promise<DestructionRow | undefined> {
  const row = await control.read
    .select()
    .from(destruction)
    .where(eq(destruction.consultationId, consultationId))
    .get();
  return row && { ...row, signed: row.signature.length > 0 };
}

/**
 * The list of erased seats of a consultation has no use once that is destroyed, or elsewhere, and no backup of it is left; a receipt of a complaint that
 * was given back, and a recovery code that was used, none once no backup has it.
 */
export function forgetErasures(before: string): Statement {
  return {
    sql: `delete from erasure where consultation_id in (select consultation_id from destruction where signature <> x'' and day < ?1)
      or (day < ?1 and (consultation_id in ('complaints', 'staff') or consultation_id in (select consultation_id from move m
        where state in ('moved', 'lapsed') and number = (select max(number) from move where consultation_id = m.consultation_id))))`,
    args: [before],
  };
}

/** The hour (since 1970) in which a job last ran; undefined when it never did. */
export async function lastRun(control: Database, name: string): Promise<number | undefined> {
  const row = await control.read.select().from(jobRun).where(eq(jobRun.name, name)).get();
  return row?.hour;
}

export function recordRun(name: string, hour: number): Statement {
  return {
    sql: 'insert into job_run (name, hour) values (?1, ?2) on conflict (name) do update set hour = excluded.hour where hour <> excluded.hour',
    args: [name, hour],
  };
}
