import { auditStatement } from '../../../db/audit.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { addRequest, standingRequest } from '../../../db/queries/privacy/requests.ts';
import { organisations, staffById } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isId, newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { AuthorityRequest } from '../../core/privacy/authority-request.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { consultationHolding } from './find-held.ts';

/** UTF-16 units of the legal basis an authority gave. */
const longestBasis = 2_000;

export type Asked = { readonly id: string; readonly joined: boolean };

/**
 * Puts down that an authority asked who wrote something, or finds the request that stands for it already. Nothing is told by
 * this: a number that holds nothing waits for two people like any other. Whoever is named as having brought one that stands is not one of the
 * two: nobody joins what is noted as brought by another, until two people said yes to it. Refusals: `not-allowed`, `not-found` (no number of ours, or no such member of staff),
 * `state-forbids` (it waits for its two, and another brought it), `field-missing` (the legal basis), `field-too-long`,
 * `try-again` (it could not be put down).
 */
export async function askWho(
  deps: Deps,
  actor: Actor,
  input: { subject: string; basis: string; broughtBy: string | null },
): Promise<Outcome<Asked>> {
  const control = deps.databases.control;
  const [organisation] = await organisations(control);
  if (!organisation || !can(actor, 'request:ask', { organisationId: organisation.id }))
    return refuse('not-allowed');
  if (!isId(input.subject)) return refuse('not-found');
  const { broughtBy } = input;
  if (broughtBy !== null && !(await staffById(control, broughtBy))) return refuse('not-found');
  const standing = await standingRequest(control, input.subject);
  if (standing) return joined(standing, broughtBy);
  const basis = input.basis.trim();
  if (basis === '') return refuse('field-missing');
  if (basis.length > longestBasis) return refuse('field-too-long');

  const holding = await consultationHolding(deps, input.subject);
  const row = holding && (await consultationRow(holding.db));
  const id = newId(deps.random);
  const day = dayIn('UTC', deps.clock());
  const askedBy = broughtBy ?? actorName(actor);
  const result = await control.write([
    addRequest({
      id,
      organisationId: row?.organisationId ?? organisation.id,
      consultationId: holding?.id ?? '',
      subject: input.subject,
      askedBy,
      basis: control.text.encode(basis),
      day,
    }),
    auditStatement({ day, actor: askedBy, deed: 'request:ask', subject: id, detail: '' }),
  ]);
  if (result.ok) return done({ id, joined: false });
  // Somebody asked for the same in the same moment.
  const other = await standingRequest(control, input.subject);
  return other ? joined(other, broughtBy) : refuse('try-again');
}

/** One request has one who brought it, whom it keeps from its two yeses; a second one would be kept from nothing. Once both are said nobody needs to be. */
function joined({ id, state, askedBy }: AuthorityRequest, broughtBy: string | null): Outcome<Asked> {
  if (state === 'asked' && broughtBy !== null && broughtBy !== askedBy) return refuse('state-forbids');
  return done({ id, joined: true });
}
