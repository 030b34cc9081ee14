import type { Asking } from '../../core/moderation/asking.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { askFirst } from './ask-first.ts';

/**
 * What a child would be asked about words that it only tries out, null for nothing, as for none at all. Stores, counts and remembers nothing,
 * and nobody is told. Refusals: `not-allowed`, `too-fast`, and as a box would `text-too-long`, `text-unreadable`, but never in place of help.
 */
export async function tryOut(
  deps: Deps,
  actor: Actor,
  input: { readonly text: string; readonly language: string },
): Promise<Outcome<{ asking: Asking | null }>> {
  if (actor.kind !== 'child') return refuse('not-allowed');
  const asking = (await askFirst(deps, actor, input))?.asking ?? null;
  const clean = cleanText(input.text);
  if (!asking && !clean.ok && clean.code !== 'text-empty') return refuse(clean.code);
  return done({ asking });
}
