import { auditStatement } from '../../../db/audit.ts';
import {
  type LoneOpening,
  loneOpeningOf,
  seeLoneOpening as see,
  unseenLoneOpenings,
} from '../../../db/queries/safeguarding/leads.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import { type Actor, can, type Staff, staffMay } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';

/** Whoever oversees one consultation sees, and ticks off, what was opened alone there; letters are of the whole site. */
const oversees = (actor: Staff, consultationId: string) =>
  can(actor, 'case:oversee', { organisationId: actor.organisationId, consultationId });

/** By what a form says which opening it shows: the same lead that opens it alone once more, for another reason, has the same row. */
const seenOf = ({ reason, day }: Pick<LoneOpening, 'reason' | 'day'>) => printOf([reason, day]);

/** What one lead opened alone and the overseer has not seen yet, with the name of the lead and a trace of it. Refusal: `not-allowed`. */
export async function readLoneOpenings(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly (LoneOpening & { readonly name: string; readonly seen: string })[]>> {
  if (!staffMay(actor, 'case:oversee')) return refuse('not-allowed');
  const { control } = deps.databases;
  const openings = (await unseenLoneOpenings(control, actor.organisationId)).filter(({ consultationId }) =>
    oversees(actor, consultationId),
  );
  const names = await staffNames(
    control,
    openings.map(({ staffId }) => staffId),
  );
  return done(openings.map((each) => ({ ...each, name: names.get(each.staffId) ?? '', seen: seenOf(each) })));
}

/** The overseer has seen it; `seen`: the trace of what it read. Refusals: `not-allowed`, `already-decided`, `stale-revision` (it stands for another reason by now). */
export async function seeLoneOpening(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; caseId: string; part: CasePart; staffId: string; seen: string },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'case:oversee') || !oversees(actor, input.consultationId))
    return refuse('not-allowed');
  // A number of another organisation is none of this one's.
  const { organisationId } = actor;
  const standing = () => loneOpeningOf(deps.databases.control, { ...input, organisationId });
  const stands = await standing();
  if (!stands) return refuse('not-allowed');
  if (seenOf(stands) !== input.seen) return refuse('stale-revision');
  const result = await deps.databases.control.write([
    ...see({ ...input, ...stands, seenBy: actor.staffId }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: actor.staffId,
      deed: 'case:alone-seen',
      subject: `${input.consultationId} ${input.caseId}`,
      detail: input.part,
    }),
  ]);
  if (result.ok) return done(null);
  const now = await standing();
  return now && seenOf(now) !== input.seen ? refuse('stale-revision') : refusedBy(result);
}
