import { auditStatement } from '../../../db/audit.ts';
import { requestById, sayNo, sayYes } from '../../../db/queries/privacy/requests.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { sideOf, subjectOf, whyNotDecide } from '../../core/privacy/authority-request.ts';
import { type Actor, can, needsFactor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';

/**
 * One of two people says yes, each on its side, or anybody of either side says no: then it is over. A person decides, never
 * the command line. Refusals: `not-found`, `not-allowed`, `state-forbids`, `request-own`, `already-signed`,
 * `one-person-alone`, `factor-needed`, `already-decided`.
 */
export async function decideRequest(
  deps: Deps,
  actor: Actor,
  input: { id: string; decision: 'approve' | 'refuse' },
): Promise<Outcome<null>> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const control = deps.databases.control;
  const request = await requestById(control, input.id);
  if (!request || !can(actor, 'request:read', subjectOf(request))) return refuse('not-found');
  const side = sideOf(actor, request);
  if (!side) return refuse('not-allowed');
  const approves = input.decision === 'approve';
  const why = whyNotDecide(request, { staffId: actor.staffId, side, approves });
  if (why) return refuse(why);
  // A no can be said again by another; a yes cannot be taken back.
  if (approves && needsFactor(actor, side === 'approve' ? 'request:approve' : 'request:oversee'))
    return refuse('factor-needed');
  const own = { id: request.id, staffId: actor.staffId };
  const result = await control.write([
    ...(approves ? sayYes({ ...own, side }) : sayNo(own)),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actor.staffId,
      deed: approves ? `request:${side}` : 'request:refuse',
      subject: request.id,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  return done(null, [{ name: 'request-settled', requestId: request.id }]);
}
