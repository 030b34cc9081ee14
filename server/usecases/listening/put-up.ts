import { auditStatement } from '../../../db/audit.ts';
import { putUp, takeDown } from '../../../db/queries/session/listening.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { mostUp } from '../../core/room/listening.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/**
 * Puts words of a room up for those who listen, as this person read them (`change`), or takes them down (R531); none of a child this person knows, of which its page has
 * none. Taken down twice is once: it is in the log once. Refusals: `not-found`; `state-forbids` (no hour is planned or runs, the words may not be heard, or this person
 * knows their child); `stale-revision` (they are other words by now); `many-already` (twenty others are up that it is shown).
 */
export async function putWordsUp(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly id: string } & (
    | { readonly up: true; readonly change: number }
    | { readonly up: false }
  ),
): Promise<Outcome<null>> {
  const { consultationId, id, up } = input;
  const found = await permitted(deps, actor, { deed: 'listening:lead', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const now = deps.clock();
  const staffId = actorName(actor);
  const result = await db.write([
    ...(input.up
      ? putUp({ id, change: input.change, staffId, minute: minuteOf(now), most: mostUp })
      : takeDown({ id, staffId })),
    auditStatement({
      day: dayIn(row.timeZone, now),
      actor: staffId,
      deed: up ? 'listening:put-up' : 'listening:take-down',
      subject: id,
      detail: '',
    }),
  ]);
  if (!up && !result.ok && result.refusal === 'already-decided') return done(null);
  return result.ok ? done(null, [{ name: 'listening-changed', consultationId }]) : refusedBy(result);
}
