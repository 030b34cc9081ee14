import { owedBy } from '../../core/analysis/ledger.ts';
import { owesAnswer } from '../../core/analysis/small-voices.ts';
import { type ConsultationState, hasReleases } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';
import { releasesOf } from './read-releases.ts';

/**
 * By which day an answer is owed in a consultation; null where none is, or no day was named. Once something is published this is asked of
 * the release and not of the state: more time for everything is no answer, and an older release in which nothing is owed one stands there for good.
 */
export async function owedDay(
  deps: Deps,
  { id, state, answerDay }: { id: string; state: ConsultationState; answerDay: string },
): Promise<string | null> {
  if (!hasReleases(state)) return answerDay || null;
  const [published] = await releasesOf(deps, id);
  if (!published) return null;
  const { release, responses } = published;
  return owedBy({ answerDay, owes: owesAnswer(release), findings: release.findings, responses });
}
