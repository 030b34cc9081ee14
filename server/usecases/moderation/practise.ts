import type { Finding, ScreenInput } from '../../core/moderation/screening.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';

/**
 * What the screens of this site point at in made-up texts, in their order. Stores, counts and logs nothing, not even that somebody was here.
 * Refusals: `not-allowed` (nobody of staff).
 */
export async function practise(
  deps: Pick<Deps, 'screen'>,
  actor: Actor,
  input: { readonly texts: readonly ScreenInput[] },
): Promise<Outcome<readonly (readonly Finding[])[]>> {
  // What everybody on the staff may: there is nothing here to be kept from anybody.
  if (!staffMay(actor, 'consultation:list')) return refuse('not-allowed');
  const screened = await Promise.all(input.texts.map((each) => deps.screen(each)));
  return done(screened.map(({ findings }) => findings));
}
