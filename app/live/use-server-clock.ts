import { useCallback, useEffect, useRef } from 'react';

/** The clock of the server, as a page knows that was made at `loadedMs` of it: the one of a device may be minutes off, or days. */
export function useServerClock(loadedMs: number): () => number {
  const ahead = useRef(0);
  // Before every other effect of the page, which may ask what time it is.
  useEffect(() => {
    ahead.current = loadedMs - Date.now();
  }, [loadedMs]);
  return useCallback(() => Date.now() + ahead.current, []);
}
