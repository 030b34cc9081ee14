import { emptyPoints, sorted } from '../../../db/queries/analysis/coding.ts';
import { judgedWords } from '../../../db/queries/analysis/judged.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import {
  type ActivityRow,
  activities,
  consultationTexts,
  sections,
} from '../../../db/queries/consultation/consultations.ts';
import { isOpenCode } from '../../core/analysis/themes/codes.ts';
import { takesOwnWords } from '../../core/consultation/activities.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import { titleOf } from '../../core/consultation/title.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Part } from '../../core/room/contribution-text.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { type CountedRow, countedRows } from './counted.ts';
import { type Suggested, suggestedFor } from './suggested.ts';

/** Contributions of each question on one page of sorting: three fields each, well within what is read of a form. */
const onePage = 200;

/** More questions and rooms than these are sorted one by one: 500 rooms on one page were 40 MB, and nobody else was answered for a minute. */
const placesOnPage = 12;

/** What of the words is looked at: all of them, those under nothing (''), or those under one code; of all places, or of one activity. */
export type SortingView = { readonly page: number; readonly under?: string; readonly place?: string };

export type SortingTable = {
  readonly state: ConsultationState;
  readonly title: string;
  readonly activities: readonly ActivityRow[];
  readonly headings: Readonly<Record<string, string>>;
  /** Activities of which a page of words stands here; null: of each. Where there are many, none is until one is chosen. */
  readonly place: string | null;
  readonly chooses: boolean;
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
  /** By activity: whether anything was said at all, whether any of that is what is looked at, and whether another page follows. */
  readonly pages: Readonly<
    Record<string, { readonly any: boolean; readonly chosen: boolean; readonly more: boolean }>
  >;
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
    over ? countedRows(db) : [],
  ]);
  const { page, under: asked, place: where } = input.view ?? { page: 0 };
  // A point that was taken away meanwhile is none to look at.
  const only = asked && !isOpenCode(asked) && !foundPoints.some(({ id }) => id === asked) ? undefined : asked;
  const ofPlace = byActivity(shown);
  const places = foundActivities.filter(({ kind }) => takesOwnWords(kind));
  const chooses = places.length > placesOnPage;
  const chosen = where ?? foundPoints.find(({ id }) => id === only)?.activityId;
  const place = chooses ? (places.find(({ id }) => id === chosen)?.id ?? null) : null;
  const here = chooses ? places.filter(({ id }) => id === place) : foundActivities;
  const pages = new Map(
    foundActivities.map(({ id }) => {
      const of = (ofPlace.get(id) ?? []).filter(
        (each) => only === undefined || (under.get(each.id) ?? '') === only,
      );
      return [id, { ids: of.slice(page * onePage, (page + 1) * onePage), all: of.length }] as const;
    }),
  );
  const read = await judgedWords(
    db,
    here.flatMap(({ id }) => pages.get(id)?.ids ?? []).map(({ id }) => id),
  );
  await logReads(deps, db, {
    consultationId: input.consultationId,
    actor,
    deed: 'points:read',
    day: dayIn(row.timeZone, deps.clock()),
    ids: read.map(({ id }) => id),
    counted: true,
  });
  const onPage = new Set(read.map(({ id }) => id));
  const suggested = await Promise.all(
    (row.state === 'closed' ? here : []).flatMap(({ id: activityId }) => {
      const records = ofPlace.get(activityId);
      return records ? [suggestedHere(activityId, records)] : [];
    }),
  );
  async function suggestedHere(activityId: string, records: readonly CountedRow[]) {
    const found = await suggestedFor(deps, {
      consultationId: input.consultationId,
      activityId,
      points: foundPoints
        .filter((point) => point.activityId === activityId)
        .map(({ id, title, language }) => ({ id, title, language })),
      records,
      codes: under,
      words: () =>
        judgedWords(
          db,
          records.map(({ id }) => id),
        ),
    });
    return [activityId, ofPage(found, onPage)] as const;
  }
  return done({
    state: row.state,
    title: titleOf(row, texts),
    activities: foundActivities,
    headings: Object.fromEntries(document.sections.map((section) => [section.anchor, section.heading])),
    place,
    chooses,
    points: namesOf(foundPoints),
    empty: [...empty],
    contributions: forSorting(read, (id) => under.get(id) ?? null),
    pages: Object.fromEntries(
      [...pages].map(([id, { all }]) => [
        id,
        { any: ofPlace.has(id), chosen: all > 0, more: all > (page + 1) * onePage },
      ]),
    ),
    suggested: Object.fromEntries(suggested),
  });
}

function byActivity(rows: readonly CountedRow[]): ReadonlyMap<string, readonly CountedRow[]> {
  const found = new Map<string, CountedRow[]>();
  for (const row of rows) {
    const of = found.get(row.activityId);
    if (of) of.push(row);
    else found.set(row.activityId, [row]);
  }
  return found;
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
