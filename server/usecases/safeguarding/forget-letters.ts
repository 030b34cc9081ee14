import { auditStatement } from '../../../db/audit.ts';
import { lettersSilentSince, removeLetter } from '../../../db/queries/safeguarding/letters.ts';
import { dayIn, dayMs } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { letterDays, withoutSeat } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { forgetReasons } from './forget-reasons.ts';

/**
 * A letter is gone when nobody wrote into it for its days, every row and byte. Done again it changes nothing. Refusal:
 * `not-allowed` (the clock alone).
 */
export async function forgetLetters(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly removed: number }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const { complaints: db } = deps.databases;
  const now = deps.clock();
  const day = dayIn('UTC', now);
  let removed = 0;
  try {
    for (const id of await lettersSilentSince(db, dayIn('UTC', now - letterDays * dayMs))) {
      const result = await db.write([
        ...removeLetter(id),
        auditStatement({ day, actor: actor.name, deed: 'letter:remove', subject: id, detail: '' }),
      ]);
      if (result.ok) removed += 1;
    }
  } finally {
    // The next run finds only what is still there: what went is written over now, or within a minute.
    if (removed > 0) await writeAnew(deps, db);
  }
  // Also after a day on which none went: a stop may have come before.
  await forgetReasons(deps, db, withoutSeat);
  return done({ removed });
}
