import { endSession } from '../../../db/queries/participants.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

/** Ends a child's session on the server. Nothing is refused: leaving always works. */
export async function leaveConsultation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; session: string },
): Promise<Outcome<null>> {
  const db = await openConsultation(deps, input.consultationId).catch(() => undefined);
  const hash = deps.secrets.of(input.consultationId).hash('seat', input.session);
  await db?.write(endSession(hash));
  deps.idleness.forget(hash);
  return done(
    null,
    actor.kind === 'child'
      ? [
          {
            name: 'participant-left',
            consultationId: actor.consultationId,
            participantId: actor.participantId,
          },
        ]
      : [],
  );
}
