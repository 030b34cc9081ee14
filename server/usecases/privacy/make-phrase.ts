import type { Database } from '../../../db/databases.ts';
import { putVerifier, verifierOf } from '../../../db/queries/privacy/recovery.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { drawPhrase, foldPhrase } from '../../core/privacy/recovery-phrase.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, openConsultation, refusedBy } from '../deps.ts';
import { promiseShut } from './promised.ts';
import { verifierFor } from './verifier-for.ts';

/** `instead`: the mark of the phrase that a form was rendered over, '' for none. Whoever sends it again is told that it is over. */
export type PhraseState = { readonly has: boolean; readonly instead: string };

/** Whether a child has a phrase. Tells nothing of its words. Refusals: `not-allowed`, `not-found`. */
export async function readPhrase(deps: Deps, actor: Actor, _input: object): Promise<Outcome<PhraseState>> {
  const found = await seatOf(deps, actor);
  if (!found.ok) return found;
  const now = await verifierOf(found.db, found.participantId);
  return done({ has: now !== undefined, instead: markOf(deps, now) });
}

/**
 * Draws six words for a child, in the place of those it had, which open its seat in no backup any more. They are answered this once and stored nowhere.
 * Refusals: `not-allowed`, `not-found`, `language-unknown`, `too-fast` (too many hashes wait), `stale-revision` (the form was
 * sent before: its words were shown then).
 */
export async function makePhrase(
  deps: Deps,
  actor: Actor,
  input: { instead: string; language: string },
): Promise<Outcome<{ words: readonly string[] }>> {
  const found = await seatOf(deps, actor);
  if (!found.ok) return found;
  const { db, consultationId, participantId } = found;
  const list = deps.wordsOf(input.language);
  if (list.length === 0) return refuse('language-unknown');
  const before = await verifierOf(db, participantId);
  if (markOf(deps, before) !== input.instead) return refuse('stale-revision');

  const words = drawPhrase(list, deps.random);
  const slow = await deps.phraseHash(foldPhrase(words) ?? '', deps.secrets.of(consultationId).phraseSalt);
  if (slow === undefined) return refuse('too-fast');
  const verifier = verifierFor(deps, { consultationId, slow });
  if (before !== undefined) await promiseShut(deps, { consultationId, way: 'phrase', hash: before });
  const result = await db.write(putVerifier({ participantId, verifier, before }));
  return result.ok ? done({ words }) : refusedBy(result);
}

type Seat = {
  readonly ok: true;
  readonly db: Database;
  readonly consultationId: string;
  readonly participantId: string;
};

async function seatOf(deps: Deps, actor: Actor): Promise<Seat | ReturnType<typeof refuse>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const facts = await deps.facts(actor.consultationId);
  const db = facts && (await openConsultation(deps, actor.consultationId));
  if (!db) return refuse('not-found');
  const subject = { organisationId: facts.organisationId, consultationId: actor.consultationId };
  if (!can(actor, 'own-phrase:make', subject)) return refuse('not-allowed');
  return { ok: true, db, consultationId: actor.consultationId, participantId: actor.participantId };
}

/** A trace of the trace: a form carries it through a browser, and nobody can find a phrase by it. */
function markOf(deps: Deps, verifier: Buffer | undefined): string {
  return verifier === undefined
    ? ''
    : deps.secrets.hash('phrase-form', verifier.toString('hex')).toString('base64url').slice(0, 22);
}
