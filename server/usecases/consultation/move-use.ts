import { auditStatement } from '../../../db/audit.ts';
import { moveUse as move, plannedUses } from '../../../db/queries/consultation/consent.ts';
import { clearWordsUp } from '../../../db/queries/session/listening.ts';
import { forgetTranslations } from '../../../db/queries/translation/translation-writes.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { liftDecided, promiseDecided } from '../privacy/promised-decisions.ts';
import { forgottenEvents } from '../translation/forgotten.ts';
import { permitted } from './permitted.ts';

/**
 * While a consultation runs: one person asks for a further use of children's words, another one approves it, and from then
 * on each child is asked. Dropping a use takes one person. A yes that children gave stays written and is used for nothing;
 * translations that were made go from every screen in the same commit, and what is up for those who listen is taken down.
 * Refusals: `not-found`, `one-person-alone`, `factor-needed` (approving alone), `state-forbids` (not running, or not asked for).
 */
export async function moveUse(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; use: FurtherUse; to: 'asked' | 'made' | 'dropped' },
): Promise<Outcome<null>> {
  const { consultationId, use, to } = input;
  const deed = to === 'made' ? 'consultation:approve' : 'consultation:edit';
  const found = await permitted(deps, actor, { deed, consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const staffId = actorName(actor);
  if (to === 'made' && (await plannedUses(db)).some((each) => each.use === use && each.staffId === staffId))
    return refuse('one-person-alone');
  if (to === 'made' && needsFactor(actor, deed)) return refuse('factor-needed');
  const forgets = use === 'translation' && to === 'dropped';
  const silences = use === 'quotes' && to === 'dropped';
  const decision = ['use', use] as const;
  if (to === 'dropped') await promiseDecided(deps, { consultationId, decisions: [decision] });
  const result = await db.write([
    ...move({ use, to, staffId }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: staffId,
      deed: `use:${to}`,
      subject: consultationId,
      detail: use,
    }),
    ...(silences ? [clearWordsUp()] : []),
    ...(forgets ? forgetTranslations(db, null) : []),
  ]);
  if (!result.ok) return refusedBy(result);
  // Two people said so anew: a backup has from then on how it stands.
  if (to === 'made') await liftDecided(deps, { consultationId, decision });
  return done(null, [
    ...(silences ? [{ name: 'listening-changed', consultationId } as const] : []),
    ...(forgets ? await forgottenEvents(db, result, consultationId) : []),
  ]);
}
