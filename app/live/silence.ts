/** As long as this takes the second answer that does not come, and a third of what a connection takes to notice by itself that it is dead. */
const deadMs = 15_000;

/**
 * Whether a connection is dead though nobody closed it, as after a telephone went to another network: it was asked, and since then nothing at
 * all was heard. A server that is only slow is heard meanwhile, and nobody leaves it for another connection. `nowMs`: a clock that nobody sets.
 */
export function watchSilence(nowMs: () => number) {
  let askedAtMs: number | null = null;
  return {
    asked(): void {
      askedAtMs ??= nowMs();
    },
    heard(): void {
      askedAtMs = null;
    },
    isDead: (): boolean => askedAtMs !== null && nowMs() - askedAtMs >= deadMs,
  };
}
