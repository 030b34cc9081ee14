import {
  type ActivityRow,
  activities,
  consultationTexts,
  sections,
} from '../../../db/queries/consultations.ts';
import { points, sorted } from '../../../db/queries/releases.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Part } from '../../core/room/contribution-text.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { titleOf } from '../consultation/title-of.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { countedContributions } from './counted.ts';

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
    readonly pointId: string | null;
  }[];
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
  return done({
    state: row.state,
    title: titleOf(row, texts),
    activities: foundActivities,
    headings: Object.fromEntries(document.sections.map((section) => [section.anchor, section.heading])),
    points: foundPoints.map(({ id, activityId, title, language }) => ({ id, activityId, title, language })),
    contributions: [...shown]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((record) => ({
        id: record.id,
        activityId: record.activityId,
        language: record.language,
        parts: redact(record.text, record.hidden),
        pointId: under.get(record.id) ?? null,
      })),
  });
}
