import { auditStatement } from '../../../db/audit.ts';
import { recordRun } from '../../../db/queries/retention/destructions.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { hourOf, retentionJob } from '../../core/privacy/retention.ts';
import { type Actor, can, needsFactor } from '../../core/staff/roles.ts';
import { calledByAnswers } from '../analysis/called-by-answers.ts';
import { actorName, type Deps } from '../deps.ts';
import { type KeptConsultation, keepDays } from './keep-days.ts';
import { movesToLapse } from './lapse-moves.ts';
import { dayWaits, type RetentionRun, runRetention } from './run-retention.ts';

export type Retention = {
  /** Today in UTC, as this machine has it: what a person confirms. */
  readonly today: string;
  readonly waits: boolean;
  readonly kept: readonly KeptConsultation[];
  readonly unreadable: readonly string[];
};

async function organisationOf(deps: Deps, actor: Actor): Promise<string> {
  if (actor.kind === 'staff') return actor.organisationId;
  return (await organisations(deps.databases.control))[0]?.id ?? '';
}

/** When what is kept goes, and whether the day waits for a person. Refusal: `not-allowed`. */
export async function readRetention(deps: Deps, actor: Actor, _input: object): Promise<Outcome<Retention>> {
  const organisationId = await organisationOf(deps, actor);
  if (!can(actor, 'retention:read', { organisationId })) return refuse('not-allowed');
  const { kept, unreadable } = await keepDays(deps);
  const lapsing = await movesToLapse(deps);
  return done({
    today: dayIn('UTC', deps.clock()),
    waits: await dayWaits(deps, kept.some((each) => each.due) || lapsing.length > 0),
    kept: await Promise.all(
      kept
        .filter((each) => each.organisationId === organisationId)
        .map(async (each) => ({ ...each, state: await calledByAnswers(deps, each) })),
    ),
    unreadable,
  });
}

/**
 * A person says that the day this machine shows is right; what is due is destroyed at once. `today` is the day the person saw:
 * another one by now is refused, so that nobody confirms what was not read.
 * Refusals: `not-allowed`, `factor-needed`, `stale-revision` (another day by now), `state-forbids` (nothing waits).
 */
export async function confirmRetention(
  deps: Deps,
  actor: Actor,
  input: { today: string },
): Promise<Outcome<RetentionRun>> {
  const organisationId = await organisationOf(deps, actor);
  if (!can(actor, 'retention:confirm', { organisationId })) return refuse('not-allowed');
  if (needsFactor(actor, 'retention:confirm')) return refuse('factor-needed');
  const today = dayIn('UTC', deps.clock());
  if (input.today !== today) return refuse('stale-revision');
  const read = await readRetention(deps, { kind: 'system', name: retentionJob }, {});
  if (!read.ok) return read;
  if (!read.value.waits) return refuse('state-forbids');
  await deps.databases.control.write([
    recordRun(retentionJob, hourOf(deps.clock())),
    auditStatement({
      day: today,
      actor: actorName(actor),
      deed: 'retention:confirm',
      subject: retentionJob,
      detail: today,
    }),
  ]);
  return runRetention(deps, { kind: 'system', name: retentionJob }, {});
}
