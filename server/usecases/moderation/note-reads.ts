import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { atDesk } from './at-desk.ts';

/** Puts down which contributions a live desk was sent, also of whoever's training is over since. Refusals: `not-allowed`, `not-found`. */
export async function noteReads(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; ids: readonly string[] },
): Promise<Outcome<null>> {
  const { consultationId } = input;
  const found = await atDesk(deps, actor, { deed: 'desk:read', consultationId, lapsed: true });
  if (!found.ok) return found;
  await logReads(deps, found.db, {
    consultationId,
    actor,
    deed: 'desk:read',
    day: found.facts.day(deps.clock()),
    ids: input.ids,
  });
  return done(null);
}
