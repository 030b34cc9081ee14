import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { OwnContribution } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { askFirst, type TakenOrAsked } from './ask-first.ts';
import { mayRevise, reviseContribution } from './revise-contribution.ts';

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
  const first = input.asked ? null : await askFirst(deps, actor, input);
  if (first && !first.goesOn) {
    const may = first.asking.kind === 'care' ? undefined : await mayRevise(deps, actor, input.id);
    return may && !may.ok ? may : done({ asking: first.asking, item: null });
  }
  const revised = await reviseContribution(deps, actor, input);
  return revised.ok ? done({ asking: first?.asking ?? null, item: revised.value }, revised.events) : revised;
}
