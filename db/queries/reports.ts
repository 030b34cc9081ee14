import type { Database } from '../databases.ts';
import type { Statement } from '../engine.ts';

/** One report of one child about words that are shown and were not cleared; again, or of a seat that is being erased, it is none. */
export function addReport(of: {
  readonly contributionId: string;
  readonly participantId: string;
}): Statement {
  return {
    sql: `insert into report (contribution_id, participant_id)
      select c.id, p.id from contribution c, participant p
      where c.id = ?1 and p.id = ?2 and c.participant_id <> p.id and c.state in ('published', 'redacted')
        and c.cleared = 0 and not exists (select 1 from waiting where kind = 'erasure' and subject = ?2)
      on conflict do nothing`,
    args: [of.contributionId, of.participantId],
  };
}

/** How many children reported it, and whether a person let it stand before. Who they are is in no answer of any query. */
export async function reportsOf(
  db: Database,
  contributionId: string,
): Promise<{ readonly reports: number; readonly cleared: boolean }> {
  const [row] = await db.query(
    `select (select count(*) from report where contribution_id = ?1), cleared from contribution where id = ?1`,
    [contributionId],
  );
  return { reports: Number(row?.[0] ?? 0), cleared: row?.[1] === 1 };
}

/** A person looked and lets it stand: no report hides it again. */
export function clearReported(contributionId: string): Statement {
  return { sql: 'update contribution set cleared = 1 where id = ?1', args: [contributionId] };
}
