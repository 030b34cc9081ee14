import { auditStatement } from '../../../db/audit.ts';
import { markAnswered, requestById } from '../../../db/queries/privacy/requests.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type RequestState, subjectOf } from '../../core/privacy/authority-request.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { consultationHolding, type Held, heldAbout } from './find-held.ts';

/** Where a request stands, without a word of what it asks about. Refusals: `not-allowed`, `not-found`. */
export async function readRequestState(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<RequestState>> {
  const request = await requestById(deps.databases.control, input.id);
  if (!request) return refuse('not-found');
  if (!can(actor, 'request:ask', subjectOf(request))) return refuse('not-allowed');
  return done(request.state);
}

/**
 * Hands out, once, what is held now about the subject of a request that two people let pass. That it was read, and how much,
 * stands in both audit logs before anybody has it; no word of it does. Refusals: `not-found`, `not-allowed`,
 * `state-forbids`, `already-decided`.
 */
export async function answerRequest(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<readonly Held[]>> {
  const control = deps.databases.control;
  const request = await requestById(control, input.id);
  if (!request) return refuse('not-found');
  if (!can(actor, 'request:ask', subjectOf(request))) return refuse('not-allowed');
  if (request.state !== 'approved') return refuse('state-forbids');
  const holding = await consultationHolding(deps, request.subject);
  const held = holding ? await heldAbout(holding.db, request.subject) : [];
  const entry = {
    day: dayIn('UTC', deps.clock()),
    actor: actorName(actor),
    deed: 'request:answer',
    subject: request.id,
    detail: `texts ${held.filter(({ text }) => text !== null).length}`,
  } as const;
  // Two databases share no commit. The consultation's log has it first: what fails there leaves the request as it is, to be answered again,
  // and no words go out that it does not say. Where two ask at once it has an entry too many, and words go to one of them.
  if (holding && held.length > 0) {
    const logged = await holding.db.write([auditStatement(entry)]);
    if (!logged.ok) return refusedBy(logged);
  }
  const result = await control.write([...markAnswered(request.id), auditStatement(entry)]);
  return result.ok ? done(held) : refusedBy(result);
}
