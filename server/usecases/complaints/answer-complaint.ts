import { auditStatement } from '../../../db/audit.ts';
import { directoryEntry } from '../../../db/queries/analysis/versions.ts';
import { addAnswer, moveComplaint, setConsultation } from '../../../db/queries/complaints/complaint-acts.ts';
import { judgedOn } from '../../core/analysis/ledger.ts';
import { dayIn, daysAfter } from '../../core/consultation/days.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import {
  answeredOn,
  type ComplaintOutcome,
  longestAnswer,
  replyDays,
  roundToAnswer,
} from '../../core/privacy/complaint.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { overseen } from './may-oversee.ts';

/** The overseer says that it looks at it: whoever complained sees that. Refusals: `not-found`, `state-forbids`. */
export async function takeUpComplaint(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<null>> {
  const found = await overseen(deps, actor, { deed: 'complaint:answer', id: input.id });
  if (!found.ok) return found;
  const day = dayIn('UTC', deps.clock());
  const result = await deps.databases.complaints.write([
    ...moveComplaint({ id: found.row.id, from: 'received', to: 'reading' }),
    auditStatement({
      day,
      actor: found.staff.staffId,
      deed: 'complaint:take-up',
      subject: found.row.id,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/** The overseer says which consultation it is about; '' for none. Refusal: `not-found`. */
export async function placeComplaint(
  deps: Deps,
  actor: Actor,
  input: { id: string; consultationId: string },
): Promise<Outcome<null>> {
  const found = await overseen(deps, actor, { deed: 'complaint:answer', id: input.id });
  if (!found.ok) return found;
  const { row, staff } = found;
  const { consultationId } = input;
  // The directory knows it too when it is destroyed: what was done there can be complained about after.
  if (consultationId !== '' && !(await directoryEntry(deps.databases.control, consultationId)))
    return refuse('not-found');
  // Whoever oversees one consultation does not give a complaint away to where it reads no more.
  if (!can(staff, 'complaint:answer', { organisationId: row.organisationId, consultationId }))
    return refuse('not-found');
  const result = await deps.databases.complaints.write([
    setConsultation({ id: row.id, consultationId }),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staff.staffId,
      deed: 'complaint:place',
      subject: row.id,
      detail: consultationId,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}

/**
 * The overseer answers, at two levels and with what came of it: once, and once more where it did not help. There is no third.
 * `state` is what stood on the screen. Refusals: `not-found`, `state-forbids` (it moved, or nothing waits for an answer),
 * `stale-revision` (the second answer waits by now, and this is the first), `field-missing` (a level without words), `field-too-long`,
 * `already-decided`.
 */
export async function answerComplaint(
  deps: Deps,
  actor: Actor,
  input: {
    id: string;
    round: 1 | 2;
    outcome: ComplaintOutcome;
    texts: Readonly<Record<ReadingLevel, string>>;
  },
): Promise<Outcome<null>> {
  const found = await overseen(deps, actor, { deed: 'complaint:answer', id: input.id });
  if (!found.ok) return found;
  const { row, staff } = found;
  const db = deps.databases.complaints;
  const [younger, older] = [input.texts.younger.trim(), input.texts.older.trim()];
  if (younger === '' || older === '') return refuse('field-missing');
  if (younger.length > longestAnswer || older.length > longestAnswer) return refuse('field-too-long');
  const waits = roundToAnswer(row.state);
  // It was answered meanwhile and did not help: of that its form knew nothing.
  if (waits !== input.round) return refuse(waits === 2 ? 'stale-revision' : 'state-forbids');
  const day = dayIn('UTC', deps.clock());
  const result = await db.write([
    ...addAnswer({
      complaintId: row.id,
      from: row.state,
      round: input.round,
      outcome: input.outcome,
      texts: { younger: db.text.encode(younger), older: db.text.encode(older) },
      staffId: staff.staffId,
      day,
      answeredDay: answeredOn(row.day, judgedOn(deps.clock())),
      dueDay: daysAfter(day, replyDays),
    }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'complaint:answer',
      subject: row.id,
      detail: `${input.round} ${input.outcome}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
