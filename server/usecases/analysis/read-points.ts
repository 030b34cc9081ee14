import { emptyPoints, sorted } from '../../../db/queries/coding.ts';
import {
  type ActivityRow,
  activities,
  consultationTexts,
  sections,
} from '../../../db/queries/consultations.ts';
import { points } from '../../../db/queries/releases.ts';
import { isOpenCode } from '../../core/analysis/themes/codes.ts';
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

/** Contributions of each question on one page of sorting: three fields each, well within what is read of a form. */
const onePage = 200;

/** What of the words is looked at: all of them, those under nothing (''), or those under one code. */
export type SortingView = { readonly page: number; readonly under?: string };

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
  /** Points that nothing is under: they can be taken away. */
  readonly empty: readonly string[];
  /** What children said, without name or number, in the order of random ids: one page of each question. */
  readonly contributions: readonly {
    readonly id: string;
    readonly activityId: string;
    readonly language: string;
    readonly parts: readonly Part[];
    /** A point, `none-fits` or `cannot-decide`; null while nobody put it anywhere. */
    readonly pointId: string | null;
  }[];
  /** By activity: whether anything was said at all, and whether another page follows. */
  readonly pages: Readonly<Record<string, { readonly any: boolean; readonly more: boolean }>>;
  /** By activity, while it is sorted, of what is on this page. A suggestion moves nothing. */
  readonly suggested: Readonly<Record<string, Suggested>>;
};

/**
 * One page of what an analyst sorts after closing; the audit log counts what is handed out. Refusal: `not-found`. While the consultation runs
 * the list of contributions is empty.
 */
export async function readPoints(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; view?: SortingView },
): Promise<Outcome<SortingTable>> {
  const found = await permitted(deps, actor, { deed: 'points:sort', consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const over = row.state === 'closed' || row.state === 'analysed';
  const [texts, document, foundActivities, foundPoints, under, empty, shown] = await Promise.all([
    consultationTexts(db),
    sections(db),
    activities(db),
    points(db),
    sorted(db),
    emptyPoints(db),
    over ? countedContributions(db) : [],
  ]);
  const { page, under: asked } = input.view ?? { page: 0 };
  // A point that was taken away meanwhile is none to look at.
  const only = asked && !isOpenCode(asked) && !foundPoints.some(({ id }) => id === asked) ? undefined : asked;
  const chosen = shown
    .filter(({ id }) => only === undefined || (under.get(id) ?? '') === only)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const pages = new Map(
    foundActivities.map(({ id }) => {
      const of = chosen.filter(({ activityId }) => activityId === id);
      return [id, { records: of.slice(page * onePage, (page + 1) * onePage), all: of.length }] as const;
    }),
  );
  const read = [...pages.values()].flatMap(({ records }) => records);
  await logReads(deps, db, {
    consultationId: input.consultationId,
    actor,
    deed: 'points:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: read.map(({ id }) => id),
    counted: true,
  });
  const onPage = new Set(read.map(({ id }) => id));
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
      return [activityId, ofPage(found, onPage)] as const;
    }),
  );
  return done({
    state: row.state,
    title: titleOf(row, texts),
    activities: foundActivities,
    headings: Object.fromEntries(document.sections.map((section) => [section.anchor, section.heading])),
    points: namesOf(foundPoints),
    empty: [...empty],
    contributions: forSorting(read, (id) => under.get(id) ?? null),
    pages: Object.fromEntries(
      [...pages].map(([id, { all }]) => [
        id,
        { any: spoken.some((each) => each.id === id), more: all > (page + 1) * onePage },
      ]),
    ),
    suggested: Object.fromEntries(suggested),
  });
}

/** No suggestion for what is on another page. */
function ofPage(suggested: Suggested, ids: ReadonlySet<string>): Suggested {
  if (suggested.state !== 'ready') return suggested;
  const codes = Object.entries(suggested.codes).filter(([id]) => ids.has(id));
  return { state: 'ready', codes: Object.fromEntries(codes) };
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
