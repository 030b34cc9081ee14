import type { Database } from '../../../db/databases.ts';
import { answerCounts, attributesOf, crossAnswers, declaredTables } from '../../../db/queries/attributes.ts';
import { sorted } from '../../../db/queries/coding.ts';
import { consentOf } from '../../../db/queries/consent.ts';
import { type ActivityRow, activities } from '../../../db/queries/consultations.ts';
import { pollAnswers, tallies } from '../../../db/queries/findings.ts';
import { uncounted } from '../../../db/queries/objections.ts';
import { paperBatches } from '../../../db/queries/paper.ts';
import { seatsByWay } from '../../../db/queries/participants.ts';
import { pointTellings } from '../../../db/queries/point-tellings.ts';
import { points } from '../../../db/queries/releases.ts';
import { votedStatements } from '../../../db/queries/statements.ts';
import { protectTogether } from '../../core/analysis/disclosure/answers.ts';
import type { CrossTable, ProtectedCross } from '../../core/analysis/disclosure/crosses.ts';
import { boundInfluence } from '../../core/analysis/disclosure/influence.ts';
import type { ProtectedTable } from '../../core/analysis/disclosure/small-numbers.ts';
import { type PublishedTopic, pointNumber, publishPoints } from '../../core/analysis/points.ts';
import { type CountTable, pollTable, statementTable } from '../../core/analysis/tables.ts';
import { publishWays, type WaysTold } from '../../core/analysis/ways.ts';
import { crossTable } from '../../core/attributes/cross-tables.ts';
import { type AttributesTold, tellAttributes } from '../../core/attributes/told-attributes.ts';
import type { PollForm } from '../../core/consultation/polls.ts';
import { redact } from '../../core/room/contribution-text.ts';
import { noVotes } from '../../core/room/voting.ts';
import type { StatementRecord } from '../../core/wire/views.ts';
import { countedRows } from './counted.ts';

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
  /** Whom it heard; null where children were asked nothing about themselves, and before close. */
  readonly attributes: AttributesTold | null;
};

/** What signed releases have told: it is told the same again. */
export type ToldBefore = {
  readonly tables: readonly ProtectedTable[];
  /** By the id of a point, or by activity and title where it was named without a number. */
  readonly points: ReadonlyMap<string, number | null>;
  readonly ways: ToldTables['ways'];
  readonly crosses: readonly ProtectedCross[];
  readonly attributes: ToldTables['attributes'];
};

/** Nothing is told before close. */
export const nothingTold: ToldTables = {
  ways: null,
  statements: [],
  polls: [],
  points: [],
  topics: [],
  attributes: null,
};

/**
 * Every count of a consultation as it may be told, in an order that tells nothing: the one place where counts are read, and
 * they leave it protected. Without what children wrote and chose who objected to analysis, and whose erasure waits. Call it only
 * once the consultation is over. What was told before is told the same again.
 */
export async function tablesOf(db: Database, before: ToldBefore): Promise<ToldTables> {
  const [
    found,
    records,
    counted,
    answers,
    named,
    under,
    shown,
    seats,
    consent,
    not,
    tellings,
    asks,
    printed,
  ] = await Promise.all([
    activities(db),
    votedStatements(db),
    tallies(db),
    pollAnswers(db),
    points(db),
    sorted(db),
    countedRows(db),
    seatsByWay(db),
    consentOf(db),
    uncounted(db),
    pointTellings(db),
    attributesAsked(db),
    paperBatches(db),
  ]);
  const authors = boundInfluence(
    shown.flatMap(({ id, participantId, activityId }) => {
      const pointId = under.get(id);
      return pointId === undefined ? [] : [{ participantId, activityId, pointId }];
    }),
  );
  const voted = records.filter((record) => !record.child || !not.has(record.child.participantId));
  const asked = found.flatMap((activity) =>
    activity.form !== '' ? [{ ...activity, form: activity.form }] : [],
  );
  const counts = [
    ...voted.map(({ id, activityId }) =>
      statementTable({ id, activityId, tally: counted.get(id) ?? noVotes }),
    ),
    ...asked.map((activity) =>
      pollTable({
        activityId: activity.id,
        form: activity.form,
        positions: activity.options.map((option) => option.position),
        answers: answers.filter((answer) => answer.activityId === activity.id),
      }),
    ),
  ];
  const told = protectTogether({ tables: counts, crosses: crossesOf(asks, counts, asked) }, before);
  const { publicWay } = consent;
  const onPaper = printed.length > 0;
  const ways = before.ways ?? { ...publishWays(seats, { publicWay, onPaper }), publicWay };
  const tables = new Map(told.tables.map((table) => [`${table.kind} ${table.subject}`, table]));
  const tableOf = (kind: ProtectedTable['kind'], subject: string) => {
    const table = tables.get(`${kind} ${subject}`);
    if (!table) throw new Error('A table was not protected.');
    return table;
  };
  return {
    ways,
    statements: voted.map((record) => ({
      id: record.id,
      activityId: record.activityId,
      from: record.child ? 'children' : 'organiser',
      retired: record.retired,
      texts: textsOf(record),
      table: tableOf('statement', record.id),
    })),
    polls: asked.map(({ id, form, options }) => ({
      activityId: id,
      form,
      options,
      table: tableOf('poll', id),
    })),
    points: named.map((point) => ({
      id: point.id,
      activityId: point.activityId,
      title: point.title,
      language: point.language,
      children: pointNumber(point, authors, before.points),
    })),
    topics: publishPoints(
      named.map((point) => ({ ...point, telling: tellings.get(point.id) })),
      authors,
      before.points,
    ),
    attributes:
      before.attributes ??
      tellAttributes({
        ...asks,
        ...told,
        children: ways.code === null ? null : ways.code + (ways.public ?? 0),
      }),
  };
}

async function attributesAsked(db: Database) {
  const [attributes, declared, counts, answered] = await Promise.all([
    attributesOf(db),
    declaredTables(db),
    answerCounts(db),
    crossAnswers(db),
  ]);
  return { attributes, declared, counts, answered };
}

/** What was declared of what is told: a statement that is gone by now has no table. */
function crossesOf(
  { attributes, declared, answered }: Awaited<ReturnType<typeof attributesAsked>>,
  tables: readonly CountTable[],
  polls: readonly { readonly id: string; readonly form: PollForm }[],
): readonly CrossTable[] {
  return declared.flatMap((each) => {
    const same = (other: { kind: string; subject: string }) =>
      other.kind === each.kind && other.subject === each.subject;
    const attribute = attributes.find(({ name }) => name === each.attribute);
    const base = tables.find(same);
    if (!attribute || !base) return [];
    const form = each.kind === 'poll' ? polls.find(({ id }) => id === each.subject)?.form : undefined;
    const counts = answered.filter((of) => same(of) && of.attribute === each.attribute);
    return [crossTable({ declared: each, attribute, base, form, counts })];
  });
}

/** The words of a sentence, as everybody may read them. */
export function textsOf(record: StatementRecord): ReleasedStatement['texts'] {
  if (!record.child) return record.seeds.map(({ language, body }) => ({ language, text: body }));
  const parts = redact(record.child.text, record.child.hidden);
  const text = parts.map((part) => ('text' in part ? part.text : '[…]')).join('');
  return [{ language: record.child.language, text }];
}
