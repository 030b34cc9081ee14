import type { Database } from '../../../db/databases.ts';
import { openStatementIds } from '../../../db/queries/consultation/statements.ts';
import { counterValue } from '../../../db/queries/moderation/desk.ts';
import type { Deps, HeldStatements } from '../deps.ts';

/** How many activities' statements are held in memory at once. */
const mostHeld = 200;
/** After many were read anew they rest for so many times as long as it took: of a core it takes a tenth at most. */
const restsFor = 9;

/**
 * Ids of the statements of an activity that may be voted on now, held in memory and checked against the activity's number, which
 * every change of what is shown raises in its own commit. Of more than are read at once (2,000) they may be those of some moments ago: they
 * are read anew beside everybody, by one for all. Whoever shows one reads its words, and whether it may still be shown, by its id.
 */
export async function openStatements(
  deps: Deps,
  db: Database,
  activityId: string,
): Promise<readonly string[]> {
  // The number first: what lands between the two reads is read too early and then once more, never missed.
  const seq = await counterValue(db, activityId);
  const held = deps.statements.get(activityId);
  if (held?.seq === seq) return held.ids;
  if (held && !held.renewal && deps.steady() < held.restUntilMs) return held.ids;
  if (held?.renewal) return held.seq < 0 ? held.renewal : held.ids;
  const { ids, rest } = await openStatementIds(db, activityId);
  if (!rest) {
    hold(deps, activityId, { seq, ids, restUntilMs: 0 });
    return ids;
  }
  // Somebody else may have begun between the two reads.
  const begun = deps.statements.get(activityId)?.renewal;
  const renewal = begun ?? renewed(deps, { activityId, seq, first: ids, rest });
  hold(deps, activityId, { seq: -1, ids: [], restUntilMs: 0, ...held, renewal });
  if (!held) return renewal;
  // Whoever asks next finds out what went wrong.
  renewal.catch(() => undefined);
  return held.ids;
}

function hold(deps: Deps, activityId: string, statements: HeldStatements): void {
  deps.statements.delete(activityId);
  deps.statements.set(activityId, statements);
  if (deps.statements.size > mostHeld) deps.statements.delete(deps.statements.keys().next().value ?? '');
}

async function renewed(
  deps: Deps,
  of: {
    readonly activityId: string;
    readonly seq: number;
    readonly first: readonly string[];
    readonly rest: () => Promise<readonly string[]>;
  },
): Promise<readonly string[]> {
  const { activityId, seq, first, rest } = of;
  const beganMs = deps.steady();
  try {
    const ids = [...first, ...(await rest())];
    const nowMs = deps.steady();
    hold(deps, activityId, { seq, ids, restUntilMs: nowMs + restsFor * (nowMs - beganMs) });
    return ids;
  } catch (error) {
    deps.statements.delete(activityId);
    throw error;
  }
}
