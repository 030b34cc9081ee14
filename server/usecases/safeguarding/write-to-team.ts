import { moveCase, waitForLeads } from '../../../db/queries/sealed-case-writes.ts';
import { caseById } from '../../../db/queries/sealed-cases.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { CasePart } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { nextNumber, sealText } from './seal-text.ts';

/**
 * A child writes on in its case (`told`), or how it can be reached (`reach`, sealed apart and kept for thirty days). Also
 * after the team closed it: then it waits again. Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`,
 * `text-unreadable`, `team-not-ready`, `try-again`.
 */
export async function writeToTeam(
  deps: Deps,
  actor: Actor,
  input: { caseId: string; part: CasePart; text: string },
): Promise<Outcome<null>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const own = await caseById(db, input.caseId);
  if (own?.participantId !== child.participantId || own.state === 'withdrawn') return refuse('not-found');
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);
  const sealed = await sealText(deps, {
    organisationId: row.organisationId,
    consultationId: row.id,
    caseId: own.id,
    number: await nextNumber(db, own.id),
    part: input.part,
    text: clean.text,
    day,
  });
  if (!sealed) return refuse('team-not-ready');
  const result = await db.write([
    ...sealed,
    ...moveCase({
      id: own.id,
      from: ['sealed', 'opened', 'answered', 'closed'],
      to: own.state === 'sealed' ? 'sealed' : 'opened',
    }),
    waitForLeads(own.id, minute),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'id-taken' ? refuse('try-again') : refusedBy(result);
}
