import { leaveGroup, ledGroups } from '../../../db/queries/session/small-groups.ts';
import { type DirectoryEntry, directoryEntries } from '../../../db/queries/staff/staff.ts';
import { staffHere } from '../../../db/queries/staff/staff-sessions.ts';
import { minuteOf } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import { isOverdue, restsBefore } from '../../core/room/small-groups.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { ifReadable } from '../if-readable.ts';
import { inEach } from '../told-so-far.ts';
import { inSession } from './in-session.ts';
import { moveGroups } from './small-groups.ts';

/**
 * Lets small groups rest whose adult has no session any more: signed out, revoked; and those
 * whose step was over some minutes ago, so that nobody who walked away leaves one open. The clock alone does it. Refusal:
 * `not-allowed`.
 */
export async function restLeftGroups(deps: Deps, actor: Actor, _input: object): Promise<Outcome<null>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  return inEach(await directoryEntries(deps.databases.control), (entry, events) =>
    restLeftIn(deps, actor, { entry, events }),
  );
}

async function restLeftIn(
  deps: Deps,
  actor: Actor,
  of: { readonly entry: Pick<DirectoryEntry, 'id' | 'state'>; readonly events: DomainEvent[] },
): Promise<void> {
  const { entry, events } = of;
  if (!isRunning(entry.state)) return;
  const led = (await ifReadable(deps, entry.id, ledGroups)) ?? [];
  if (led.length === 0) return;
  const minute = minuteOf(deps.clock());
  const leaders = led.map(({ leader }) => leader);
  const here = await staffHere(deps.databases.control, leaders, minute);
  const left = led.filter((each) => !here.has(each.leader) || isOverdue(each, minute));
  for (const { group, of: room, leader } of left) {
    const found = await inSession(deps, actor, {
      consultationId: entry.id,
      activityId: room,
      deed: 'session:lead',
    });
    if (!found.ok) continue;
    const outcome = await moveGroups(deps, actor, {
      found,
      // Made longer since it was looked for: a group that somebody leads goes on.
      statements: leaveGroup({
        id: group,
        by: leader,
        ...(here.has(leader) ? { restsBefore: restsBefore(minute) } : {}),
      }),
      deed: 'group:left',
      groups: [{ id: group, state: 'paused' }],
    });
    if (outcome.ok) events.push(...outcome.events);
  }
}
