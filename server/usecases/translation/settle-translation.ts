import { auditStatement } from '../../../db/audit.ts';
import { settleTranslation as settle } from '../../../db/queries/translations.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atDesk } from '../moderation/at-desk.ts';
import { translatedEvent } from './translate-shown.ts';

/**
 * A person who read the words and their translation signs it, or takes it away; it is not made again while the words stand as they do. The
 * words themselves are as they were. Refusals: `not-allowed`, `not-found`, `training-needed`, `break-needed`, `stale-revision` (the words
 * moved on, another person took it away, or it is of a child this person knows).
 */
export async function settleTranslation(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string; language: string; change: number; to: 'signed' | 'removed' },
): Promise<Outcome<null>> {
  const { consultationId, id, language, change, to } = input;
  const found = await atDesk(deps, actor, { deed: 'translation:sign', consultationId, awake: true });
  if (!found.ok) return found;
  const { db, facts, staff } = found;
  const { staffId } = staff;
  const result = await db.write([
    ...settle(db, { id, language, change, to, staffId }),
    auditStatement({
      day: facts.day(deps.clock()),
      actor: staffId,
      deed: `translation:${to}`,
      subject: id,
      detail: language,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const seq = result.rows[0]?.[0]?.[0];
  return done(null, typeof seq === 'number' ? await translatedEvent(db, { consultationId, id, seq }) : []);
}
