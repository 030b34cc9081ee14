import { forgetErasures, lastRun, recordRun } from '../../../db/queries/destructions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { backupDays, waitsForPerson } from '../../core/privacy/retention.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { destroyConsultation } from './destroy-consultation.ts';
import { keepDays } from './keep-days.ts';
import { lapseMove, movesToLapse } from './lapse-moves.ts';

const hourMs = 3_600_000;
const dayMs = 86_400_000;
export const retentionJob = 'retention';

export function hourOf(ms: number): number {
  return Math.floor(ms / hourMs);
}

export type RetentionRun = {
  readonly destroyed: readonly string[];
  /** What is due and waits, because the clock jumped. */
  readonly waiting: readonly string[];
  /** Could not be destroyed now; tried again at the next run. */
  readonly failed: readonly string[];
  readonly unreadable: readonly string[];
};

/**
 * Destroys every consultation whose last day has come, each alone, so that one that fails keeps no other alive. When the
 * clock is more than 36 hours from the last run and something is due, nothing is destroyed until a person confirms the day.
 * Refusal: `not-allowed` (the clock and the command line alone).
 */
export async function runRetention(deps: Deps, actor: Actor, _input: object): Promise<Outcome<RetentionRun>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const control = deps.databases.control;
  const nowMs = deps.clock();
  const { kept, unreadable } = await keepDays(deps);
  const due = kept.filter((each) => each.due).map((each) => each.id);
  const lapsing = await movesToLapse(deps);
  const none = { destroyed: [], waiting: [], failed: [], unreadable };
  const all = [...due, ...lapsing.map(({ consultationId }) => consultationId)];
  if (all.length > 0 && waitsForPerson(await lastRun(control, retentionJob), hourOf(nowMs)))
    return done({ ...none, waiting: all });
  await control.write([
    recordRun(retentionJob, hourOf(nowMs)),
    forgetErasures(new Date(nowMs - (backupDays.data + 1) * dayMs).toISOString().slice(0, 10)),
  ]);
  const destroyed: string[] = [];
  const failed: string[] = [];
  const events: DomainEvent[] = [];
  for (const consultationId of due) {
    const outcome = await destroyConsultation(deps, actor, { consultationId }).catch(() => undefined);
    if (outcome?.ok) {
      destroyed.push(consultationId);
      events.push(...outcome.events);
    } else failed.push(consultationId);
  }
  for (const move of lapsing)
    await lapseMove(deps, move).then(
      () => destroyed.push(move.consultationId),
      () => failed.push(move.consultationId),
    );
  return done({ ...none, destroyed, failed }, events);
}
