import { speakTo as speak } from '../../../db/queries/room/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** Keeps the language and level a child chose with its seat. Refusals: `not-allowed`, `not-found` (its consultation is gone). */
export async function speakTo(
  deps: Deps,
  actor: Actor,
  input: { language: string; level: string },
): Promise<Outcome<null>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  if (!db) return refuse('not-found');
  await db.write([speak(actor.participantId, input)]);
  return done(null);
}
