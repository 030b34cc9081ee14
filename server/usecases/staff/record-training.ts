import { auditStatement } from '../../../db/audit.ts';
import { staffById } from '../../../db/queries/staff/staff.ts';
import { putTraining } from '../../../db/queries/staff/training.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type TrainingTopic, wrongInTraining } from '../../core/staff/duty.ts';
import { type Actor, canTo } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/**
 * Somebody confirms that a person was trained in these topics on a day (YYYY-MM-DD), which is neither to come, wherever it was typed, nor so long ago
 * that it holds no more. Nobody confirms it for itself. What is recorded last holds, also where its day is earlier than the one before.
 * Refusals: `not-found`, `not-allowed`, `one-person-alone`, `field-missing` (no topic, or no such day).
 */
export async function recordTraining(
  deps: Deps,
  actor: Actor,
  input: { staffId: string; topics: readonly TrainingTopic[]; day: string },
): Promise<Outcome<null>> {
  const control = deps.databases.control;
  const person = await staffById(control, input.staffId);
  if (!person || person.state === 'revoked') return refuse('not-found');
  if (!canTo(actor, 'training:record', person)) return refuse('not-allowed');
  if (actorName(actor) === person.staffId) return refuse('one-person-alone');
  const now = deps.clock();
  if (wrongInTraining(input, now)) return refuse('field-missing');
  await control.write([
    ...input.topics.map((topic) =>
      putTraining({ staffId: person.staffId, topic, day: input.day, confirmedBy: actorName(actor) }),
    ),
    auditStatement({
      day: dayIn('UTC', now),
      actor: actorName(actor),
      deed: 'training:record',
      subject: person.staffId,
      detail: `${input.topics.join(' ')} ${input.day}`,
    }),
  ]);
  return done(null);
}
