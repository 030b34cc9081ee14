import { auditStatement } from '../../../db/audit.ts';
import {
  checkPlain as checkStatements,
  plainAuthors,
} from '../../../db/queries/consultation/plain-authors.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver } from '../../core/consultation/lifecycle.ts';
import { plainToCheck, sectionsAtOnce } from '../../core/consultation/plain-authors.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type PlainCheck = {
  readonly consultationId: string;
  /** Of the consultation on the page that was read; what was written elsewhere in it since does not matter. */
  readonly revision: number;
  readonly language: string;
  readonly anchors: readonly string[];
};

/**
 * Somebody of the staff has read the plain words of these sections (ten at most) in one language beside the original, at each level, and says
 * that they say the same. Answers how many texts that were; what this person wrote waits for somebody else. Refusals: `not-found`, `not-allowed` (only
 * a person checks), `field-missing` (no section, or more than ten), `state-forbids` (nothing waits, or it is over), `one-person-alone`
 * (all that waits is this person's own), `stale-revision` (written again, or moved to another section, since it was read).
 */
export async function checkPlain(
  deps: Deps,
  actor: Actor,
  input: PlainCheck,
): Promise<Outcome<{ texts: number }>> {
  const { consultationId, language, anchors } = input;
  const found = await permitted(deps, actor, { deed: 'plain:check', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  if (anchors.length === 0 || anchors.length > sectionsAtOnce) return refuse('field-missing');
  const { db, row } = found;
  if (isOver(row.state)) return refuse('state-forbids');
  const { staffId, name: staffName } = actor;
  const waiting = plainToCheck(await plainAuthors(db), { anchors, language, staffId, read: input.revision });
  if (!waiting.ok) return waiting;
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...waiting.plain.flatMap((plain) => checkStatements(db, { plain, staffId, staffName, day })),
    auditStatement({
      day,
      actor: staffId,
      deed: 'plain:check',
      subject: consultationId,
      detail: `${language}: section ${[...new Set(waiting.plain.map(({ anchor }) => anchor))].join(', ')}`,
    }),
  ]);
  return result.ok ? done({ texts: waiting.plain.length }) : refusedBy(result);
}
