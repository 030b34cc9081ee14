import { organisations, putDeskLimits } from '../../../db/queries/staff/staff.ts';
import { type DeskLimits, unfitLimit } from '../../core/moderation/desk-limits.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { settleEntry } from '../staff/settle-entry.ts';

/** What stands for the desks of this person's organisation. Refusals: `not-allowed`, `not-found`. */
export async function readDeskLimits(deps: Deps, actor: Actor, _input: object): Promise<Outcome<DeskLimits>> {
  if (!staffMay(actor, 'desk:limit')) return refuse('not-allowed');
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
  if (!staffMay(actor, 'desk:limit')) return refuse('not-allowed');
  if (unfitLimit(input) !== undefined) return refuse('choice-unfit');
  const {
    slowAfterMinutes: slow,
    pauseAfterMinutes: pause,
    severeBudget: budget,
    breakMinutes: rest,
  } = input;
  return settleEntry(deps, actor, {
    id: actor.organisationId,
    deed: 'desk:limit',
    detail: `${slow} ${pause} ${budget} ${rest}`,
    statements: [putDeskLimits({ ...input, organisationId: actor.organisationId })],
  });
}
