import type { Database } from '../../../db/databases.ts';
import { sorted } from '../../../db/queries/coding.ts';
import { consentOf } from '../../../db/queries/consent.ts';
import { type ActivityRow, activities } from '../../../db/queries/consultations.ts';
import { pollAnswers, tallies } from '../../../db/queries/findings.ts';
import { uncounted } from '../../../db/queries/objections.ts';
import { seatsByWay } from '../../../db/queries/participants.ts';
import { points } from '../../../db/queries/releases.ts';
import { shownStatements } from '../../../db/queries/statements.ts';
import {
  type ProtectedTable,
  protectNumber,
  protectTable,
} from '../../core/analysis/disclosure/small-numbers.ts';
import { type PublishedTopic, publishPoints } from '../../core/analysis/points.ts';
import { pollTable, statementTable } from '../../core/analysis/tables.ts';
import { publishWays, type WaysTold } from '../../core/analysis/ways.ts';
import type { PollForm } from '../../core/consultation/polls.ts';
import { redact } from '../../core/room/contribution-text.ts';
import type { StatementRecord } from '../../core/wire/views.ts';
import { countedContributions } from './counted.ts';

export type ReleasedStatement = {
  readonly id: string;
  readonly activityId: string;
  readonly from: 'organiser' | 'children';
  /** The organiser took it out of the vote while it ran. */
  readonly retired: boolean;
  /** What is hidden in a child's words is written […]. */
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  readonly table: ProtectedTable;
};

export type ReleasedPoll = {
  readonly activityId: string;
  readonly form: PollForm;
  readonly options: ActivityRow['options'];
  readonly table: ProtectedTable;
};

export type CountedPoint = {
  readonly id: string;
  readonly activityId: string;
  readonly title: string;
  readonly language: string;
  readonly children: number | null;
};

export type ToldTables = {
  /** How many came with a code and without; null before close. */
  readonly ways: (WaysTold & { readonly publicWay: boolean }) | null;
  readonly statements: readonly ReleasedStatement[];
  readonly polls: readonly ReleasedPoll[];
  readonly points: readonly CountedPoint[];
  readonly topics: readonly PublishedTopic[];
};

/** Nothing is told before close. */
export const nothingTold: ToldTables = { ways: null, statements: [], polls: [], points: [], topics: [] };

/**
 * Every count of a consultation as it may be told, in an order that tells nothing: the one place where counts are read, and
 * they leave it protected. Without what children wrote and chose who objected to analysis, and whose erasure waits. Call it only
 * once the consultation is over.
 */
export async function tablesOf(db: Database): Promise<ToldTables> {
  const [found, records, counted, answers, named, under, shown, seats, consent, not] = await Promise.all([
    activities(db),
    shownStatements(db, { retired: true }),
    tallies(db),
    pollAnswers(db),
    points(db),
    sorted(db),
    countedContributions(db),
    seatsByWay(db),
    consentOf(db),
    uncounted(db),
  ]);
  const authors = new Map<string, Set<string>>();
  for (const record of shown) {
    const pointId = under.get(record.id);
    if (pointId === undefined) continue;
    const of = authors.get(pointId) ?? new Set();
    authors.set(pointId, of.add(record.participantId));
  }
  const none = { agree: 0, disagree: 0, pass: 0, unclear: 0 };
  return {
    ways: { ...publishWays(seats, consent.publicWay), publicWay: consent.publicWay },
    statements: records
      .filter((record) => !record.child || !not.has(record.child.participantId))
      .map((record) => ({
        id: record.id,
        activityId: record.activityId,
        from: record.child ? 'children' : 'organiser',
        retired: record.retired,
        texts: textsOf(record),
        table: protectTable(
          statementTable({
            id: record.id,
            activityId: record.activityId,
            tally: counted.get(record.id) ?? none,
          }),
        ),
      })),
    polls: found.flatMap((activity) => {
      if (activity.kind !== 'poll' || activity.form === '') return [];
      const table = pollTable({
        activityId: activity.id,
        form: activity.form,
        positions: activity.options.map((option) => option.position),
        answers: answers.filter((answer) => answer.activityId === activity.id),
      });
      return [
        {
          activityId: activity.id,
          form: activity.form,
          options: activity.options,
          table: protectTable(table),
        },
      ];
    }),
    points: named.map(({ id, activityId, title, language }) => ({
      id,
      activityId,
      title,
      language,
      children: protectNumber(authors.get(id)?.size ?? 0),
    })),
    topics: publishPoints(named, authors),
  };
}

function textsOf(record: StatementRecord): ReleasedStatement['texts'] {
  if (!record.child) return record.seeds.map(({ language, body }) => ({ language, text: body }));
  const parts = redact(record.child.text, record.child.hidden);
  const text = parts.map((part) => ('text' in part ? part.text : '[…]')).join('');
  return [{ language: record.child.language, text }];
}
