import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import {
  activities,
  type ConsultationRow,
  consultationTexts,
  sections,
} from '../../../db/queries/consultations.ts';
import { allShown } from '../../../db/queries/contributions.ts';
import { waitingContributions } from '../../../db/queries/desk.ts';
import { moveConsultation, sign } from '../../../db/queries/preparation.ts';
import { points, sorted } from '../../../db/queries/releases.ts';
import { copyState } from '../../../db/queries/staff.ts';
import { type PublishedTopic, pointThreshold, publishPoints, rounding } from '../../core/analysis/points.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

/** The content of `release.json`: everything a public page of a release says. Frozen when a second person signs. */
export type Release = {
  readonly format: 'due-weight-release';
  readonly version: 1;
  readonly consultationId: string;
  readonly number: number;
  readonly languages: readonly string[];
  readonly sponsorKind: string;
  readonly answerDay: string;
  readonly retentionDay: string;
  readonly closedDay: string;
  readonly rules: { readonly threshold: number; readonly rounding: number };
  readonly texts: readonly { field: string; language: string; level: string; body: string }[];
  readonly sections: readonly { anchor: string; heading: string }[];
  readonly activities: readonly {
    readonly id: string;
    readonly kind: string;
    readonly anchor: string;
    readonly prompts: readonly { language: string; level: string; prompt: string }[];
  }[];
  readonly topics: readonly PublishedTopic[];
};

/** The release as it would be frozen now. Deterministic: the same database gives the same bytes. */
export async function composeRelease(db: Database, row: ConsultationRow, day: string): Promise<Release> {
  const [texts, document, found, named, under, shown] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    points(db),
    sorted(db),
    allShown(db),
  ]);
  const authors = new Map<string, Set<string>>();
  for (const record of shown) {
    const pointId = under.get(record.id);
    if (pointId === undefined) continue;
    const of = authors.get(pointId) ?? new Set();
    authors.set(pointId, of.add(record.participantId));
  }
  return {
    format: 'due-weight-release',
    version: 1,
    consultationId: row.id,
    number: 1,
    languages: row.languages,
    sponsorKind: row.sponsorKind,
    answerDay: row.answerDay,
    retentionDay: row.retentionDay,
    closedDay: day,
    rules: { threshold: pointThreshold, rounding },
    texts,
    sections: document.sections.map(({ anchor, heading }) => ({ anchor, heading })),
    activities: found.map(({ id, kind, anchor, prompts }) => ({ id, kind, anchor, prompts })),
    topics: publishPoints(named, authors),
  };
}

/**
 * The analyst says that the sorting is finished (closed → analysed). Nothing may still wait for a moderator.
 * Refusals: `not-found`, `not-ready` (something is unread), `points-unsorted` (no point named), `state-forbids`.
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
  if ((await waitingContributions(db, 1)).length > 0) return refuse('not-ready');
  if ((await points(db)).length === 0) return refuse('points-unsorted');
  const day = dayIn(row.timeZone, deps.clock());
  const result = await db.write([
    ...moveConsultation({ from: 'closed', to: 'analysed' }),
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
  await deps.databases.control.write([copyState(row.id, 'analysed')]);
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: 'analysed' }]);
}

/** What the signer reads before signing. Refusals: `not-found`, `not-ready`. */
export async function readDraft(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<Release>> {
  const found = await permitted(deps, actor, { deed: 'release:sign', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (found.row.state !== 'analysed' && found.row.state !== 'signed') return refuse('not-ready');
  return done(await composeRelease(found.db, found.row, dayIn(found.row.timeZone, deps.clock())));
}
