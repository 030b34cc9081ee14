import { auditStatement } from '../../../db/audit.ts';
import { settleTranslation as settle } from '../../../db/queries/translation/translation-writes.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { atDesk } from '../moderation/at-desk.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { translatedEvent } from './translate-shown.ts';

/** A translation as a person read it: `change` of the words, and `round` of what people did with it. */
export type ReadTranslation = {
  readonly consultationId: string;
  readonly id: string;
  readonly language: string;
  readonly change: number;
  readonly round: number;
};

/**
 * A person who read the words and their translation signs it, or takes it away; it is not made again while the words stand as they do. The
 * words themselves are as they were. `change` and `round` as they were read. Refusals: `not-allowed`, `not-found`, `training-needed`,
 * `break-needed`, `one-person-alone` (it waits because a screen points at what this person typed), `stale-revision` (the words moved on,
 * another person did something with it, or it is of a child this person knows).
 */
export async function settleTranslation(
  deps: Deps,
  actor: Actor,
  input: ReadTranslation & { to: 'signed' | 'removed' },
): Promise<Outcome<null>> {
  const { consultationId, id, language, to } = input;
  const found = await atDesk(deps, actor, { deed: 'translation:sign', consultationId, awake: true });
  if (!found.ok) return found;
  const { db, facts, staff } = found;
  const { staffId } = staff;
  if (to === 'removed')
    await promiseDecided(deps, { consultationId, decisions: [['away', id, language, input.change]] });
  const result = await db.write([
    ...settle(db, { ...input, staffId }),
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
