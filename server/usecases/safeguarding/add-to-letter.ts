import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type CaseTexts, letterTexts } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { letterWith } from './read-letter.ts';
import { type SealedMore, sealMore } from './seal-more.ts';
import { textsOfForm } from './seal-text.ts';

/**
 * Whoever has the six words writes on in a letter (`told`), how it can be reached (`reach`, sealed apart, thirty days), or both: then both are taken or neither.
 * `form` are the form's own 128 random bits: the same words in the same form are kept once. Refusals: `phrase-opens-nothing`, `too-fast`,
 * those of `sealMore`.
 */
export async function addToLetter(
  deps: Deps,
  _actor: Actor,
  input: CaseTexts & { phrase: string; form?: string | undefined },
): Promise<Outcome<SealedMore>> {
  const held = await letterWith(deps, input.phrase);
  if (!held.ok) return held;
  const now = deps.clock();
  return sealMore(deps, {
    db: held.db,
    row: held.row,
    case: held.case,
    texts: textsOfForm(deps, { ...input, caseId: held.case.id, form: input.form }),
    day: dayIn('UTC', now),
    minute: minuteOf(now),
    most: letterTexts,
  });
}
