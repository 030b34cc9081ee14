import {
  type AnswerRow,
  answersTo,
  type ComplaintRow,
  complaintsTo,
  repliesTo,
} from '../../../db/queries/complaints/complaints.ts';
import { judgedOn } from '../../core/analysis/ledger.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isLate, type Others, othersOf, roundToAnswer } from '../../core/privacy/complaint.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { type ListedConsultation, listConsultations } from '../consultation/list-consultations.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { readsToLog } from '../privacy/log-reads.ts';
import { isOverseer, overseen, subjectOf } from './may-oversee.ts';

/** A complaint in the list: no word of it. */
export type ListedComplaint = Pick<
  ComplaintRow,
  'id' | 'kind' | 'way' | 'language' | 'state' | 'outcome' | 'day' | 'dueDay'
> & {
  readonly others: Others;
  readonly late: boolean;
  /** Null where it names none, or one that is gone. */
  readonly consultation: string | null;
};

/** All complaints that this person answers for, what is due first on top. Refusal: `not-allowed`. */
export async function readComplaints(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly ListedComplaint[]>> {
  if (!isOverseer(actor)) return refuse('not-allowed');
  const titles = await consultationsOf(deps, actor);
  const judged = judgedOn(deps.clock());
  const rows = await complaintsTo(deps.databases.complaints, actor.organisationId);
  return done(
    rows
      .filter((row) => can(actor, 'complaint:read', subjectOf(row)))
      .map((row) => ({
        ...listed(row, judged),
        consultation: titles.get(row.consultationId)?.title ?? null,
      })),
  );
}

function listed(row: ComplaintRow, judged: string): Omit<ListedComplaint, 'consultation'> {
  const { id, kind, way, language, state, outcome, day, dueDay } = row;
  const others = othersOf(row.receipts);
  return { id, kind, way, language, state, outcome, day, dueDay, others, late: isLate(row, judged) };
}

export type ComplaintCase = ListedComplaint & {
  readonly text: string;
  readonly consultationId: string;
  readonly consultationState: ListedConsultation['state'] | null;
  readonly answers: readonly AnswerRow[];
  readonly replies: readonly { readonly id: string; readonly text: string; readonly day: string }[];
  /** The answer that is due now, if any. */
  readonly round: 1 | 2 | null;
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
};

/** One complaint with its words. That it was read stands in the audit log before. Refusal: `not-found`. */
export async function readComplaint(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<ComplaintCase>> {
  const found = await overseen(deps, actor, { deed: 'complaint:read', id: input.id });
  if (!found.ok) return found;
  const { row, staff } = found;
  const db = deps.databases.complaints;
  const today = dayIn('UTC', deps.clock());
  const [answers, replies, consultations] = await Promise.all([
    answersTo(db, row.id),
    repliesTo(db, row.id),
    consultationsOf(deps, staff),
  ]);
  // A reply is words that were not read before: each is named once.
  const read = readsToLog(deps, {
    consultationId: row.id,
    actor,
    deed: 'complaint:read',
    day: today,
    ids: [row.id, ...replies.map(({ id }) => id)],
  });
  if (read.statements.length > 0) {
    const logged = await db.write([...read.statements]);
    if (!logged.ok) return refusedBy(logged);
    read.written();
  }
  const about = consultations.get(row.consultationId);
  return done({
    ...listed(row, judgedOn(deps.clock())),
    text: row.text,
    consultationId: row.consultationId,
    consultation: about?.title ?? null,
    consultationState: about?.state ?? null,
    answers,
    replies,
    round: roundToAnswer(row.state) ?? null,
    consultations: [...consultations.values()].map(({ id, title }) => ({ id, title })),
  });
}

async function consultationsOf(deps: Deps, actor: Actor): Promise<ReadonlyMap<string, ListedConsultation>> {
  const found = await listConsultations(deps, actor, {});
  return new Map((found.ok ? found.value : []).map((each) => [each.id, each]));
}
