import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { Refusal } from '../../server/core/wire/events.ts';
import { connect, type LiveConnection } from './connection.ts';

/** What found no answer is asked again after this, then after twice as long each time, up to the longest. */
const againMs = 500;
const longestAgainMs = 30_000;
/** Without an answer nobody knows what was taken back since: after this nothing of children is shown until there is one. */
const staleMs = 60_000;
/** So often at least it asks while there is something to wait for: a device that slept is late, and no timer holds for months. */
const longestRestMs = 60 * 60_000;

/** Why nothing is shown: nobody is signed in here, this person may not see it or it is gone, or nobody answers. */
export type Blank = 'signed-out' | 'nothing' | 'lost';

/** Without `shows` nothing that a child said may stand on the page. */
export type Shown<S> = { readonly shows: S } | { readonly shows: null; readonly blank: Blank };

export type Asks<S> = {
  /** `restMs`: milliseconds until the clock of the server changes what is shown; 0 or none where it does not. */
  readonly ask: (
    live: LiveConnection,
  ) => Promise<{ readonly ok: true; readonly shows: S; readonly restMs?: number } | Refusal>;
  /** After which event it asks anew. */
  readonly hears: 'projector:changed' | 'listening:changed' | 'session:changed';
  /** What is left when that time is over, also where nobody answers then. */
  readonly after?: (shows: S) => S;
};

/** What a page shows of children to others: as it came, as it is told to ask anew, and nothing where it may not (`keepShown`). Other `asks` ask anew. */
export function useShown<S>(start: S, asks: Asks<S>): Shown<S> {
  const [shown, setShown] = useState<Shown<S>>({ shows: start });
  // A page that was loaded anew shows no word where none may stand.
  useEffect(() => setShown((was) => (was.shows === null ? was : { shows: start })), [start]);
  const { revalidate } = useRevalidator();
  useEffect(
    () => keepShown(asks, { show: setShown, open: connect, cameBack: revalidate }),
    [asks, revalidate],
  );
  return shown;
}

/**
 * Keeps a page as the server has it, and fails to nothing: whoever is signed out, may not see it any more or had no answer for a minute
 * sees no word of a child, and why; with the next answer all of it stands again. Answers how to stop.
 */
export function keepShown<S>(
  { ask, hears, after }: Asks<S>,
  on: {
    readonly show: (shown: Shown<S>) => void;
    readonly open: typeof connect;
    /** Somebody signed in again, maybe somebody else: the rest of the page is asked for anew. */
    readonly cameBack: () => void;
  },
): () => void {
  let gone = false;
  let asking = false;
  let again = false;
  let isBlank = false;
  let wasOut = false;
  let waitMs = againMs;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let stale: ReturnType<typeof setTimeout> | undefined;

  /** Whatever was to happen to what is shown, something else did; `retry` goes on. */
  function settle(): void {
    clearTimeout(rest);
    clearTimeout(stale);
    stale = undefined;
  }

  function blank(why: Blank): void {
    settle();
    isBlank = true;
    wasOut ||= why === 'signed-out';
    if (!gone) on.show({ shows: null, blank: why });
  }

  function doubt(): void {
    if (!isBlank) stale ??= setTimeout(() => blank('lost'), staleMs);
  }

  async function askAnew(live: LiveConnection): Promise<void> {
    again = asking;
    if (asking) return;
    asking = true;
    clearTimeout(retry);
    const answer = await ask(live);
    asking = false;
    if (gone) return;
    if (answer.ok) take(live, answer);
    else if (answer.code === 'try-again') {
      doubt();
      // Where the line is gone it asks as soon as there is one.
      if (live.socket.connected) retry = setTimeout(() => void askAnew(live), waitMs * (0.5 + Math.random()));
      waitMs = Math.min(waitMs * 2, longestAgainMs);
    } else if (answer.code === 'signed-out' || answer.code === 'factor-needed') blank('signed-out');
    else blank(answer.code === 'not-found' ? 'nothing' : 'lost');
    if (again) return askAnew(live);
  }

  function take(live: LiveConnection, { shows, restMs = 0 }: { shows: S; restMs?: number }): void {
    settle();
    isBlank = false;
    waitMs = againMs;
    on.show({ shows });
    if (wasOut) on.cameBack();
    wasOut = false;
    if (restMs === 0) return;
    rest = setTimeout(
      () => {
        if (after && restMs <= longestRestMs) on.show({ shows: after(shows) });
        if (live.socket.connected) void askAnew(live);
      },
      Math.min(Math.max(1_000, restMs), longestRestMs),
    );
  }

  const live = on.open({
    ready: (ready) => void askAnew(ready),
    lost: (out) => (out ? blank('signed-out') : doubt()),
  });
  live.socket.on(hears, () => void askAnew(live));
  doubt();
  return () => {
    gone = true;
    settle();
    clearTimeout(retry);
    live.close();
  };
}
