import { decidedOn } from '../../../db/queries/moderation/limits.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { type LimitRow, limitsOf } from '../../core/moderation/limits.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';

/**
 * How often words were returned or refused, by section, language and who decided, for the overseer; people by name.
 * Refusal: `not-found`.
 */
export async function readLimits(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly LimitRow[]>> {
  const found = await permitted(deps, actor, { deed: 'audit:read', consultationId: input.consultationId });
  if (!found.ok) return found;
  const [decisions, people] = await Promise.all([
    decidedOn(found.db),
    staffOf(deps.databases.control, found.row.organisationId),
  ]);
  const names = new Map(people.map(({ staffId, name }) => [staffId, name]));
  const rows = limitsOf(decisions);
  return done(
    rows.map((row) => (row.group === 'staffId' ? { ...row, of: names.get(row.of) ?? row.of } : row)),
  );
}
