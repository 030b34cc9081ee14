import type { AppLoadContext } from '@remix-run/node';
import { type Outcome, refuse } from '../../server/core/outcome.ts';

/**
 * For a form with words that somebody typed, which no browser keeps. What fails there, as on a full disk, is refused with `try-again`: the page comes
 * back with them. It is a fault all the same, and logged.
 */
export function orTryAgain<T>(
  context: Pick<AppLoadContext, 'reportFault'>,
  asked: Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return asked.catch((error: unknown) => {
    context.reportFault(error);
    return refuse('try-again');
  });
}
