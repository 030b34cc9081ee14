import type { ActivityRow, PollOption } from '../../../db/queries/consultation/consultations.ts';
import { designPicture, designs } from '../../../db/queries/consultation/designs.ts';
import { pollAnswerOf } from '../../../db/queries/room/votes.ts';
import type { Design } from '../../core/consultation/designs.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { Deps } from '../deps.ts';
import { inActivity } from './in-activity.ts';

export type DesignPage = {
  readonly state: ActivityState;
  readonly design: Design;
  readonly prompts: ActivityRow['prompts'];
  /** The places in words, by position. */
  readonly options: readonly PollOption[];
  /** Positions of the places this child pointed at. */
  readonly pinned: readonly number[];
};

/** A design as one child finds it; nothing of any other child. Refusals: `not-allowed`, `not-found`, `activity-unknown`. */
export async function readDesign(
  deps: Deps,
  actor: Actor,
  input: { activityId: string },
): Promise<Outcome<DesignPage>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'design' });
  if (!found.ok) return found;
  const { db, child, activity, state } = found;
  const design = (await designs(db)).find(({ activityId }) => activityId === activity.id);
  if (!design) return refuse('activity-unknown');
  const pinned = await pollAnswerOf(db, { participantId: child.participantId, activityId: activity.id });
  const { prompts, options } = activity;
  return done({ state, design, prompts, options, pinned: pinned ?? [] });
}

/** The picture of a design for a child of its consultation, JPEG. Refusals: `not-allowed`, `not-found`, `activity-unknown`. */
export async function readDesignPicture(
  deps: Deps,
  actor: Actor,
  input: { activityId: string },
): Promise<Outcome<Uint8Array>> {
  const found = await inActivity(deps, actor, { activityId: input.activityId, kind: 'design' });
  if (!found.ok) return found;
  const bytes = await designPicture(found.db, found.activity.id);
  return bytes ? done(bytes) : refuse('not-found');
}
