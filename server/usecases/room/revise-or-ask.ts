import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { OwnContribution } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { askFirst, type TakenOrAsked } from './ask-first.ts';
import { mayRevise, reviseContribution, revisedAlready } from './revise-contribution.ts';

/**
 * New words by a form: as `reviseContribution`, and asked first as in `postOrAsk`. Nothing is asked about words that cannot go any more;
 * help stays. Refusals: those of `reviseContribution`.
 */
export async function reviseOrAsk(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: string;
    readonly revision: number;
    readonly text: string;
    readonly language: string;
    readonly asked: boolean;
  },
): Promise<Outcome<TakenOrAsked<OwnContribution>>> {
  const may = input.asked ? undefined : await mayRevise(deps, actor, input.id);
  const first =
    may && (await askFirst(deps, actor, { ...input, inPlaceOf: may.ok ? may.record.text : undefined }));
  if (may && first && !first.goesOn) {
    // What is remembered of words that are stored already would double them.
    const before = await revisedAlready(deps, actor, input);
    if (before?.ok) return done({ asking: null, item: before.value });
    return may.ok || first.asking.kind === 'care' ? done({ asking: first.asking, item: null }) : may;
  }
  const revised = await reviseContribution(deps, actor, input);
  return revised.ok ? done({ asking: first?.asking ?? null, item: revised.value }, revised.events) : revised;
}
