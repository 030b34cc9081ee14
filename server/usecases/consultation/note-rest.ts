import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import {
  addRest,
  endRest,
  oversightRests,
  sameRest,
} from '../../../db/queries/complaints/oversight-rests.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { heldRest, notEnded } from '../../core/consultation/oversight-rests.ts';
import { type Refused, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

type Rest = {
  readonly ok: true;
  /** To be written with what it is about. */
  readonly statements: readonly Statement[];
  /** The overseer lets it rest. */
  readonly holds: boolean;
  /** What the overseer let rest is opened again. */
  readonly ends: boolean;
  /** For the log: that somebody opens again what the overseer let rest. */
  readonly detail: 'overseer-overruled' | '';
};

/**
 * What is noted where something is let rest or opened again: all of a consultation (`activityId` is ''), or one activity. The overseer lets rest
 * also what rests already because of somebody else: from then on it is the overseer's. Refusals:
 * `not-found` (an overseer, and it let nothing rest), `not-allowed`, `field-missing` and `field-too-long` (the reason).
 */
export async function noteRest(
  deps: Deps,
  actor: Actor,
  of: { db: Database; row: ConsultationRow; activityId: string; to: 'open' | 'paused'; reason: string },
): Promise<Rest | Refused> {
  const { db, row, activityId } = of;
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  // The command line may do what staff may, and is nobody's overseer.
  const overseer = actor.kind === 'staff' && can(actor, 'consultation:resume', subject);
  const day = dayIn(row.timeZone, deps.clock());
  if (of.to === 'paused') {
    // What it let rest already it does not let rest twice.
    const statements = overseer ? [sameRest(activityId, undefined), addRest({ activityId, day })] : [];
    return { ok: true, statements, holds: overseer, ends: false, detail: '' };
  }
  const held = heldRest(await oversightRests(db), activityId);
  const reason = overseer ? '' : seenIn(of.reason);
  const refusal = notEnded(held, { overseer, opens: can(actor, 'consultation:open', subject), reason });
  if (refusal) return refuse(refusal);
  const by = overseer ? 'overseer' : 'organiser';
  return {
    ok: true,
    statements: [
      sameRest(activityId, held),
      ...(held ? endRest({ number: held.number, day, by, reason: db.text.encode(reason) }) : []),
    ],
    holds: false,
    ends: held !== undefined,
    detail: held && !overseer ? 'overseer-overruled' : '',
  };
}

/** Everybody reads it: what cannot be seen is no reason. What is too long stays so, and is refused for that. */
function seenIn(typed: string): string {
  const clean = cleanText(typed);
  if (clean.ok) return clean.text;
  return clean.code === 'text-too-long' ? typed : '';
}
