import { useEffect, useState } from 'react';

/** The clock of the server, as a desk reads it, and the end of a break while it lasts: null where there is none. With that end the page is loaded anew. */
export function useRest(
  now: () => number,
  { nowMs: loadedMs, restUntilMs }: { readonly nowMs: number; readonly restUntilMs: number | null },
): { readonly nowMs: number; readonly rests: number | null } {
  const [nowMs, setNowMs] = useState(loadedMs);
  useEffect(() => {
    setNowMs(now());
    const tick = setInterval(() => setNowMs(now()), 15_000);
    return () => clearInterval(tick);
  }, [now]);
  const over = restUntilMs !== null && nowMs >= restUntilMs;
  // The words that were left out of this page come with a new one.
  useEffect(() => {
    if (over) window.location.reload();
  }, [over]);
  return { nowMs, rests: over ? null : restUntilMs };
}
