import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';
import { pointContribution, secondCode } from '../schema/consultation.ts';
import { guard } from '../statement.ts';

export type Coding = { readonly code: string; readonly codedBy: string };

/** What each contribution was put under: a point, `none-fits` or `cannot-decide`. */
export async function sorted(db: Database): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await codings(db))].map(([id, { code }]) => [id, code]));
}

/** The same with who said so. */
export async function codings(db: Database): Promise<ReadonlyMap<string, Coding>> {
  const rows = await db.read.select().from(pointContribution);
  return new Map(rows.map((row) => [row.contributionId, { code: row.pointId, codedBy: row.codedBy }]));
}

/** What a second person put the sample under. */
export async function secondCodings(db: Database): Promise<ReadonlyMap<string, Coding>> {
  const rows = await db.read.select().from(secondCode);
  return new Map(rows.map((row) => [row.contributionId, { code: row.code, codedBy: row.codedBy }]));
}

/** Points are filled only after closing and before the release is drafted. */
export const whileSorting = `exists (select 1 from consultation where state = 'closed')`;

/** A code of this contribution: a point of its activity, or one of the two that are no point. */
const codeFits = `(?2 in ('none-fits', 'cannot-decide') or exists (select 1 from point p where p.id = ?2 and p.activity_id = c.activity_id))`;
const counts = 'c.participant_id not in (select participant_id from uncounted)';

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

/**
 * What a second person puts a contribution under. It has a first code, of another person, and no second one of a third.
 * Refusal: `one-person-alone`.
 */
export function codeSecond({
  contributionId,
  code,
  codedBy,
}: Coding & { contributionId: string }): Statement[] {
  return [
    {
      sql: `insert into second_code (contribution_id, code, coded_by)
        select c.id, ?2, ?3 from contribution c join point_contribution first on first.contribution_id = c.id
        where c.id = ?1 and first.coded_by not in (?3, '') and ${codeFits} and ${whileSorting} and ${counts}
        on conflict (contribution_id) do update set code = excluded.code where coded_by = excluded.coded_by`,
      args: [contributionId, code, codedBy],
    },
    guard('one-person-alone'),
  ];
}
