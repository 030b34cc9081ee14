import { done, type Outcome } from '../../core/outcome.ts';
import { dutiesOf, trainingLeftMs } from '../../core/staff/duty.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { atDesk } from './at-desk.ts';
import { watchRooms } from './watch-rooms.ts';

/**
 * A person is at the desk of a consultation: with a live page, whose connection is `line`, or by having loaded the page. `beside`: one that is
 * about a single child, as a second look, what is shown, or what was told in confidence.
 * Rooms that rested because nobody was there go on at once when both are back.
 * Refusals: `not-found`, `not-allowed`, `training-needed`.
 */
export async function beOnDuty(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; line?: string; beside?: boolean },
): Promise<Outcome<null>> {
  const { consultationId, line, beside } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId });
  if (!found.ok) return found;
  const { staff, facts } = found;
  const person = {
    consultationId,
    staffId: staff.staffId,
    roles: dutiesOf(staff, { organisationId: facts.organisationId, consultationId }),
  };
  if (line === undefined) deps.duty.look(person, beside, trainingLeftMs(staff, deps.clock()));
  else deps.duty.arrive(line, person);
  if (!deps.roomRest.get(consultationId)) return done(null);
  return watchRooms(deps, { kind: 'system', name: 'clock' }, { consultationId });
}

/** A live page is gone. What that means for rooms shows within a minute, when the clock looks. Nothing is refused. */
export async function endDuty(deps: Deps, _actor: Actor, input: { line: string }): Promise<Outcome<null>> {
  deps.duty.depart(input.line);
  return done(null);
}
