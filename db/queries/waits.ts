import type { WaitBucket } from '../../server/core/moderation/usual-wait.ts';
import type { Database } from '../databases.ts';

/** How many decisions took how long, of the newest day on which any were made. Only from the index. */
export async function recentWaits(db: Database): Promise<ReadonlyMap<WaitBucket, number>> {
  const rows = await db.query(
    `select wait_bucket, count(*) from decision where day = (select max(day) from decision) group by wait_bucket`,
    [],
  );
  return new Map(rows.map(([bucket, count]) => [bucket as WaitBucket, Number(count)]));
}
