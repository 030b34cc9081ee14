import { putAssent } from '../../../db/queries/consultation/consent.ts';
import { takeAllDown } from '../../../db/queries/session/listening.ts';
import { forgetTranslations } from '../../../db/queries/translation/translation-writes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { liftChoice, promiseChoice } from '../privacy/promised.ts';
import { forgottenEvents } from '../translation/forgotten.ts';
import { asChild } from './as-child.ts';

/**
 * A child says yes or no to a use of its words that is new to it. No changes nothing, and it is not asked again;
 * a no that comes after a yes takes translations away, and words from whoever listens; no backup undoes it. `elsewhere`: the page had said
 * that words leave this machine.
 * Refusals: `not-allowed`, `not-found`, `state-forbids` (the consultation does not make this use).
 */
export async function answerUse(
  deps: Deps,
  actor: Actor,
  input: { use: FurtherUse; answer: 'yes' | 'no'; elsewhere?: boolean },
): Promise<Outcome<null>> {
  const found = await asChild(deps, actor, 'use:answer');
  if (!found.ok) return found;
  const { db, facts, child } = found;
  const day = facts.day(deps.clock());
  const { participantId, consultationId } = child;
  const choice = { consultationId, participantId, choice: `assent ${input.use}` } as const;
  if (input.answer === 'no') await promiseChoice(deps, choice);
  const forgets = input.use === 'translation' && input.answer === 'no';
  const unheard = input.use === 'quotes';
  const result = await db.write([
    ...(unheard ? [takeAllDown(participantId, input.answer)] : []),
    ...putAssent({ ...input, participantId, day }),
    ...(forgets ? forgetTranslations(db, participantId) : []),
  ]);
  if (!result.ok) return refusedBy(result);
  const heard = unheard && (result.rows[0] ?? []).length > 0;
  if (input.answer === 'yes') await liftChoice(deps, choice);
  return done(null, [
    ...(forgets ? await forgottenEvents(db, result, consultationId) : []),
    ...(heard ? [{ name: 'listening-changed' as const, consultationId }] : []),
  ]);
}
