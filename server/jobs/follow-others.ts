import { usedCues } from '../../db/queries/moderation/screening-cues.ts';
import type { Deps } from '../usecases/deps.ts';

/**
 * Where other processes serve the same site: the key of what one of them destroyed is known here no more, and what a second person confirmed at
 * one of them is looked for here from the next text on. A process with files is alone, and does nothing.
 */
export async function followOthers(deps: Pick<Deps, 'databases' | 'factors' | 'useCues'>): Promise<void> {
  if (!deps.factors.shared) return;
  await deps.databases.followKeyring();
  deps.useCues(await usedCues(deps.databases.control));
}
