import { type Asking, askingOf } from '../../core/moderation/asking.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { screened } from './screened.ts';

/** What became of words that a form sent: the child is asked first and nothing is stored, or they were taken. */
export type TakenOrAsked<T> =
  | { readonly asking: Asking; readonly item: null }
  /** `asking` beside words that were taken: help is shown, and the words went on because the consultation is about harm. */
  | { readonly asking: Asking | null; readonly item: T };

/**
 * What the screens would ask a child about these words; null for nothing, and for words that will be refused anyway. Stores and
 * remembers nothing. `goesOn`: the consultation is itself about harm, so help is shown and the words go on.
 */
export async function askFirst(
  deps: Deps,
  actor: Actor,
  input: { readonly text: string; readonly language: string },
): Promise<{ readonly asking: Asking; readonly goesOn: boolean } | null> {
  if (actor.kind !== 'child') return null;
  const facts = await deps.facts(actor.consultationId);
  const clean = cleanText(input.text);
  if (!facts || !clean.ok) return null;
  const { sensitiveTopic } = facts;
  const { findings } = await screened(deps, {
    participantId: actor.participantId,
    text: clean.text,
    language: input.language,
    sensitiveTopic,
  });
  const asking = askingOf(clean.text, findings);
  return asking && { asking, goesOn: asking.kind === 'care' && sensitiveTopic };
}
