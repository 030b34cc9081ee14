import { participantOfSession } from '../../../db/queries/participants.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';

export type SeatedChild = {
  readonly actor: Child;
  readonly pseudonym: Pseudonym;
  readonly language: string;
  readonly level: string;
  /** Its erasure waits: until it is undone or over, the child has the page of it and no other. */
  readonly erasing: boolean;
};

/** Whose seat this is. Refusal: `signed-out`. */
export async function identifyChild(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string; session: string },
): Promise<Outcome<SeatedChild>> {
  const db = await openConsultation(deps, input.consultationId).catch(() => undefined);
  const row = db && (await participantOfSession(db, deps.secrets.hash('seat', input.session)));
  if (!row) return refuse('signed-out');
  const { adjective, motif, palette } = row;
  return done({
    actor: { kind: 'child', consultationId: input.consultationId, participantId: row.id },
    pseudonym: { adjective, motif, palette },
    language: row.language,
    level: row.level,
    erasing: row.erasing,
  });
}
