import { isRunning } from '../../core/consultation/lifecycle.ts';
import { type HelpItem, helpMissing } from '../../core/consultation/safety-gate.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { safetyOf } from '../safeguarding/safety-of.ts';
import { crewOf } from './crew-of.ts';
import { permitted } from './permitted.ts';

/**
 * What of help children of this consultation are without now, while it is open or rests: what let it open may have gone since. Empty in every other state,
 * where the gate says it. Refusal: `not-found`.
 */
export async function readMissingHelp(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<readonly HelpItem[]>> {
  const found = await permitted(deps, actor, {
    deed: 'consultation:read',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { row } = found;
  if (!isRunning(row.state)) return done([]);
  const [safety, crew] = await Promise.all([safetyOf(deps, row), crewOf(deps, row)]);
  return done(helpMissing({ safety, crew }));
}
