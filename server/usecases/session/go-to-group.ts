import { groupsOf, groupsOfChild, openGroups, sitDown } from '../../../db/queries/session/small-groups.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { groupFor, mostInGroup } from '../../core/room/small-groups.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inActivity } from '../room/in-activity.ts';

/**
 * A child goes to a small group of its room: to the one that it is in, or at its first time to one that is drawn by lot among those that are open
 * and have the fewest children. It stays in that one: nobody comes into a room that others talked in before. Nobody has to, and nobody chooses with whom. Answers the group. Refusals: `not-allowed`, `not-found`,
 * `activity-unknown`, `group-rests` (nobody leads its own), `groups-full` (none is open, or all are full).
 */
export async function goToGroup(
  deps: Deps,
  actor: Actor,
  input: { readonly activityId: string },
): Promise<Outcome<{ readonly group: string }>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'room' });
  if (!found.ok) return found;
  const { db, child } = found;
  const [groups, open, own] = await Promise.all([
    groupsOf(db, input.activityId),
    openGroups(db, input.activityId),
    groupsOfChild(db, child.participantId),
  ]);
  const placeIn = (mine: ReadonlySet<string>): Outcome<{ readonly group: string }> | undefined => {
    const place = groups.find(({ id }) => mine.has(id));
    return place && (place.ledBy === '' ? refuse('group-rests') : done({ group: place.id }));
  };
  const place = placeIn(own);
  if (place) return place;
  const [high = 0, low = 0] = deps.random(2);
  const seat = { room: input.activityId, participantId: child.participantId, most: mostInGroup };
  // Others may fill the group between the look and the write: then the next one is looked for, while there is one.
  for (let seen = open, tries = groups.length; tries > 0; tries -= 1) {
    const group = groupFor(seen, high * 256 + low);
    if (group === null) break;
    const result = await db.write(sitDown({ ...seat, group }));
    if (result.ok) return done({ group });
    // Two taps at once: the other one found its place.
    const found = placeIn(await groupsOfChild(db, child.participantId));
    if (found) return found;
    if (result.refusal !== 'groups-full') return refusedBy(result);
    seen = await openGroups(db, input.activityId);
  }
  return refuse('groups-full');
}
