import { forgetErasures, lastRun, recordRun } from '../../../db/queries/retention/destructions.ts';
import { copyLastDay, copyState } from '../../../db/queries/staff/staff.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { listedSince } from '../../core/privacy/backups.ts';
import { hourOf, retentionJob, waitsForPerson } from '../../core/privacy/retention.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { destroyConsultation } from './destroy-consultation.ts';
import { endOldPaper } from './end-old-paper.ts';
import { forgetKeptLogs } from './forget-kept-logs.ts';
import { keepDays } from './keep-days.ts';
import { lapseMove, movesToLapse } from './lapse-moves.ts';

export type RetentionRun = {
  readonly destroyed: readonly string[];
  /** The clock jumped: nothing goes until a person says that the day is right. */
  readonly waits: boolean;
  /** What is due and waits for that. */
  readonly waiting: readonly string[];
  /** Could not be destroyed now, and why: a code, or what was thrown; tried again at the next run. */
  readonly failed: readonly { readonly id: string; readonly error: unknown }[];
  /** Cannot be opened, is damaged, or gives no answer. */
  readonly unreadable: readonly string[];
};

/**
 * Whether the day waits for a person: the clock is more than 36 hours from the last run. Where no run is known that is so once something is
 * due, for a site that begins has nothing that could go too early.
 */
export async function dayWaits(deps: Deps, anythingDue: boolean): Promise<boolean> {
  const last = await lastRun(deps.databases.control, retentionJob);
  if (last === undefined && !anythingDue) return false;
  return waitsForPerson(last, hourOf(deps.clock()));
}

/** Whether a run was noted within 36 hours: nothing else that goes by the clock goes without. Refusal: `not-allowed` (the clock alone). */
export async function clockHolds(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<{ readonly holds: boolean }>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const last = await lastRun(deps.databases.control, retentionJob);
  return done({ holds: !waitsForPerson(last, hourOf(deps.clock())) });
}

/**
 * Notes in the directory the last day of what does not stand there yet, so that it ends also where its own database cannot be read by then. Then
 * destroys every consultation whose last day has come, each alone, so that one that fails keeps no other alive. When the
 * clock is more than 36 hours from the last run, nothing is destroyed, and the run is not noted, until a person confirms the day: whatever else
 * goes by the clock asks how long ago a run was noted. What waits on paper where it is over ends with it. Refusal: `not-allowed` (the clock and the command line alone).
 */
export async function runRetention(deps: Deps, actor: Actor, _input: object): Promise<Outcome<RetentionRun>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const control = deps.databases.control;
  const nowMs = deps.clock();
  const { kept, unreadable: unopened, unnoted } = await keepDays(deps);
  if (unnoted.length > 0)
    await control.write(unnoted.flatMap((row) => [copyState(row.id, row.state), copyLastDay(row.id, row)]));
  const unreadable = [...new Set([...unopened, ...deps.databases.notWhole()])];
  const due = kept.filter((each) => each.due).map((each) => each.id);
  const lapsing = await movesToLapse(deps);
  const none = { destroyed: [], waits: false, waiting: [], failed: [], unreadable };
  const all = [...due, ...lapsing.map(({ consultationId }) => consultationId)];
  if (await dayWaits(deps, all.length > 0)) return done({ ...none, waits: true, waiting: all });
  await control.write([
    recordRun(retentionJob, hourOf(nowMs)),
    forgetErasures(listedSince(nowMs)),
    ...(await forgetKeptLogs(deps)),
  ]);
  const destroyed: string[] = [];
  const failed: { readonly id: string; readonly error: unknown }[] = [];
  const events: DomainEvent[] = [];
  for (const consultationId of due) {
    try {
      const outcome = await destroyConsultation(deps, actor, { consultationId });
      if (outcome.ok) {
        destroyed.push(consultationId);
        events.push(...outcome.events);
      } else failed.push({ id: consultationId, error: new Error(`not destroyed: ${outcome.code}`) });
    } catch (error) {
      failed.push({ id: consultationId, error });
    }
  }
  for (const move of lapsing)
    await lapseMove(deps, move).then(
      () => destroyed.push(move.consultationId),
      (error: unknown) => failed.push({ id: move.consultationId, error }),
    );
  await endOldPaper(
    deps,
    kept.filter(({ id }) => !destroyed.includes(id)),
  );
  return done({ ...none, destroyed, failed }, events);
}
