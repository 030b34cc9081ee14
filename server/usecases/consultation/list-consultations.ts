import { consultationRow, signatures, titleTexts } from '../../../db/queries/consultation/consultations.ts';
import { directoryEntries } from '../../../db/queries/staff/staff.ts';
import { isClosingOver } from '../../core/consultation/closing-day.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { type ConsultationState, isRunning } from '../../core/consultation/lifecycle.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { endsUnpublished } from '../../core/privacy/last-day.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { calledByAnswers } from '../analysis/called-by-answers.ts';
import { releasesOf } from '../analysis/read-releases.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering } from '../if-readable.ts';

export type ListedConsultation = {
  readonly id: string;
  /** Of one that is published as its answers have it (R1038). */
  readonly state: ConsultationState | 'unreadable' | 'moved';
  readonly title: string;
  /** A draft that whoever approves gave back, and that was not sent again. */
  readonly returned: boolean;
  /** Its last day, where that is near and nothing of it is published (R1198); null where it is not. */
  readonly lastDay: string | null;
  /** The last day on which children could take part, where it is over and the consultation rests until somebody closes it, or is open while the
   * clock waits (R104); null where not. */
  readonly closedBy: string | null;
};

/** The consultations this person works on, newest day first. One that cannot be opened, or gives no answer, is listed as
 * `unreadable`, one that is on another machine as `moved`. Refusal: `not-allowed` (no member of staff). */
export async function listConsultations(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly ListedConsultation[]>> {
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const entries = (await directoryEntries(deps.databases.control))
    .filter((entry) =>
      can(actor, 'consultation:list', { organisationId: entry.organisationId, consultationId: entry.id }),
    )
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const listed: ListedConsultation[] = [];
  // One after the other: each that has to be opened lets everybody else go first, and two hundred asked for at once are opened at once.
  for (const entry of entries) listed.push(await listedAs(deps, entry));
  return done(listed);
}

const nothingToSay = { returned: false, lastDay: null, closedBy: null };

async function listedAs(
  deps: Deps,
  entry: Awaited<ReturnType<typeof directoryEntries>>[number],
): Promise<ListedConsultation> {
  if (entry.state === 'moved' || entry.state === 'destroyed')
    return { id: entry.id, state: entry.state, title: await titleAfter(deps, entry.id), ...nothingToSay };
  const found = await ifAnswering(deps, entry.id, async (db) => {
    const row = await consultationRow(db);
    return (
      row && { row, texts: await titleTexts(db), signed: row.state === 'draft' ? await signatures(db) : [] }
    );
  });
  if (!found) return { id: entry.id, state: 'unreadable', title: entry.id, ...nothingToSay };
  const { row, texts, signed } = found;
  const today = dayIn(row.timeZone, deps.clock());
  return {
    id: entry.id,
    state: await calledByAnswers(deps, row),
    title: titleOf(row, texts),
    returned: signed.some(({ kind }) => kind === 'returned'),
    lastDay: endsUnpublished(row, today) ? row.retentionDay : null,
    closedBy: isRunning(row.state) && isClosingOver(row, today) ? row.closingDay : null,
  };
}

/** What it was called, where its own database is not here any more: its release says that, else its id. */
async function titleAfter(deps: Deps, id: string): Promise<string> {
  const release = (await releasesOf(deps, id))[0]?.release;
  return release ? titleOf({ id, languages: release.languages }, release.texts) : id;
}
