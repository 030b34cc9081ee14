import { auditStatement } from '../../../db/audit.ts';
import {
  addAnswer,
  dropAnswer,
  endWaitWithAnswer,
  seeAnswer,
} from '../../../db/queries/safeguarding/case-answers.ts';
import { noteDrill } from '../../../db/queries/safeguarding/leads.ts';
import { answersOf, openingsOf, textsOf } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import { readersOf } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { secondPress } from '../../core/staff/second-press.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { atCase } from './as-lead.ts';
import { nextNumber } from './seal-text.ts';

type AtCase = { readonly consultationId: string; readonly caseId: string };

/**
 * A lead writes what the team answers. It reaches nobody before another lead has seen it. The same words of the same lead are one draft as long as
 * nobody has seen it and the child has not written since: a button that is pressed twice makes no second one.
 * Refusals: `not-found`, `training-needed`, `state-forbids` (nobody has opened the case), those of a text, `try-again`.
 */
export async function writeAnswer(
  deps: Deps,
  actor: Actor,
  input: AtCase & { text: string },
): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, staff, day } = found;
  if (found.case.state === 'sealed') return refuse('state-forbids');
  const clean = cleanText(input.text);
  if (!clean.ok) return refuse(clean.code);
  const isDrafted = async () => {
    const [answers, texts] = await Promise.all([answersOf(db, found.case.id), textsOf(db, found.case.id)]);
    const last = Math.max(0, ...texts.map(({ number }) => number));
    return answers.some(
      ({ number, body, writtenBy, seenBy }) =>
        number > last && seenBy === null && writtenBy === staff.staffId && body === clean.text,
    );
  };
  // The number first: what was drafted before it was read is found, and what is drafted later takes the same number.
  const number = await nextNumber(db, found.case.id);
  if (await isDrafted()) return done(null);
  const result = await db.write([
    ...addAnswer(db, { caseId: found.case.id, number, body: clean.text, staffId: staff.staffId, day }),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: 'case:answer',
      subject: found.case.id,
      detail: String(number),
    }),
  ]);
  if (result.ok) return done(null);
  if (result.refusal !== 'id-taken') return refusedBy(result);
  return (await isDrafted()) ? done(null) : refuse('try-again');
}

/**
 * Another lead has seen an answer and sends it, or it is dropped by whoever of the leads. With it the wait ends, unless the child has
 * written again since it was drafted. A rehearsal that two leads opened and answered is noted for the organisation. Sent twice by one lead it is sent once.
 * `seen`: the trace of the words that were read (`readSealedCase`), as a number that was dropped is given again.
 * Refusals: `not-found`, `training-needed`, `one-person-alone` (it wrote it), `already-decided` (another lead sent it, or it is gone), `stale-revision`
 * (other words have this number by now).
 */
export async function settleAnswer(
  deps: Deps,
  actor: Actor,
  input: AtCase & { number: number; seen: string; to: 'send' | 'drop' },
): Promise<Outcome<null>> {
  const found = await atCase(deps, actor, input);
  if (!found.ok) return found;
  const { db, row, staff, day } = found;
  const standing = async () =>
    (await answersOf(db, found.case.id)).find(({ number }) => number === input.number);
  const read = await standing();
  if (!read) return refuse('already-decided');
  if (printOf(read.body) !== input.seen) return refuse('stale-revision');
  const of = { caseId: found.case.id, number: input.number, stored: read.stored };
  const send = input.to === 'send';
  const result = await db.write([
    ...(send ? [...seeAnswer({ ...of, staffId: staff.staffId }), ...endWaitWithAnswer(of)] : dropAnswer(of)),
    auditStatement({
      day,
      actor: staff.staffId,
      deed: send ? 'case:answer-seen' : 'case:answer-dropped',
      subject: found.case.id,
      detail: String(input.number),
    }),
  ]);
  if (!result.ok) {
    if (result.refusal !== 'one-person-alone') return refusedBy(result);
    const stands = await standing();
    if (!stands) return refuse('already-decided');
    if (!stands.stored.equals(read.stored)) return refuse('stale-revision');
    const again = secondPress({ doneBy: stands.seenBy, staffId: staff.staffId });
    if (!again.ok) return again;
  }
  if (!send || found.case.kind !== 'drill') return done(null);
  const readers = readersOf((await openingsOf(db, found.case.id)).filter(({ part }) => part === 'told'));
  if (!readers || (await answersOf(db, found.case.id)).length === 0) return done(null);
  await deps.databases.control.write([
    noteDrill({
      caseId: found.case.id,
      organisationId: row.organisationId,
      firstLead: readers[0],
      secondLead: readers[1],
      day: dayIn('UTC', deps.clock()),
    }),
  ]);
  return done(null);
}
