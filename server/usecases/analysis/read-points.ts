import { sorted } from '../../../db/queries/coding.ts';
import {
  type ActivityRow,
  activities,
  consultationTexts,
  sections,
} from '../../../db/queries/consultations.ts';
import { points } from '../../../db/queries/releases.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Part } from '../../core/room/contribution-text.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { permitted } from '../consultation/permitted.ts';
import { titleOf } from '../consultation/title-of.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { countedContributions } from './counted.ts';
import { type Suggested, suggestedFor } from './suggested.ts';

export type SortingTable = {
  readonly state: ConsultationState;
  readonly title: string;
  readonly activities: readonly ActivityRow[];
  readonly headings: Readonly<Record<string, string>>;
  readonly points: readonly {
    readonly id: string;
    readonly activityId: string;
    readonly title: string;
    readonly language: string;
  }[];
  /** What children said, without name or number, in the order of random ids. */
  readonly contributions: readonly {
    readonly id: string;
    readonly activityId: string;
    readonly language: string;
    readonly parts: readonly Part[];
    /** A point, `none-fits` or `cannot-decide`; null while nobody put it anywhere. */
    readonly pointId: string | null;
  }[];
  /** By activity, while it is sorted. A suggestion moves nothing. */
  readonly suggested: Readonly<Record<string, Suggested>>;
};

/** What an analyst sorts after closing; the audit log counts it before. Refusal: `not-found`. While the consultation runs the list of contributions is empty. */
export async function readPoints(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<SortingTable>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const over = row.state === 'closed' || row.state === 'analysed';
  const [texts, document, foundActivities, foundPoints, under, shown] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    points(db),
    sorted(db),
    over ? countedContributions(db) : [],
  ]);
  await logReads(deps, db, {
    consultationId: input.consultationId,
    actor,
    deed: 'points:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: shown.map(({ id }) => id),
    counted: true,
  });
  const spoken = foundActivities.filter(({ id }) => shown.some((record) => record.activityId === id));
  const suggested = await Promise.all(
    (row.state === 'closed' ? spoken : []).map(async ({ id: activityId }) => {
      const found = await suggestedFor(deps, {
        consultationId: row.id,
        activityId,
        points: foundPoints
          .filter((point) => point.activityId === activityId)
          .map(({ id, title, language }) => ({ id, title, language })),
        records: shown.filter((record) => record.activityId === activityId),
        codes: under,
      });
      return [activityId, found] as const;
    }),
  );
  return done({
    state: row.state,
    title: titleOf(row, texts),
    activities: foundActivities,
    headings: Object.fromEntries(document.sections.map((section) => [section.anchor, section.heading])),
    points: namesOf(foundPoints),
    contributions: forSorting(shown, (id) => under.get(id) ?? null),
    suggested: Object.fromEntries(suggested),
  });
}

/** Of a point what a person who sorts has to know. */
export function namesOf(found: SortingTable['points']): SortingTable['points'] {
  return found.map(({ id, activityId, title, language }) => ({ id, activityId, title, language }));
}

/** What was said as whoever sorts reads it: no name, no number, what was hidden stays so, in the order of random ids. */
export function forSorting(
  records: readonly ContributionRecord[],
  pointOf: (id: string) => string | null,
): SortingTable['contributions'] {
  return [...records]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, activityId, language, text, hidden }) => ({
      id,
      activityId,
      language,
      parts: redact(text, hidden),
      pointId: pointOf(id),
    }));
}
