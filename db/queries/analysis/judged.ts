import type { HiddenSpan } from '../../../server/core/moderation/decide.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import { othersFirst } from '../../others-first.ts';
import { processActivity } from '../../process-activity.ts';
import { shownStates } from '../../shown-states.ts';
import { columns, toRecord } from '../room/contributions.ts';

/** Read together, before everybody else has a turn: a few milliseconds. */
const [rowsAtOnce, wordsAtOnce] = [2_000, 500];

/**
 * A condition: may reach analysis, of children who did not object: whatever a person decided to show, and refused or returned words of which a part was
 * marked; not what they said about the process. Whether anything is left of those the caller decides (`leavesWords`).
 */
const judged = `c.activity_id <> '${processActivity}'
  and (c.state in ${shownStates} or (c.state in ('refused', 'returned') and c.hidden <> '[]'))
  and c.participant_id not in (select participant_id from uncounted)`;

/** A contribution without its words. */
export type JudgedRow = Pick<
  ContributionRecord,
  'id' | 'participantId' | 'activityId' | 'language' | 'revision' | 'change' | 'state'
> & {
  /** Only of what is not shown: whether anything is left of it hangs on it. */
  readonly words: { readonly text: string; readonly hidden: readonly HiddenSpan[] } | null;
};

/** All that may reach analysis of one consultation, without what is shown; by id. */
export async function judgedRows(db: Database): Promise<readonly JudgedRow[]> {
  const query = `select c.id, c.participant_id, c.activity_id, c.language, c.revision, c.change, c.state,
      case when c.state in ${shownStates} then null else c.hidden end,
      case when c.state in ${shownStates} then null else c.body end
    from contribution c where c.id > ?1 and ${judged} order by c.id limit ${rowsAtOnce}`;
  const found: JudgedRow[] = [];
  for (;;) {
    const rows = await db.query(query, [found.at(-1)?.id ?? '']);
    for (const [id, participantId, activityId, language, revision, change, state, hidden, body] of rows)
      found.push({
        id: String(id),
        participantId: String(participantId),
        activityId: String(activityId),
        language: String(language),
        revision: Number(revision),
        change: Number(change),
        state: state as JudgedRow['state'],
        words:
          typeof hidden === 'string'
            ? { text: db.text.decode(body as Uint8Array), hidden: JSON.parse(hidden) as HiddenSpan[] }
            : null,
      });
    if (rows.length < rowsAtOnce) return found;
    await othersFirst();
  }
}

/** The same with all their words. */
export async function allJudged(db: Database): Promise<readonly ContributionRecord[]> {
  const query = `select ${columns} from contribution c join participant p on p.id = c.participant_id
    where c.id > ?1 and ${judged} order by c.id limit ${wordsAtOnce}`;
  const found: ContributionRecord[] = [];
  for (;;) {
    const rows = await db.query(query, [found.at(-1)?.id ?? '']);
    for (const row of rows) found.push(toRecord(db, row));
    if (rows.length < wordsAtOnce) return found;
    await othersFirst();
  }
}

/** The words of these, by id; without what a child took back or objected to since the rows were read. */
export async function judgedWords(
  db: Database,
  ids: readonly string[],
): Promise<readonly ContributionRecord[]> {
  const query = `select ${columns} from json_each(?1) e cross join contribution c on c.id = e.value
    join participant p on p.id = c.participant_id where ${judged} order by c.id`;
  const inOrder = [...ids].sort();
  const found: ContributionRecord[] = [];
  for (let at = 0; at < inOrder.length; at += wordsAtOnce) {
    if (at > 0) await othersFirst();
    const rows = await db.query(query, [JSON.stringify(inOrder.slice(at, at + wordsAtOnce))]);
    for (const row of rows) found.push(toRecord(db, row));
  }
  return found;
}
