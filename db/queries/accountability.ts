import type { Database } from '../databases.ts';

/** How often something is so, by a word: numbers of rows, and no row. */
export type Counts = ReadonlyMap<string, number>;

async function counted(db: Database, sql: string): Promise<Counts> {
  const rows = await db.query(sql, []);
  return new Map(rows.map(([word, count]) => [String(word), Number(count)]));
}

/** What was decided in one consultation, how long it took, what was contested and what came of it. */
export async function accountsOf(db: Database): Promise<{
  readonly decisions: Counts;
  readonly reasons: Counts;
  readonly waits: Counts;
  readonly appeals: Counts;
  readonly reported: Counts;
}> {
  return {
    decisions: await counted(db, 'select to_state, count(*) from every_decision group by to_state'),
    reasons: await counted(
      db,
      `select reason, count(*) from every_decision where reason is not null and to_state <> 'published' group by reason`,
    ),
    waits: await counted(db, 'select wait_bucket, count(*) from every_decision group by wait_bucket'),
    appeals: await counted(db, 'select state, count(*) from appeal group by state'),
    reported: await counted(
      db,
      `select to_state, count(*) from every_decision where from_state = 'hidden' group by to_state`,
    ),
  };
}

/** How often each deed stands in an audit log. */
export async function deedCounts(db: Database): Promise<Counts> {
  return counted(db, 'select deed, count(*) from audit group by deed');
}

/** Complaints that were made, by what each was about: from the chain, so that one whose rows are gone is counted too. */
export async function complaintCounts(db: Database): Promise<{
  readonly kinds: Counts;
  /** By the first answer: `on-time` or `late`; `waiting` without one. Of the complaints that are still kept. */
  readonly answered: readonly { kind: string; day: string; answeredDay: string | null }[];
}> {
  const kinds = await counted(
    db,
    `select substr(detail, 1, instr(detail, ' ') - 1), count(*) from audit where deed = 'complaint:make' group by 1`,
  );
  const rows = await db.query('select kind, day, answered_day from complaint', []);
  return {
    kinds,
    answered: rows.map(([kind, day, answered]) => ({
      kind: String(kind),
      day: String(day),
      answeredDay: answered === null ? null : String(answered),
    })),
  };
}
