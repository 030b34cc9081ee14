import type { Database } from '../../../db/databases.ts';
import { secondOf } from '../../../db/queries/moderation/appeals.ts';
import { isAskedAbout } from '../../../db/queries/moderation/reports.ts';
import { type Anew, decidesAnew } from '../../core/moderation/appeal.ts';
import type { ContributionRecord } from '../../core/wire/views.ts';

/** How far a moderator may decide anew on words that are shown (`decidesAnew`). Where no second look was asked for nothing more is read. */
export async function mayAnew(
  db: Database,
  { id, appeal }: Pick<ContributionRecord, 'id' | 'appeal'>,
  staffId: string,
): Promise<Anew> {
  if (appeal === null || appeal === 'waiting')
    return decidesAnew({ appeal, secondBy: undefined, staffId, reported: false });
  const [secondBy, reported] = await Promise.all([secondOf(db, id), isAskedAbout(db, id)]);
  return decidesAnew({ appeal, secondBy, staffId, reported });
}
