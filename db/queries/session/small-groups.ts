import type { OpenGroup } from '../../../server/core/room/small-groups.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { guard } from '../../statement.ts';

/** A small group of a room, in its order. */
export type SmallGroup = { readonly id: string; readonly ledBy: string };

/** The small groups that a room is divided into; none where it is not. */
export async function groupsOf(db: Database, activityId: string): Promise<readonly SmallGroup[]> {
  const rows = await db.query('select id, led_by from activity where group_of = ?1 order by position, id', [
    activityId,
  ]);
  return rows.map(([id, ledBy]) => ({ id: String(id), ledBy: String(ledBy) }));
}

/** Groups of a room that are open now, and how many children each has. */
export async function openGroups(db: Database, activityId: string): Promise<readonly OpenGroup[]> {
  const rows = await db.query(
    `select a.id, (select count(*) from small_group_seat s where s.activity_id = a.id) from activity a
      where a.group_of = ?1 and a.led_by <> '' and a.state = 'open' order by a.position, a.id`,
    [activityId],
  );
  return rows.map(([id, children]) => ({ id: String(id), children: Number(children) }));
}

/** The groups that a child is in, of whatever room. */
export async function groupsOfChild(db: Database, participantId: string): Promise<ReadonlySet<string>> {
  const rows = await db.query('select activity_id from small_group_seat where participant_id = ?1', [
    participantId,
  ]);
  return new Set(rows.map(([id]) => String(id)));
}

/** A group that somebody leads now, and until when the step of its room's session lasts, in minutes since 1970. */
export type LedGroup = {
  readonly group: string;
  readonly of: string;
  readonly leader: string;
  readonly untilMinute: number;
};

/** Until when the step of its room lasts, in minutes since 1970; 0 where this is no small group that is open. */
export async function groupUntil(db: Database, activityId: string): Promise<number> {
  const rows = await db.query(
    `select s.until_minute from activity a join room_session s on s.activity_id = a.group_of and s.state = 'running'
      where a.id = ?1 and a.state = 'open' and a.group_of <> ''`,
    [activityId],
  );
  return Number(rows[0]?.[0] ?? 0);
}

/** Every small group that somebody of staff leads now. */
export async function ledGroups(db: Database): Promise<readonly LedGroup[]> {
  const rows = await db.query(
    `select a.id, a.group_of, a.led_by, coalesce(s.until_minute, 0) from activity a
      left join room_session s on s.activity_id = a.group_of where a.led_by <> ''`,
    [],
  );
  return rows.map(([group, of, leader, untilMinute]) => ({
    group: String(group),
    of: String(of),
    leader: String(leader),
    untilMinute: Number(untilMinute),
  }));
}

/** A new activity belongs to a room as one of its small groups; nobody leads it yet, so it rests. */
export function makeGroup(of: { id: string; room: string }): Statement {
  return { sql: `update activity set group_of = ?2, state = 'paused' where id = ?1`, args: [of.id, of.room] };
}

/**
 * Somebody leads a group, and children can come: while its room is open and its session runs, where nobody leads it, and one group at a time.
 * The clock would let it rest at once where the time of the step was over before `restsBefore`. Refusals: `step-over`, `state-forbids`.
 */
export function leadGroup(of: { id: string; by: string; restsBefore: number }): Statement[] {
  return [
    {
      sql: `update activity set id = id where id = ?1 and not exists (select 1 from room_session
        where activity_id = activity.group_of and state = 'running' and until_minute < ?2)`,
      args: [of.id, of.restsBefore],
    },
    guard('step-over'),
    {
      sql: `update activity set led_by = ?2, state = 'open' where id = ?1 and group_of <> '' and led_by = '' and state = 'paused'
        and exists (select 1 from room_session where activity_id = activity.group_of and state = 'running')
        and exists (select 1 from consultation where state = 'open')
        and exists (select 1 from activity r where r.id = activity.group_of and r.state = 'open')
        and not exists (select 1 from activity o where o.led_by = ?2)`,
      args: [of.id, of.by],
    },
    guard('state-forbids'),
  ];
}

/**
 * Nobody leads the group any more; it rests, and its children keep their place in it. With `restsBefore` only where the time of the step was over
 * before. Refusal: `state-forbids` (that person did not, or it was made longer).
 */
export function leaveGroup(of: { id: string; by: string; restsBefore?: number }): Statement[] {
  return [
    {
      sql: `update activity set led_by = '', state = case state when 'open' then 'paused' else state end
        where id = ?1 and led_by = ?2 and led_by <> '' and (?3 is null
          or coalesce((select until_minute from room_session where activity_id = activity.group_of), 0) < ?3)`,
      args: [of.id, of.by, of.restsBefore ?? null],
    },
    guard('state-forbids'),
  ];
}

/**
 * The groups of a room end: nobody leads them. Rows: [[id] …] of those that somebody led. Children keep their places: where they meet again it is the same children, and nobody comes into
 * a room that others talked in.
 */
export function endGroups(room: string): Statement {
  return {
    sql: `update activity set led_by = '', state = case state when 'open' then 'paused' else state end
      where group_of = ?1 and led_by <> '' returning id`,
    args: [room],
  };
}

/**
 * When all of it closes, what was said in small groups was said in their room: a group is too few children to be told of by itself, and
 * nothing says any more who was in which. The groups themselves go with `removeActivity`. Where there are none, nobody looks through all words for them.
 */
export function groupsToRooms(groups: readonly string[]): Statement[] {
  const toRooms = {
    sql: `update contribution set activity_id = (select group_of from activity a where a.id = contribution.activity_id)
      where activity_id in (select id from activity where group_of <> '')`,
    args: [],
  };
  return [...(groups.length > 0 ? [toRooms] : []), { sql: 'delete from small_group_seat', args: [] }];
}

/** Every small group of a consultation. */
export async function allGroups(db: Database): Promise<readonly string[]> {
  return (await db.query("select id from activity where group_of <> ''", [])).map(([id]) => String(id));
}

/** A child gets its place in a group that is open and not full, once for all meetings of its room. Refusal: `groups-full`. */
export function sitDown(of: {
  room: string;
  participantId: string;
  group: string;
  /** So many children in a group. */
  most: number;
}): Statement[] {
  return [
    {
      sql: `insert into small_group_seat (group_of, participant_id, activity_id)
        select a.group_of, p.id, a.id from activity a, participant p
        where a.id = ?3 and a.group_of = ?1 and a.led_by <> '' and a.state = 'open' and p.id = ?2
          and (select count(*) from small_group_seat s where s.activity_id = a.id) < ?4
        on conflict (group_of, participant_id) do nothing`,
      args: [of.room, of.participantId, of.group, of.most],
    },
    guard('groups-full'),
  ];
}
