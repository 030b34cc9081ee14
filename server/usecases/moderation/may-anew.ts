import type { Database } from '../../../db/databases.ts';
import { secondStanding } from '../../../db/queries/moderation/appeals.ts';
import { isAskedAbout } from '../../../db/queries/moderation/reports.ts';
import { type Anew, decidesAnew } from '../../core/moderation/appeal.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';

/**
 * How far a moderator may decide anew on words that are shown (`decidesAnew`). Whether a second look stands is asked here: what the record
 * says of one is what the child may still ask for, and moves on with each decision.
 */
export async function mayAnew(
  db: Database,
  { id, appeal }: Pick<ContributionRecord, 'id' | 'appeal'>,
  staffId: string,
): Promise<Anew> {
  const isAsked = appeal === 'waiting';
  if (isAsked) return decidesAnew({ isAsked, secondBy: undefined, staffId, reported: false });
  const [secondBy, reported] = await Promise.all([secondStanding(db, id), isAskedAbout(db, id)]);
  return decidesAnew({ isAsked, secondBy, staffId, reported });
}
