import { done, type Outcome, refuse } from '../outcome.ts';

/**
 * What to answer where the write of a second person was refused, by what stands now. `doneBy`: who did it, null where nobody has. Whoever did it presses once
 * more, and it is done; another one came first. Refusals: `already-decided`, `one-person-alone` (nobody did, so it is this person's own first part).
 */
export function secondPress(of: { readonly doneBy: string | null; readonly staffId: string }): Outcome<null> {
  if (of.doneBy === null) return refuse('one-person-alone');
  return of.doneBy === of.staffId ? done(null) : refuse('already-decided');
}
