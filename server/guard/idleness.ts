import { type Presence, restMs } from '../core/room/idleness.ts';

/** Whose session it is; needed to end it. */
export type Holder = { readonly consultationId: string; readonly participantId: string };
export type Over = Holder & { readonly hash: Buffer };

/** Milliseconds after which it is said again that a child is here, in case nobody heard. */
const sayAgainMs = 5 * 60_000;

/**
 * Which sessions of children are idle. In memory and nowhere else: a time to the second of what a child does must not
 * reach a disk. After a restart every session begins anew, also one whose child is not seen any more.
 */
export type Idleness = {
  /**
   * Milliseconds until the session of this hash is over; 0 when it is, and then it stays over. `acts`: its child did
   * something just now, so its twenty minutes begin again. `shared`: it sits at a device of several children, and keeps that; `tells`: at a
   * kiosk whose page says when somebody is there, and keeps that too. A session that is seen for the first time begins.
   */
  readonly rest: (
    hash: Buffer,
    holder: Holder,
    options?: { readonly acts: boolean; readonly shared?: boolean; readonly tells?: boolean },
  ) => number;
  /** Milliseconds since the child of this session did something; undefined where it was not seen to do anything yet. */
  readonly quietMs: (hash: Buffer) => number | undefined;
  /** Whose session this is, as far as it is counted here: its database may give no answer just now. */
  readonly holderOf: (hash: Buffer) => Holder | undefined;
  /**
   * Sessions that stand in a database, in place of those that were expected before, in these consultations or in all. One that is not seen, here or at another
   * process, is over as if its child had done something now and had been said to be here.
   */
  readonly expect: (seats: readonly Over[], of?: ReadonlySet<string>) => void;
  /** The sessions that are over. */
  readonly over: () => readonly Over[];
  /** Its child left, and its row could not be taken away: it is over from now on, as if its minutes had passed. */
  readonly end: (hash: Buffer, holder: Holder) => void;
  /** Its row is gone, or another process sees it now: nothing of it has to be known any more. */
  readonly forget: (hash: Buffer) => void;
  /** Told of each session that comes to be counted here, and every few minutes in which its child acts. Answers how to stop. */
  readonly listen: (listener: (hash: Buffer) => void) => () => void;
};

/** `saidMs`: when it was said last that the child is here; null while it is only expected. `acted`: it was seen to do something, and not only seen. */
type Counted = Presence & {
  readonly holder: Holder;
  readonly saidMs: number | null;
  readonly acted?: boolean;
};

/** `clock`: milliseconds, by one that nobody sets. */
export function createIdleness(clock: () => number): Idleness {
  const idleMinutes = new Map<string, Counted>();
  const listeners = new Set<(hash: Buffer) => void>();
  return {
    rest(hash, holder, { acts, shared = false, tells = false } = { acts: false }) {
      const key = hash.toString('base64');
      const nowMs = clock();
      const { saidMs = null, ...counted } = idleMinutes.get(key) ?? { firstMs: nowMs, lastMs: nowMs };
      // One that was expected begins now, if it did not before.
      const known = { ...counted, lastMs: Math.min(counted.lastMs, nowMs) };
      const before = shared ? { ...known, shared } : known;
      const left = restMs(before, nowMs);
      if (left === 0) return 0;
      const now = { ...before, ...(acts && { lastMs: nowMs, acted: true }), ...(tells && { tells }) };
      const says = saidMs === null || (acts && nowMs - saidMs >= sayAgainMs);
      idleMinutes.set(key, { ...now, holder, saidMs: says ? nowMs : saidMs });
      if (says) for (const listener of listeners) listener(hash);
      return acts ? restMs(now, nowMs) : left;
    },
    quietMs(hash) {
      const counted = idleMinutes.get(hash.toString('base64'));
      return counted?.acted ? clock() - counted.lastMs : undefined;
    },
    holderOf: (hash) => idleMinutes.get(hash.toString('base64'))?.holder,
    expect(seats, of) {
      // Another process that sees the child has said so before these minutes begin.
      const beginMs = clock() + sayAgainMs;
      for (const [key, { saidMs, holder }] of idleMinutes)
        if (saidMs === null && (of === undefined || of.has(holder.consultationId))) idleMinutes.delete(key);
      for (const { hash, ...holder } of seats) {
        const key = hash.toString('base64');
        if (!idleMinutes.has(key))
          idleMinutes.set(key, { firstMs: beginMs, lastMs: beginMs, holder, saidMs: null });
      }
    },
    over() {
      const nowMs = clock();
      return [...idleMinutes]
        .filter(([, presence]) => restMs(presence, nowMs) === 0)
        .map(([key, { holder }]) => ({ ...holder, hash: Buffer.from(key, 'base64') }));
    },
    end(hash, holder) {
      const nowMs = clock();
      const long = { firstMs: Number.NEGATIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY };
      idleMinutes.set(hash.toString('base64'), { ...long, holder, saidMs: nowMs });
    },
    forget: (hash) => void idleMinutes.delete(hash.toString('base64')),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
