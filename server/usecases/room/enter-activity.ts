import { activityById, consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { timesCorrected } from '../../../db/queries/consultation/corrections.ts';
import { counterValue } from '../../../db/queries/moderation/desk.ts';
import { changedAfter, newestShown, ofParticipant } from '../../../db/queries/room/contributions.ts';
import { floorOf } from '../../../db/queries/session/floors.ts';
import { pollAnswerOf } from '../../../db/queries/session/room-polls.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { RestReason } from '../../core/staff/duty.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { ActivityState } from '../../core/wire/events.ts';
import type { Led } from '../../core/wire/led.ts';
import { forAuthor, type OwnContribution, type SharedContribution } from '../../core/wire/views.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { ledIn } from '../session/led-in.ts';
import { waitsForTurn } from '../session/turns.ts';
import { readIn } from '../translation/read-in.ts';
import { isInGroup } from './in-activity.ts';
import { restingState } from './room-rest.ts';
import { stateForChild } from './why-closed.ts';

/** How many contributions a page starts with; earlier ones come on request. */
export const pageOfContributions = 100;
/** A page that missed more than this loads anew. */
const longestGap = 500;

export type Snapshot = {
  /** Children hear each other here: a room. At a question nobody does, live or in a snapshot. */
  readonly shared: boolean;
  readonly seq: number;
  readonly state: ActivityState;
  /** Why a room rests by itself. */
  readonly because: RestReason | null;
  readonly items: readonly SharedContribution[];
  readonly removed: readonly string[];
  /** Before these items there are others. Said of a page that begins; one that asks for what is new knows it already. */
  readonly earlier: boolean;
  readonly own: readonly OwnContribution[];
  /** What is led in this room; null where nobody leads. */
  readonly led: Led | null;
  /** This child asked for the word and waits for it. */
  readonly asked: boolean;
  /** What this child answered to the quick question that is asked; 0 where it skipped, null where it said nothing. */
  readonly polled: number | null;
  /** How often the words of what is asked were changed while children answered; with a language, in that which its reader reads. */
  readonly corrected: number;
};

/**
 * What an activity shows to this child now, or since number `after` (0: from the start). Where nothing says any more what changed
 * since, all of it comes under number 0: a page takes a lower number than its own for a beginning, and begins. Through the children's
 * serialiser: what no person decided to show is not in it, whatever its number. With `language`, translations into it stand beside. Anything but a room shows the child its own
 * words only, so that nobody copies; others' statements it finds where it votes.
 * Refusals: `not-allowed`, `not-found`, `activity-unknown`.
 */
export async function enterActivity(
  deps: Deps,
  actor: Actor,
  input: { activityId: string; after: number; language?: string | undefined },
): Promise<Outcome<Snapshot>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const db = await openConsultation(deps, actor.consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  if (!can(actor, 'activity:enter', subject)) return refuse('not-allowed');
  const activity = await activityById(db, input.activityId);
  if (!activity) return refuse('activity-unknown');
  if (activity.kind === 'room' && !can(actor, 'room:enter', subject)) return refuse('not-allowed');
  if (!(await isInGroup(db, activity, actor))) return refuse('activity-unknown');

  // The number is read first: a change that lands between the two reads comes twice, never not at all.
  const seq = await counterValue(db, activity.id);
  const shared = activity.kind === 'room';
  const newest = () => newestShown(db, { activityId: activity.id, limit: pageOfContributions + 1 });
  let anew = input.after === 0 || input.after > seq;
  // One more than a page shows: whether there is an earlier one.
  let found = !shared
    ? []
    : anew
      ? await newest()
      : await changedAfter(db, { activityId: activity.id, seq: input.after, limit: longestGap });
  // After the changes: words that are deleted between the two reads are then below the floor.
  const lost = shared && !anew && input.after < (await floorOf(db, activity.id));
  if (lost) {
    anew = true;
    found = await newest();
  }
  const earlier = anew && found.length > pageOfContributions;
  const records = earlier ? found.slice(1) : found;
  const own = (await ofParticipant(db, actor.participantId)).filter(
    (each) => each.activityId === activity.id,
  );
  const items = await readIn(db, records, input.language);
  const there = new Set(items.map(({ id }) => id));
  const removed = records.flatMap(({ id }) => (there.has(id) ? [] : id));
  return done({
    shared,
    seq: lost ? 0 : seq,
    ...restingState(deps, {
      consultationId: row.id,
      kind: activity.kind,
      state: stateForChild(row, activity.state, deps.clock()),
    }),
    items,
    removed,
    earlier,
    own: own.map(forAuthor),
    led: shared ? await ledIn(deps, db, activity.id) : null,
    asked: waitsForTurn(deps, activity.id, actor.participantId),
    polled: shared
      ? await pollAnswerOf(db, { activityId: activity.id, participantId: actor.participantId })
      : null,
    corrected: await timesCorrected(
      db,
      activity.groupOf || activity.id,
      input.language === undefined
        ? undefined
        : { language: input.language, first: row.languages[0] ?? input.language },
    ),
  });
}
