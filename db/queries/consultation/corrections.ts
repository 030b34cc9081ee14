import type { CorrectedText, Correction } from '../../../server/core/consultation/corrections.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileRunning } from '../../life-states.ts';
import { guard } from '../../statement.ts';

/** What is asked by this question: a room, and its small groups, which ask what their room asks. */
const askedIn = (id: string) =>
  `select a.id from activity a, question_correction q where q.id = ${id} and (a.id = q.activity_id or a.group_of = q.activity_id)`;

/** The same of what a child is still to be told of. */
const asked = (untold: string) =>
  `(select id from activity where id = ${untold}.activity_id or group_of = ${untold}.activity_id)`;

/** Words that count as an answer: those that went to the trained people instead are none, and are told as taken back. */
const stand = `state not in ('sealed', 'withdrawn', 'erased')`;

/** Those, and what stands there again should the erasure that hides it be undone. */
const mayStand = `coalesce("before", state) not in ('sealed', 'withdrawn', 'erased')`;

/** Corrections in the order of their signatures, those that wait last; nearly always none, and then one look. */
export async function corrections(
  db: Database,
): Promise<readonly (Correction & { readonly state: 'proposed' | 'signed' })[]> {
  const rows = await db.query(
    `select id, activity_id, state, number, day, reason from question_correction order by number = 0, number, id`,
    [],
  );
  if (rows.length === 0) return [];
  const texts = await db.query(
    'select correction_id, position, language, level, before, body from corrected_text order by correction_id, position, language, level',
    [],
  );
  return rows.map(([id, activityId, state, number, day, reason]) => ({
    id: String(id),
    activityId: String(activityId),
    state: state as 'proposed' | 'signed',
    number: Number(number),
    day: String(day),
    reason: db.text.decode(reason as Uint8Array),
    texts: texts
      .filter(([of]) => of === id)
      .map(([, position, language, level, before, body]) => ({
        position: Number(position),
        language: String(language),
        level: String(level),
        before: db.text.decode(before as Uint8Array),
        words: db.text.decode(body as Uint8Array),
      })),
  }));
}

export async function signedCorrections(db: Database): Promise<readonly Correction[]> {
  return (await corrections(db)).flatMap(({ state, ...each }) => (state === 'signed' ? each : []));
}

/**
 * How often the words of this question were changed; with `reader` only in the language in which that one reads it: its own where it is asked in it, else the first of
 * the consultation.
 */
export async function timesCorrected(
  db: Database,
  activityId: string,
  reader?: { readonly language: string; readonly first: string },
): Promise<number> {
  const signed = `select count(*) from question_correction q where q.state = 'signed' and q.activity_id = ?1`;
  const [row] = reader
    ? await db.query(
        `${signed} and exists (select 1 from corrected_text c where c.correction_id = q.id and c.language =
          case when exists (select 1 from activity_text where activity_id = ?1 and language = ?2) then ?2 else ?3 end)`,
        [activityId, reader.language, reader.first],
      )
    : await db.query(signed, [activityId]);
  return Number(row?.[0] ?? 0);
}

/** A question that a child answered before its words changed. */
export type Untold = {
  readonly activityId: string;
  /** The number of the first correction after its answer. */
  readonly since: number;
  /** Words of it stand there, which it can take back; what it chose it can only change. */
  readonly words: boolean;
};

/** Those of which this child has not said yet that it read so, as far as an answer of it stands there still. */
export async function untoldTo(db: Database, participantId: string): Promise<readonly Untold[]> {
  const rows = await db.query(
    `select activity_id, since, words from (select u.activity_id, u.since,
        exists (select 1 from contribution where participant_id = ?1 and activity_id in ${asked('u')}
          and ${stand}) as words,
        exists (select 1 from poll_answer where participant_id = ?1 and activity_id in ${asked('u')} and choice <> '[]') as chose,
        exists (select 1 from vote v cross join statement s on s.id = v.statement_id
          where v.participant_id = ?1 and s.activity_id in ${asked('u')}) as voted
      from correction_untold u where u.participant_id = ?1) where words or chose or voted`,
    [participantId],
  );
  return rows.map(([activityId, since, words]) => ({
    activityId: String(activityId),
    since: Number(since),
    words: words === 1,
  }));
}

/** It read the corrections up to the number `until`: of one that was signed since it is still to be told. */
export function heardUntil(of: {
  readonly participantId: string;
  readonly activityId: string;
  readonly until: number;
}): Statement[] {
  const later = `(select min(number) from question_correction where state = 'signed' and activity_id = ?2 and number > ?3)`;
  const args = [of.participantId, of.activityId, of.until];
  const read = 'where participant_id = ?1 and activity_id = ?2 and since <= ?3';
  return [
    { sql: `update correction_untold set since = ${later} ${read} and ${later} is not null`, args },
    { sql: `delete from correction_untold ${read}`, args },
  ];
}

/**
 * It answered the words that the correction number `asked` left (0: those that stood there first): of what was signed before it is told nothing any more, and of
 * what was signed after them it is told as whoever had answered before.
 */
export function answeredAsAsked(of: {
  readonly participantId: string;
  readonly activityId: string;
  readonly asked: number;
}): Statement[] {
  return [
    toldOf(of),
    {
      sql: `insert into correction_untold (participant_id, activity_id, since)
        select ?1, activity_id, min(number) from question_correction
        where state = 'signed' and activity_id = ?2 and number > ?3 group by activity_id`,
      args: [of.participantId, of.activityId, of.asked],
    },
  ];
}

export function toldOf(of: { readonly participantId: string; readonly activityId: string }): Statement {
  return {
    sql: 'delete from correction_untold where participant_id = ?1 and activity_id = ?2',
    args: [of.participantId, of.activityId],
  };
}

/**
 * Answers of this child go, or others take their place: where nothing else of it stands it has no answer from before the change any more, and is told of none,
 * whatever it writes there later. Nearly always nothing is owed, and then one look. `besides`: ids of words that are no longer those from before.
 */
export function answersAnew(of: {
  readonly participantId: string;
  readonly besides?: readonly string[];
}): Statement {
  return {
    sql: `delete from correction_untold where participant_id = ?1
      and not exists (select 1 from contribution where participant_id = ?1 and id not in (select value from json_each(?2)) and ${mayStand}
        and activity_id in ${asked('correction_untold')})
      and not exists (select 1 from poll_answer where participant_id = ?1 and choice <> '[]' and activity_id in ${asked('correction_untold')})
      and not exists (select 1 from vote v cross join statement s on s.id = v.statement_id
        where v.participant_id = ?1 and s.activity_id in ${asked('correction_untold')})`,
    args: [of.participantId, JSON.stringify(of.besides ?? [])],
  };
}

/** Nobody can change an answer any more; the words from before stand in the record. */
export function forgetUntold(): Statement {
  return { sql: 'delete from correction_untold', args: [] };
}

/** New words while the consultation runs, else `state-forbids`; one correction of a question waits at a time, else `id-taken`. No child reads them before they are signed. */
export function proposeCorrection(
  db: Database,
  of: {
    readonly id: string;
    readonly activityId: string;
    /** How often its words were corrected before, or it is refused, too. */
    readonly times: number;
    readonly reason: string;
    readonly texts: readonly CorrectedText[];
  },
): Statement[] {
  return [
    {
      sql: `insert into question_correction (id, activity_id, state, reason)
        select ?1, id, 'proposed', ?3 from activity where id = ?2 and group_of = '' and ${whileRunning}
        and (select count(*) from question_correction where state = 'signed' and activity_id = ?2) = ?4`,
      args: [of.id, of.activityId, db.text.encode(of.reason), of.times],
      refusal: 'id-taken',
    },
    guard('state-forbids'),
    ...of.texts.map((text) => ({
      sql: `insert into corrected_text (correction_id, position, language, level, before, body) values (?1, ?2, ?3, ?4, ?5, ?6)`,
      args: [
        of.id,
        text.position,
        text.language,
        text.level,
        db.text.encode(text.before),
        db.text.encode(text.words),
      ],
    })),
  ];
}

/**
 * From here on children read the new words, and whoever answered before is told once; only while the consultation runs and this very correction waits, else
 * `state-forbids`.
 */
export function signCorrection(of: { readonly id: string; readonly day: string }): Statement[] {
  const put = (table: string, column: string, position: string) => ({
    sql: `update ${table} set ${column} = (select c.body from corrected_text c where c.correction_id = ?1 and c.position = ${position}
        and c.language = ${table}.language and c.level = ${table}.level)
      where activity_id in (${askedIn('?1')}) and exists (select 1 from corrected_text c where c.correction_id = ?1
        and c.position = ${position} and c.language = ${table}.language and c.level = ${table}.level)`,
    args: [of.id],
  });
  const owe = (answered: string) => ({
    // Whoever is still to be told of an earlier one keeps its number.
    sql: `insert or ignore into correction_untold (participant_id, activity_id, since)
      select p.id, q.activity_id, q.number from question_correction q, participant p where q.id = ?1 and p.id in (${answered})`,
    args: [of.id],
  });
  return [
    {
      sql: `update question_correction set state = 'signed', day = ?2,
          number = (select max(number) + 1 from question_correction)
        where id = ?1 and state = 'proposed' and ${whileRunning}`,
      args: [of.id, of.day],
    },
    guard('state-forbids'),
    put('activity_text', 'prompt', '0'),
    put('activity_option', 'label', 'activity_option.position'),
    owe(`select participant_id from poll_answer where choice <> '[]' and activity_id in (${askedIn('?1')})`),
    owe(`select participant_id from contribution where activity_id in (${askedIn('?1')})
      and ${mayStand}`),
    owe(`select v.participant_id from statement s cross join vote v on v.statement_id = s.id
      where s.activity_id in (${askedIn('?1')})`),
  ];
}

/** A proposed correction goes, with its words; one that children have read stays: `state-forbids`. */
export function dropCorrection(id: string): Statement[] {
  return [
    { sql: `delete from question_correction where id = ?1 and state = 'proposed'`, args: [id] },
    guard('state-forbids'),
    { sql: 'delete from corrected_text where correction_id = ?1', args: [id] },
    { sql: `delete from signature where subject = ?1 and kind = 'correction-proposed'`, args: [id] },
  ];
}
