import type { ContributionRecord } from '../../server/core/wire/views.ts';
import type { Database } from '../databases.ts';
import { contributionsById } from './contributions.ts';
import { strangerTo } from './own-groups.ts';

/** What led to words that are shown. Times are kept of none of it: which came last is known by the log alone. */
const shows = ['contribution:publish', 'contribution:redact', 'appeal:publish', 'appeal:redact'];

/** What is shown now, the last decided first; none of children the person knows. */
export async function lastShown(
  db: Database,
  of: { readonly staffId: string; readonly skip: number; readonly limit: number },
): Promise<readonly ContributionRecord[]> {
  const query = `select c.id from contribution c
    left join (select subject, max(n) as n from audit where deed in (select value from json_each(?1)) group by subject) l on l.subject = c.id
    where c.state in ('published', 'redacted') and ${strangerTo('?2', 'c.participant_id')}
    order by l.n desc, c.day desc, c.id limit ?3 offset ?4`;
  const rows = await db.query(query, [JSON.stringify(shows), of.staffId, of.limit, of.skip]);
  const ids = rows.map(([id]) => String(id));
  const records = new Map((await contributionsById(db, ids)).map((record) => [record.id, record]));
  return ids.flatMap((id) => records.get(id) ?? []);
}
