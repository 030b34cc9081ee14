import type { Database } from '../../../db/databases.ts';
import { activities } from '../../../db/queries/consultation/consultations.ts';
import { votedStatements } from '../../../db/queries/consultation/statements.ts';
import { uncounted } from '../../../db/queries/privacy/objections.ts';
import type { ProtectedTable } from '../../core/analysis/disclosure/small-numbers.ts';
import { redact } from '../../core/room/contribution-text.ts';
import { choices } from '../../core/room/voting.ts';
import type { StatementRecord } from '../../core/wire/views.ts';
import type { Deps } from '../deps.ts';
import { type Answers, tellAnswers } from './tell-answers.ts';
import { tellPoints } from './tell-points.ts';
import { toldFirst } from './told-first.ts';
import type { ReleasedStatement, ToldBefore, ToldTables } from './told-tables.ts';

const hiddenCells = choices.map((cell) => ({ cell, children: null }));

/**
 * Every count of a consultation as it may be told, in an order that tells nothing: the one place where counts are read, and
 * they leave it protected. Without what children wrote and chose who objected to analysis, and whose erasure waits, when it was told first. Call
 * it only once the consultation is over. What was told before, to staff or in a release, is told the same again.
 */
export async function tablesOf(deps: Deps, db: Database, before: ToldBefore): Promise<ToldTables> {
  const [found, records, not] = await Promise.all([activities(db), votedStatements(db), uncounted(db)]);
  const voted = records.filter((record) => !record.child || !not.has(record.child.participantId));
  const asked = found.flatMap((activity) =>
    activity.form !== '' ? [{ ...activity, form: activity.form }] : [],
  );
  const [told, { topics, points: counted }] = await Promise.all([
    toldFirst<Answers>(db, 'answers', (kept) =>
      tellAnswers(deps.disclosure, db, { before, kept, voted, asked }),
    ),
    tellPoints(db, before),
  ]);
  const tables = new Map(told.tables.map((table) => [`${table.kind} ${table.subject}`, table]));
  const tableOf = (kind: ProtectedTable['kind'], subject: string) => {
    const table = tables.get(`${kind} ${subject}`);
    if (!table) throw new Error('A table was not protected.');
    return table;
  };
  const hidden = new Set(told.hidden);
  return {
    ways: told.ways,
    statements: voted.map((record) => ({
      id: record.id,
      activityId: record.activityId,
      from: record.child ? 'children' : 'organiser',
      retired: record.retired,
      texts: textsOf(record),
      table: hidden.has(record.id)
        ? hiddenTable(record.id, record.activityId)
        : tableOf('statement', record.id),
    })),
    polls: asked.map(({ id, form, options }) => ({
      activityId: id,
      form,
      options,
      table: tableOf('poll', id),
    })),
    points: counted,
    topics,
    attributes: told.attributes,
  };
}

/** Of a sentence that too few voted on. */
function hiddenTable(subject: string, activityId: string): ProtectedTable {
  return { kind: 'statement', subject, activityId, children: null, cells: hiddenCells };
}

/** The words of a sentence, as everybody may read them. */
export function textsOf(record: StatementRecord): ReleasedStatement['texts'] {
  if (!record.child) return record.seeds.map(({ language, body }) => ({ language, text: body }));
  const parts = redact(record.child.text, record.child.hidden);
  const text = parts.map((part) => ('text' in part ? part.text : '[…]')).join('');
  return [{ language: record.child.language, text }];
}
