import type { Database } from '../../databases.ts';
import { othersFirst } from '../../others-first.ts';

/** How often something is so, by a word: numbers of rows, and no row. */
export type Counts = ReadonlyMap<string, number>;

async function counted(db: Database, sql: string, args: readonly string[] = []): Promise<Counts> {
  const rows = await db.query(sql, [...args]);
  return new Map(rows.map(([word, count]) => [String(word), Number(count)]));
}

/** Of how many words decisions are counted before everybody else goes first. */
const wordsAtOnce = 2_000;
/** The last sign there is: every id stands before it. */
const afterEveryId = '\u{10FFFF}';

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
  const decisions = new Map<string, number>();
  const reasons = new Map<string, number>();
  // In one look a part: the first decisions stand with the words, which are long.
  for (let from = ''; ; ) {
    const [next] = await db.query(
      'select id from contribution where id >= ?1 order by id limit 1 offset ?2',
      [from, wordsAtOnce],
    );
    const until = next === undefined ? afterEveryId : String(next[0]);
    const rows = await db.query(
      `select to_state, reason, count(*) from every_decision
        where day < ?1 and contribution_id >= ?2 and contribution_id < ?3 group by 1, 2`,
      [before, from, until],
    );
    for (const [state, reason, count] of rows) {
      add(decisions, String(state), Number(count));
      if (reason !== null && state !== 'published') add(reasons, String(reason), Number(count));
    }
    if (next === undefined) break;
    from = until;
    await othersFirst();
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

/** How often each deed stands in a log, up to the entry with this number. */
export type CountedLog = { readonly upTo: number; readonly deeds: Counts };

/** How many entries are counted before everybody else goes first. */
const entriesAtOnce = 5_000;

/** How often each deed stands in an audit log, counted on from where it was counted to before. */
export async function deedCounts(
  db: Database,
  before: CountedLog = { upTo: 0, deeds: new Map() },
): Promise<CountedLog> {
  const deeds = new Map(before.deeds);
  for (let upTo = before.upTo; ; ) {
    const until = upTo + entriesAtOnce;
    const rows = await db.query(
      'select deed, count(*), max(n) from audit where n > ?1 and n <= ?2 group by deed',
      [upTo, until],
    );
    for (const [deed, count] of rows) add(deeds, String(deed), Number(count));
    const last = Math.max(upTo, ...rows.map(([, , n]) => Number(n)));
    // Numbers of a log have no gap: where the last of these is not there, none comes after it.
    if (last < until) return { upTo: last, deeds };
    upTo = until;
    await othersFirst();
  }
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
