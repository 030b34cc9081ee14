import { auditStatement } from '../../../db/audit.ts';
import { leadKeyOf, putLeadKey } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, can, type Staff } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { forgetOldKey } from './forget-lead.ts';

/** An uncompressed point of P-256. */
const publicKeyBytes = 65;
/** Nonce, a P-256 private key as PKCS #8 (138 bytes in every runtime we know) and the tag; generous. */
const longestWrapped = 400;

function mayHaveKey(actor: Actor): actor is Staff {
  return (
    actor.kind === 'staff' &&
    actor.grants.some(({ role, consultationId }) => {
      const subject = { organisationId: actor.organisationId, consultationId };
      return role === 'safeguarding-lead' && can(actor, 'case:work', subject);
    })
  );
}

/** The own key of a lead: public, and wrapped by a code that only the lead has; null while it has none. Refusal: `not-allowed`. */
export async function readLeadKey(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ publicKey: string; wrapped: string; day: string } | null>> {
  if (!mayHaveKey(actor)) return refuse('not-allowed');
  const key = await leadKeyOf(deps.databases.control, actor.staffId);
  if (!key) return done(null);
  return done({
    publicKey: key.publicKey.toString('base64url'),
    wrapped: key.wrapped.toString('base64url'),
    day: key.day,
  });
}

/**
 * Keeps the key that a lead made in its browser. A new one ends the old one: what was sealed to that one is opened by nobody
 * with it any more, and other leads seal their halves anew (`passHalves`). It is done once the new one is kept. Whoever only found a session open replaces no key: it
 * takes a fresh second factor. Refusals: `not-allowed`, `factor-needed`, `message-malformed`.
 */
export async function saveLeadKey(
  deps: Deps,
  actor: Actor,
  input: { publicKey: Uint8Array; wrapped: Uint8Array },
): Promise<Outcome<null>> {
  if (!mayHaveKey(actor)) return refuse('not-allowed');
  if (!actor.freshFactor) return refuse('factor-needed');
  const { publicKey, wrapped } = input;
  if (publicKey.length !== publicKeyBytes || publicKey[0] !== 4) return refuse('message-malformed');
  if (wrapped.length < 60 || wrapped.length > longestWrapped) return refuse('message-malformed');
  const day = dayIn('UTC', deps.clock());
  await deps.databases.control.write([
    putLeadKey({ staffId: actor.staffId, publicKey, wrapped, day }),
    auditStatement({ day, actor: actor.staffId, deed: 'lead:key', subject: actor.staffId, detail: '' }),
  ]);
  // The new key stands, whatever a database gives no answer: a lead that keeps its old sheet could open nothing any more. The clock goes on with what is left
  // (`forgetOldKeys`), and says where it fails.
  await forgetOldKey(deps, actor).catch(() => undefined);
  return done(null);
}
