import type { Asking } from '../../core/moderation/asking.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { askFirst } from './ask-first.ts';

/**
 * What a child would be asked about words that it only tries out, null for nothing. Stores, counts and remembers nothing, and nobody is told.
 * Refusals: `not-allowed`, `too-fast`.
 */
export async function tryOut(
  deps: Deps,
  actor: Actor,
  input: { readonly text: string; readonly language: string },
): Promise<Outcome<{ asking: Asking | null }>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  return done({ asking: (await askFirst(deps, actor, input))?.asking ?? null });
}
