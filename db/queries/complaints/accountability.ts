import type { Database } from '../../databases.ts';

/** How often something is so, by a word: numbers of rows, and no row. */
export type Counts = ReadonlyMap<string, number>;

async function counted(db: Database, sql: string, args: readonly string[] = []): Promise<Counts> {
  const rows = await db.query(sql, [...args]);
  return new Map(rows.map(([word, count]) => [String(word), Number(count)]));
}

/** What was decided in one consultation before a day, how long it took, what was contested before it and what came of that before it. */
export async function accountsOf(
  db: Database,
  { before }: { readonly before: string },
): Promise<{
  readonly decisions: Counts;
  readonly reasons: Counts;
  readonly waits: Counts;
  readonly appeals: Counts;
  readonly reported: Counts;
}> {
  // In one look: the first decisions stand with the words, which are long.
  const rows = await db.query(
    'select to_state, reason, count(*) from every_decision where day < ?1 group by 1, 2',
    [before],
  );
  const decisions = new Map<string, number>();
  const reasons = new Map<string, number>();
  for (const [state, reason, count] of rows) {
    add(decisions, String(state), Number(count));
    if (reason !== null && state !== 'published') add(reasons, String(reason), Number(count));
  }
  return {
    decisions,
    reasons,
    waits: await counted(
      db,
      'select wait_bucket, sum(decisions) from decision_wait where day < ?1 group by 1',
      [before],
    ),
    // Asked that day and answered on another: it waits here until the day of its answer is over too. The first decision is none of them.
    appeals: await counted(
      db,
      `select case when exists (select 1 from decision d where d.contribution_id = a.contribution_id
          and d.change > a.change and d.day < ?1) then state else 'waiting' end, count(*)
        from appeal a where a.day < ?1 group by 1`,
      [before],
    ),
    // What was reported had been decided before.
    reported: await counted(
      db,
      `select to_state, count(*) from decision where from_state = 'hidden' and day < ?1 group by 1`,
      [before],
    ),
  };
}

function add(counts: Map<string, number>, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}

/** How often each deed stands in an audit log. */
export async function deedCounts(db: Database): Promise<Counts> {
  return counted(db, 'select deed, count(*) from audit group by deed');
}

/** Complaints that were made before a day, by what each was about: from the chain, so that one whose rows are gone is counted too. */
export async function complaintCounts(
  db: Database,
  { before }: { readonly before: string },
): Promise<{
  readonly kinds: Counts;
  /** By the first answer: `on-time` or `late`; `waiting` without one. Of the complaints that are still kept. */
  readonly answered: readonly { kind: string; day: string; answeredDay: string | null }[];
}> {
  const kinds = await counted(
    db,
    `select substr(detail, 1, instr(detail, ' ') - 1), count(*) from audit where deed = 'complaint:make' and day < ?1 group by 1`,
    [before],
  );
  const rows = await db.query('select kind, day, answered_day from complaint where day < ?1', [before]);
  return {
    kinds,
    answered: rows.map(([kind, day, answered]) => ({
      kind: String(kind),
      day: String(day),
      answeredDay: answered === null ? null : String(answered),
    })),
  };
}
