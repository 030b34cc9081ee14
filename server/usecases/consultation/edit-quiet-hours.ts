import { auditStatement } from '../../../db/audit.ts';
import { touchConsultation } from '../../../db/queries/preparation.ts';
import { dropTime, plannedSessions, putQuietHours } from '../../../db/queries/session-plans.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { type Span, timeOf, touchesQuiet } from '../../core/consultation/quiet-hours.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
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
  const broken = (await plannedSessions(db, minuteOf(deps.clock()))).filter(({ startMinute, minutes }) =>
    touchesQuiet({ night, school }, { timeZone: row.timeZone, startMs: startMinute * 60_000, minutes }),
  );
  const result = await db.write([
    ...touchConsultation(revision),
    ...putQuietHours({ night, school }),
    ...broken.map(dropTime),
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
