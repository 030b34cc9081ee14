import { isShown } from '../../server/core/moderation/decide.ts';
import type { RestReason } from '../../server/core/staff/duty.ts';
import type { ActivityState, Answers, ServerEvents } from '../../server/core/wire/events.ts';
import type { Led } from '../../server/core/wire/led.ts';
import type { RefusalCode } from '../../server/core/wire/refusals.ts';
import type { OwnContribution, SharedContribution } from '../../server/core/wire/views.ts';
import { withItem } from './own-items.ts';

/** What a child's page knows of a room. Kept in memory only; the loader is where it begins. */
export type RoomState = {
  /** The number of the last change of this room that the page holds. */
  readonly seq: number;
  readonly state: ActivityState;
  /** Why it rests by itself. */
  readonly because?: RestReason | null;
  readonly items: readonly SharedContribution[];
  /** Before the oldest of these there are others. */
  readonly earlier: boolean;
  readonly own: readonly OwnContribution[];
  /** What is led there; null where nobody leads. */
  readonly led: Led | null;
  /** This child waits for the word. */
  readonly asked: boolean;
  /** What this child answered to the quick question; 0 where it skipped, null where it said nothing. */
  readonly polled: number | null;
  /** How often its words were changed; 0 before that is known. */
  readonly corrected: number;
};

type Changed = Parameters<ServerEvents['room:changed']>[0];

/** A page that missed as many changes as one answer holds asks for all anew. */
export const longestAnswer = 500;

function merged(
  items: readonly SharedContribution[],
  change: { readonly items: readonly SharedContribution[]; readonly removed: readonly string[] },
): readonly SharedContribution[] {
  const found = new Map(items.map((item) => [item.id, item]));
  for (const id of change.removed) found.delete(id);
  for (const item of change.items) found.set(item.id, item);
  return [...found.values()].sort((a, b) => a.seq - b.seq);
}

/** Words before the oldest that a page holds come when it asks for earlier ones: put in now they would hide all between. */
function within(room: RoomState, items: readonly SharedContribution[]): readonly SharedContribution[] {
  if (!room.earlier) return items;
  const [held, oldest] = [new Set(room.items.map(({ id }) => id)), oldestOf(room)];
  return items.filter(({ id, seq }) => seq >= oldest || held.has(id));
}

/** A child's own words changed. A late event never overwrites a newer one. */
export function withOwn(room: RoomState, item: OwnContribution): RoomState {
  const own = withItem(room.own, item);
  return own === room.own ? room : { ...room, own };
}

/**
 * Words that all see changed. Undefined when something before it was missed: then the page has to ask. What is older than what the page
 * holds changes nothing; one number may come in several packets, as when a child takes back all of its words.
 */
export function withChange(room: RoomState, event: Changed): RoomState | undefined {
  if (event.seq < room.seq) return room;
  if (event.since > room.seq) return undefined;
  const shown = new Map(event.items.map((item) => [item.id, item]));
  const own = room.own.map((item) => publishedAs(shown.get(item.id), item));
  return {
    ...room,
    seq: event.seq,
    items: merged(room.items, { ...event, items: within(room, event.items) }),
    own,
    led: withoutMoved(room.led, event),
  };
}

/** Words at the top that changed in any way stand there no more; a translation beside them changes nothing of them. */
function withoutMoved(led: Led | null, event: Changed): Led | null {
  const top = led?.spotlight?.id;
  const moved =
    event.removed.some((id) => id === top) ||
    event.items.some(({ id, translations }) => id === top && translations === undefined);
  return led && moved ? { ...led, spotlight: null } : led;
}

/** What is led changed. Undefined when something before it was missed. Who has the word waits for it no more. */
export function withLed(
  room: RoomState,
  event: Parameters<ServerEvents['room:led']>[0],
): RoomState | undefined {
  if (event.seq <= room.seq) return room;
  if (event.since > room.seq) return undefined;
  const same = event.led?.poll?.id === room.led?.poll?.id;
  return {
    ...room,
    seq: event.seq,
    led: event.led,
    asked: room.asked && event.led?.state === 'running',
    polled: same ? room.polled : null,
  };
}

/** Why words were not taken, once the page knows more: that it rests, opened, or goes no longer slowly is what it says instead. */
export function whyStill(code: RefusalCode | null, before: RoomState, next: RoomState): RefusalCode | null {
  const hurries = code === 'room-pace' && before.led?.paceMinutes && !next.led?.paceMinutes;
  return next.state !== before.state || hurries ? null : code;
}

/** What an act beside writing is about: once it is another, why the last one was not taken is no news any more. */
export const nowLed = ({ led }: RoomState) => `${led?.state} ${led?.step} ${led?.poll?.id}`;

/** A child's own words that everybody sees now: the page that said them hears of it with its room alone. */
function publishedAs(shown: SharedContribution | undefined, own: OwnContribution): OwnContribution {
  if (!shown || isShown(own.state)) return own;
  return { ...own, state: 'published', change: own.change + 1, reason: null, parts: shown.parts };
}

/** An answer to what was asked after number `after` is older than what the page heard meanwhile, without a gap. */
export function isLate(room: RoomState, answer: { readonly seq: number }, after: number): boolean {
  return after <= answer.seq && answer.seq < room.seq;
}

/**
 * The answer to `room:enter` after number `after`: all there is when that was 0 or the count began anew, else what came since. A late
 * one holds less than the page: it would bring back what is gone, and the page asks again what else it said.
 */
export function withAnswer(room: RoomState, answer: Answers['room:enter'], after: number): RoomState {
  if (isLate(room, answer, after)) return answer.own.reduce(withOwn, room);
  const anew = after === 0 || answer.seq < after;
  const items = anew
    ? merged([], answer)
    : merged(room.items, { ...answer, items: within(room, answer.items) });
  return answer.own.reduce(withOwn, {
    ...room,
    seq: anew ? answer.seq : Math.max(room.seq, answer.seq),
    state: answer.state,
    because: answer.because ?? null,
    led: answer.led ?? null,
    asked: answer.asked ?? false,
    polled: answer.polled ?? null,
    corrected: answer.corrected ?? 0,
    items,
    earlier: anew ? answer.earlier : room.earlier,
  });
}

/** The room is there no more: as one that is over, in which nothing stands. */
export function withoutRoom(room: RoomState): RoomState {
  return { ...room, state: 'closed', items: [], earlier: false, led: null };
}

/** What a screen reader is told next: how many messages came, and the child's own that changed. */
export type News = { readonly messages: number; readonly own: readonly OwnContribution[] };

export function newsBetween(before: RoomState, next: RoomState): News {
  const mine = new Set(next.own.map((item) => item.id));
  const had = new Set(before.items.map((item) => item.id));
  return {
    messages: next.items.filter((item) => !had.has(item.id) && !mine.has(item.id)).length,
    own: next.own.filter((item) => before.own.find((each) => each.id === item.id)?.state !== item.state),
  };
}

/** The number before which a page asks for earlier words: that of the oldest it holds. */
export function oldestOf(room: RoomState): number {
  return room.items[0]?.seq ?? room.seq + 1;
}

/**
 * The answer to `room:earlier` before number `before`. Undefined when the room went on between the read and now: then it may
 * hold words that are gone, or leave some out, and the page asks again.
 */
export function withEarlier(
  room: RoomState,
  answer: Answers['room:earlier'],
  before: number,
): RoomState | undefined {
  if (answer.seq < room.seq || before !== oldestOf(room)) return undefined;
  return { ...room, items: [...answer.items, ...room.items], earlier: answer.earlier };
}
