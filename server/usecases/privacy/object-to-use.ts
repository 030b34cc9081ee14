import type { Database } from '../../../db/databases.ts';
import { plannedUses, putAssent } from '../../../db/queries/consent.ts';
import { hasWordsUp } from '../../../db/queries/listening.ts';
import { putObjection } from '../../../db/queries/objections.ts';
import { forgetTranslations } from '../../../db/queries/translation-writes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Use } from '../../core/privacy/objections.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { forgottenEvents } from '../translation/forgotten.ts';
import { inSeat } from './in-seat.ts';
import { liftChoice, promiseChoice } from './promised.ts';

/**
 * A child says no to one use of what it gave, or takes that no back; at any time, also after closing. What was signed before
 * stays as it is. To allow a further use that the consultation makes is also the yes to it, whatever it said when it was asked: silence is none. A no to translation takes the translations of its words from every screen in the same commit. No backup undoes a no. The same again changes nothing. Refusals: `not-allowed`, `not-found`,
 * `state-forbids` (the use was taken out a moment ago).
 */
export async function objectToUse(
  deps: Deps,
  actor: Actor,
  input: { use: Use; on: boolean },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'own-use:object');
  if (!found.ok) return found;
  const { db, child, day } = found;
  const { participantId, consultationId } = child;
  const choice = { consultationId, participantId, choice: `objection ${input.use}` } as const;
  if (input.on) await promiseChoice(deps, choice);
  const forgets = input.use === 'translation' && input.on;
  const allowed =
    input.on || input.use === 'analysis' || !(await isMade(db, input.use)) ? undefined : input.use;
  const result = await db.write([
    ...putObjection({ participantId, ...input, day }),
    ...(allowed ? putAssent({ participantId, use: allowed, answer: 'yes', day }) : []),
    ...(forgets ? forgetTranslations(participantId) : []),
  ]);
  if (!result.ok) return refusedBy(result);
  if (!input.on) await liftChoice(deps, choice);
  if (allowed) await liftChoice(deps, { consultationId, participantId, choice: `assent ${allowed}` });
  const heard = input.on && input.use !== 'translation' && (await hasWordsUp(db, participantId));
  return done(null, [
    ...(forgets ? await forgottenEvents(db, result, consultationId) : []),
    ...(heard ? [{ name: 'listening-changed' as const, consultationId }] : []),
  ]);
}

async function isMade(db: Database, use: FurtherUse): Promise<boolean> {
  return (await plannedUses(db)).some((each) => each.use === use && each.state === 'made');
}
