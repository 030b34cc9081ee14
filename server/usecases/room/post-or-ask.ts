import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { OwnContribution } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { askFirst, type TakenOrAsked } from './ask-first.ts';
import { type Post, postContribution, saidAlready } from './post-contribution.ts';

/**
 * A child says something, by a form or live: as `postContribution`, but where something is worth a question that nobody asked it yet the
 * answer asks, and nothing is stored. `asked`: it was asked already, and means it. Nothing is asked of words that are stored already: what
 * is remembered of them would double them. Refusals: those of `postContribution`.
 */
export async function postOrAsk(
  deps: Deps,
  actor: Actor,
  input: Post & { readonly asked: boolean },
): Promise<Outcome<TakenOrAsked<OwnContribution>>> {
  const first = input.asked ? null : await askFirst(deps, actor, input);
  if (first && !first.goesOn) {
    const said = await saidAlready(deps, actor, input);
    return said?.ok ? done({ asking: null, item: said.value }) : done({ asking: first.asking, item: null });
  }
  const posted = await postContribution(deps, actor, input, first?.looked);
  return posted.ok ? done({ asking: first?.asking ?? null, item: posted.value }, posted.events) : posted;
}
