import type { DeclaredCross } from '../../../server/core/attributes/attribute-tables.ts';
import type {
  Attribute,
  AttributeAnswer,
  AttributeName,
} from '../../../server/core/attributes/attributes.ts';
import type { Look, Presence } from '../../../server/core/attributes/who-is-missing.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { notOverStates, whileRunning } from '../../life-states.ts';
import { guard } from '../../statement.ts';

/** What is asked, in the order of its names' positions in the table; each with its answers in their order. */
export async function attributesOf(db: Database): Promise<readonly Attribute[]> {
  const rows = await db.query('select name, shares, source from attribute order by name', []);
  if (rows.length === 0) return [];
  const labels = await db.query(
    'select attribute, position, language, label from attribute_label order by position, language',
    [],
  );
  return rows.map(([name, stored, source]) => {
    const shares = JSON.parse(String(stored)) as number[];
    const answers = new Map<number, AttributeAnswer & { labels: { language: string; label: string }[] }>();
    for (const [of, at, language, label] of labels) {
      if (of !== name) continue;
      const position = Number(at);
      const answer = answers.get(position) ?? { position, share: shares[position - 1] ?? null, labels: [] };
      answers.set(position, answer);
      answer.labels.push({ language: String(language), label: db.text.decode(label as Uint8Array) });
    }
    return {
      name: name as AttributeName,
      source: db.text.decode(source as Uint8Array),
      answers: [...answers.values()],
    };
  });
}

/** In place of what was asked before; tables by what is asked no longer go with it. */
export function putAttributes(db: Database, asked: readonly Attribute[]): Statement[] {
  return [
    { sql: 'delete from attribute', args: [] },
    { sql: 'delete from attribute_label', args: [] },
    ...asked.flatMap(({ name, source, answers }) => [
      {
        sql: 'insert into attribute (name, shares, source) values (?1, ?2, ?3)',
        args: [
          name,
          JSON.stringify(answers.flatMap(({ share }) => (share === null ? [] : [share]))),
          db.text.encode(source),
        ],
      },
      ...answers.flatMap(({ position, labels }) =>
        labels.map(({ language, label }) => ({
          sql: 'insert into attribute_label (attribute, position, language, label) values (?1, ?2, ?3, ?4)',
          args: [name, position, language, db.text.encode(label)],
        })),
      ),
    ]),
    { sql: 'delete from attribute_table where attribute not in (select name from attribute)', args: [] },
  ];
}

/** None where a company asks: it gets no table by what children are. */
export async function declaredTables(db: Database): Promise<readonly DeclaredCross[]> {
  const rows = await db.query(
    `select attribute, kind, subject from attribute_table
      where not exists (select 1 from consultation where sponsor_kind = 'company') order by kind, subject, attribute`,
    [],
  );
  return rows.map(([attribute, kind, subject]) => ({
    attribute: attribute as AttributeName,
    kind: kind as DeclaredCross['kind'],
    subject: String(subject),
  }));
}

/** One text of what is declared; '' where nothing is. For `stillStored`. */
export const storedTables: Statement = {
  sql: `select coalesce(group_concat(part, ' '), '') from (
    select attribute || ' ' || kind || ' ' || subject part from attribute_table order by part)`,
  args: [],
};

/** In place of those declared before; only until it is closed, else `state-forbids`. */
export function putTables(tables: readonly DeclaredCross[]): Statement[] {
  return [
    {
      sql: `update consultation set state = state where state in ${notOverStates}`,
      args: [],
    },
    guard('state-forbids'),
    { sql: 'delete from attribute_table', args: [] },
    ...tables.map(({ attribute, kind, subject }) => ({
      sql: 'insert into attribute_table (attribute, kind, subject) values (?1, ?2, ?3)',
      args: [attribute, kind, subject],
    })),
  ];
}

/** What one child said about itself, by attribute. */
export async function saidBy(db: Database, participantId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(
    'select attribute, choice from participant_attribute where participant_id = ?1',
    [participantId],
  );
  return new Map(rows.map(([attribute, choice]) => [String(attribute), Number(choice)]));
}

/** A child's answer in place of its last one; only while it runs, else `state-forbids`. Its seat has to be there still, and no erasure of it wait. */
export function putAnswer(said: {
  readonly participantId: string;
  readonly attribute: AttributeName;
  readonly choice: number;
}): Statement[] {
  return [
    {
      sql: `insert into participant_attribute (participant_id, attribute, choice)
        select id, ?2, ?3 from participant where id = ?1
          and ${whileRunning}
          and not exists (select 1 from waiting where kind = 'erasure' and subject = ?1)
        on conflict (participant_id, attribute) do update set choice = excluded.choice`,
      args: [said.participantId, said.attribute, said.choice],
    },
    guard('state-forbids'),
  ];
}

/** In every state: what a child takes back is gone, and taking nothing back is no fault. */
export function takeBackAnswer(participantId: string, attribute: AttributeName): Statement {
  return {
    sql: 'delete from participant_attribute where participant_id = ?1 and attribute = ?2',
    args: [participantId, attribute],
  };
}

/**
 * How many gave each of the organiser's answers, by attribute and position, less those who may not be counted. For what is told of
 * who is missing; nothing else may read it.
 */
export async function answerCounts(db: Database): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const rows = await db.query(
    `select attribute, choice, count(*) from participant_attribute
      where choice > 0 and participant_id not in (select participant_id from uncounted) group by attribute, choice`,
    [],
  );
  const found = new Map<string, Map<number, number>>();
  for (const [attribute, choice, children] of rows) {
    const of = found.get(String(attribute)) ?? new Map<number, number>();
    found.set(String(attribute), of.set(Number(choice), Number(children)));
  }
  return found;
}

export async function looks(db: Database): Promise<ReadonlyMap<string, Look>> {
  const rows = await db.query('select attribute, day, answered, words from missing_look', []);
  return new Map(
    rows.map(([attribute, day, answered, words]) => [
      String(attribute),
      { day: String(day), answered: Number(answered), words: JSON.parse(String(words)) as Presence[] },
    ]),
  );
}

/** A newer look. Of two at the same time the first one stands, and both readers are told that one at their next look. */
export function putLook(attribute: AttributeName, look: Look): Statement {
  return {
    sql: `insert into missing_look (attribute, day, answered, words) values (?1, ?2, ?3, ?4)
      on conflict (attribute) do update set day = excluded.day, answered = excluded.answered, words = excluded.words
      where excluded.day > missing_look.day`,
    args: [attribute, look.day, look.answered, JSON.stringify(look.words)],
  };
}

export type CrossAnswer = {
  readonly kind: DeclaredCross['kind'];
  readonly subject: string;
  readonly attribute: string;
  /** A position of the attribute's answers; 0 for something else, null where the child gave none. */
  readonly said: number | null;
  /** As it stands in the table: of a vote a number, of a poll a JSON array of positions. */
  readonly choice: string;
  readonly children: number;
};

/**
 * What children answered, by what they said about themselves: of declared tables and of no others, less those who may not be
 * counted. For tables after close; nothing else may read it.
 */
export async function crossAnswers(db: Database): Promise<readonly CrossAnswer[]> {
  const rows = await db.query(
    `select d.kind, d.subject, d.attribute, a.choice, v.choice, count(*)
      from attribute_table d join vote v on d.kind = 'statement' and v.statement_id = d.subject
      left join participant_attribute a on a.participant_id = v.participant_id and a.attribute = d.attribute
      where v.participant_id not in (select participant_id from uncounted)
      group by d.kind, d.subject, d.attribute, a.choice, v.choice
    union all
    select d.kind, d.subject, d.attribute, a.choice, p.choice, count(*)
      from attribute_table d join poll_answer p on d.kind = 'poll' and p.activity_id = d.subject
      left join participant_attribute a on a.participant_id = p.participant_id and a.attribute = d.attribute
      where p.participant_id not in (select participant_id from uncounted)
      group by d.kind, d.subject, d.attribute, a.choice, p.choice`,
    [],
  );
  return rows.map(([kind, subject, attribute, said, choice, children]) => ({
    kind: kind as DeclaredCross['kind'],
    subject: String(subject),
    attribute: String(attribute),
    said: said === null || said === undefined ? null : Number(said),
    choice: String(choice),
    children: Number(children),
  }));
}
