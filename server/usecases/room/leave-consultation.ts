import { sessionsOf } from '../../../db/queries/privacy/erasures.ts';
import { endSession } from '../../../db/queries/room/participants.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { promiseShut } from '../privacy/promised.ts';
import { leaveTurns } from '../session/turns.ts';

/**
 * Ends a child's session on the server, and what is open of it. Its sessions on other devices stay as they are; with the last of them the
 * child waits for the word nowhere any more, and no backup opens it again. `taken`: nobody left, somebody else came in at this browser; its pages are not
 * sent away, as they would go before that seat is there, but find out whose they are. Nothing is refused and nothing is thrown: leaving always
 * works. Where nothing can be written its session opens nothing in this process, and its row goes with the next look for those that are over; so
 * it is where nothing can be read either and whoever leaves is known only as one whose session is counted here.
 */
export async function leaveConsultation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; session: string; taken?: boolean },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const db = await openConsultation(deps, consultationId).catch(() => undefined);
  const hash = hashOf(deps, input);
  if (hash === undefined) return done(null);
  // Leaving works also where the list of a restore cannot be written: its session ends here and now.
  await promiseShut(deps, { consultationId, way: 'session', hash }).catch(() => undefined);
  const ended = await db?.write(endSession(hash)).then(
    ({ ok }) => ok,
    () => false,
  );
  const counted = ended ? undefined : deps.idleness.holderOf(hash);
  const { participantId } = actor.kind === 'child' ? actor : (counted ?? {});
  if (ended || participantId === undefined) deps.idleness.forget(hash);
  if (participantId === undefined) return done(null);
  if (!ended) deps.idleness.end(hash, { consultationId, participantId });
  const sessions = db && (await sessionsOf(db, participantId).catch(() => undefined));
  const isLast = sessions?.every((each) => each === hash.toString('hex')) ?? false;
  return done(null, [
    input.taken
      ? { name: 'seat-idle', consultationId, participantId }
      : { name: 'participant-left', consultationId, participantId, session: hash.toString('base64url') },
    ...(db && isLast ? await leaveTurns(deps, db, { consultationId, participantId }).catch(() => []) : []),
  ]);
}

/** Undefined where the keyring cannot be read and nothing is known of its consultation: then this process opens nothing for it either. */
function hashOf(deps: Deps, of: { consultationId: string; session: string }): Buffer | undefined {
  try {
    return deps.secrets.of(of.consultationId).hash('seat', of.session);
  } catch {
    return undefined;
  }
}
