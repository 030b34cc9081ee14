import type { ContributionState, HiddenSpan } from '../../../server/core/moderation/decide.ts';
import type { StatementRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row, Statement } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { shownStates } from '../../shown-states.ts';

/** Read together, before everybody else has a turn: a few milliseconds. */
const wordsAtOnce = 500;
/** The same of ids alone. */
const idsAtOnce = 2_000;

const columns =
  's.id, s.activity_id, s.state, c.participant_id, c.state, c.language, c.body, c.hidden, c.id, c.change';
/** A condition, as the view `open_statement` has it, where `c` is joined already. */
const isOpen = `s.state = 'open' and (s.contribution_id is null or (c.revision = s.revision and c.state in ${shownStates}))`;

/** All statements that were ever voted on and may be shown, also seeds that were taken out while it ran, in no order that tells time. */
export async function votedStatements(db: Database): Promise<readonly StatementRecord[]> {
  const texts = await seedTexts(db);
  const query = `select ${columns} from statement s left join contribution c on c.id = s.contribution_id
    where s.id > ?1 and ((${isOpen}) or (s.state = 'retired' and s.contribution_id is null)) order by s.id limit ${wordsAtOnce}`;
  const found: StatementRecord[] = [];
  for (let after = ''; ; await othersFirst()) {
    const rows = await db.query(query, [after]);
    for (const row of rows) found.push(toRecord(db, row, texts));
    if (rows.length < wordsAtOnce) return found;
    after = String(rows.at(-1)?.[0]);
  }
}

/** Those of these that may be voted on now, with their words, in the order of the ids that were asked for. */
export async function openStatementsAmong(
  db: Database,
  ids: readonly string[],
): Promise<readonly StatementRecord[]> {
  if (ids.length === 0) return [];
  const query = `select ${columns} from json_each(?1) e cross join statement s on s.id = e.value left join contribution c on c.id = s.contribution_id
    where ${isOpen} order by e.key`;
  const rows = await db.query(query, [JSON.stringify(ids)]);
  const seeded = rows.some(([, , , participantId]) => typeof participantId !== 'string');
  const texts = seeded ? await seedTexts(db) : new Map();
  return rows.map((row) => toRecord(db, row, texts));
}

/** Ids of the first statements of an activity that may be voted on; `rest` reads those that follow, beside everybody, and is null where none do. */
export async function openStatementIds(
  db: Database,
  activityId: string,
): Promise<{ readonly ids: readonly string[]; readonly rest: (() => Promise<readonly string[]>) | null }> {
  const query = `select id from open_statement where activity_id = ?1 and id > ?2 order by id limit ${idsAtOnce}`;
  const after = async (id: string) => (await db.query(query, [activityId, id])).map(([each]) => String(each));
  const first = await after('');
  async function rest(): Promise<readonly string[]> {
    const found: string[] = [];
    for (let last = first.at(-1) ?? ''; ; ) {
      await othersFirst();
      const next = await after(last);
      found.push(...next);
      if (next.length < idsAtOnce) return found;
      last = next.at(-1) ?? '';
    }
  }
  return { ids: first, rest: first.length < idsAtOnce ? null : rest };
}

function toRecord(
  db: Database,
  [id, activityId, state, participantId, shown, language, body, hidden, words, change]: Row,
  texts: ReadonlyMap<string, StatementRecord['seeds']>,
): StatementRecord {
  return {
    id: String(id),
    activityId: String(activityId),
    retired: state === 'retired',
    seeds: texts.get(String(id)) ?? [],
    child:
      typeof participantId === 'string'
        ? {
            contributionId: String(words),
            change: Number(change),
            participantId,
            state: shown as ContributionState,
            language: String(language),
            text: db.text.decode(body as Uint8Array),
            hidden: JSON.parse(String(hidden)) as HiddenSpan[],
          }
        : null,
  };
}

async function seedTexts(db: Database): Promise<ReadonlyMap<string, { language: string; body: string }[]>> {
  const rows = await db.query(
    'select statement_id, language, body from statement_text order by statement_id, language',
    [],
  );
  const found = new Map<string, { language: string; body: string }[]>();
  for (const [id, language, body] of rows) {
    const of = found.get(String(id)) ?? [];
    found.set(String(id), of);
    of.push({ language: String(language), body: db.text.decode(body as Uint8Array) });
  }
  return found;
}

/** The organiser's own statements, proposed and retired ones too, with their words. */
export async function seeds(db: Database) {
  const rows = await db.query(
    'select id, activity_id, state from statement where contribution_id is null order by id',
    [],
  );
  if (rows.length === 0) return [];
  const texts = await seedTexts(db);
  return rows.map(([id, activityId, state]) => ({
    id: String(id),
    activityId: String(activityId),
    state: state as 'proposed' | 'open' | 'retired',
    texts: texts.get(String(id)) ?? [],
  }));
}
/** Ids of seeds that were added while children were there, and in which words of a child stood then. */
export async function seedsQuoting(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.query(
    `select id from statement where contribution_id is null and quotes = 1
      and id in (select subject from signature where kind = 'seed-proposed')`,
    [],
  );
  return new Set(rows.map(([id]) => String(id)));
}

export type SeedRow = Awaited<ReturnType<typeof seeds>>[number];

/**
 * A child's words become a statement in the commit that publishes them. The same revision published again is the same
 * statement with its votes; new words are a new one. Its tally row is made by a trigger.
 */
export function addChildStatement(row: {
  readonly id: string;
  readonly activityId: string;
  readonly contributionId: string;
  readonly revision: number;
}): Statement {
  return {
    sql: `insert into statement (id, activity_id, contribution_id, revision, state) values (?1, ?2, ?3, ?4, 'open')
      on conflict do nothing`,
    args: [row.id, row.activityId, row.contributionId, row.revision],
  };
}

/** A seed with its texts, new or reworded in the languages of `inPlaceOf`; only while it is a draft (`touchConsultation` stands in the same write). */
export function putSeed(
  db: Database,
  seed: {
    readonly id: string;
    readonly activityId: string;
    readonly fresh: boolean;
    readonly inPlaceOf: readonly string[];
    readonly texts: readonly { readonly language: string; readonly body: string }[];
  },
): Statement[] {
  return [
    ...(seed.fresh
      ? [
          {
            sql: `insert into statement (id, activity_id, contribution_id, revision, state) values (?1, ?2, null, null, 'open')`,
            args: [seed.id, seed.activityId],
          },
        ]
      : []),
    {
      sql: 'delete from statement_text where statement_id = ?1 and language in (select value from json_each(?2))',
      args: [seed.id, JSON.stringify(seed.inPlaceOf)],
    },
    ...seed.texts.map((text) => ({
      sql: 'insert into statement_text (statement_id, language, body) values (?1, ?2, ?3)',
      args: [seed.id, text.language, db.text.encode(text.body)],
    })),
  ];
}

/** Takes seeds out of a draft. */
export function removeSeeds(ids: readonly string[]): Statement[] {
  if (ids.length === 0) return [];
  const these = JSON.stringify(ids);
  return [
    'statement_text where statement_id',
    'statement_tally where statement_id',
    'statement where id',
  ].map((rows) => ({ sql: `delete from ${rows} in (select value from json_each(?1))`, args: [these] }));
}

/** All that belongs to an activity of statements or a poll; goes with the activity. */
export function removeAnswers(activityId: string): Statement[] {
  const of = 'in (select id from statement where activity_id = ?1)';
  return [
    `delete from vote where statement_id ${of}`,
    `delete from statement_text where statement_id ${of}`,
    `delete from statement_tally where statement_id ${of}`,
    'delete from statement where activity_id = ?1',
    'delete from poll_answer where activity_id = ?1',
    'delete from activity_option where activity_id = ?1',
  ].map((sql) => ({ sql, args: [activityId] }));
}

/** Statements that many did not understand, as of the last renewal of their word. Ids only. */
export async function unclearStatements(db: Database): Promise<readonly string[]> {
  const rows = await db.query(
    `select s.id from open_statement s join statement_tally t on t.statement_id = s.id where t.many_unclear = 1 order by s.id`,
    [],
  );
  return rows.map(([id]) => String(id));
}

/** The activities of these statements. */
export async function activitiesOf(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db.query(
    'select distinct activity_id from statement where id in (select value from json_each(?1))',
    [JSON.stringify(ids)],
  );
  return rows.map(([id]) => String(id));
}

/**
 * The child's contribution a statement is made of; undefined for a seed and for no statement. `stands`: its child has not written
 * other words since.
 */
export async function contributionOfStatement(
  db: Database,
  statementId: string,
): Promise<{ readonly id: string; readonly stands: boolean } | undefined> {
  const [row] = await db.query(
    `select c.id, s.revision = c.revision from statement s join contribution c on c.id = s.contribution_id where s.id = ?1`,
    [statementId],
  );
  return row && { id: String(row[0]), stands: row[1] === 1 };
}

/** The statements made of these contributions, of every revision, by contribution. */
export async function statementsOfContributions(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.query(
    'select contribution_id, id from statement where contribution_id in (select value from json_each(?1))',
    [JSON.stringify(ids)],
  );
  const found = new Map<string, string[]>();
  for (const [contributionId, id] of rows) {
    const of = found.get(String(contributionId)) ?? [];
    found.set(String(contributionId), of);
    of.push(String(id));
  }
  return found;
}
