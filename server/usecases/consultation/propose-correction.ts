import { auditStatement } from '../../../db/audit.ts';
import { activityWithTexts, signatures } from '../../../db/queries/consultation/consultations.ts';
import {
  corrections,
  proposeCorrection as propose,
  signedCorrections,
  timesCorrected,
} from '../../../db/queries/consultation/corrections.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import {
  correctionOf,
  longestCorrected,
  type QuestionText,
  questionTexts,
  slotOf,
} from '../../core/consultation/corrections.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { quotesShown } from '../privacy/quotes-children.ts';
import { permitted } from './permitted.ts';

/** The kinds of signature under new words of a question; the subject is the correction. */
export const correctionProposed = 'correction-proposed';
export const correctionSigned = 'correction-signed';

/**
 * Proposes new words for a question that children are asked already, and why: of what it asks and of its choices, all of them in every language at both levels. Children read them when a
 * second person has signed them (`sign-correction.ts`). Sent twice it is one.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `activity-unknown` (also a small group, which asks what its room asks), `choices-changed`, `field-missing` (an empty text, or no reason), `field-too-long`,
 * `language-unknown`, `version-same`, `words-of-children` (words of a child that all others may read stand in it, and did not stand there before: nobody could take them back), `state-forbids` (not running),
 * `already-proposed` (another one waits), `stale-revision` (it was corrected meanwhile).
 */
export async function proposeCorrection(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly activityId: string;
    /** How often its words had been corrected when they were read. */
    readonly revision: number;
    readonly texts: readonly QuestionText[];
    readonly reason: string;
  },
): Promise<Outcome<{ correctionId: string }>> {
  const { consultationId, activityId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:edit', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  if (!isRunning(row.state)) return refuse('state-forbids');
  const asked = await activityWithTexts(db, activityId);
  if (asked?.groupOf !== '') return refuse('activity-unknown');
  if ((await timesCorrected(db, activityId)) !== input.revision) return refuse('stale-revision');
  // Left over of a language that was taken out before it was approved: no child is asked in it, and no form has it.
  const stands = questionTexts(asked).filter(({ language }) => row.languages.includes(language));
  const earlier = (await signedCorrections(db)).flatMap((each) =>
    each.activityId === activityId ? each.texts : [],
  );
  const corrected = correctionOf(stands, input.texts, earlier);
  if (!corrected.ok) return refuse(corrected.code);
  const { texts } = corrected;
  const reason = cleanText(input.reason);
  if (!reason.ok) return refuse(reason.code === 'text-too-long' ? 'field-too-long' : 'field-missing');
  if (reason.text.length > longestCorrected) return refuse('field-too-long');
  const written = [...texts.map(({ words }) => words), reason.text];
  const stood = [...stands.map(({ words }) => words), ...earlier.map(({ before }) => before)];
  if (await quotesShown(db, written, stood)) return refuse('words-of-children');

  const correctionId = newId(deps.random);
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...propose(db, { id: correctionId, activityId, times: input.revision, reason: reason.text, texts }),
    sign({
      kind: correctionProposed,
      subject: correctionId,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'question:propose',
      subject: activityId,
      detail: '',
    }),
  ]);
  if (result.ok) return done({ correctionId });
  if (result.refusal !== 'id-taken') return refusedBy(result);
  const waits = (await corrections(db)).find(
    (each) => each.state === 'proposed' && each.activityId === activityId,
  );
  const by = (await signatures(db)).find(
    ({ kind, subject }) => kind === correctionProposed && subject === waits?.id,
  );
  const same =
    waits?.reason === reason.text &&
    by?.staffId === actor.staffId &&
    waits.texts.length === texts.length &&
    texts.every((text) =>
      waits.texts.some((each) => slotOf(each) === slotOf(text) && each.words === text.words),
    );
  return same ? done({ correctionId: waits.id }) : refuse('already-proposed');
}
