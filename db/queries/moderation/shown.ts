import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import { shownStates } from '../../shown-states.ts';
import { contributionsById } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';
import { askedAbout } from './reports.ts';

/** What led to words that are shown. Times are kept of none of it: which came last is known by the log alone. */
const shows = ['contribution:publish', 'contribution:redact', 'appeal:publish', 'appeal:redact'];

/** Entries of the log that are looked at together, from its end. */
const entriesAtOnce = 500;

/** Words that are shown; `reported`: a child says that something is wrong with them, and no person has looked. */
export type Shown = { readonly record: ContributionRecord; readonly reported: boolean };

/** All that is shown, as its next decision has to know it; for a restore that looks which of it was shown no more since. */
export async function shownWords(
  db: Database,
): Promise<
  readonly Pick<
    ContributionRecord,
    'id' | 'activityId' | 'revision' | 'change' | 'state' | 'hidden' | 'seq'
  >[]
> {
  const rows = await db.query(
    `select id, activity_id, revision, change, state, hidden, seq from contribution where state in ${shownStates}`,
    [],
  );
  return rows.map(([id, activityId, revision, change, state, hidden, seq]) => ({
    id: String(id),
    activityId: String(activityId),
    revision: Number(revision),
    change: Number(change),
    state: state as ContributionRecord['state'],
    hidden: JSON.parse(String(hidden)),
    seq: seq === null ? null : Number(seq),
  }));
}

/**
 * What is shown now: what a child says something is wrong with, then the last decided first; none of children the person knows. The log is
 * read from its end and no further than the page needs: it has an entry of each decision, hundreds of thousands in a large consultation.
 */
export async function lastShown(
  db: Database,
  of: { readonly staffId: string; readonly skip: number; readonly limit: number },
): Promise<readonly Shown[]> {
  const reported = await reportedNow(db, of.staffId);
  const ids = [...reported];
  const enough = of.skip + of.limit;
  const seen = new Set(reported);
  let before = Number.MAX_SAFE_INTEGER;
  while (ids.length < enough) {
    const entries = await db.query(
      `select n, subject from audit where n < ?1 and deed in (select value from json_each(?2)) order by n desc limit ?3`,
      [before, JSON.stringify(shows), entriesAtOnce],
    );
    const subjects = new Set(entries.map(([, subject]) => String(subject)).filter((id) => !seen.has(id)));
    for (const id of subjects) seen.add(id);
    const still = await stillShown(db, { staffId: of.staffId, ids: [...subjects] });
    ids.push(...[...subjects].filter((id) => still.has(id)));
    if (entries.length < entriesAtOnce) break;
    before = Number(entries.at(-1)?.[0]);
  }
  if (ids.length < enough) ids.push(...(await withoutEntry(db, of.staffId, enough - ids.length)));
  const page = ids.slice(of.skip, enough);
  const records = new Map((await contributionsById(db, page)).map((record) => [record.id, record]));
  return page.flatMap((id) => {
    const record = records.get(id);
    return record ? [{ record, reported: reported.has(id) }] : [];
  });
}

async function reportedNow(db: Database, staffId: string): Promise<ReadonlySet<string>> {
  const query = `select c.id from (select distinct contribution_id as id from report) r cross join contribution c on c.id = r.id
    where ${askedAbout} and ${strangerTo('?1', 'c.participant_id')} order by c.day desc, c.id`;
  return new Set((await db.query(query, [staffId])).map(([id]) => String(id)));
}

async function stillShown(
  db: Database,
  of: { readonly staffId: string; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  const query = `select c.id from json_each(?1) e cross join contribution c on c.id = e.value
    where c.state in ${shownStates} and ${strangerTo('?2', 'c.participant_id')}`;
  return new Set((await db.query(query, [JSON.stringify(of.ids), of.staffId])).map(([id]) => String(id)));
}

/** What is shown though the log says of no decision that shows it: after all else, on the last page alone. */
async function withoutEntry(db: Database, staffId: string, limit: number): Promise<readonly string[]> {
  const query = `select c.id from contribution c where c.state in ${shownStates} and not (${askedAbout})
    and ${strangerTo('?2', 'c.participant_id')}
    and c.id not in (select subject from audit where deed in (select value from json_each(?1)))
    order by c.day desc, c.id limit ?3`;
  const rows = await db.query(query, [JSON.stringify(shows), staffId, limit]);
  return rows.map(([id]) => String(id));
}
