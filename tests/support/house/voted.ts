import type { RunningProduct } from '../processes/product.ts';
import { byUseCases } from './by-use-cases.ts';
import type { VotedPlace } from './deeds/deeds.ts';

/**
 * Children vote on every statement and answer every poll, by the use cases: a class and more at the pages would take
 * minutes.
 * Statements come in the order of their words; of the first most agree, the second divides, many do not understand the third.
 * Enough pass that both sides of the first two may be told.
 */
export function letChildrenVote(product: RunningProduct, places: readonly VotedPlace[]): Promise<void> {
  return product.withData(async (settings) => {
    await byUseCases({ ...settings, DEMO: '1' }, 'vote', places);
  });
}
