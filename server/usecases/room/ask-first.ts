import { type Asking, askingOf } from '../../core/moderation/asking.ts';
import { cleanText, maxUnits } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { type Screened, screened } from './screened.ts';

/** What became of words that a form sent: the child is asked first and nothing is stored, or they were taken. */
export type TakenOrAsked<T> =
  | { readonly asking: Asking; readonly item: null }
  /** `asking` beside words that were taken: help is shown, and the words went on because the consultation is about harm. */
  | { readonly asking: Asking | null; readonly item: T };

export type LookedFirst =
  | { readonly goesOn: false; readonly asking: Asking }
  | { readonly goesOn: true; readonly asking: Asking | null; readonly looked: Screened };

/**
 * What the screens would ask a child about these words, null for nothing, and what they found, so that nobody looks twice. Null
 * alone for words that will be refused anyway; of words that are too long it answers what tells of harm in their first 8,000 UTF-16 units, and
 * asks nothing else. Stores and remembers nothing. `goesOn`: nothing is asked, or the consultation is itself about harm, so help is shown and the
 * words go on.
 */
export async function askFirst(
  deps: Deps,
  actor: Actor,
  input: {
    readonly text: string;
    readonly language: string;
    /** The words that these take the place of. */
    readonly inPlaceOf?: string | undefined;
  },
): Promise<LookedFirst | null> {
  if (actor.kind !== 'child') return null;
  const facts = await deps.facts(actor.consultationId);
  const clean = cleanText(input.text);
  if (!facts || (!clean.ok && clean.code !== 'text-too-long')) return null;
  const { sensitiveTopic } = facts;
  // Whoever tells of harm at length needs help, and not first to write less.
  const text = clean.ok ? clean.text : input.text.slice(0, maxUnits);
  const looked = await screened(deps, {
    participantId: actor.participantId,
    text,
    language: input.language,
    sensitiveTopic,
    inPlaceOf: input.inPlaceOf,
  });
  const asking = askingOf(text, looked.findings);
  if (!clean.ok && asking?.kind !== 'care') return null;
  return asking && !(asking.kind === 'care' && sensitiveTopic)
    ? { asking, goesOn: false }
    : { asking, goesOn: true, looked };
}
