import { openSession } from '../../../db/queries/participants.ts';
import { participantOfVerifier } from '../../../db/queries/recovery.ts';
import { directoryEntries } from '../../../db/queries/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { foldPhrase } from '../../core/privacy/recovery-phrase.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { verifierFor } from './verifier-for.ts';

/**
 * A child comes back to its seat with its six words, on any device, in whatever state the consultation is, until it is
 * destroyed. What is typed is hashed once and looked for in every consultation that is left; its other sessions stay.
 * Refusals: `phrase-opens-nothing`, one answer after the same work for wrong, unknown and malformed phrases and those of a
 * destroyed consultation; `too-fast` (too many hashes wait).
 */
export async function returnWithPhrase(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  const slow = await deps.phraseHash(foldPhrase(input.phrase) ?? '');
  if (slow === undefined) return refuse('too-fast');
  // Every one is looked at, also after the right one, so that the time does not tell where it was found.
  let found: { consultationId: string; participantId: string } | undefined;
  for (const { id } of await directoryEntries(deps.databases.control)) {
    const db = await openConsultation(deps, id).catch(() => undefined);
    const participantId =
      db && (await participantOfVerifier(db, verifierFor(deps, { consultationId: id, slow })));
    if (participantId !== undefined) found = { consultationId: id, participantId };
  }
  const db = found && (await openConsultation(deps, found.consultationId));
  if (!found || !db) return refuse('phrase-opens-nothing');
  const session = deps.secrets.token();
  await db.write([openSession(deps.secrets.hash('seat', session), found.participantId)]);
  return done({ consultationId: found.consultationId, session });
}
