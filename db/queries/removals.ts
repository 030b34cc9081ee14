import type { Database } from '../databases.ts';
import type { Row, Statement } from '../engine.ts';
import { childTables } from './child-tables.ts';
import { raiseFloors } from './floors.ts';

/** Texts of staff that may quote a child, before nothing of it is left to compare them with. */
export type StaffText = {
  readonly id: string;
  readonly text: string;
} & (
  | { readonly table: 'finding' | 'point' | 'point_telling' }
  | { readonly table: 'finding_plain'; readonly language: string; readonly level: string }
);

export async function staffTexts(db: Database): Promise<readonly StaffText[]> {
  const [findings, plain, points, tellings] = await Promise.all([
    db.query('select id, body from finding', []),
    db.query('select finding_id, body, language, level from finding_plain', []),
    db.query('select id, title from point', []),
    db.query('select point_id, body from point_telling', []),
  ]);
  const textOf = ([id, text]: Row) => ({ id: String(id), text: db.text.decode(text as Uint8Array) });
  return [
    ...findings.map((row) => ({ table: 'finding' as const, ...textOf(row) })),
    ...plain.map((row) => ({
      table: 'finding_plain' as const,
      ...textOf(row),
      language: String(row[2]),
      level: String(row[3]),
    })),
    ...points.map((row) => ({ table: 'point' as const, ...textOf(row) })),
    ...tellings.map((row) => ({ table: 'point_telling' as const, ...textOf(row) })),
  ];
}

/** What one child wrote, whatever became of it. */
export async function wordsOf(db: Database, participantId: string): Promise<readonly string[]> {
  const rows = await db.query('select body from contribution where participant_id = ?1', [participantId]);
  return rows.map(([body]) => db.text.decode(body as Uint8Array));
}

/** What other children wrote and have not taken back. */
export async function wordsOfOthers(
  db: Database,
  participantId: string,
): Promise<readonly { readonly participantId: string; readonly text: string }[]> {
  const rows = await db.query(
    `select participant_id, body from contribution where participant_id <> ?1 and state not in ('withdrawn', 'erased')`,
    [participantId],
  );
  return rows.map(([id, body]) => ({ participantId: String(id), text: db.text.decode(body as Uint8Array) }));
}

/** Every seat there is, to find again which of them a list of erasures names by their keyed hashes. */
export async function participantIds(db: Database): Promise<readonly string[]> {
  return (await db.query('select id from participant', [])).map(([id]) => String(id));
}

const statementsOf =
  'select id from statement where contribution_id in (select id from contribution where participant_id = ?1)';
/** The sentences made of a child's words, with everybody's votes on them: no words, no vote. Order matters. */
const madeOfWords = [
  // Who reported its words is not the child's to see, and goes with them.
  ['report', 'contribution_id in (select id from contribution where participant_id = ?1)'],
  ['vote', `statement_id in (${statementsOf})`],
  ['finding_evidence', `kind = 'statement' and subject in (${statementsOf})`],
  ['statement_tally', `statement_id in (${statementsOf})`],
  ['statement', `id in (${statementsOf})`],
] as const;

/**
 * Removes every row of a child, and what was made of its words, in one commit. The waiting erasure itself stays until the
 * bytes are gone from the log as well: a crash between finds it. Done twice it removes nothing twice.
 * Rows: one list for each of `erasedTables`, as long as rows went.
 */
export function removeChild(
  db: Database,
  of: { readonly participantId: string; readonly rewritten: readonly StaffText[] },
): { readonly statements: Statement[]; readonly tables: readonly (string | null)[] } {
  const own = Object.entries(childTables).map(
    ([table, where]) =>
      [table, table === 'waiting' ? `(${where}) and kind <> 'erasure'` : where, true] as const,
  );
  // Its own votes first, so that they are counted as its own; contributions after what was made of them.
  const words = own.findIndex(([table]) => table === 'contribution');
  const removals = [
    ...own.slice(0, words),
    ...madeOfWords.map(([table, where]) => [table, where, false] as const),
    ...own.slice(words),
  ];
  return {
    statements: [
      // Before the rows go that say in which rooms they were.
      raiseFloors(of.participantId),
      ...of.rewritten.map((each) => rewrite(db, each)),
      ...removals.map(([table, where]) => ({
        sql: `delete from "${table}" where ${where} returning 1`,
        args: [of.participantId],
      })),
    ],
    tables: [
      null,
      ...of.rewritten.map(() => null),
      ...removals.map(([table, , mine]) => (mine ? table : null)),
    ],
  };
}

function rewrite(db: Database, each: StaffText): Statement {
  const text = db.text.encode(each.text);
  switch (each.table) {
    case 'finding':
      return { sql: 'update finding set body = ?2 where id = ?1', args: [each.id, text] };
    case 'point':
      return { sql: 'update point set title = ?2 where id = ?1', args: [each.id, text] };
    case 'point_telling':
      return { sql: 'update point_telling set body = ?2 where point_id = ?1', args: [each.id, text] };
    default:
      return {
        sql: 'update finding_plain set body = ?2 where finding_id = ?1 and language = ?3 and level = ?4',
        args: [each.id, text, each.language, each.level],
      };
  }
}

/** In the control database: a backup that still has this seat gives it up again. The same seat again changes nothing. */
export function recordErasure(row: {
  readonly consultationId: string;
  readonly subject: Uint8Array;
  readonly day: string;
}): Statement {
  return {
    sql: 'insert into erasure (consultation_id, subject, day) values (?1, ?2, ?3) on conflict do nothing',
    args: [row.consultationId, row.subject, row.day],
  };
}
