import type { Database } from '../../../db/databases.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { whyNotReleased } from '../../core/analysis/why-not-released.ts';
import type { Deps } from '../deps.ts';
import { answersTold } from './answers-told.ts';
import type { Release } from './release.ts';
import type { toldBefore } from './told-before.ts';

/**
 * Why a release may not be signed as it stands now, before what was told `before`: what `whyNotReleased` says (a child may have left, or taken
 * an objection back, since the draft), or `release-narrows` (a hidden number could be worked out of all that would be told). The page of whoever
 * signs asks it as the signature does.
 */
export async function whyUnsigned(
  deps: Deps,
  db: Database,
  of: { readonly release: Release; readonly before: Awaited<ReturnType<typeof toldBefore>> },
): Promise<ReturnType<typeof whyNotReleased> | 'release-narrows'> {
  const { release, before } = of;
  const risks = (await activities(db)).filter(({ standing }) => standing === 'risks').map(({ id }) => id);
  const speaks = release.attributes?.speaks ?? false;
  const why = whyNotReleased({ ...release, speaks }, { risks, lexicons: deps.numberWords });
  if (why) return why;
  const narrowed = await deps.disclosure.auditLater(before.releases.map(answersTold), answersTold(release));
  return narrowed.length > 0 ? 'release-narrows' : undefined;
}
