import type { Database } from '../../../db/databases.ts';
import { releases } from '../../../db/queries/analysis/releases.ts';
import { plannedUses, putAssent } from '../../../db/queries/consultation/consent.ts';
import { dropUncountedCodings, objectionsOf, putObjection } from '../../../db/queries/privacy/objections.ts';
import { takeAllDown } from '../../../db/queries/session/listening.ts';
import { forgetTranslations } from '../../../db/queries/translation/translation-writes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Use } from '../../core/privacy/objections.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Actor, Child } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { forgottenEvents } from '../translation/forgotten.ts';
import { inSeat } from './in-seat.ts';
import { liftChoice, promiseChoice } from './promised.ts';

/**
 * A child says no to one use of what it gave, or takes that no back; at any time, also after closing. What was signed before
 * stays as it is, and what was signed without its words is never said to rest on them. To allow a further use that the consultation makes is also the yes to it, whatever it said when it was asked: silence is
 * none. `elsewhere`: the page had said that words leave this machine for it. A no to translation takes the translations of its words from
 * every screen in the same commit, one to being quoted or counted takes them from whoever listens, to whom they do not come back by themselves. No backup undoes a no. The same again changes nothing. Refusals: `not-allowed`, `not-found`,
 * `state-forbids` (the use was taken out a moment ago).
 */
export async function objectToUse(
  deps: Deps,
  actor: Actor,
  input: { use: Use; on: boolean; elsewhere?: boolean },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'own-use:object');
  if (!found.ok) return found;
  const { db, child, day } = found;
  const { participantId, consultationId } = child;
  const { use, on, elsewhere = false } = input;
  const choice = { consultationId, participantId, choice: `objection ${use}` } as const;
  if (on) await promiseChoice(deps, choice);
  const forgets = use === 'translation' && on;
  const unheard = use !== 'translation';
  const allowed = on || use === 'analysis' || !(await isMade(db, use)) ? undefined : use;
  const missed = use === 'analysis' && !on && (await missedRelease(deps, db, child));
  const result = await db.write([
    ...(unheard ? [takeAllDown(participantId, on ? 'no' : 'yes')] : []),
    ...(missed ? dropUncountedCodings([participantId]) : []),
    ...putObjection({ participantId, use, on, day }),
    ...(allowed ? putAssent({ participantId, use: allowed, answer: 'yes', elsewhere, day }) : []),
    ...(forgets ? forgetTranslations(db, participantId) : []),
  ]);
  if (!result.ok) return refusedBy(result);
  const heard = unheard && (result.rows[0] ?? []).length > 0;
  if (!on) await liftChoice(deps, choice);
  if (allowed) await liftChoice(deps, { consultationId, participantId, choice: `assent ${allowed}` });
  return done(null, [
    ...(forgets ? await forgottenEvents(db, result, consultationId) : []),
    ...(heard ? [{ name: 'listening-changed' as const, consultationId }] : []),
  ]);
}

/**
 * Was the newest release signed without this child? Only one that was published by an older version left what its words were sorted under. Those
 * that said no on the very day may have been counted: what they were told stays. One that said no on that day before it was signed, in a
 * release of an older version, was told nothing and now reads that findings rest on its words: days cannot tell the two apart.
 */
async function missedRelease(deps: Deps, db: Database, child: Child): Promise<boolean> {
  const [newest] = await releases(deps.databases.control, child.consultationId);
  const objected = (await objectionsOf(db, child.participantId)).get('analysis');
  return newest !== undefined && objected !== undefined && objected < newest.day;
}

async function isMade(db: Database, use: FurtherUse): Promise<boolean> {
  return (await plannedUses(db)).some((each) => each.use === use && each.state === 'made');
}
