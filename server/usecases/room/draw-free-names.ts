import type { Database } from '../../../db/databases.ts';
import { freeNames } from '../../../db/queries/room/names.ts';
import { drawPseudonyms, nameCount, type Pseudonym } from '../../core/room/pseudonyms.ts';
import type { Deps } from '../deps.ts';

/** So many are looked up at first: while a quarter of all names is free, four are nearly always among them. */
const firstLook = 48;

/**
 * `count` names nobody of this consultation has, by chance; once fewer are left, taken ones are drawn again: a child is never refused for want of
 * a name. Some are looked up, and all only where those are not enough, so that coming in costs the ten-thousandth child what
 * it costs the hundredth. Writes nothing.
 */
export async function drawFreeNames(
  { random }: Pick<Deps, 'random'>,
  { db, count }: { readonly db: Database; readonly count: number },
): Promise<readonly Pseudonym[]> {
  for (const looked of [firstLook, nameCount]) {
    const free = await freeNames(db, drawPseudonyms(random, looked));
    if (free.length >= count) return free.slice(0, count);
  }
  return drawPseudonyms(random, count);
}
