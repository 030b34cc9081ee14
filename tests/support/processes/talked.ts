import { byUseCases } from '../house/by-use-cases.ts';
import type { Talk } from '../house/deeds/deeds.ts';
import type { RunningProduct } from './product.ts';

/**
 * Children fill a room, ten words each, and all of it is published: by the use cases. Answers what was said, in the order in which
 * it was shown.
 */
export async function letChildrenTalk(product: RunningProduct, what: Talk): Promise<readonly string[]> {
  let said: readonly string[] = [];
  await product.withData(async (settings) => {
    said = await byUseCases({ ...settings, DEMO: '1' }, 'talk', what);
  });
  return said;
}
