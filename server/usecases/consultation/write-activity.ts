import { auditStatement } from '../../../db/audit.ts';
import { activities } from '../../../db/queries/consultations.ts';
import {
  addActivity,
  putPrompt,
  removeActivity,
  touchConsultation,
} from '../../../db/queries/preparation.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { permitted } from './permitted.ts';

export type ActivityEdit = {
  readonly consultationId: string;
  readonly revision: number;
  /** Absent: a new activity. */
  readonly activityId?: string;
  readonly kind: 'question' | 'room';
  /** The section it belongs to, '' for the whole document. */
  readonly anchor: string;
  readonly prompts: readonly { language: string; level: string; prompt: string }[];
};

/** Adds or rewords a question or a live room. Refusals: `not-found`, `field-missing` (no prompt), `stale-revision`. */
export async function writeActivity(
  deps: Deps,
  actor: Actor,
  input: ActivityEdit,
): Promise<Outcome<{ activityId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const prompts = input.prompts.filter((each) => each.prompt.trim() !== '');
  if (prompts.length === 0) return refuse('field-missing');
  const { db, row } = found;
  const activityId = input.activityId ?? newId(deps.random);
  const position = (await activities(db)).length + 1;
  const result = await db.write([
    ...(input.activityId === undefined
      ? addActivity({ id: activityId, kind: input.kind, anchor: input.anchor, position })
      : []),
    ...prompts.map((each) => putPrompt(db, { ...each, activityId, prompt: each.prompt.trim() })),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'activity:write',
      subject: activityId,
      detail: input.kind,
    }),
  ]);
  return result.ok ? done({ activityId }) : refusedBy(result);
}

/** Takes an activity out of a draft. Refusals: `not-found`, `stale-revision`. */
export async function dropActivity(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; revision: number; activityId: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:edit',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const result = await found.db.write([
    ...removeActivity(input.activityId),
    ...touchConsultation(input.revision),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'activity:drop',
      subject: input.activityId,
      detail: '',
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
