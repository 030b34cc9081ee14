import { auditStatement } from '../../../db/audit.ts';
import {
  hasLoneOpening,
  type LoneOpening,
  seeLoneOpening as see,
  unseenLoneOpenings,
} from '../../../db/queries/safeguarding/leads.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import { type Actor, can, type Staff, staffMay } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';

/** Whoever oversees one consultation sees, and ticks off, what was opened alone there; letters are of the whole site. */
const oversees = (actor: Staff, consultationId: string) =>
  can(actor, 'case:oversee', { organisationId: actor.organisationId, consultationId });

/** What one lead opened alone and the overseer has not seen yet, with the name of the lead. Refusal: `not-allowed`. */
export async function readLoneOpenings(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly (LoneOpening & { readonly name: string })[]>> {
  if (!staffMay(actor, 'case:oversee')) return refuse('not-allowed');
  const { control } = deps.databases;
  const openings = (await unseenLoneOpenings(control, actor.organisationId)).filter(({ consultationId }) =>
    oversees(actor, consultationId),
  );
  const names = await staffNames(
    control,
    openings.map(({ staffId }) => staffId),
  );
  return done(openings.map((each) => ({ ...each, name: names.get(each.staffId) ?? '' })));
}

/** The overseer has seen it. Refusals: `not-allowed`, `already-decided`. */
export async function seeLoneOpening(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; caseId: string; part: CasePart; staffId: string },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'case:oversee') || !oversees(actor, input.consultationId))
    return refuse('not-allowed');
  // A number of another organisation is none of this one's.
  const { organisationId } = actor;
  if (!(await hasLoneOpening(deps.databases.control, { ...input, organisationId })))
    return refuse('not-allowed');
  const result = await deps.databases.control.write([
    ...see({ ...input, seenBy: actor.staffId }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actor.staffId,
      deed: 'case:alone-seen',
      subject: `${input.consultationId} ${input.caseId}`,
      detail: input.part,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
