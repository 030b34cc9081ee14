import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import {
  pointTellings,
  putPointTelling,
  removePointTelling,
  storedTelling,
} from '../../../db/queries/analysis/point-tellings.ts';
import { points } from '../../../db/queries/analysis/releases.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { unfoundedIn } from '../../core/analysis/sentences/numbers-in-words.ts';
import type { TellingRoute } from '../../core/analysis/small-voices.ts';
import { beginsForChildren } from '../../core/attributes/for-children.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestLine } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { seenTelling } from './seen-before.ts';
import { tablesOf } from './tables-of.ts';
import { tellPoints } from './tell-points.ts';
import { toldBefore } from './told-before.ts';

export type TellingEdit = {
  readonly consultationId: string;
  readonly pointId: string;
  /** null takes back what was said. */
  readonly route: TellingRoute | null;
  readonly language: string;
  /** Read for `our-words` alone. */
  readonly text: string;
  /** What the form showed (`seenTelling`); where something else is said by now nothing is overwritten. Absent: not compared. */
  readonly seen?: string;
};

/**
 * Says how a point is told that stands in no finding: in a sentence of the analyst's own, or by its name. The sentence holds no number at
 * all: how few said it is what nobody may learn. By its name a point without a number is told anyway: nothing is kept of that, or it would
 * be a mark once the point has a number, and left without a finding by nobody who knew.
 * Refusals: `not-found` (also no such point), `state-forbids` (not closed, or drafted), `field-missing`, `field-too-long`,
 * `language-unknown`, `number-unfounded`, `speaks-for-all` (it begins "children think", as for a finding), `stale-revision` (somebody else said something of it since; the same is said already).
 */
export async function tellPoint(deps: Deps, actor: Actor, input: TellingEdit): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  const { pointId } = input;
  const point = (await points(db)).find(({ id }) => id === pointId);
  if (!point) return refuse('not-found');
  const marks =
    input.route === 'also-said' && (await hasNumber(deps, db, { consultationId: row.id, pointId }));
  const route = input.route === 'also-said' && !marks ? null : input.route;
  const text = route === 'our-words' ? input.text.trim() : '';
  if (route === 'our-words') {
    if (text === '') return refuse('field-missing');
    if (text.length > longestLine) return refuse('field-too-long');
    if (!row.languages.includes(input.language)) return refuse('language-unknown');
    if (unfoundedIn(text, { numbers: [], lexicons: deps.numberWords }).length > 0)
      return refuse('number-unfounded');
    const spoken = await unlessSpeaking(deps, db, { row, text });
    if (spoken) return refuse(spoken);
  }
  const language = route === 'our-words' ? input.language : point.language;
  const stored = storedTelling(pointId);
  // Read before the words themselves are: whatever comes after is no longer what this one saw.
  const was = await storedNow(db, stored);
  const seenNow = async () => seenTelling((await pointTellings(db)).get(pointId));
  const said = seenTelling(route === null ? undefined : { route, language, text });
  const meanwhile = (now: string) => (now === said ? done(null) : refuse('stale-revision'));
  if (input.seen !== undefined) {
    const now = await seenNow();
    if (now !== input.seen) return meanwhile(now);
  }
  if (route === null && was === '') return row.state === 'closed' ? done(null) : refuse('state-forbids');
  const result = await db.write([
    ...(input.seen === undefined ? [] : [stillStored(stored, was)]),
    ...(route === null
      ? removePointTelling(pointId)
      : putPointTelling(db, { pointId, route, language, text })),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'point:tell',
      subject: pointId,
      detail: route ?? '',
    }),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision' ? meanwhile(await seenNow()) : refusedBy(result);
}

/** Whether the point can be told with a number, as whoever looks is told. */
async function hasNumber(
  deps: Deps,
  db: Database,
  of: { readonly consultationId: string; readonly pointId: string },
): Promise<boolean> {
  const told = await tellPoints(db, await toldBefore(deps, of.consultationId));
  return told.points.some(({ id, children }) => id === of.pointId && children !== null);
}

/**
 * `speaks-for-all` where a name or sentence begins "children think", and too few or not all kinds of children are heard; `state-forbids` where it
 * does and children are still asked: what is told of whom it heard is told first here, and no earlier than it is closed.
 */
export async function unlessSpeaking(
  deps: Deps,
  db: Database,
  of: { readonly row: { readonly id: string; readonly state: string }; readonly text: string },
): Promise<'speaks-for-all' | 'state-forbids' | undefined> {
  if (!beginsForChildren(of.text)) return undefined;
  if (of.row.state !== 'closed') return 'state-forbids';
  const told = await tablesOf(deps, db, await toldBefore(deps, of.row.id));
  return told.attributes?.speaks ? undefined : 'speaks-for-all';
}
