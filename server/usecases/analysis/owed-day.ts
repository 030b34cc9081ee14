import { owedBy } from '../../core/analysis/ledger.ts';
import { owesAnswer } from '../../core/analysis/small-voices.ts';
import { type ConsultationState, hasReleases } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';
import { type PublicRelease, releasesOf } from './read-releases.ts';

/** What is asked of: until something is published its day, and from then on the release. */
type Owing = { readonly state: ConsultationState; readonly answerDay: string };

/**
 * By which day an answer is owed in a consultation; null where none is, or no day was named. Once something is published this is asked of
 * the release and not of the state: more time for everything is no answer, and an older release in which nothing is owed one stands there for good.
 */
export async function owedDay(deps: Deps, of: Owing & { readonly id: string }): Promise<string | null> {
  return owedIn(of, hasReleases(of.state) ? await releasesOf(deps, of.id) : []);
}

/** The same where its releases were read already, the newest first. */
export function owedIn(
  { state, answerDay }: Owing,
  [published]: readonly Pick<PublicRelease, 'release' | 'responses'>[],
): string | null {
  if (!hasReleases(state)) return answerDay || null;
  if (!published) return null;
  const { release, responses } = published;
  return owedBy({ answerDay, owes: owesAnswer(release), findings: release.findings, responses });
}
