import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { sorted } from '../../../db/queries/analysis/coding.ts';
import { findings } from '../../../db/queries/analysis/findings.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { moveConsultation } from '../../../db/queries/consultation/preparation.ts';
import { sign } from '../../../db/queries/consultation/signatures.ts';
import { appealCount, nothingWaits } from '../../../db/queries/moderation/appeals.ts';
import { waitingContributions } from '../../../db/queries/moderation/desk.ts';
import { canRest } from '../../core/analysis/findings.ts';
import { whyNotReleased } from '../../core/analysis/why-not-released.ts';
import { takesOwnWords } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { RefusalCode } from '../../core/wire/refusals.ts';
import { noteState } from '../consultation/note-state.ts';
import { madePart } from '../consultation/own-work.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { composeRelease } from './compose-release.ts';
import { countedRows } from './counted.ts';
import { draftPrint } from './draft-print.ts';
import { findingsWith, rests } from './findings-with.ts';
import type { Release } from './release.ts';
import { standingRelease } from './standing-release.ts';
import { tablesOf } from './tables-of.ts';
import { toldBefore } from './told-before.ts';
import type { ToldTables } from './told-tables.ts';
import { whyUnsigned } from './why-unsigned.ts';

/**
 * The analyst says that its work is finished (closed → analysed). Nothing may still wait for a moderator.
 * Refusals: `not-allowed` (no member of staff), `not-found`, `not-ready` (something is unread, or waits for a second look), `points-unsorted` (children answered a question or spoke in a
 * room, no point is named, and not all of it was put under none), `findings-missing` (neither a point nor a finding, and a number that could be
 * told), `finding-unfounded` (part of a finding rests on a hidden number by now), `number-unfounded` (a number in a finding changed since),
 * `speaks-for-all` (fewer children are heard than when it was written, and a finding, or a sentence that tells a point, begins "children think"),
 * `findings-owed` (enough children made a point, and there is no finding to answer), `points-unnamed` (a point of enough children is in no
 * finding and not marked as also said), `risks-unanswered` (a risk that enough children named is in no finding, so nobody would owe an
 * answer to it), `state-forbids`. What fewer children said and nobody put in words is told by its name.
 */
export async function draftRelease(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: 'release:draft', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-allowed');
  const { db, row } = found;
  if ((await waitingContributions(db, { limit: 1, staffId: '' })).length > 0 || (await appealCount(db)) > 0)
    return refuse('not-ready');
  const told = await tablesOf(deps, db, await toldBefore(deps, row.id));
  const missing = await whatIsMissing(db, told);
  if (missing) return refuse(missing);
  const asked = { languages: row.languages, activities: await activities(db) };
  const written = (await findingsWith(deps, db, { told, asked })).filter(rests);
  const risks = asked.activities.filter(({ standing }) => standing === 'risks').map(({ id }) => id);
  const speaks = told.attributes?.speaks ?? false;
  const why = whyNotReleased(
    { speaks, topics: told.topics, findings: written },
    { risks, lexicons: deps.numberWords },
  );
  if (why) return refuse(why);
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...moveConsultation({ from: 'closed', to: 'analysed' }),
    // Reading took its time, and a child may have asked for a second look meanwhile.
    ...nothingWaits(),
    sign({
      kind: 'analysed',
      subject: row.id,
      revision: row.revision,
      staffId: actor.staffId,
      staffName: db.text.encode(actor.name),
      day,
    }),
    auditStatement({ day, actor: actorName(actor), deed: 'release:draft', subject: row.id, detail: '' }),
  ]);
  if (!result.ok) return refusedBy(result);
  await noteState(deps, { id: row.id, state: 'analysed' });
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: 'analysed' }]);
}

async function whatIsMissing(
  db: Database,
  { statements, polls }: ToldTables,
): Promise<RefusalCode | undefined> {
  const [named, written, found, shown, under] = await Promise.all([
    points(db),
    findings(db),
    activities(db),
    countedRows(db),
    sorted(db),
  ]);
  if (named.length > 0) return undefined;
  const spoken = new Set(found.filter((each) => takesOwnWords(each.kind)).map((each) => each.id));
  // What somebody read and put under no point is sorted.
  if (shown.some(({ id, activityId }) => spoken.has(activityId) && !under.has(id))) return 'points-unsorted';
  // Where every number is hidden nothing can be found, and it is finished all the same.
  const tells = canRest([...statements, ...polls].map(({ table }) => table));
  return written.length === 0 && tells ? 'findings-missing' : undefined;
}

/** With the print of what is read, which is signed with it. */
export type Draft = Release & {
  readonly print: string;
  /** Why it may not be signed as it stands or by this person; null where it may. */
  readonly holds: RefusalCode | null;
  /** It can be given back: no release of it stands. */
  readonly returns: boolean;
};

/** What the signer reads before signing: all of it but what children say of the findings (R295). Refusals: `not-found`, `not-ready`. */
export async function readDraft(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<Draft>> {
  const found = await permitted(deps, actor, { deed: 'release:sign', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (found.row.state !== 'analysed' && found.row.state !== 'signed') return refuse('not-ready');
  const before = await toldBefore(deps, input.consultationId);
  const release = await composeRelease(deps, found.db, { row: found.row, before, signing: false });
  // Of what is signed a release stands already, which is only published, or it is signed anew, as any draft.
  const { id, state } = found.row;
  const own = await madePart(found.db, {
    consultationId: id,
    staffId: actorName(actor),
    kind: 'analysed',
  });
  const stands = state === 'signed' && (await standingRelease(deps, found.db, id)) !== undefined;
  const why = stands ? undefined : await whyUnsigned(deps, found.db, { release, before });
  const holds = own ? 'one-person-alone' : (why ?? null);
  return done({ ...release, print: draftPrint(release), holds, returns: !stands });
}
