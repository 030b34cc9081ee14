import type { Database } from '../../databases.ts';
import type { SqlValue, Statement } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { secondCode } from '../../schema/consultation.ts';
import { guard } from '../../statement.ts';

export type Coding = { readonly code: string; readonly codedBy: string };

/** Read together, before everybody else has a turn. */
const codesAtOnce = 2_000;

/** What each contribution was put under: a point, `none-fits` or `cannot-decide`. */
export async function sorted(db: Database): Promise<ReadonlyMap<string, string>> {
  return eachCoded(db, ({ code }) => code);
}

/** The same of a few: what a child reads of its own words costs it nothing of all others'. */
export async function sortedAmong(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const query = `select contribution_id, point_id from point_contribution
    where contribution_id in (select value from json_each(?1))`;
  const rows = await db.query(query, [JSON.stringify(ids)]);
  return new Map(rows.map(([id, pointId]) => [String(id), String(pointId)]));
}

/** All of them with who said so. */
export async function codings(db: Database): Promise<ReadonlyMap<string, Coding>> {
  return eachCoded(db, (coding) => coding);
}

async function eachCoded<T>(db: Database, as: (coding: Coding) => T): Promise<ReadonlyMap<string, T>> {
  const query = `select contribution_id, point_id, coded_by from point_contribution
    where contribution_id > ?1 order by contribution_id limit ${codesAtOnce}`;
  const found = new Map<string, T>();
  for (let after = ''; ; await othersFirst()) {
    const rows = await db.query(query, [after]);
    for (const [id, code, codedBy] of rows)
      found.set(String(id), as({ code: String(code), codedBy: String(codedBy) }));
    if (rows.length < codesAtOnce) return found;
    after = String(rows.at(-1)?.[0]);
  }
}

/** What a second person put the sample under. */
export async function secondCodings(db: Database): Promise<ReadonlyMap<string, Coding>> {
  const rows = await db.read.select().from(secondCode);
  return new Map(rows.map((row) => [row.contributionId, { code: row.code, codedBy: row.codedBy }]));
}

/** Points are filled only after closing and before the release is drafted. */
export const whileSorting = `exists (select 1 from consultation where state = 'closed')`;

const counts = 'c.participant_id not in (select participant_id from uncounted)';

/**
 * A condition: nothing that counts was put under this point by anybody, and no finding rests on it. What is under it of children who are not
 * counted now goes with it, and is under nothing again should they count.
 */
const restsNothing = (
  point: string,
) => `not exists (select 1 from finding_evidence where kind = 'point' and subject = ${point})
  and not exists (select 1 from point_contribution u cross join contribution c on c.id = u.contribution_id where u.point_id = ${point} and ${counts})
  and not exists (select 1 from second_code u cross join contribution c on c.id = u.contribution_id where u.code = ${point} and ${counts})`;

/** The points that can be taken away. */
export async function emptyPoints(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.query(`select id from point where ${restsNothing('point.id')}`, []);
  return new Set(rows.map(([id]) => String(id)));
}

/** Takes a point away that nothing is under. Refusal: `state-forbids`, also where something is by now. */
export function removePoint(id: string): Statement[] {
  return [
    { sql: `delete from point where id = ?1 and ${whileSorting} and ${restsNothing('?1')}`, args: [id] },
    guard('state-forbids'),
    { sql: 'delete from point_contribution where point_id = ?1', args: [id] },
    { sql: 'delete from second_code where code = ?1', args: [id] },
    { sql: 'delete from point_telling where point_id = ?1', args: [id] },
  ];
}

/** A code of this contribution: a point of its activity, or one of the two that are no point. */
const codeFits = `(?2 in ('none-fits', 'cannot-decide') or exists (select 1 from point p where p.id = ?2 and p.activity_id = c.activity_id))`;

/**
 * It is still under what it was under when it was read ('' for nothing), or where it is to go already: sent twice is once. Absent: not asked.
 */
function untouched(
  contributionId: string,
  { was, code }: { was: string | undefined; code: string },
): Statement[] {
  if (was === undefined) return [];
  const now = `coalesce((select point_id from point_contribution where contribution_id = ?1), '')`;
  return [
    {
      sql: `insert into guard select ${now} in (?2, ?3)`,
      args: [contributionId, was, code],
      refusal: 'stale-revision',
    },
  ];
}

/**
 * Puts a contribution under a code, whatever it had before. Refusals: `state-forbids`, `stale-revision` (it is not under `was` any more).
 */
export function sortUnder({
  contributionId,
  code,
  codedBy,
  was,
}: Coding & { contributionId: string; was?: string | undefined }): Statement[] {
  return [
    ...untouched(contributionId, { was, code }),
    {
      sql: `insert into point_contribution (contribution_id, point_id, coded_by)
        select c.id, ?2, ?3 from contribution c where c.id = ?1 and ${codeFits} and ${whileSorting} and ${counts}
        on conflict (contribution_id) do update set point_id = excluded.point_id, coded_by = excluded.coded_by`,
      args: [contributionId, code, codedBy],
    },
    guard('state-forbids'),
  ];
}

/** Puts it under nothing. Refusals: those of `sortUnder`. */
export function unsort(contributionId: string, was?: string): Statement[] {
  return [
    ...untouched(contributionId, { was, code: '' }),
    { sql: `insert into guard select ${whileSorting}`, args: [], refusal: 'state-forbids' },
    { sql: 'delete from point_contribution where contribution_id = ?1', args: [contributionId] },
  ];
}

/** What contributions were put under, by whoever it was, goes with their words. `which` is ours, a condition on `contribution_id`; values are bound. */
export function dropCodings(which: string, args: readonly SqlValue[]): Statement[] {
  return ['point_contribution', 'second_code'].map((table) => ({
    sql: `delete from ${table} where ${which}`,
    args,
  }));
}

/**
 * What a second person puts a contribution under. It has a first code, of another person, and no second one of a third.
 * Refusals: `state-forbids` (sorting is over), `stale-revision` (the words or the point are gone or not counted, it has no first code any more, or a
 * third person was faster), `one-person-alone` (the first code is the same person's, or nobody knows whose).
 */
export function codeSecond({
  contributionId,
  code,
  codedBy,
}: Coding & { contributionId: string }): Statement[] {
  return [
    { sql: `insert into guard select ${whileSorting}`, args: [], refusal: 'state-forbids' },
    {
      sql: `insert into guard select exists (
          select 1 from contribution c join point_contribution first on first.contribution_id = c.id
          where c.id = ?1 and ${codeFits} and ${counts})
        and not exists (select 1 from second_code where contribution_id = ?1 and coded_by <> ?3)`,
      args: [contributionId, code, codedBy],
      refusal: 'stale-revision',
    },
    {
      sql: `insert into second_code (contribution_id, code, coded_by)
        select contribution_id, ?2, ?3 from point_contribution
        where contribution_id = ?1 and coded_by not in (?3, '')
        on conflict (contribution_id) do update set code = excluded.code`,
      args: [contributionId, code, codedBy],
    },
    guard('one-person-alone'),
  ];
}
