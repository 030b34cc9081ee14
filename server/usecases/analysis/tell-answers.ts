import type { Database } from '../../../db/databases.ts';
import { pollAnswers, tallies } from '../../../db/queries/analysis/findings.ts';
import {
  answerCounts,
  attributesOf,
  crossAnswers,
  declaredTables,
} from '../../../db/queries/consultation/attributes.ts';
import { consentOf } from '../../../db/queries/consultation/consent.ts';
import { paperBatches } from '../../../db/queries/paper/paper.ts';
import { seatsByWay } from '../../../db/queries/room/participants.ts';
import type { DisclosureControl } from '../../core/analysis/disclosure/controls.ts';
import type { CrossTable } from '../../core/analysis/disclosure/crosses.ts';
import { type ProtectedTable, threshold } from '../../core/analysis/disclosure/small-numbers.ts';
import { type CountTable, pollTable, statementTable } from '../../core/analysis/tables.ts';
import { allWhoCame, publishWays } from '../../core/analysis/ways.ts';
import { crossTable } from '../../core/attributes/cross-tables.ts';
import { tellAttributes, tellLess } from '../../core/attributes/told-attributes.ts';
import type { PollForm } from '../../core/consultation/polls.ts';
import type { ToldBefore } from './told-tables.ts';

/** What children chose and who came, as it is told. */
export type Answers = Omit<ToldBefore, 'points'> & {
  /**
   * Sentences of which every number is hidden and which nothing divides, by id. Of very many sentences nearly all are such, and their tables would
   * be most of what is kept. What an older version kept has the tables of these, too.
   */
  readonly hidden?: readonly string[];
  /** Hidden so that who did not choose an option is not told either: worked out once, for of large tables that takes a second. */
  readonly unchosen?: true;
};

/**
 * Counts what was not told yet. A release counts first, then what anybody was told since closing: `kept`. Of a sentence that is shown again
 * its table stands there still, and one that is gone is told nowhere. What was kept by an older version and gives away who did not choose an option is told
 * no more (`hideMore`), unless a release told it.
 */
export async function tellAnswers(
  control: DisclosureControl,
  db: Database,
  of: {
    readonly before: ToldBefore;
    readonly kept: Answers | undefined;
    readonly voted: Voted;
    readonly asked: Asked;
  },
): Promise<Answers> {
  const { voted, asked } = of;
  const before = bothOf(of.before, of.kept && (await lessOf(control, of.kept, asked)));
  const hidden = new Set(before.hidden);
  const [attributes, declared] = await Promise.all([attributesOf(db), declaredTables(db)]);
  const asks = { attributes, declared };
  // Every look after the first one finds nothing to count, and reads no answer of any child.
  const now = isAllTold(before, { ...asks, voted, asked })
    ? undefined
    : await tellNow(control, db, { before, hidden, asks, voted, asked });
  const crosses = besides(before.crosses, now?.crosses ?? [], crossName);
  const divided = new Set(crosses.map(({ subject }) => subject));
  const tables = besides(before.tables, now?.tables ?? [], tableName).filter(
    (table) => table.kind !== 'statement' || divided.has(table.subject) || hasNumber(table),
  );
  const withTable = new Set(tables.map(({ subject }) => subject));
  for (const { subject } of before.tables) if (!withTable.has(subject)) hidden.add(subject);
  for (const { id } of voted) if (!withTable.has(id)) hidden.add(id);
  return {
    ways: before.ways ?? now?.ways ?? null,
    tables,
    hidden: [...hidden],
    // What a release told by older rules may stand among these.
    ...(of.before.tables.length === 0 ? { unchosen: true as const } : {}),
    crosses,
    attributes: before.attributes ?? now?.attributes ?? null,
  };
}

type Voted = readonly { readonly id: string; readonly activityId: string }[];
type Asked = readonly {
  readonly id: string;
  readonly form: PollForm;
  readonly options: readonly { readonly position: number }[];
}[];
type Asks = {
  readonly attributes: Awaited<ReturnType<typeof attributesOf>>;
  readonly declared: Awaited<ReturnType<typeof declaredTables>>;
};

/**
 * Whether nothing is left to count: who came is told, and of each sentence and poll its table, or that it is hidden, with each declared table of what
 * is told. Of what is told nowhere nothing is divided.
 */
function isAllTold(before: Answers, of: Asks & { readonly voted: Voted; readonly asked: Asked }): boolean {
  const tables = new Set(before.tables.map(tableName));
  const crosses = new Set(before.crosses.map(crossName));
  const hidden = new Set(before.hidden);
  const names = new Set(of.attributes.map(({ name }) => name));
  return (
    before.ways !== null &&
    (before.attributes !== null || names.size === 0) &&
    of.voted.every(({ id }) => hidden.has(id) || tables.has(tableName({ kind: 'statement', subject: id }))) &&
    of.asked.every(({ id }) => tables.has(tableName({ kind: 'poll', subject: id }))) &&
    of.declared.every(
      (each) => crosses.has(crossName(each)) || !tables.has(tableName(each)) || !names.has(each.attribute),
    )
  );
}

/** What can be told of all that there is now, beside what was told before. */
async function tellNow(
  control: DisclosureControl,
  db: Database,
  of: {
    readonly before: Answers;
    readonly hidden: ReadonlySet<string>;
    readonly asks: Asks;
    readonly voted: Voted;
    readonly asked: Asked;
  },
): Promise<Pick<Answers, 'tables' | 'crosses' | 'ways' | 'attributes'>> {
  const { before, hidden, asks, voted, asked } = of;
  const [tallied, answers, seats, consent, counts, answered, printed] = await Promise.all([
    tallies(db, threshold),
    pollAnswers(db),
    seatsByWay(db),
    consentOf(db),
    answerCounts(db),
    crossAnswers(db),
    paperBatches(db),
  ]);
  const counted = [
    ...voted.flatMap(({ id, activityId }) => {
      const tally = hidden.has(id) ? undefined : tallied.get(id);
      return tally ? [statementTable({ id, activityId, tally })] : [];
    }),
    ...asked.map((activity) =>
      pollTable({
        activityId: activity.id,
        form: activity.form,
        positions: activity.options.map((option) => option.position),
        answers: answers.filter((answer) => answer.activityId === activity.id),
      }),
    ),
  ];
  const told = await control.protectTogether(
    { tables: counted, crosses: crossesOf({ ...asks, answered }, counted, asked) },
    { tables: before.tables, crosses: before.crosses },
  );
  const { publicWay } = consent;
  const onPaper = printed.length > 0;
  const ways = before.ways ?? { ...publishWays(seats, { publicWay, onPaper }), publicWay };
  return {
    tables: told.tables,
    crosses: told.crosses,
    ways,
    attributes: tellAttributes({ ...asks, ...told, counts, children: allWhoCame(ways) }),
  };
}

function bothOf(released: ToldBefore, kept: Answers | undefined): Answers {
  const tables = besides(released.tables, kept?.tables ?? [], tableName);
  const named = new Set(tables.map(({ subject }) => subject));
  return {
    ways: released.ways ?? kept?.ways ?? null,
    tables,
    hidden: (kept?.hidden ?? []).filter((id) => !named.has(id)),
    crosses: besides(released.crosses, kept?.crosses ?? [], crossName),
    attributes: released.attributes ?? kept?.attributes ?? null,
  };
}

/** What was kept, less what an older version told of who did not choose an option. Nobody but staff read it. */
async function lessOf(
  control: DisclosureControl,
  kept: Answers,
  asked: readonly { readonly id: string; readonly form: PollForm }[],
): Promise<Answers> {
  const several = new Set(asked.flatMap(({ id, form }) => (form === 'multiple' ? [id] : [])));
  if (kept.unchosen) return kept;
  const { tables, crosses, less } = await control.hideMore(
    { tables: kept.tables, crosses: kept.crosses },
    several,
  );
  return {
    ...kept,
    tables,
    crosses,
    attributes:
      kept.attributes && less.length > 0
        ? tellLess(kept.attributes, { tables: crosses, less })
        : kept.attributes,
  };
}

function hasNumber({ children, cells }: ProtectedTable): boolean {
  return children !== null || cells.some((cell) => cell.children !== null);
}

/** All of the first, and of the others those that are not among them. */
function besides<Table>(
  first: readonly Table[],
  others: readonly Table[],
  nameOf: (table: Table) => string,
): readonly Table[] {
  const names = new Set(first.map(nameOf));
  return [...first, ...others.filter((table) => !names.has(nameOf(table)))];
}

function tableName({ kind, subject }: Pick<Answers['tables'][number], 'kind' | 'subject'>): string {
  return `${kind} ${subject}`;
}

function crossName({
  kind,
  subject,
  attribute,
}: Pick<Answers['crosses'][number], 'kind' | 'subject' | 'attribute'>): string {
  return `${kind} ${subject} ${attribute}`;
}

/** What was declared of what is told: a statement that is gone by now has no table. */
function crossesOf(
  { attributes, declared, answered }: Asks & { readonly answered: Awaited<ReturnType<typeof crossAnswers>> },
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
