import { asc, eq, sql } from 'drizzle-orm';
import type {
  Moved,
  RoomSession,
  SessionState,
  Spoken,
  Step,
  StepKind,
} from '../../../server/core/room/agenda.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileNotOver, whileRunning } from '../../life-states.ts';
import { prepared } from '../../prepared.ts';
import { roomSession, sessionStep, sessionWords } from '../../schema/sessions.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';
import { stillAsRead } from '../room/contributions.ts';

const inRoom = sql.placeholder('activityId');
const theSession = prepared((read) =>
  read.select().from(roomSession).where(eq(roomSession.activityId, inRoom)).prepare(),
);
const itsSteps = prepared((read) =>
  read
    .select()
    .from(sessionStep)
    .where(eq(sessionStep.activityId, inRoom))
    .orderBy(asc(sessionStep.position))
    .prepare(),
);
const itsWords = prepared((read) =>
  read.select().from(sessionWords).where(eq(sessionWords.activityId, inRoom)).prepare(),
);

/** The session of a room; undefined where nobody ever led. */
export async function sessionOf(db: Database, activityId: string): Promise<RoomSession | undefined> {
  const row = await theSession(db).get({ activityId });
  if (!row) return undefined;
  const [steps, words] = await Promise.all([
    itsSteps(db).all({ activityId }),
    itsWords(db).all({ activityId }),
  ]);
  const saidAt = (position: number): readonly Spoken[] =>
    words
      .filter((each) => each.position === position)
      .map(({ language, level, body }) => ({ language, level, body: db.text.decode(body) }));
  return {
    activityId,
    revision: row.revision,
    state: row.state as SessionState,
    met: row.state === 'over' || (row.state === 'ready' && row.untilMinute > 0),
    step: row.step,
    untilMinute: row.state === 'running' ? row.untilMinute : 0,
    gathers: row.gathers === 1,
    paceMinutes: row.paceMinutes,
    spotlight: row.spotlight === '' ? null : { id: row.spotlight, change: row.spotlightChange },
    steps: steps.map(({ position, kind, minutes }) => ({
      kind: kind as StepKind,
      minutes,
      words: saidAt(position),
    })),
    closing: saidAt(0),
    closingBy: row.closingBy,
    closingApprovedBy: row.closingApprovedBy,
  };
}

/** Minutes between two posts of one child in a room. */
export async function paceOf(db: Database, activityId: string): Promise<number> {
  const [row] = await db.query('select pace_minutes from room_session where activity_id = ?1', [activityId]);
  return Number(row?.[0] ?? 0);
}

/** Every act of a session, on the revision that was seen. Refusals: `state-forbids` (all of it is closed), `stale-revision`. */
export function touchSession(of: { activityId: string; revision: number }): Statement[] {
  return [
    {
      sql: `insert into guard select ${whileNotOver}`,
      args: [],
      refusal: 'state-forbids',
    },
    ...raiseRevision(of),
  ];
}

/** An id that has no row yet gets one. */
function raiseRevision(of: { activityId: string; revision: number }): Statement[] {
  return [
    {
      sql: `insert into room_session (activity_id, revision, state, step, until_minute, gathers, pace_minutes, spotlight, spotlight_change, closing_by)
        select id, 0, 'ready', 0, 0, 0, 0, '', 0, '' from activity where id = ?1 and kind = 'room' on conflict do nothing`,
      args: [of.activityId],
    },
    {
      sql: 'update room_session set revision = revision + 1 where activity_id = ?1 and revision = ?2',
      args: [of.activityId, of.revision],
    },
    guard('stale-revision'),
  ];
}

/** The room's number is raised, whatever of its session changed. Rows: [[number]]. The last statement of its write but the audit. */
export function raiseRoom(activityId: string): Statement {
  return { sql: 'update counter set value = value + 1 where name = ?1 returning value', args: [activityId] };
}

/**
 * Steps and what is said at them, in place of those before; not while it runs. That a meeting was over before stays known, so that the words
 * at its end stand until the next one begins. `quotes`: words of a child stand in them. Refusals: `stale-revision`.
 */
export function putAgenda(
  db: Database,
  of: { activityId: string; revision: number; steps: readonly Step[]; quotes: boolean },
): Statement[] {
  return [
    ...touchSession(of),
    {
      sql: `update room_session set state = 'ready', step = 0, until_minute = (state = 'over' or until_minute > 0), agenda_quotes = ?2
        where activity_id = ?1 and state <> 'running'`,
      args: [of.activityId, of.quotes ? 1 : 0],
    },
    guard('stale-revision'),
    { sql: 'delete from session_step where activity_id = ?1', args: [of.activityId] },
    { sql: 'delete from session_words where activity_id = ?1 and position > 0', args: [of.activityId] },
    ...of.steps.flatMap(({ kind, minutes, words }, index) => [
      {
        sql: 'insert into session_step (activity_id, position, kind, minutes) values (?1, ?2, ?3, ?4)',
        args: [of.activityId, index + 1, kind, minutes],
      },
      ...putWords(db, { activityId: of.activityId, position: index + 1, words }),
    ]),
  ];
}

function putWords(
  db: Database,
  of: { activityId: string; position: number; words: readonly Spoken[] },
): Statement[] {
  return of.words.map(({ language, level, body }) => ({
    sql: 'insert into session_words (activity_id, position, language, level, body) values (?1, ?2, ?3, ?4, ?5)',
    args: [of.activityId, of.position, language, level, db.text.encode(body)],
  }));
}

/** Words at the end, in place of those before: nobody has agreed to the new ones. `quotes`: words of a child stand in them. */
export function putClosing(
  db: Database,
  of: { activityId: string; revision: number; by: string; words: readonly Spoken[]; quotes: boolean },
): Statement[] {
  return [
    ...touchSession(of),
    // Where the next steps stand already, new words are those of the next meeting: nobody reads them before it is over.
    {
      sql: `update room_session set closing_by = ?2, closing_approved_by = '', closing_quotes = ?3,
        until_minute = case state when 'ready' then 0 else until_minute end where activity_id = ?1`,
      args: [of.activityId, of.by, of.quotes ? 1 : 0],
    },
    { sql: 'delete from session_words where activity_id = ?1 and position = 0', args: [of.activityId] },
    ...putWords(db, { activityId: of.activityId, position: 0, words: of.words }),
  ];
}

/** Another person than who wrote them agrees to the words at the end, also once all of it is closed: children read them there still. */
export function approveClosing(of: { activityId: string; revision: number; by: string }): Statement[] {
  return [
    ...raiseRevision(of),
    {
      sql: `update room_session set closing_approved_by = ?2 where activity_id = ?1 and closing_by not in ('', ?2)`,
      args: [of.activityId, of.by],
    },
    guard('one-person-alone'),
  ];
}

/** A meeting begins after one that is over: nobody has agreed that the words at the end of that one are words of this one. */
export function lapseClosing(activityId: string): Statement {
  return {
    sql: `update room_session set closing_approved_by = '' where activity_id = ?1`,
    args: [activityId],
  };
}

/**
 * A step of the session began or ended; its children are there only while the consultation is open. Within a step what was shown together
 * stays shown: the clock raises no revision, and may have been faster.
 */
export function moveSession(of: { activityId: string; revision: number; to: Moved }): Statement[] {
  const { state, step, untilMinute, gathers } = of.to;
  return [
    ...touchSession(of),
    {
      sql: `update room_session set state = ?2, step = ?3, until_minute = ?4,
        pace_minutes = case ?2 when 'over' then 0 else pace_minutes end,
        gathers = case when state = ?2 and step = ?3 then min(gathers, ?5) else ?5 end where activity_id = ?1
        and ${whileRunning}`,
      args: [of.activityId, state, step, untilMinute, gathers ? 1 : 0],
    },
    guard('consultation-not-open'),
  ];
}

export function putPace(of: { activityId: string; revision: number; minutes: number }): Statement[] {
  return [
    ...touchSession(of),
    {
      sql: 'update room_session set pace_minutes = ?2 where activity_id = ?1',
      args: [of.activityId, of.minutes],
    },
  ];
}

/**
 * Puts words at the top that children of this room see now, as they were read; or, with id '', takes them off. Refusals: `not-found`, `stale-revision` (of the
 * session, or they are other words by now).
 */
export function putSpotlight(of: {
  activityId: string;
  revision: number;
  id: string;
  change: number;
}): Statement[] {
  return [
    ...touchSession(of),
    {
      sql: `update room_session set spotlight = ?2,
        spotlight_change = coalesce((select change from contribution where id = ?2), 0)
        where activity_id = ?1 and (?2 = '' or exists (select 1 from contribution
          where id = ?2 and activity_id = ?1 and seq is not null and state in ${shownStates}))`,
      args: [of.activityId, of.id],
    },
    guard('not-found'),
    ...(of.id === '' ? [] : [stillAsRead(of)]),
  ];
}

/** Every session that runs is over: with the end of its consultation nobody leads any more. */
export function endSessions(): Statement {
  return {
    sql: `update room_session set state = 'over', step = 0, until_minute = 0, gathers = 0, revision = revision + 1 where state = 'running'`,
    args: [],
  };
}

export function removeSession(activityId: string): Statement[] {
  return [
    { sql: 'delete from room_session where activity_id = ?1', args: [activityId] },
    { sql: 'delete from session_step where activity_id = ?1', args: [activityId] },
    { sql: 'delete from session_words where activity_id = ?1', args: [activityId] },
  ];
}
