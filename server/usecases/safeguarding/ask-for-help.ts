import { activityById } from '../../../db/queries/consultations.ts';
import { contributionById } from '../../../db/queries/contributions.ts';
import { addCase } from '../../../db/queries/sealed-case-writes.ts';
import { caseById } from '../../../db/queries/sealed-cases.ts';
import { sealContribution } from '../../../db/queries/sealed-contributions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { postContribution } from '../room/post-contribution.ts';
import { sealText } from './seal-text.ts';

export type Ask = {
  /** Made where it was written: the same ask twice is one case. */
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** Written into an activity: `help` leaves there a line without words, `both` posts it there as well. */
  readonly activityId?: string | undefined;
  readonly choice: 'help' | 'both';
};

/**
 * A child tells the team in confidence, in whatever state the consultation is. The text is sealed in this call and kept
 * nowhere open. With `both` the same words are a usual contribution too, which a moderator reads; where none is taken any
 * more, the case stands all the same and `counted` is false. So it does where the activity went meanwhile, as a small group goes
 * when all of it closes: `gone`, and then no page of it comes back.
 * Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`, `text-unreadable`, `team-not-ready` (fewer than two
 * leads could open it), `id-taken`, `too-fast`.
 */
export async function askForHelp(
  deps: Deps,
  actor: Actor,
  input: Ask,
): Promise<Outcome<{ caseId: string; counted: boolean; gone: boolean }>> {
  const found = await inSeat(deps, actor, 'help:ask');
  if (!found.ok) return found;
  const { db, row, child, day, minute } = found;
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);

  const earlier = await caseById(db, input.id);
  if (earlier && earlier.participantId !== child.participantId) return refuse('id-taken');
  // The case of a contribution has its number, which every child in the room knows: nobody takes it before its author.
  const said = earlier ? undefined : await contributionById(db, input.id);
  if (said && said.participantId !== child.participantId) return refuse('id-taken');
  if (!earlier) {
    const sealed = await sealText(deps, {
      organisationId: row.organisationId,
      consultationId: row.id,
      caseId: input.id,
      number: 1,
      part: 'told',
      text: clean.text,
      day,
    });
    if (!sealed) return refuse('team-not-ready');
    const { participantId } = child;
    const { language } = input;
    const told = [
      ...addCase({ id: input.id, participantId, kind: 'child', language, day, minute }),
      ...sealed,
    ];
    const line =
      input.choice === 'help' && input.activityId !== undefined
        ? sealContribution({
            id: input.id,
            participantId,
            activityId: input.activityId,
            language,
            empty: db.text.encode(''),
            day,
          })
        : [];
    const first = await db.write([...told, ...line]);
    // Help waits for no place: without the activity the case stands alone.
    const result = !first.ok && first.refusal === 'activity-unknown' ? await db.write(told) : first;
    // Sent twice at once: the other one stands.
    if (!result.ok && result.refusal !== 'id-taken') return refusedBy(result);
    if (!result.ok && (await caseById(db, input.id))?.participantId !== participantId)
      return refuse('id-taken');
  }
  const gone = input.activityId !== undefined && !(await activityById(db, input.activityId));
  if (input.choice === 'help' || input.activityId === undefined)
    return done({ caseId: input.id, counted: false, gone });
  const posted = await postContribution(deps, actor, {
    id: input.id,
    activityId: input.activityId,
    text: input.text,
    language: input.language,
  });
  return posted.ok
    ? done({ caseId: input.id, counted: true, gone }, posted.events)
    : done({ caseId: input.id, counted: false, gone });
}
