import type { ActivityState, DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { restingState } from '../room/room-rest.ts';

export type MovedGroup = { readonly id: string; readonly state: ActivityState };

/** What children in groups hear when these open or rest; one that opens while all rooms rest by themselves rests as well. */
export function groupEvents(
  deps: Deps,
  consultationId: string,
  groups: readonly MovedGroup[],
): DomainEvent[] {
  return groups.map(({ id, state }) => ({
    name: 'activity-changed',
    consultationId,
    activityId: id,
    room: true,
    ...restingState(deps, { consultationId, kind: 'room', state }),
  }));
}

/** The same of groups that a write called back; their ids are what it returned. */
export function calledBack(
  deps: Deps,
  consultationId: string,
  rows: readonly (readonly unknown[])[],
): DomainEvent[] {
  return groupEvents(
    deps,
    consultationId,
    rows.map(([id]) => ({ id: String(id), state: 'paused' })),
  );
}
