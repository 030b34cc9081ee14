import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { activityById, signatures } from '../../../db/queries/consultation/consultations.ts';
import {
  corrections,
  dropCorrection as drop,
  signCorrection as put,
} from '../../../db/queries/consultation/corrections.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { groupsOf } from '../../../db/queries/session/small-groups.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';
import { correctionProposed, correctionSigned } from './propose-correction.ts';

/** The question of a correction that waits; undefined where it does not, or never was. */
async function waitsFor(db: Database, correctionId: string): Promise<string | undefined> {
  const found = (await corrections(db)).find(({ id, state }) => id === correctionId && state === 'proposed');
  return found?.activityId;
}

/**
 * A second person signs new words of a question: from this commit on children read them, with the day and the words from before beside them. No answer changes. What was proposed is
 * never reworded, only dropped and made anew, so that what was read is what is signed.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `one-person-alone` (the signer proposed it), `factor-needed`, `state-forbids` (not running, or it does not wait).
 */
export async function signCorrection(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly correctionId: string },
): Promise<Outcome<null>> {
  const { consultationId, correctionId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:approve', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  const activityId = await waitsFor(db, correctionId);
  if (activityId === undefined) return refuse('state-forbids');
  const proposed = (await signatures(db)).find(
    ({ kind, subject }) => kind === correctionProposed && subject === correctionId,
  );
  if (proposed?.staffId === actor.staffId) return refuse('one-person-alone');
  if (needsFactor(actor, 'consultation:approve')) return refuse('factor-needed');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...put({ id: correctionId, day }),
    sign({
      kind: correctionSigned,
      subject: correctionId,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'question:correct',
      subject: activityId,
      detail: '',
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  const [groups, asked] = await Promise.all([groupsOf(db, activityId), activityById(db, activityId)]);
  return done(
    null,
    [activityId, ...groups.map(({ id }) => id)].map((id) => ({
      name: 'question-corrected',
      consultationId,
      activityId: id,
      room: asked?.kind === 'room',
    })),
  );
}

/**
 * A proposed correction is taken back by who prepares, or turned down by who approves. No child has read it.
 * Refusals: `not-found`, `state-forbids` (it does not wait: what children have read is corrected by another one).
 */
export async function dropCorrection(
  deps: Deps,
  actor: Actor,
  input: { readonly consultationId: string; readonly correctionId: string },
): Promise<Outcome<null>> {
  const { consultationId, correctionId } = input;
  const found = await permitted(deps, actor, {
    deed: ['consultation:edit', 'consultation:approve'],
    consultationId,
  });
  if (!found.ok) return found;
  const activityId = await waitsFor(found.db, correctionId);
  if (activityId === undefined) return refuse('state-forbids');
  const result = await found.db.write([
    ...drop(correctionId),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'question:drop',
      subject: activityId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
