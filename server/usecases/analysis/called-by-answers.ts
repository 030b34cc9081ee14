import { stateByAnswers } from '../../core/analysis/ledger.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';
import { releasesOf } from './read-releases.ts';

/**
 * As what staff reads that a consultation stands (`stateByAnswers`), by its newest release. Only words are drawn by it: what may be done is
 * decided by the state itself.
 */
export async function calledByAnswers(
  deps: Deps,
  { id, state }: { readonly id: string; readonly state: ConsultationState },
): Promise<ConsultationState> {
  if (state !== 'published' && state !== 'answered') return state;
  // It stands beside much else.
  const [newest] = await unlessDamaged(releasesOf(deps, id), []);
  return newest
    ? stateByAnswers(state, { findings: newest.release.findings, responses: newest.responses })
    : state;
}
