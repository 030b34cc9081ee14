import type { WaitBucket } from '../../../server/core/moderation/usual-wait.ts';
import type { Database } from '../../databases.ts';

/** How many decisions took how long, of the newest day on which any were made: a row for each bucket, however many there were. */
export async function recentWaits(db: Database): Promise<ReadonlyMap<WaitBucket, number>> {
  const rows = await db.query(
    'select wait_bucket, decisions from decision_wait where day = (select max(day) from decision_wait)',
    [],
  );
  return new Map(rows.map(([bucket, count]) => [bucket as WaitBucket, Number(count)]));
}

/** After which wait the decision was made that gave the words this `change`; undefined where none did. */
export async function waitBefore(
  db: Database,
  of: { readonly contributionId: string; readonly change: number },
): Promise<WaitBucket | undefined> {
  const query = 'select wait_bucket from every_decision where contribution_id = ?1 and change = ?2';
  const bucket = (await db.query(query, [of.contributionId, of.change]))[0]?.[0];
  return bucket === undefined ? undefined : (bucket as WaitBucket);
}
