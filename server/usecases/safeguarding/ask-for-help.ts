import { contributionById } from '../../../db/queries/room/contributions.ts';
import { addCase } from '../../../db/queries/safeguarding/sealed-case-writes.ts';
import { caseById, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { sealContribution } from '../../../db/queries/safeguarding/sealed-contributions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inSeat } from '../privacy/in-seat.ts';
import { maySpeakIn } from '../room/in-activity.ts';
import { postContribution } from '../room/post-contribution.ts';
import { reviseContribution } from '../room/revise-contribution.ts';
import { sealMore } from './seal-more.ts';
import { nonceOfForm, sealText } from './seal-text.ts';

export type Ask = {
  /** Made where it was written: the same ask twice is one case, and the same choice with it one text. */
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** Written into an activity: `help` leaves there a line without words, `both` posts it there as well. */
  readonly activityId?: string | undefined;
  /** Of a design: the position of the place that it is about, as in a post. */
  readonly place?: number | undefined;
  readonly choice: 'help' | 'both';
  /** The form's own 128 random bits, where it has some beside the `id`: other words in it are one more text. */
  readonly form?: string | undefined;
};

/**
 * A child tells the team in confidence, in whatever state the consultation is. The text is sealed in this call and kept
 * nowhere open. With `both` the same words are a usual contribution too, which a moderator reads; where none is taken any
 * more, the case stands all the same, with the line that `help` leaves, and `counted` is false. So it does without a line where the activity went meanwhile, as a small
 * group goes when all of it closes, and where no words of this child may stand (`maySpeakIn`): `gone`, and then no page of it comes back. Where the other choice went under this number before, these words are one
 * more text of its case, and with `both` the line that `help` left has them. `begun`: the case has no more than these words.
 * Refusals: `not-allowed`, `not-found`, `text-empty`, `text-too-long`, `text-unreadable`, `state-forbids` (it took this case back), `team-not-ready` (fewer than two
 * leads could open it), `id-taken`, `too-fast`.
 */
export async function askForHelp(
  deps: Deps,
  actor: Actor,
  input: Ask,
): Promise<Outcome<{ caseId: string; begun: boolean; counted: boolean; gone: boolean }>> {
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
  const { participantId } = child;
  const { id: caseId, text, language } = input;
  // The number stands with the case: words hashed with it alone could be guessed by whoever has the rows.
  const nonce = input.form
    ? nonceOfForm(deps, input.form, caseId, input.choice, text)
    : nonceOfForm(deps, caseId, input.choice);
  // What its child took back comes again by no form that comes again: the words are given back, and go with a form of their own.
  if (earlier?.state === 'withdrawn') return refuse('state-forbids');
  const { activityId, place } = input;
  const { organisationId } = row;
  const stands = async () =>
    activityId !== undefined && (await maySpeakIn(db, child, { organisationId, activityId }));
  // A line without words takes words later, where it was a false alarm: it lies nowhere where they could not be said.
  const line =
    activityId !== undefined && (await stands())
      ? sealContribution({
          id: caseId,
          participantId,
          activityId,
          language,
          empty: db.text.encode(''),
          day,
          place,
        })
      : [];
  let added = !earlier;
  if (earlier) {
    const more = await sealMore(deps, {
      db,
      row,
      case: earlier,
      texts: [{ part: 'told', text, nonce }],
      day,
      minute,
    });
    if (!more.ok) return more;
    added = more.value.added;
  }
  if (!earlier) {
    const sealed = await sealText(deps, {
      organisationId,
      consultationId: row.id,
      caseId,
      number: 1,
      part: 'told',
      text: clean.text,
      day,
      nonce,
    });
    if (!sealed) return refuse('team-not-ready');
    const told = [...addCase({ id: caseId, participantId, kind: 'child', language, day, minute }), ...sealed];
    const first = await db.write([...told, ...(input.choice === 'help' ? line : [])]);
    // Help waits for no place: without the activity the case stands alone.
    const result = !first.ok && first.refusal === 'activity-unknown' ? await db.write(told) : first;
    // Sent twice at once: the other one stands.
    if (!result.ok && result.refusal !== 'id-taken') return refusedBy(result);
    if (!result.ok && (await caseById(db, input.id))?.participantId !== participantId)
      return refuse('id-taken');
  }
  const gone = activityId !== undefined && !(await stands());
  const begun = (await textsOf(db, caseId)).length <= 1;
  const answer = { caseId, begun, gone };
  if (input.choice === 'help' || activityId === undefined) return done({ ...answer, counted: false });
  const posted = await postContribution(deps, actor, { id: caseId, activityId, text, language, place });
  if (!posted.ok) {
    // Then it is as with help alone: a line without words, which takes them where it was a false alarm. Refused where one stands there.
    if (!gone) await db.write(line);
    return done({ ...answer, counted: false });
  }
  // Where other words went under this number those are the ones that count.
  if (posted.value.state !== 'sealed')
    return done({ ...answer, counted: posted.value.text === clean.text }, posted.events);
  // `help` went under this number before. A form that comes again takes nothing out of the hands of the team.
  const { revision } = posted.value;
  const revised = added
    ? await reviseContribution(deps, actor, { id: caseId, revision, text, language })
    : undefined;
  return revised?.ok
    ? done({ ...answer, counted: true }, revised.events)
    : done({ ...answer, counted: false });
}
