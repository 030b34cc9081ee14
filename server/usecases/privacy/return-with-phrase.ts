import { participantOfVerifier } from '../../../db/queries/privacy/recovery.ts';
import { openSession } from '../../../db/queries/room/participants.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { foldPhrase } from '../../core/privacy/recovery-phrase.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { findIn } from '../if-readable.ts';
import { verifierFor } from './verifier-for.ts';

/**
 * A child comes back to its seat with its six words, on any device, in whatever state the consultation is, until it is
 * destroyed. What is typed is hashed once for each machine that a consultation began on, and looked for in every one that is left; its other sessions stay.
 * Refusals: `phrase-opens-nothing`, one answer after the same work for wrong, unknown and malformed phrases and those of a
 * destroyed consultation; `too-fast` (too many hashes wait).
 */
export async function returnWithPhrase(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string },
): Promise<Outcome<{ consultationId: string; session: string }>> {
  const entries = await directoryEntries(deps.databases.control);
  const slowOf = await hashForEach(deps, {
    phrase: foldPhrase(input.phrase) ?? '',
    ids: entries.map(({ id }) => id),
  });
  if (slowOf === undefined) return refuse('too-fast');
  // Every one is looked at, also after the right one, so that the time does not tell where it was found.
  const found = await findIn(
    deps,
    entries.map(({ id }) => id),
    async (db, consultationId) => {
      const verifier = verifierFor(deps, { consultationId, slow: slowOf(consultationId) });
      const participantId = await participantOfVerifier(db, verifier);
      return participantId === undefined ? undefined : { consultationId, participantId };
    },
    { toTheEnd: true },
  );
  const db = found && (await openConsultation(deps, found.consultationId));
  if (!found || !db) return refuse('phrase-opens-nothing');
  const session = deps.secrets.token();
  await db.write([
    openSession(deps.secrets.of(found.consultationId).hash('seat', session), found.participantId),
  ]);
  return done({ consultationId: found.consultationId, session });
}

/**
 * The slow hash of what was typed, by the consultation it is looked for in: as many hashes as there are salts, whatever was typed.
 * Undefined while too many wait.
 */
async function hashForEach(
  deps: Deps,
  of: { readonly phrase: string; readonly ids: readonly string[] },
): Promise<((id: string) => string) | undefined> {
  const saltOf = (id: string) => deps.secrets.of(id).phraseSalt;
  const slow = new Map<string, string>();
  for (const salt of [deps.secrets.hash('phrase-salt', 'site'), ...of.ids.map(saltOf)]) {
    const name = salt.toString('hex');
    if (slow.has(name)) continue;
    const hashed = await deps.phraseHash(of.phrase, salt);
    if (hashed === undefined) return undefined;
    slow.set(name, hashed);
  }
  return (id) => slow.get(saltOf(id).toString('hex')) ?? '';
}
