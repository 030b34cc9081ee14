import { auditStatement } from '../../../db/audit.ts';
import { organisations, putDeskLimits } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type DeskLimits, unfitLimit } from '../../core/moderation/desk-limits.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can, type Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

function maySet(actor: Actor): actor is Staff {
  return actor.kind === 'staff' && can(actor, 'desk:limit', { organisationId: actor.organisationId });
}

/** What stands for the desks of this person's organisation. Refusals: `not-allowed`, `not-found`. */
export async function readDeskLimits(deps: Deps, actor: Actor, _input: object): Promise<Outcome<DeskLimits>> {
  if (!maySet(actor)) return refuse('not-allowed');
  const own = (await organisations(deps.databases.control)).find(({ id }) => id === actor.organisationId);
  if (!own) return refuse('not-found');
  const { slowAfterMinutes, pauseAfterMinutes, severeBudget, breakMinutes } = own;
  return done({ slowAfterMinutes, pauseAfterMinutes, severeBudget, breakMinutes });
}

/**
 * Sets them. They hold from the next look of the clock and the next hard text on; a break that runs ends when it was said to.
 * Refusals: `not-allowed`, `choice-unfit` (out of bounds, or rooms would rest before they slow).
 */
export async function setDeskLimits(deps: Deps, actor: Actor, input: DeskLimits): Promise<Outcome<null>> {
  if (!maySet(actor)) return refuse('not-allowed');
  if (unfitLimit(input) !== undefined) return refuse('choice-unfit');
  const {
    slowAfterMinutes: slow,
    pauseAfterMinutes: pause,
    severeBudget: budget,
    breakMinutes: rest,
  } = input;
  await deps.databases.control.write([
    putDeskLimits({ ...input, organisationId: actor.organisationId }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actor.staffId,
      deed: 'desk:limit',
      subject: actor.organisationId,
      detail: `${slow} ${pause} ${budget} ${rest}`,
    }),
  ]);
  return done(null);
}
