import { auditStatement } from '../../../db/audit.ts';
import { contributionAtDesk } from '../../../db/queries/moderation/desk.ts';
import { countAskedAbout, isAskedAbout, letReportedStand } from '../../../db/queries/moderation/reports.ts';
import { isShown } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { atDesk } from './at-desk.ts';

/** How many shown texts one child says something is wrong with, that no person looked at yet; none of a child this person knows. Refusals: `not-allowed` (no member of staff), `not-found`, `training-needed`. */
export async function countReportedOnce(
  deps: Deps,
  actor: Actor,
  { consultationId }: { consultationId: string },
): Promise<Outcome<number>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId });
  // It stands in a bar beside much else.
  return found.ok ? done(await unlessDamaged(countAskedAbout(found.db, found.staff.staffId), 0)) : found;
}

/**
 * A person looked at what one child says something is wrong with, and lets it stand: no report hides it any more, as after two of them.
 * Sent again it is done. Refusals: `not-allowed` (no member of staff), `not-found` (also: shown no more, or of a child this person knows), `training-needed`, `break-needed`,
 * `already-decided` (it is not as it was read).
 */
export async function letStand(
  deps: Deps,
  actor: Actor,
  { consultationId, id, change }: { consultationId: string; id: string; change: number },
): Promise<Outcome<null>> {
  const found = await atDesk(deps, actor, { deed: 'desk:decide', consultationId, awake: true });
  if (!found.ok) return found;
  const { db, facts, staff } = found;
  const record = (await contributionAtDesk(db, { id, staffId: staff.staffId }))?.record;
  if (!record || !isShown(record.state)) return refuse('not-found');
  if (record.change !== change) return refuse('already-decided');
  if (!(await isAskedAbout(db, id))) return done(null);
  const day = facts.day(deps.clock());
  const stands = { day, actor: staff.staffId, deed: 'contribution:stands', subject: id, detail: '' } as const;
  const result = await db.write([...letReportedStand({ id, change }), auditStatement(stands)]);
  return result.ok ? done(null) : refusedBy(result);
}
