import type { VoteWord } from '../../../server/core/room/voting.ts';
import type { Database } from '../../databases.ts';
import type { Row, SqlValue, Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';
import { answeredAsAsked, toldOf } from '../consultation/corrections.ts';

/**
 * Hot: one vote. The conditions stand in the SQL: the seat is there and no erasure of it waits, the statement may be
 * voted on, its activity and the consultation are open; or nothing is written and the guard says so. The same child again moves its one vote. The
 * triggers keep the tally; it is not read here, because one vote in ten at most can change what is told of it.
 */
export function castVote(vote: {
  readonly participantId: string;
  readonly statementId: string;
  readonly choice: number;
}): Statement[] {
  return [
    {
      sql: `insert into vote (participant_id, statement_id, choice)
        select p.id, s.id, ?3 from open_statement s, activity a, consultation c, participant p
        where s.id = ?2 and a.id = s.activity_id and a.state = 'open' and c.state = 'open' and p.id = ?1
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1)
        on conflict (participant_id, statement_id) do update set choice = excluded.choice`,
      args: [vote.participantId, vote.statementId, vote.choice],
    },
    guard('statement-gone'),
  ];
}

/**
 * Less the votes of children whose erasure waits, who are few at once, and of all who came without a code: whoever fills nine such seats would see
 * in the word what the one child said. Where nobody can come so no seat is looked at, else every one. Row: [agree, disagree, pass, unclear, word, its voters,
 * whether anybody can].
 */
export function tallyOf(statementId: string): Statement {
  return {
    sql: `select t.agree - w.agree, t.disagree - w.disagree, t.pass - w.pass, t.unclear - w.unclear, t.word, t.word_voters,
        ifnull((select public_way from consultation), 0)
      from statement_tally t, (select ifnull(sum(choice = 1), 0) as agree, ifnull(sum(choice = -1), 0) as disagree,
          ifnull(sum(choice = 0), 0) as pass, ifnull(sum(choice = 2), 0) as unclear
        from (select v.choice from consultation c cross join participant p cross join vote v
              on v.participant_id = p.id and v.statement_id = ?1 where c.public_way > 0 and p.way = 'public'
            union all select v.choice from waiting cross join vote v on v.participant_id = subject and v.statement_id = ?1
              where kind = 'erasure' and not exists (select 1 from consultation c join participant p on p.id = subject
                where c.public_way > 0 and p.way = 'public'))) w
      where t.statement_id = ?1`,
    args: [statementId],
  };
}

/** The tally of one statement with the word that stands. For telling the word; nothing else may read it. */
export async function tallyAndWord(db: Database, statementId: string) {
  const { sql, args } = tallyOf(statementId);
  return toTally((await db.query(sql, args))[0]);
}

/** The word that stands, and at how many voters it was made. Of a statement that is not there it is that of no votes. */
export async function wordOf(db: Database, statementId: string): Promise<Told> {
  const { sql, args } = standing(statementId);
  return toTold((await db.query(sql, args))[0]);
}

const standing = (statementId: string): Statement => ({
  sql: 'select word, word_voters from statement_tally where statement_id = ?1',
  args: [statementId],
});

type Told = { readonly word: VoteWord; readonly voters: number };

/** The row that `renewWord` ends with. */
export function toTold(row: Row | undefined): Told {
  const [word, voters] = row ?? [];
  return { word: (word ?? 'too-few') as VoteWord, voters: Number(voters ?? 0) };
}

/** The row of `tallyOf`. */
export function toTally(row: Row | undefined) {
  const [agree, disagree, pass, unclear, , , openToAll] = row ?? [];
  return {
    tally: {
      agree: Number(agree ?? 0),
      disagree: Number(disagree ?? 0),
      pass: Number(pass ?? 0),
      unclear: Number(unclear ?? 0),
    },
    told: toTold(row?.slice(4)),
    openToAll: Number(openToAll ?? 0) > 0,
  };
}

/**
 * Rare: keeps a new word. Of several votes that would renew the same one the first does; the others change nothing and
 * read the word that stands. Rows: [], [it, its voters].
 */
export function renewWord(renewal: {
  readonly statementId: string;
  readonly word: VoteWord;
  readonly voters: number;
  readonly manyUnclear: boolean;
  readonly before: number;
}): Statement[] {
  return [
    {
      sql: `update statement_tally set word = ?2, word_voters = ?3, many_unclear = ?4
        where statement_id = ?1 and word_voters = ?5`,
      args: [renewal.statementId, renewal.word, renewal.voters, renewal.manyUnclear ? 1 : 0, renewal.before],
    },
    standing(renewal.statementId),
  ];
}

/** The activity a statement belongs to, whether or not it may be voted on. */
export async function activityOfStatement(db: Database, statementId: string): Promise<string | undefined> {
  const rows = await db.query('select activity_id from statement where id = ?1', [statementId]);
  return rows[0]?.[0] as string | undefined;
}

/**
 * What one child voted on the statements of one activity, by statement; with `open` on those alone that may be voted on now. It reads the few votes of
 * the child first, and not the many statements.
 */
export async function votesOf(
  db: Database,
  of: { readonly participantId: string; readonly activityId: string; readonly open: boolean },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(
    `select v.statement_id, v.choice from vote v cross join ${of.open ? 'open_statement' : 'statement'} s on s.id = v.statement_id
      where v.participant_id = ?1 and s.activity_id = ?2`,
    [of.participantId, of.activityId],
  );
  return new Map(rows.map(([id, choice]) => [String(id), Number(choice)]));
}

/**
 * Hot: one answer to a poll. Written only while the poll is the one whose options were looked at, and open with its
 * consultation, and while no erasure of this seat waits; else the guard says so. The same child again replaces its one answer.
 */
export function answerPoll(answer: {
  readonly participantId: string;
  readonly activityId: string;
  readonly form: string;
  readonly options: number;
  readonly choice: readonly number[];
  /** The number of the last correction of its words that stood there; left out, all that were signed. */
  readonly asked?: number | undefined;
}): Statement[] {
  return [
    {
      sql: `insert into poll_answer (participant_id, activity_id, choice)
        select p.id, a.id, ?3 from activity a, consultation c, participant p
        where a.id = ?2 and a.kind = 'poll' and a.form = ?4 and a.state = 'open' and c.state = 'open' and p.id = ?1
          and (select count(distinct position) from activity_option where activity_id = ?2) = ?5
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1)
        on conflict (participant_id, activity_id) do update set choice = excluded.choice`,
      args: [
        answer.participantId,
        answer.activityId,
        JSON.stringify(answer.choice),
        answer.form,
        answer.options,
      ],
    },
    guard('activity-closed'),
    // Its whole answer is another one now, to the words that it had before it.
    ...(answer.asked === undefined ? [toldOf(answer)] : answeredAsAsked({ ...answer, asked: answer.asked })),
  ];
}

/** What one child answered to a poll; null when it has not. */
export async function pollAnswerOf(
  db: Database,
  of: { readonly participantId: string; readonly activityId: string },
): Promise<readonly number[] | null> {
  const [row] = await db.query(
    'select choice from poll_answer where participant_id = ?1 and activity_id = ?2',
    [of.participantId, of.activityId],
  );
  return row ? (JSON.parse(row[0] as string) as number[]) : null;
}

export type Progress = { readonly answered: number; readonly all: number };

/** How far one child is in each poll it could answer; nothing of any other child. */
export async function pollProgressOf(db: Database, participantId: string): Promise<Record<string, Progress>> {
  // A poll can be answered with nothing; a picture at which nobody points any more was once kept so.
  const rows = await db.query(
    `select a.id, count(x.choice), 1 from activity a
      left join poll_answer x on x.participant_id = ?1 and x.activity_id = a.id and (a.kind = 'poll' or x.choice <> '[]') where a.kind in ('poll', 'design') group by a.id`,
    [participantId],
  );
  return Object.fromEntries(
    rows.map(([id, answered, all]: readonly SqlValue[]) => [
      String(id),
      { answered: Number(answered), all: Number(all) },
    ]),
  );
}

/**
 * Agreements, disagreements and passes of the next participants after `after` on these statements, at most `most` rows, each participant
 * whole; `last` is the one to go on after, undefined at the end. Without those who may not be counted. `most` is above the number of
 * statements, and so above what one participant can have; else it throws, or everybody after that one would be lost unseen.
 */
export async function votesOfSome(
  db: Database,
  of: { readonly statements: readonly string[]; readonly after: string; readonly most: number },
): Promise<{
  readonly rows: readonly {
    readonly participantId: string;
    readonly statementId: string;
    readonly choice: number;
  }[];
  readonly last: string | undefined;
}> {
  const found = await db.query(
    `select participant_id, statement_id, choice from vote
      where participant_id > ?1 and choice <> 2 and statement_id in (select value from json_each(?3))
        and participant_id not in (select participant_id from uncounted)
      order by participant_id, statement_id limit ?2`,
    [of.after, of.most, JSON.stringify(of.statements)],
  );
  const rows = found.map(([participantId, statementId, choice]) => ({
    participantId: String(participantId),
    statementId: String(statementId),
    choice: Number(choice),
  }));
  if (rows.length < of.most) return { rows, last: undefined };
  const cut = rows.at(-1)?.participantId;
  const whole = rows.filter(({ participantId }) => participantId !== cut);
  if (whole.length === 0) throw new Error('One participant has more votes than are read at once.');
  return { rows: whole, last: whole.at(-1)?.participantId };
}
