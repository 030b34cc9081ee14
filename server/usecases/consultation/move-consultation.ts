import { auditStatement } from '../../../db/audit.ts';
import { stillClosesOn } from '../../../db/queries/consultation/closing-day.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { moveConsultation as move } from '../../../db/queries/consultation/preparation.ts';
import { isLastPart } from '../../../db/queries/retention/arrival-order.ts';
import { copyLastDay } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isOver, mayBecome } from '../../core/consultation/lifecycle.ts';
import { holdsUp } from '../../core/consultation/release-gate.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, type Deed, needsFactor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { liftRest, promiseRest } from '../privacy/promised.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';
import { writeAnew } from '../privacy/write-anew.ts';
import { endTurns } from '../session/turns.ts';
import { byDay, closedDeed, closingOf } from './closing.ts';
import { noteRest } from './note-rest.ts';
import { noteState } from './note-state.ts';
import { permitted } from './permitted.ts';
import { gateOf } from './read-gate.ts';

const deeds = {
  open: ['consultation:open', 'consultation:resume'],
  paused: 'consultation:pause',
  closed: 'consultation:close',
} as const satisfies Record<string, Deed | readonly Deed[]>;

/**
 * Opens (through the release gate, every time), pauses or closes. Closing ends every wait of order: sequence numbers are
 * nulled, what is led is over and nobody waits for the word, unused codes and the minutes of seats destroyed in the same commit, and then every page of the file is written anew;
 * of more words than a commit carries while others wait, the numbers go right after it, by the clock (`forgetOrderOf`). What is still unread stays `held`; moderators may finish it.
 * What the overseer let rest, also what rested already, the overseer opens again, and nothing else; whoever else may open it says why, for everybody to read.
 * Closing, which nothing undoes, needs a fresh second factor; letting rest is done at once.
 * `lastDay`, YYYY-MM-DD: the clock alone does it, because that day is over on which children could take part last. Then only what is open moves, while it is that day still, and
 * nothing is closed over a sheet of paper that may come back (`sheets-waiting`).
 * Refusals: `not-found`, `factor-needed`, `state-forbids`, `gate-not-ready`, `field-missing` and `field-too-long` (the reason), `sheets-waiting` (a sheet of paper was typed and is no seat yet;
 * the clock and the command line are not kept by it, or one sheet would keep every word past the last day; what was typed of it goes then).
 */
export async function moveConsultation(
  deps: Deps,
  actor: Actor,
  input: {
    consultationId: string;
    to: 'open' | 'paused' | 'closed';
    reason?: string;
    lastDay?: string | undefined;
  },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, { deed: deeds[input.to], consultationId: input.consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const { to, reason = '', lastDay } = input;
  if (lastDay !== undefined && (actor.kind !== 'system' || row.state !== 'open' || to === 'open'))
    return refuse('state-forbids');
  const rest =
    to === 'closed' ? undefined : await noteRest(deps, actor, { db, row, activityId: '', to, reason });
  // What it never let rest the overseer does not open, whatever its state.
  if (rest?.ok === false && rest.code === 'not-found') return rest;
  // What somebody else let rest the overseer makes its own: nothing moves, and it is noted.
  const own = row.state === 'paused' && rest?.ok === true && rest.holds;
  // What is drafted or signed only who signs gives back (`returnDraft`): nothing closes a second time.
  if (!own && (isOver(row.state) || !mayBecome(row.state, input.to))) return refuse('state-forbids');
  if (rest?.ok === false) return rest;
  if (input.to === 'closed' && needsFactor(actor, deeds.closed)) return refuse('factor-needed');
  if (input.to === 'open' && holdsUp(await gateOf(deps, db, row), 'open').length > 0)
    return refuse('gate-not-ready');

  const rooms = input.to === 'closed' ? await activities(db) : [];
  const sheets = lastDay !== undefined ? 'out' : actor.kind === 'system' ? 'end' : 'typed';
  const closing = input.to === 'closed' ? await closingOf(db, { sheets }) : undefined;
  const day = dayIn(row.timeZone, deps.clock());
  const all = { consultationId: row.id, activityId: '' };
  if (rest?.holds) await promiseRest(deps, all);
  const result = await db.write([
    ...(lastDay === undefined ? [] : stillClosesOn(lastDay)),
    ...move({ from: row.state, to: input.to }),
    ...(rest?.statements ?? []),
    ...(closing?.statements ?? []),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: input.to === 'closed' ? closedDeed : `consultation:${input.to}`,
      subject: row.id,
      detail: lastDay === undefined ? (rest?.detail ?? '') : byDay,
    }),
  ]);
  if (!result.ok) return refusedBy(result);
  if (rest?.ends) await liftRest(deps, all);
  // Only now: closing may be refused, and what stands on the list is closed by a restore for good.
  if (closing) await promiseDecided(deps, { consultationId: row.id, decisions: [['closed']] });
  // Closed it is, whether or not its pages could be written anew; the clock does it once more.
  if (closing && isLastPart(closing.part)) await writeAnew(deps, db);
  else if (closing) deps.ordered.add(row.id);
  if (own) return done(null);
  await noteState(deps, { id: row.id, state: to }, to === 'open' ? [copyLastDay(row.id, row)] : []);
  for (const { id } of rooms) endTurns(deps, id);
  // Whether its rooms rest by themselves, and how much waits, is found anew at the next look, and only while it is open.
  if (to === 'closed') deps.roomRest.delete(row.id);
  else if (deps.roomRest.get(row.id)) deps.roomRest.set(row.id, 'unknown');
  deps.queues.forget(row.id);
  return done(null, [{ name: 'consultation-changed', consultationId: row.id, state: input.to }]);
}
