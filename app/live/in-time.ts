/** After this many milliseconds without an answer the page says so and keeps the words. A retry is harmless. */
export const answerWithinMs = 8_000;

/** Ends a request that finds no answer, so that it is asked again; a browser that cannot waits as long as its line does. */
export function inTime(): AbortSignal | null {
  return AbortSignal.timeout?.(answerWithinMs) ?? null;
}
