import type { Database } from '../../../db/databases.ts';
import { pseudonymsOf } from '../../../db/queries/room/participants.ts';
import { raiseRoom, touchSession } from '../../../db/queries/session/sessions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { wordWaits } from '../../core/room/agenda.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Row } from '../../guard/turns.ts';
import { type Deps, refusedBy } from '../deps.ts';
import { inActivity } from '../room/in-activity.ts';
import { type AtSession, inSession } from './in-session.ts';
import { ledIn } from './led-in.ts';

/** More would wait longer than a session lasts. */
const mostWaiting = 200;

/** Who asked for the word in a room, first first, and who has it. */
export function turnsIn(deps: Deps, activityId: string): Row {
  return deps.turns.of(activityId);
}

/** True while this child waits for the word there. */
export function waitsForTurn(deps: Deps, activityId: string, participantId: string): boolean {
  return turnsIn(deps, activityId).waiting.includes(participantId);
}

/** Nobody waits any more, and nobody has the word: nothing of it is kept. */
export function endTurns(deps: Deps, activityId: string): void {
  deps.turns.change({ activityId, kind: 'over' });
}

/** Nobody has the word any more; whoever waits for it stays in the row. */
export function endWord(deps: Deps, activityId: string): void {
  if (turnsIn(deps, activityId).speaks !== null) deps.turns.change({ activityId, kind: 'nobody-speaks' });
}

/**
 * A child would like to say something, or not any more; asked twice it waits in its first place, and with the word it waits for none. Answers
 * whether it waits now (`asked`), which stands in memory alone.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`, `state-forbids` (nobody leads there now), `too-many-now`.
 */
export async function askTurn(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; wants: boolean },
): Promise<Outcome<{ readonly asked: boolean }>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'room' });
  if (!found.ok) return found;
  const { db, child, activity } = found;
  const led = await ledIn(deps, db, activity.id);
  if (led?.state !== 'running') return refuse('state-forbids');
  const others = turnsIn(deps, activity.id).waiting.filter((id) => id !== child.participantId);
  if (input.wants && others.length >= mostWaiting) return refuse('too-many-now');
  const kind = input.wants ? 'asks' : 'asks-no-more';
  deps.turns.change({ activityId: activity.id, kind, child: child.participantId });
  return done({ asked: waitsForTurn(deps, activity.id, child.participantId) });
}

/**
 * Gives the word to the first who waits and is still here, or, with `next: false`, to nobody. All in the room hear who has it, by the name
 * that everybody sees. The row changes once the number of the room is raised: what was not written takes nobody out of it. Refusals:
 * `not-found`, `state-forbids` (nobody leads there, waits, or has it; all have a break, or all write), `stale-revision` (somebody else led since).
 */
export async function callTurn(
  deps: Deps,
  actor: Actor,
  input: AtSession & { readonly next: boolean },
): Promise<Outcome<null>> {
  const found = await inSession(deps, actor, { ...input, deed: 'session:lead' });
  if (!found.ok) return found;
  const { activityId, revision } = input;
  const { db, row, session } = found;
  if (session.revision !== revision) return refuse('stale-revision');
  // Who asks later was not looked for: it stays in the row, and is called another time.
  const asked = turnsIn(deps, activityId).waiting;
  const here = await pseudonymsOf(db, asked);
  const first = () => turnsIn(deps, activityId).waiting.find((id) => here.has(id));
  const possible =
    session.state === 'running' &&
    (input.next
      ? wordWaits(session) === null && first() !== undefined
      : turnsIn(deps, activityId).speaks !== null);
  if (!possible) return refuse('state-forbids');
  const touched = touchSession({ activityId, revision });
  const result = await db.write([...touched, raiseRoom(activityId)]);
  if (!result.ok) return refusedBy(result);
  for (const child of asked)
    if (!here.has(child)) deps.turns.change({ activityId, kind: 'asks-no-more', child });
  // As the row is now: whoever did not want it any more meanwhile is not called.
  const child = first();
  if (!input.next) deps.turns.change({ activityId, kind: 'nobody-speaks' });
  else if (child !== undefined) deps.turns.change({ activityId, kind: 'speaks', child });
  const seq = Number(result.rows[touched.length]?.[0]?.[0] ?? 0);
  return done(null, [await roomLed(deps, db, { consultationId: row.id, activityId, seq })]);
}

/**
 * A child is not here any more: it waits for the word nowhere and has it nowhere. Where it had it, its room hears that nobody has. Where
 * that cannot be written, pages of the room keep its name until they ask; nobody finds it in the row.
 */
export async function leaveTurns(
  deps: Deps,
  db: Database,
  { consultationId, participantId }: { readonly consultationId: string; readonly participantId: string },
): Promise<readonly DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const word of deps.turns.words()) {
    if (!('child' in word) || word.child !== participantId) continue;
    const { activityId, kind, child } = word;
    if (kind !== 'speaks') {
      deps.turns.change({ activityId, kind: 'asks-no-more', child });
      continue;
    }
    deps.turns.change({ activityId, kind: 'nobody-speaks' });
    const result = await db.write([raiseRoom(activityId)]);
    const seq = result.ok ? Number(result.rows[0]?.[0]?.[0] ?? 0) : 0;
    if (seq > 0) events.push(await roomLed(deps, db, { consultationId, activityId, seq }));
  }
  return events;
}

/** What a room is told of what is led there now, under the number that was raised for it. */
async function roomLed(
  deps: Deps,
  db: Database,
  at: { readonly consultationId: string; readonly activityId: string; readonly seq: number },
): Promise<DomainEvent> {
  return { name: 'room-led', ...at, led: await ledIn(deps, db, at.activityId), shown: [] };
}
