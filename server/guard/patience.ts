/** Milliseconds that an answer may take. A child who writes waits that long once, and not for each text. */
const answerMs = 100;
/** Milliseconds for which a service that gave no answer is not asked again. */
const restMs = 2_000;

/** Asks a service that may hang. Undefined: there was no answer in time, or it is too early to ask again. */
type Patience = <T>(ask: () => Promise<T | undefined>) => Promise<T | undefined>;

export function createPatience(): Patience {
  let askAgainMs = 0;
  return async (ask) => {
    if (performance.now() < askAgainMs) return undefined;
    let late: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => {
      late = setTimeout(() => resolve(undefined), answerMs);
    });
    const said = await Promise.race([ask(), silence]);
    clearTimeout(late);
    if (said === undefined) askAgainMs = performance.now() + restMs;
    return said;
  };
}
