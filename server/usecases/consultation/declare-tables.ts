import { auditStatement } from '../../../db/audit.ts';
import {
  attributesOf,
  declaredTables,
  putTables,
  storedTables,
} from '../../../db/queries/consultation/attributes.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { type DeclaredCross, tablesFit } from '../../core/attributes/attribute-tables.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';
import { crossableOf, seenTables } from './read-attributes.ts';

/**
 * Declares which polls and statements are told by which attribute, in place of what was declared before. Nobody has seen a count yet,
 * so nobody picks the table that suits.
 * Refusals: `not-found`, `tables-unfit` (too many, twice, by or of what is not asked, or a company asks), `state-forbids` (it is closed),
 * `stale-revision` (others are declared by now than the form showed).
 */
export async function declareTables(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly tables: readonly DeclaredCross[];
    /** What the form showed (`seenTables`). Absent: not compared. */
    readonly seen?: string;
  },
): Promise<Outcome<null>> {
  const { consultationId, tables } = input;
  const found = await permitted(deps, actor, { deed: 'tables:declare', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [attributes, subjects] = await Promise.all([attributesOf(db), crossableOf(db, row)]);
  if (!tablesFit(tables, { attributes: attributes.map(({ name }) => name), subjects }))
    return refuse('tables-unfit');
  // Read before the tables themselves are: whatever comes after is no longer what this one saw.
  const was = await storedNow(db, storedTables);
  const meanwhile = (now: string) => (now === seenTables(tables) ? done(null) : refuse('stale-revision'));
  if (input.seen !== undefined) {
    const now = seenTables(await declaredTables(db));
    if (now !== input.seen) return meanwhile(now);
  }
  const result = await db.write([
    ...(input.seen === undefined ? [] : [stillStored(storedTables, was)]),
    ...putTables(tables),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'consultation:tables',
      subject: consultationId,
      detail: `${tables.length} tables`,
    }),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision'
    ? meanwhile(seenTables(await declaredTables(db)))
    : refusedBy(result);
}
