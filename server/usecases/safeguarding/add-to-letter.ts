import { textsOf } from '../../../db/queries/sealed-cases.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { type Outcome, refuse } from '../../core/outcome.ts';
import { type CasePart, letterTexts } from '../../core/safeguarding/cases.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { letterWith } from './read-letter.ts';
import { sealMore } from './seal-more.ts';

/**
 * Whoever has the six words writes on in a letter (`told`), or how it can be reached (`reach`, sealed apart, thirty days).
 * Refusals: `phrase-opens-nothing`, `too-fast`, `state-forbids` (it has as many texts as one letter takes), those of `sealMore`.
 */
export async function addToLetter(
  deps: Deps,
  _actor: Actor,
  input: { phrase: string; part: CasePart; text: string },
): Promise<Outcome<null>> {
  const held = await letterWith(deps, input.phrase);
  if (!held.ok) return held;
  if ((await textsOf(held.db, held.case.id)).length >= letterTexts) return refuse('state-forbids');
  const now = deps.clock();
  return sealMore(deps, {
    db: held.db,
    row: held.row,
    case: held.case,
    part: input.part,
    text: input.text,
    day: dayIn('UTC', now),
    minute: minuteOf(now),
  });
}
