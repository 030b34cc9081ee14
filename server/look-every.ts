/**
 * Looks every so many milliseconds, never twice at once: a look that takes longer leaves out the next ones, and one that fails keeps none from
 * coming. `firstMs`: milliseconds until the first, 0 for now; else it comes after the first pause. Answers how to stop, which waits for the look
 * under way where it is awaited. None of it keeps the process.
 */
export function lookEvery(
  everyMs: number,
  with_: {
    readonly look: () => Promise<unknown>;
    readonly fault: (error: unknown) => void;
    readonly firstMs?: number;
  },
): () => Promise<void> {
  const { look, fault, firstMs = everyMs } = with_;
  let looking: Promise<void> | undefined;
  function lookNow(): void {
    looking ??= look()
      .then(() => undefined)
      .catch(fault)
      .finally(() => {
        looking = undefined;
      });
  }
  const timers = [setInterval(lookNow, everyMs)];
  if (firstMs === 0) lookNow();
  else if (firstMs < everyMs) timers.push(setTimeout(lookNow, firstMs));
  for (const timer of timers) timer.unref();
  return async () => {
    timers.forEach(clearInterval);
    await looking;
  };
}
