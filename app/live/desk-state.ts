import { deskLength } from '../../server/core/moderation/decide.ts';
import type { ServerEvents } from '../../server/core/wire/events.ts';
import type { DeskItem } from '../../server/core/wire/views.ts';

type Changed = Parameters<ServerEvents['desk:changed']>[0];
type Claimed = Parameters<ServerEvents['desk:claimed']>[0];

/** What a desk knows: the number of the last change it has heard of, and what waits, longest first. */
export type DeskState = {
  readonly seq: number;
  /** The claims of `items` are at least as new as this number. */
  readonly claims: number;
  readonly items: readonly DeskItem[];
  /** The newest that was told of the claim of each since, by item. */
  readonly told?: ReadonlyMap<string, Claimed>;
  /** The number of the newest change of each that was heard of, by item, since `missed`. */
  readonly heard?: ReadonlyMap<string, number> | undefined;
  /** Up to this number a whole desk came: which changes it holds nobody said. */
  readonly missed?: number | undefined;
};

/**
 * The order of the queue on every desk: what children reported, then the longest wait; in one minute the most severe. Of what is equal in all of that
 * the id decides, as on the server: else two desks disagree, and rows change places with every item that is opened.
 */
function inOrder(items: readonly DeskItem[]): readonly DeskItem[] {
  const reported = (item: DeskItem) => (item.state === 'hidden' ? 0 : 1);
  return [...items].sort(
    (a, b) =>
      reported(a) - reported(b) ||
      a.sinceMinute - b.sinceMinute ||
      b.severity - a.severity ||
      (a.id < b.id ? -1 : 1),
  );
}

/**
 * A whole desk from the server. Older than what was heard meanwhile: undefined, ask again. What is open may wait behind those that a full desk
 * holds: it stays.
 */
export function deskEntered(
  state: DeskState,
  answer: DeskState,
  openId: string | null = null,
): DeskState | undefined {
  if (answer.seq < state.seq) return undefined;
  const isThere = answer.items.length < deskLength || answer.items.some(({ id }) => id === openId);
  const behind = isThere ? [] : state.items.filter(({ id }) => id === openId);
  const claims = Math.max(state.claims, answer.claims);
  const told = new Map([...(state.told ?? [])].filter(([, { seq }]) => seq > claims));
  const held = answer.items.map((item) => ({ ...item, claim: (told.get(item.id) ?? item).claim }));
  const { heard, missed } = answer.seq > state.seq ? { heard: undefined, missed: answer.seq } : state;
  return { seq: answer.seq, claims, items: inOrder([...held, ...behind]), told, heard, missed };
}

/**
 * The changes of one turn. Numbers before the last one heard change nothing, and one number may come in several packets; numbers that leave one out are a
 * gap: undefined, fetch the whole desk. An older state of an item never replaces a newer one.
 */
export function deskChanged(state: DeskState, event: Changed): DeskState | undefined {
  if (event.seq < state.seq) return state;
  if (event.since > state.seq) return undefined;
  // What overlaps with the snapshot is in it already, and ends as it stands there.
  const items = new Map(state.items.map((item) => [item.id, item]));
  const heard = new Map(state.heard);
  for (const change of event.changes) {
    if (change.kind === 'waiting') items.set(change.item.id, change.item);
    else items.delete(change.id);
    heard.set(change.kind === 'waiting' ? change.item.id : change.id, event.seq);
  }
  return { ...state, seq: event.seq, items: inOrder([...items.values()]), heard };
}

/**
 * Of the other words beside what is open, which came with number `loadedSeq` of the desk, those that stand as they came: what its child took back, gave to
 * the team or wrote anew since is none of them. After a gap none is, before they come anew.
 */
export function standsStill<T extends { readonly id: string }>(
  state: DeskState,
  loadedSeq: number,
  beside: readonly T[],
): readonly T[] {
  if ((state.missed ?? 0) > loadedSeq) return [];
  return beside.filter(({ id }) => (state.heard?.get(id) ?? 0) <= loadedSeq);
}

/**
 * Somebody took an item, took it again or let go of it. An older word of an item never replaces a newer one, nor what a whole desk said since.
 * None is missed by its number: a lost one is mended by the next whole desk, or by whoever holds the item and takes it again.
 */
export function deskClaimed(state: DeskState, event: Claimed): DeskState {
  const { id, seq, claim } = event;
  if (seq <= (state.told?.get(id)?.seq ?? state.claims)) return state;
  return {
    ...state,
    items: state.items.map((item) => (item.id === id ? { ...item, claim } : item)),
    told: new Map(state.told).set(id, event),
  };
}

/** Takes one out before its event comes, because this page knows the answer already. What waits anew since stays. */
export function deskWithout(state: DeskState, decided: DeskItem): DeskState {
  return {
    ...state,
    items: state.items.filter(({ id, change }) => id !== decided.id || change > decided.change),
  };
}

/** What a row names of all that rules point at: the gravest, of two as grave the one that the text has first. */
export function gravest(findings: DeskItem['findings']): DeskItem['findings'][number] | undefined {
  return [...findings].sort((a, b) => b.severity - a.severity || a.start - b.start)[0];
}

/**
 * The open item as its moderator reads it. What its child wrote anew does not slide under the eyes, the keys and the marks of whoever reads
 * the words before it: it stands there once it is asked for. Who holds the item is told as it is now.
 */
export function asRead(read: DeskItem | undefined, now: DeskItem | undefined): DeskItem | undefined {
  const older = read && now && read.id === now.id && read.revision < now.revision;
  return older ? { ...read, claim: now.claim } : now;
}

/** Puts one back before its event comes. What is as new here stays. */
export function deskWith(state: DeskState, item: DeskItem): DeskState {
  if (state.items.some(({ id, change }) => id === item.id && change >= item.change)) return state;
  return { ...state, items: inOrder([...state.items.filter(({ id }) => id !== item.id), item]) };
}

export type Reader = { readonly staffId: string; readonly nowMs: number };

/** True while another person holds it. */
export function heldByAnother(item: DeskItem, reader: Reader): boolean {
  return item.claim !== null && item.claim.staffId !== reader.staffId && item.claim.untilMs > reader.nowMs;
}

/**
 * The next item this person may open after `id` (or from the top), else the first free one; null when there is none. `was`: the queue in which
 * `id` had its place. It may be gone from `items`, and what was passed over before it is not next for that.
 */
export function nextItem(
  items: readonly DeskItem[],
  id: string | null,
  reader: Reader,
  was = items,
): string | null {
  const at = was.findIndex((item) => item.id === id);
  const free = new Set(items.filter((item) => !heldByAnother(item, reader)).map((item) => item.id));
  const round = [...was.slice(at + 1), ...was.slice(0, Math.max(at, 0)), ...items];
  return round.find((item) => item.id !== id && free.has(item.id))?.id ?? null;
}

/**
 * The item before or after `id`, whoever holds it; stays at the ends. Where nothing is open it is the first that is free: somebody else's would
 * have no form.
 */
export function neighbour(
  items: readonly DeskItem[],
  id: string | null,
  { step, ...reader }: Reader & { readonly step: 1 | -1 },
): string | null {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) return nextItem(items, null, reader) ?? items[0]?.id ?? null;
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.id ?? null;
}
