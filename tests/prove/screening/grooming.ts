import { planted } from '../../../locales/planted.ts';
import { type GroomingFamily, groomingFamilies } from '../../../server/core/moderation/screens/pack.ts';

/**
 * What somebody who grooms or recruits a child may write, by the way it goes. Written by no professional and no native speaker of
 * every language: a first bar, no proof for real use. By family, every one: where a language has no sentence of one, there is nothing that
 * could be found, and that is told as such.
 */
export function groomingSentences(
  language: string,
): readonly (readonly [GroomingFamily, readonly string[]])[] {
  const said = planted[language]?.grooming ?? {};
  return groomingFamilies.map((family) => [family, said[family] ?? []]);
}
