import type { Database } from '../../../db/databases.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { pseudonymsOf } from '../../../db/queries/room/participants.ts';
import { roomPollOf } from '../../../db/queries/session/room-polls.ts';
import { plannedSessions } from '../../../db/queries/session/session-plans.ts';
import { sessionOf } from '../../../db/queries/session/sessions.ts';
import { groupUntil, openGroups } from '../../../db/queries/session/small-groups.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { noSession } from '../../core/room/agenda.ts';
import { forRoom, type Led } from '../../core/wire/led.ts';
import type { Deps } from '../deps.ts';

/** What children of a room see of what is led there now, and of what is planned, and those of a small group of until when it lasts; null where nobody leads and nothing is. Through their serialiser. */
export async function ledIn(deps: Deps, db: Database, activityId: string): Promise<Led | null> {
  const session = (await sessionOf(db, activityId)) ?? noSession(activityId);
  const speaker = deps.turns.of(activityId).speaks;
  const [spotlight, names, poll, groups, planned, until] = await Promise.all([
    session.spotlight ? contributionById(db, session.spotlight.id) : undefined,
    pseudonymsOf(db, speaker === null ? [] : [speaker]),
    // What is told stands also where the words at the end are those of the next meeting already.
    session.revision > 0 ? roomPollOf(db, activityId) : undefined,
    session.state === 'running' ? openGroups(db, activityId) : [],
    plannedSessions(db, minuteOf(deps.clock())),
    groupUntil(db, activityId),
  ]);
  return forRoom(session, {
    spotlight,
    speaks: names.get(speaker ?? '') ?? null,
    groups: groups.length > 0,
    poll,
    groupUntil: until,
    planned: planned.filter((each) => each.activityId === activityId),
  });
}
