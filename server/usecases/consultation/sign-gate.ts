import { auditStatement } from '../../../db/audit.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { returnedNoMore, sign } from '../../../db/queries/consultation/signatures.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { holdsUp } from '../../core/consultation/release-gate.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { noteState } from './note-state.ts';
import { madePart } from './own-work.ts';
import { permitted } from './permitted.ts';
import { gateOf } from './read-gate.ts';

/**
 * The organiser signs that it is prepared (draft → assessed), or a second person approves it (assessed → approved).
 * The signature is for the revision that was on the screen; a later change makes it worthless.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `gate-not-ready`, `one-person-alone` (the approver prepared it, or wrote any part of it in whatever role), `factor-needed` (an approval), `state-forbids`, `stale-revision`.
 */
export async function signGate(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; kind: 'prepared' | 'approved' },
): Promise<Outcome<null>> {
  const deed = input.kind === 'prepared' ? 'consultation:edit' : 'consultation:approve';
  const found = await permitted(deps, actor, { deed, consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  if (row.revision !== input.revision) return refuse('stale-revision');
  const rows = await gateOf(deps, db, row);
  if (holdsUp(rows, input.kind === 'prepared' ? 'prepare' : 'approve').length > 0)
    return refuse('gate-not-ready');
  if (input.kind === 'approved') {
    const own = { consultationId: row.id, staffId: actor.staffId, kind: 'prepared' } as const;
    if (await madePart(db, own)) return refuse('one-person-alone');
    if (needsFactor(actor, deed)) return refuse('factor-needed');
  }

  const to = input.kind === 'prepared' ? 'assessed' : 'approved';
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...moveConsultation({
      from: input.kind === 'prepared' ? 'draft' : 'assessed',
      to,
      revision: input.revision,
    }),
    sign({
      kind: input.kind,
      subject: row.id,
      revision: input.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    ...(input.kind === 'prepared' ? [returnedNoMore(row.id)] : []),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: `consultation:${input.kind}`,
      subject: row.id,
      detail: `revision ${row.revision}`,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  await noteState(deps, { id: row.id, state: to });
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: to }]);
}
