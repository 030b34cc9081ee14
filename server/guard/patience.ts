/** Milliseconds that an answer may take. Whoever writes waits so long once, and not for each text. */
const answerMs = 100;
/** Milliseconds after which somebody who gave no answer is asked again. */
const restMs = 2_000;

/** Asks somebody who may stand still. Undefined: there was no answer in time, or it is too early to ask again. */
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
