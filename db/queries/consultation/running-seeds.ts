import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileRunning } from '../../life-states.ts';
import { guard } from '../../statement.ts';

/** A new seed while the consultation runs, else `state-forbids`; each id once, else `id-taken`. It is proposed: no child votes on it before it is approved. */
export function proposeSeed(
  db: Database,
  seed: {
    readonly id: string;
    readonly activityId: string;
    readonly texts: readonly { readonly language: string; readonly body: string }[];
    /** Words of a child stand in it. */
    readonly quotes: boolean;
  },
): Statement[] {
  return [
    {
      sql: `insert into statement (id, activity_id, contribution_id, revision, state, quotes)
        select ?1, id, null, null, 'proposed', ?3 from activity where id = ?2 and kind = 'statements'
        and ${whileRunning}`,
      args: [seed.id, seed.activityId, seed.quotes ? 1 : 0],
      refusal: 'id-taken',
    },
    guard('state-forbids'),
    ...seed.texts.map((text) => ({
      sql: 'insert into statement_text (statement_id, language, body) values (?1, ?2, ?3)',
      args: [seed.id, text.language, db.text.encode(text.body)],
    })),
  ];
}

/** The words of a seed as they lie there, in one text. */
export function storedSeed(statementId: string): Statement {
  return {
    sql: `select coalesce(group_concat(language || hex(body), ' '), '') from
      (select language, body from statement_text where statement_id = ?1 order by language)`,
    args: [statementId],
  };
}

/** From here on children vote on a proposed seed; only while the consultation runs, else `state-forbids`. Answers its activity first. */
export function approveSeed(statementId: string): Statement[] {
  return [
    {
      sql: `update statement set state = 'open' where id = ?1 and contribution_id is null and state = 'proposed'
        and ${whileRunning} returning activity_id`,
      args: [statementId],
    },
    guard('state-forbids'),
    raiseActivityOf(statementId),
  ];
}

/** A proposed seed goes, with its words; one that children could vote on already stays: `state-forbids`. */
export function dropProposedSeed(statementId: string): Statement[] {
  return [
    { sql: `delete from statement where id = ?1 and state = 'proposed'`, args: [statementId] },
    guard('state-forbids'),
    { sql: 'delete from statement_text where statement_id = ?1', args: [statementId] },
    { sql: 'delete from statement_tally where statement_id = ?1', args: [statementId] },
    {
      sql: `delete from signature where subject = ?1 and kind = 'seed-proposed'`,
      args: [statementId],
    },
  ];
}

/**
 * Nobody can vote on this seed any more, at once; the votes stay. Only while the consultation runs, else `state-forbids`.
 * The activity's number is raised, so that what is held in memory is read anew. Answers its activity first.
 */
export function retireSeed(statementId: string): Statement[] {
  return [
    {
      sql: `update statement set state = 'retired' where id = ?1 and contribution_id is null and state = 'open'
        and ${whileRunning} returning activity_id`,
      args: [statementId],
    },
    guard('state-forbids'),
    raiseActivityOf(statementId),
  ];
}

/** What is held in memory of its activity is read anew. */
function raiseActivityOf(statementId: string): Statement {
  return {
    sql: 'update counter set value = value + 1 where name = (select activity_id from statement where id = ?1)',
    args: [statementId],
  };
}
