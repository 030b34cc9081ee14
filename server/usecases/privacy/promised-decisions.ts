import { liftErasure } from '../../../db/queries/privacy/removals.ts';
import type { FurtherUse } from '../../core/privacy/uses.ts';
import type { Secrets } from '../../guard/secrets.ts';
import type { Deps } from '../deps.ts';
import { promiseIfWritable } from './promised.ts';

/**
 * What staff decided in a consultation so that children are spared something, and what no backup undoes: that it was closed, a further use that is made no more, a
 * sentence of the organiser that is voted on no more, codes that were called back, a way in without a code that was shut, a later last day for children to take part, a group whose children somebody knows (or `typed` sheets of, which is less), a translation as people read it until somebody wrote it anew, and
 * one that somebody took away, in whatever round a backup has it.
 */
export type Decision =
  | readonly ['closed']
  | readonly ['use', FurtherUse]
  | readonly ['sentence', string]
  | readonly ['called-back', batchId: string]
  | readonly ['way-shut']
  | readonly ['until', day: string]
  | readonly ['knows' | 'typed', staffId: string, batchId: string]
  | readonly ['translation', contributionId: string, language: string, change: number, round: number]
  | readonly ['away', contributionId: string, language: string, change: number];

/** What stands for it on the list of a restore: keyed, so that the list names nobody and nothing. */
export function decided(
  secrets: Secrets,
  of: { readonly consultationId: string; readonly decision: Decision },
): Buffer {
  return secrets.hash('erased', [of.consultationId, 'decided', ...of.decision].join('\n'));
}

/** It is about to be decided. Called before the commit, but for a closing; where the list cannot be written it is decided all the same. */
export async function promiseDecided(
  deps: Deps,
  of: { readonly consultationId: string; readonly decisions: readonly Decision[] },
): Promise<void> {
  const { consultationId } = of;
  await promiseIfWritable(deps, {
    consultationId,
    subjects: of.decisions.map((decision) => decided(deps.secrets, { consultationId, decision })),
  });
}

/** It was decided otherwise, and that is written: a backup has from then on how it stands. */
export async function liftDecided(
  deps: Deps,
  of: { readonly consultationId: string; readonly decision: Decision },
): Promise<void> {
  const { consultationId } = of;
  const subject = decided(deps.secrets, of);
  await deps.databases.control.write([liftErasure({ consultationId, subject })]).catch(() => undefined);
}
