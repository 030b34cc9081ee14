import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { overStates } from '../../life-states.ts';

/** So far the numbers of rooms leap by themselves where the clock was set back: further than any room came after the backup was taken. */
const leap = 1_000_000;

/**
 * The counter beside a room's own that says how far it was when words were last deleted there for good. Their rows told every page
 * that came back what it has to drop; a page that holds a lower number can learn it from nothing any more. It names no words and no child.
 */
export const floorName = (activityId: string) => `gone/${activityId}`;

/**
 * The number below which no page of a room can be told what changed since, only the whole; 0 while there is none. When all of it is
 * closed that is the room's own number: what changed before has none any more. Read after the changes, or rows that go in between are missed.
 */
export async function floorOf(db: Database, activityId: string): Promise<number> {
  const [row] = await db.query(
    `select value from counter where name = case when exists (select 1 from consultation where state in
      ${overStates}) then ?1 else ?2 end`,
    [activityId, floorName(activityId)],
  );
  return Number(row?.[0] ?? 0);
}

const keep = 'on conflict (name) do update set value = excluded.value';

/** First in the write that deletes a child's words: the floor of each room that showed any of them. The room's own number stays: open pages dropped them before. */
export function raiseFloors(participantId: string): Statement {
  return {
    sql: `insert into counter (name, value) select '${floorName('')}' || c.name, c.value from counter c join activity a on a.id = c.name
      where a.kind = 'room' and c.name in (select activity_id from contribution where participant_id = ?1 and coalesce(seq, moved) > 0) ${keep}`,
    args: [participantId],
  };
}

/**
 * When a backup is put back: no number that a page holds stands for what is there now, neither a lower one nor one that the backup
 * never came to, so every page asks for the whole of its room. They leap to this millisecond since 1970: no room changes once in each, so none
 * came so far, and the same backup put back twice leaps to two numbers.
 */
export function leapNumbers(nowMs: number): Statement[] {
  return [
    {
      sql: `update counter set value = case when value < ?1 then ?1 else value + ${leap} end
        where name in (select id from activity where kind = 'room')`,
      args: [nowMs],
    },
    {
      sql: `insert into counter (name, value) select '${floorName('')}' || c.name, c.value from counter c join activity a on a.id = c.name
        where a.kind = 'room' ${keep}`,
      args: [],
    },
  ];
}
