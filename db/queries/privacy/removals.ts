import type { ContributionState, HiddenSpan } from '../../../server/core/moderation/decide.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { shownStates } from '../../shown-states.ts';
import { raiseFloors } from '../session/floors.ts';
import { childTables } from './child-tables.ts';

/** What one child wrote, whatever became of it. */
export async function wordsOf(db: Database, participantId: string): Promise<readonly OwnWords[]> {
  const rows = await db.query(
    'select id, activity_id, state, day, body from contribution where participant_id = ?1',
    [participantId],
  );
  return rows.map(([id, activityId, state, day, body]) => ({
    id: String(id),
    activityId: String(activityId),
    state: state as ContributionState,
    day: String(day),
    text: db.text.decode(body as Uint8Array),
  }));
}
export type OwnWords = {
  readonly id: string;
  readonly activityId: string;
  readonly state: ContributionState;
  readonly day: string;
  readonly text: string;
};

/** Read together, before everybody else has a turn. */
const wordsAtOnce = 500;

export type ShownWords = { readonly text: string; readonly hidden: readonly HiddenSpan[] };
export type StandingWords = { readonly participantId: string; readonly text: string };

/** What all children wrote and have not taken back, some hundreds at a time, in the order of ids, which tells nothing. */
export function standingWords(db: Database): AsyncGenerator<readonly StandingWords[]> {
  return wordsIn(db, `state not in ('withdrawn', 'erased')`);
}

/** The same with those of children whose erasure waits: their words lie there until it is over, and stand again where it is undone. */
export function wordsThatLie(db: Database): AsyncGenerator<readonly StandingWords[]> {
  return wordsIn(db, `state <> 'withdrawn'`);
}

async function* wordsIn(db: Database, where: string): AsyncGenerator<readonly StandingWords[]> {
  for await (const rows of wordsWhere(db, where))
    yield rows.map(([, participantId, body]) => ({
      participantId: String(participantId),
      text: db.text.decode(body as Uint8Array),
    }));
}

/**
 * Likewise what all children of its consultation may read: what people let be shown and has its number, with what is hidden in it. Words that all write at once wait
 * for theirs; an answer, which no other child reads (`isOnlyCounted`), and what only a small group reads are none. Words that were shown until
 * their child asked to be erased are among them: it may undo that, and nothing takes them out of what is signed.
 */
export async function* shownWords(db: Database): AsyncGenerator<readonly ShownWords[]> {
  const readByAll = `select id from activity where kind not in ('question', 'design') and group_of = ''`;
  for await (const rows of wordsWhere(
    db,
    `coalesce("before", state) in ${shownStates} and seq is not null and activity_id in (${readByAll})`,
  ))
    yield rows.map(([, , body, hidden]) => ({
      text: db.text.decode(body as Uint8Array),
      hidden: JSON.parse(hidden as string) as HiddenSpan[],
    }));
}

async function* wordsWhere(db: Database, where: string): AsyncGenerator<readonly Row[]> {
  const query = `select id, participant_id, body, hidden from contribution where id > ?1 and ${where}
    order by id limit ${wordsAtOnce}`;
  for (let after = ''; ; ) {
    const rows = await db.query(query, [after]);
    yield rows;
    if (rows.length < wordsAtOnce) return;
    after = String(rows.at(-1)?.[0]);
    await othersFirst();
  }
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
export function removeChild(of: {
  readonly participantId: string;
  /** Takes its quotes out of texts of staff. */
  readonly rewrites: readonly Statement[];
}): { readonly statements: Statement[]; readonly tables: readonly (string | null)[] } {
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
      ...of.rewrites,
      ...removals.map(([table, where]) => ({
        sql: `delete from "${table}" where ${where} returning 1`,
        args: [of.participantId],
      })),
    ],
    tables: [
      null,
      ...of.rewrites.map(() => null),
      ...removals.map(([table, , mine]) => (mine ? table : null)),
    ],
  };
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

/** Whether it stands on that list. */
export async function isListed(
  control: Database,
  of: { readonly consultationId: string; readonly subject: Uint8Array },
): Promise<boolean> {
  const sql = 'select 1 from erasure where consultation_id = ?1 and subject = ?2';
  return (await control.query(sql, [of.consultationId, of.subject])).length > 0;
}

/** A child chose otherwise: that it chose so once binds no backup any more. */
export function liftErasure(of: {
  readonly consultationId: string;
  readonly subject: Uint8Array;
}): Statement {
  return {
    sql: 'delete from erasure where consultation_id = ?1 and subject = ?2',
    args: [of.consultationId, of.subject],
  };
}
