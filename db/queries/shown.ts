import type { ContributionRecord } from '../../server/core/wire/views.ts';
import type { Database } from '../databases.ts';
import { contributionsById } from './contributions.ts';
import { strangerTo } from './own-groups.ts';
import { askedAbout } from './reports.ts';

/** What led to words that are shown. Times are kept of none of it: which came last is known by the log alone. */
const shows = ['contribution:publish', 'contribution:redact', 'appeal:publish', 'appeal:redact'];

/** Words that are shown; `reported`: a child says that something is wrong with them, and no person has looked. */
export type Shown = { readonly record: ContributionRecord; readonly reported: boolean };

/** What is shown now: what a child says something is wrong with, then the last decided first; none of children the person knows. */
export async function lastShown(
  db: Database,
  of: { readonly staffId: string; readonly skip: number; readonly limit: number },
): Promise<readonly Shown[]> {
  const query = `select c.id, ${askedAbout} as reported from contribution c
    left join (select subject, max(n) as n from audit where deed in (select value from json_each(?1)) group by subject) l on l.subject = c.id
    where c.state in ('published', 'redacted') and ${strangerTo('?2', 'c.participant_id')}
    order by reported desc, l.n desc, c.day desc, c.id limit ?3 offset ?4`;
  const rows = await db.query(query, [JSON.stringify(shows), of.staffId, of.limit, of.skip]);
  const ids = rows.map(([id]) => String(id));
  const records = new Map((await contributionsById(db, ids)).map((record) => [record.id, record]));
  return rows.flatMap(([id, reported]) => {
    const record = records.get(String(id));
    return record ? [{ record, reported: reported === 1 }] : [];
  });
}
