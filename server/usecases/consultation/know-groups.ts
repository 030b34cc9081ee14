import { auditStatement } from '../../../db/audit.ts';
import { batches } from '../../../db/queries/consultation/code-batches.ts';
import type { ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { paperBatches } from '../../../db/queries/paper/paper.ts';
import { type KnownHow, knowGroup, knownGroups } from '../../../db/queries/staff/own-groups.ts';
import { type StaffRow, staffOf } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isTrained } from '../../core/staff/duty.ts';
import { type Actor, can, type Subject } from '../../core/staff/roles.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { comingInNow } from '../staff/coming-in.ts';
import { permitted } from './permitted.ts';

export type GroupRow = {
  readonly batchId: string;
  /** As whoever made the codes or sheets called it; '' for a mixed pile. */
  readonly label: string;
  readonly day: string;
  readonly onPaper: boolean;
  /** How this person came to know it; null where it does not. */
  readonly mine: KnownHow | null;
  /** How many moderators here could read it: those that do not know it, and can read at all (`readersOf`). */
  readonly readers: number;
};

/**
 * Who can read for this consultation, ids of staff: whoever decides at its desk, with a training that holds, and is in or can still come in.
 * Anybody else is left for no words, whatever it was asked to be.
 */
export async function readersOf(
  deps: Deps,
  row: Pick<ConsultationRow, 'id' | 'organisationId'>,
): Promise<readonly string[]> {
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const [people, comingIn] = await Promise.all([
    staffOf(deps.databases.control, row.organisationId),
    comingInNow(deps, row.organisationId),
  ]);
  const today = dayIn('UTC', deps.clock());
  return people
    .filter(
      (person) =>
        can(person, 'desk:decide', subject) && isTrained(person, today) && comingIn.has(person.staffId),
    )
    .map(({ staffId }) => staffId);
}

/**
 * Of these people those who are offered as being with the children of a group: whoever may know groups of this consultation, leads as well, and has access
 * still. Whoever is not offered is named nowhere, and reads what children say that it sat beside.
 */
export function offeredForGroups(
  people: readonly StaffRow[],
  subject: Subject,
): readonly { readonly staffId: string; readonly name: string }[] {
  return people
    .filter((each) => each.state !== 'revoked' && can(each, 'groups:know', subject))
    .map(({ staffId, name }) => ({ staffId, name }));
}

/** Every group of a consultation, the newest last, and which of them this person knows. Refusals: `not-found`, `not-allowed`. */
export async function readGroups(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly GroupRow[]>> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const found = await permitted(deps, actor, { deed: 'groups:know', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [codes, sheets, known] = await Promise.all([batches(db), paperBatches(db), knownGroups(db)]);
  const groups = [
    ...codes.map((each) => ({ ...each, onPaper: false })),
    ...sheets.map((each) => ({ ...each, onPaper: true })),
  ].sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  const readers = await readersOf(deps, row);
  return done(
    groups.map(({ id, label, day, onPaper }) => {
      const of = known.filter(({ batchId }) => batchId === id);
      return {
        batchId: id,
        label,
        day,
        onPaper,
        mine: of.find(({ staffId }) => staffId === actor.staffId)?.how ?? null,
        readers: readers.filter((each) => !of.some(({ staffId }) => staffId === each)).length,
      };
    }),
  );
}

/**
 * Somebody of the staff says which groups it knows. From then on it reads and decides nothing of their children, at the desk, in second
 * looks, in cases and on paper; nobody takes that back, or it would be taken back for as long as a look needs.
 * `batchIds`: what it says now; those it said before stay. Refusals: `not-found`, `not-allowed`, `field-missing` (none, or one that is none).
 */
export async function knowGroups(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; batchIds: readonly string[] },
): Promise<Outcome<null>> {
  const read = await readGroups(deps, actor, input);
  if (!read.ok) return read;
  const found = await permitted(deps, actor, { deed: 'groups:know', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const wanted = [...new Set(input.batchIds)];
  if (wanted.length === 0 || !wanted.every((id) => read.value.some(({ batchId }) => batchId === id)))
    return refuse('field-missing');
  const day = dayIn(found.row.timeZone, deps.clock());
  const { staffId } = actor;
  await promiseDecided(deps, {
    consultationId: input.consultationId,
    decisions: wanted.map((batchId) => ['knows', staffId, batchId]),
  });
  const result = await found.db.write(
    wanted.flatMap((batchId) => [
      knowGroup({ staffId, batchId, how: 'said', day }),
      auditStatement({ day, actor: staffId, deed: 'groups:know', subject: batchId, detail: '' }),
    ]),
  );
  if (!result.ok) return refusedBy(result);
  return done(null, [
    { name: 'group-known', consultationId: input.consultationId, staffId, batchIds: wanted },
  ]);
}
