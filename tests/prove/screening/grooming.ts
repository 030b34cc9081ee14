import { planted } from '../../../locales/planted.ts';
import type { GroomingFamily } from '../../../server/core/moderation/screens/pack.ts';

/**
 * What somebody who grooms or recruits a child may write, by the way it goes. Written by no professional and no native speaker of
 * every language: a first bar, no proof for real use. By family.
 */
export function groomingSentences(
  language: string,
): readonly (readonly [GroomingFamily, readonly string[]])[] {
  return Object.entries(planted[language]?.grooming ?? {}).map(([family, said]) => [
    family as GroomingFamily,
    said,
  ]);
}
