import { auditStatement } from '../../../db/audit.ts';
import { touchConsultation } from '../../../db/queries/preparation.ts';
import { putQuietHours } from '../../../db/queries/session-plans.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type Span, timeOf } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { dropQuietTimes } from './drop-quiet-times.ts';
import { permitted } from './permitted.ts';

/**
 * Sets when nobody meets live, every night and on school days; null for neither. Makes a draft of the consultation again: it is signed for
 * with all else, and nobody loosens it alone. Planned times that would be quiet are planned no more. Refusals: `not-found`, `stale-revision` (changed elsewhere, or it is open).
 */
export async function editQuietHours(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly revision: number;
    readonly night: Span | null;
    readonly school: Span | null;
  },
): Promise<Outcome<null>> {
  const { consultationId, revision, night, school } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  const said = (span: Span | null) =>
    span ? `${timeOf(span.fromMinute)}-${timeOf(span.untilMinute)}` : 'none';
  const { db, row } = found;
  const result = await db.write([
    ...touchConsultation(revision),
    ...putQuietHours({ night, school }),
    ...(await dropQuietTimes(deps, db, { hours: { night, school }, timeZone: row.timeZone })),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'consultation:quiet-hours',
      subject: consultationId,
      detail: `night ${said(night)}, school ${said(school)}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
