import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { shownStates } from '../../shown-states.ts';
import { guard, stillStored } from '../../statement.ts';
import { strangerTo } from '../staff/own-groups.ts';

/** One report of one child about words that are shown, also about such as a person let stand before; again, or of a seat that is being erased, it is none. */
export function addReport(of: {
  readonly contributionId: string;
  readonly participantId: string;
}): Statement {
  return {
    sql: `insert into report (contribution_id, participant_id)
      select c.id, p.id from contribution c, participant p
      where c.id = ?1 and p.id = ?2 and c.participant_id <> p.id and c.state in ${shownStates}
        and not exists (select 1 from waiting where kind = 'erasure' and subject = ?2)
      on conflict do nothing`,
    args: [of.contributionId, of.participantId],
  };
}

/** A condition: this is a report of a child whose erasure does not wait. While it does, nothing of that child counts; undone, it does again. */
const counts = (report: string) =>
  `not exists (select 1 from waiting w where w.kind = 'erasure' and w.subject = ${report}.participant_id)`;

/** How many children other than this one reported it, of those that count, and whether a person let it stand before. Who they are is in no answer of any query. */
export async function reportsBeside(
  db: Database,
  of: { readonly contributionId: string; readonly participantId: string },
): Promise<{ readonly others: number; readonly cleared: boolean }> {
  const [row] = await db.query(
    `select (select count(*) from report where contribution_id = ?1 and participant_id <> ?2 and ${counts('report')}), cleared
      from contribution where id = ?1`,
    [of.contributionId, of.participantId],
  );
  return { others: Number(row?.[0] ?? 0), cleared: row?.[1] === 1 };
}

/** A condition, right after `addReport`: it counts, and so many others were there when they were counted. Refuses with `stale-revision`. */
export function reportedBeside(contributionId: string, others: number): Statement {
  const reports = {
    sql: `select cast(count(*) as text) from report where contribution_id = ?1 and ${counts('report')}`,
    args: [contributionId],
  };
  return stillStored(reports, String(others + 1));
}

/** A condition: with the reports there are by now these words still stand, for they are fewer than hide them or a person let them stand. */
export function standsReported(
  contributionId: string,
  { hiddenBy, refusal }: { readonly hiddenBy: number; readonly refusal: string },
): Statement {
  const enough = `(select count(*) from report where contribution_id = ?1 and ${counts('report')}) >= ?2
    and exists (select 1 from contribution where id = ?1 and cleared = 0)`;
  return { sql: `insert into guard select not (${enough})`, args: [contributionId, hiddenBy], refusal };
}

/** A person looked and lets it stand: no report hides it again. */
export function clearReported(contributionId: string): Statement {
  return { sql: 'update contribution set cleared = 1 where id = ?1', args: [contributionId] };
}

/** Nobody has looked after all: that decision was taken back. */
export function unclearReported(contributionId: string): Statement {
  return { sql: 'update contribution set cleared = 0 where id = ?1', args: [contributionId] };
}

/** A condition: a child that counts says that something is wrong with these words, which are shown, and no person has looked since: whoever looks forgets the reports there are (R1360). `c` is the contribution. */
export const askedAbout = `c.state in ${shownStates}
  and exists (select 1 from report r where r.contribution_id = c.id and ${counts('r')})`;

/** How many there are; none of children the person knows. */
export async function countAskedAbout(db: Database, staffId: string): Promise<number> {
  // From the few reports there are, never over all that children wrote: every page of a consultation asks.
  const sql = `select count(*) from (select distinct contribution_id as id from report) r cross join contribution c on c.id = r.id
    where ${askedAbout} and ${strangerTo('?1', 'c.participant_id')}`;
  return Number((await db.query(sql, [staffId]))[0]?.[0] ?? 0);
}

/** Whether this one is among them. */
export async function isAskedAbout(db: Database, contributionId: string): Promise<boolean> {
  const rows = await db.query(`select 1 from contribution c where c.id = ?1 and ${askedAbout}`, [
    contributionId,
  ]);
  return rows.length > 0;
}

/** A person let words stand that are shown as they were read; who asked about them is forgotten. */
export function letReportedStand({
  id,
  change,
}: {
  readonly id: string;
  readonly change: number;
}): Statement[] {
  return [
    {
      sql: `update contribution set cleared = 1 where id = ?1 and change = ?2 and state in ${shownStates}`,
      args: [id, change],
    },
    guard('already-decided'),
    { sql: 'delete from report where contribution_id = ?1', args: [id] },
  ];
}
