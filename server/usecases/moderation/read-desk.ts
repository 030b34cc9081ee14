import {
  claimsName,
  contributionAtDesk,
  counterValues,
  earlierWords,
  type Wait,
  waitingContributions,
  waitingCount,
} from '../../../db/queries/moderation/desk.ts';
import { contributionsById } from '../../../db/queries/room/contributions.ts';
import { groupsKnownBy } from '../../../db/queries/staff/own-groups.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isHard, saysTheSame } from '../../core/moderation/alike.ts';
import { type ContributionState, claimEndMs, deskLength } from '../../core/moderation/decide.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type DutyRole, isTrained, type Pressure } from '../../core/staff/duty.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { type ContributionRecord, type DeskItem, forDesk, forResting } from '../../core/wire/views.ts';
import { permitted } from '../consultation/permitted.ts';
import type { Deps } from '../deps.ts';
import { logReads } from '../privacy/log-reads.ts';
import { restsUntil, whyRest } from './exposure.ts';

export type Desk = {
  readonly seq: number;
  /** The number of the claims. */
  readonly claims: number;
  readonly items: readonly DeskItem[];
  /** How many wait behind them: a desk holds the first of many. */
  readonly more: number;
  /** Until when this person rests, in milliseconds since 1970. */
  readonly restUntilMs: number | null;
  /** Minutes that the middle one of the last fifty waited before a person decided; null while none was. */
  readonly usualMinutes: number | null;
  readonly pressure: Pressure;
  /** Which of the two that rooms cannot be without is not there. */
  readonly missing: readonly DutyRole[];
  /** Groups whose children this person knows: their words are left out. For whoever sends pages what is new, and for no page. */
  readonly knows: readonly string[];
};

/**
 * What waits, longest first; nothing of children this person knows, and without its words for whoever has a break. That this person was handed it stands in the audit log
 * before. Refusals: `not-found` (also: not a moderator here), `training-needed`.
 */
export async function readDesk(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<Desk>> {
  const found = await permitted(deps, actor, { deed: 'desk:read', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (!mayReadLive(deps, actor)) return refuse('training-needed');
  const { db } = found;
  // The numbers first: what lands between the reads comes twice, never not at all.
  const numbers = await counterValues(db, ['desk', claimsName]);
  const staffId = actor.kind === 'staff' ? actor.staffId : '';
  const waits = await waitingContributions(db, { limit: deskLength, staffId });
  const all = waits.length < deskLength ? waits.length : await waitingCount(db, staffId);
  const records = new Map(
    (
      await contributionsById(
        db,
        waits.map((wait) => wait.id),
      )
    ).map((record) => [record.id, record]),
  );
  const names = await holdersOf(
    deps,
    waits.map(({ wait }) => wait),
  );
  const items = waits.map(({ id, wait }) => {
    const record = records.get(id);
    return record && deskItem(record, wait, names);
  });
  const restUntilMs = actor.kind === 'staff' ? restsUntil(deps, actor.staffId) : null;
  const waiting = items.filter((item) => item !== undefined);
  if (restUntilMs === null)
    await logReads(deps, db, {
      consultationId: input.consultationId,
      actor,
      deed: 'desk:read',
      day: dayIn(found.row.timeZone, deps.clock()),
      ids: [...records.keys()],
    });
  return done({
    seq: numbers.get('desk') ?? 0,
    claims: numbers.get(claimsName) ?? 0,
    items: restUntilMs === null ? waiting : waiting.map(forResting),
    more: Math.max(0, all - waits.length),
    restUntilMs,
    usualMinutes: middleOf(deps.lateWaits.get(input.consultationId) ?? []),
    pressure: deps.queues.of(input.consultationId),
    missing: deps.duty.missing(input.consultationId),
    knows: await groupsKnownBy(db, staffId),
  });
}

/** One item with everything a decision needs. */
export type DeskCase = {
  readonly item: DeskItem;
  /** How many others wait with the same words, said to the same question. */
  readonly alike: number;
  /** A person hid a part of it before: that stays hidden, whatever is decided (R968). */
  readonly hides: boolean;
  readonly earlier: readonly {
    readonly id: string;
    readonly state: ContributionState;
    readonly language: string;
    /** None of a hard text: that is opened by itself, and counted. */
    readonly text: string | null;
  }[];
  /** It said more than these. */
  readonly more: boolean;
};

/** One item, with the same child's other words in this activity; of those that are hard only that they are there. Refusals: `not-found` (also: of a child this person knows), `training-needed`, `break-needed`. */
export async function readCase(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; id: string },
): Promise<Outcome<DeskCase>> {
  const found = await permitted(deps, actor, { deed: 'desk:read', consultationId: input.consultationId });
  if (!found.ok) return found;
  if (!mayReadLive(deps, actor)) return refuse('training-needed');
  const staffId = actor.kind === 'staff' ? actor.staffId : '';
  const atHand = await contributionAtDesk(found.db, { id: input.id, staffId });
  if (!atHand?.wait) return refuse('not-found');
  const { record, wait } = atHand;
  if (actor.kind === 'staff') {
    const rest = await whyRest(deps, { staffId, organisationId: found.row.organisationId, record });
    if (rest) return rest;
  }
  const waits = await waitingContributions(found.db, { limit: deskLength, staffId });
  const others = waits.filter((each) => each.id !== input.id).map((each) => each.id);
  const alike = (await contributionsById(found.db, others)).filter(
    (each) => each.state === 'held' && saysTheSame(each, record),
  ).length;
  const { words: earlier, more } = await earlierWords(found.db, record, 3);
  const shown = earlier.filter((each) => !isHard(each));
  await logReads(deps, found.db, {
    consultationId: input.consultationId,
    actor,
    deed: 'desk:read',
    day: dayIn(found.row.timeZone, deps.clock()),
    ids: [record.id, ...shown.map(({ id }) => id)],
  });
  return done({
    item: deskItem(record, wait, await holdersOf(deps, [wait])),
    alike,
    hides: record.hidden.length > 0,
    earlier: earlier.map((each) => ({
      id: each.id,
      state: each.state,
      language: each.language,
      text: shown.includes(each) ? each.text : null,
    })),
    more,
  });
}

/** The command line reads nothing live; whoever of staff does was trained. */
function mayReadLive(deps: Deps, actor: Actor): boolean {
  return actor.kind !== 'staff' || isTrained(actor, dayIn('UTC', deps.clock()));
}

function middleOf(minutes: readonly number[]): number | null {
  const sorted = [...minutes].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** A record with its wait as a desk sees it; a claim carries the name of its holder. */
function deskItem(record: ContributionRecord, wait: Wait, names: ReadonlyMap<string, string>): DeskItem {
  return forDesk(record, { sinceMinute: wait.sinceMinute, claim: claimOf(wait, names) });
}

/** The names of all who hold one of these, by their ids. */
export function holdersOf(deps: Deps, waits: readonly Wait[]): Promise<ReadonlyMap<string, string>> {
  return staffNames(
    deps.databases.control,
    waits.map(({ claim }) => claim?.staffId ?? null),
  );
}

/** Who holds it, by name (`holdersOf`), and until when; null for nobody. */
export function claimOf({ claim }: Wait, names: ReadonlyMap<string, string>): DeskItem['claim'] {
  const staffName = names.get(claim?.staffId ?? '');
  if (!claim || staffName === undefined) return null;
  return { staffId: claim.staffId, staffName, untilMs: claimEndMs(claim.dueMinute) };
}
