/** Looks every so many milliseconds, never twice at once: a look that takes longer leaves out the next ones. Answers how to stop. */
export function lookEvery(
  everyMs: number,
  { look, fault }: { look: () => Promise<void>; fault: (error: unknown) => void },
): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch(fault)
      .finally(() => {
        looking = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
