import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileRunning } from '../../life-states.ts';
import { shownStates } from '../../shown-states.ts';
import { guard } from '../../statement.ts';

/** Rooms in which something waits to be shown together although its time is over. */
export async function dueGatherings(db: Database, minute: number): Promise<readonly string[]> {
  const rows = await db.query(
    'select activity_id from room_session where gathers = 1 and until_minute <= ?1',
    [minute],
  );
  return rows.map(([id]) => String(id));
}

/** Shown, and without a number: decided while all wrote. What is being erased may come back to it. */
const gathered = `seq is null and (state in ${shownStates} or (state = 'erased' and "before" in ${shownStates}))`;

/**
 * Numbers all that was decided to be shown and waits, at once and in no order that tells when it came. Nothing waits where nothing is
 * gathered, and it is not asked for there: it is found among all that children wrote. Rows: [[id] …], [].
 */
export function showGathered(activityId: string): Statement[] {
  return [
    {
      sql: `update contribution set seq = (select value from counter where name = ?1) + n.place
        from (select id as of, row_number() over (order by id) as place from contribution where activity_id = ?1 and ${gathered}) n
        where id = n.of returning id`,
      args: [activityId],
    },
    {
      sql: `update counter set value = max(value, coalesce((select max(seq) from contribution where activity_id = ?1 and seq is not null), 0))
        where name = ?1`,
      args: [activityId],
    },
  ];
}

/**
 * What waits is shown, for its time is over. It is no act of whoever leads, whose page stays the one that acts. Refusal: `state-forbids` (shown
 * already, or made longer).
 */
export function endGathering(of: { activityId: string; minute: number }): Statement[] {
  return [
    {
      sql: `update room_session set gathers = 0 where activity_id = ?1 and gathers = 1 and until_minute <= ?2
        and ${whileRunning}`,
      args: [of.activityId, of.minute],
    },
    guard('state-forbids'),
  ];
}
