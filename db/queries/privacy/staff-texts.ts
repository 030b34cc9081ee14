import type { Database } from '../../databases.ts';
import type { SqlValue, Statement } from '../../engine.ts';
import { whileRunning } from '../../life-states.ts';
import { guard } from '../../statement.ts';

/** With what a rewriting is refused when somebody changed the text after it was read: it is read anew then. */
export const changedMeanwhile = 'try-again';

type Place = {
  readonly table: string;
  readonly column: string;
  readonly key: readonly string[];
  /** Rows that can quote a child: not what was written before any child said a word, or when no child had said these. */
  readonly where?: string;
  /** The day after which no words can be quoted there: it was written by then. */
  readonly day?: string;
  /** Whether what children say of how it was, which comes after the end, can be quoted there now; left out: never. */
  readonly ofProcess?: string;
};

// What two people read for a decision before children were asked is left out; what came after the last was heard is looked through.
const afterwards = (table: string) =>
  `exists (select 1 from assessment a where a.kind = ${table}.kind and a.number = ${table}.number and a.phase = 'after')`;
const writtenDay = (table: string) =>
  `(select a.written_day from assessment a where a.kind = ${table}.kind and a.number = ${table}.number)`;
const ofPart = {
  table: 'assessment_part',
  key: ['kind', 'number', 'part'],
  where: afterwards('assessment_part'),
  day: writtenDay('assessment_part'),
  ofProcess: 'true',
};
// No child reads them before they are done, and what is done nobody writes again: who repeats it then has not said it first.
const whileWritten = `exists (select 1 from consultation where state = 'closed')`;

/** Where staff write in their own words about what children said. */
const places: readonly Place[] = [
  { table: 'finding', column: 'body', key: ['id'], ofProcess: whileWritten },
  {
    table: 'finding_plain',
    column: 'body',
    key: ['finding_id', 'language', 'level'],
    ofProcess: whileWritten,
  },
  { table: 'point', column: 'title', key: ['id'], ofProcess: whileWritten },
  { table: 'point_telling', column: 'body', key: ['point_id'], ofProcess: whileWritten },
  // The words at the end, and those of steps that were written when a child had said them: other steps were there first, and children repeat them.
  {
    table: 'session_words',
    column: 'body',
    key: ['activity_id', 'position', 'language', 'level'],
    where: `position = 0
      and not exists (select 1 from room_session s where s.activity_id = session_words.activity_id and s.closing_quotes = 0)`,
  },
  {
    table: 'session_words',
    column: 'body',
    key: ['activity_id', 'position', 'language', 'level'],
    where: `position > 0
      and exists (select 1 from room_session s where s.activity_id = session_words.activity_id and s.agenda_quotes = 1)`,
  },
  {
    table: 'room_poll_words',
    column: 'body',
    key: ['activity_id', 'position', 'language'],
    where: `not exists (select 1 from room_poll q where q.activity_id = room_poll_words.activity_id and q.quotes = 0)`,
  },
  { ...ofPart, column: 'criterion' },
  { ...ofPart, column: 'finding' },
  { ...ofPart, column: 'measure' },
  {
    table: 'assessment_words',
    column: 'body',
    key: ['kind', 'number', 'language', 'level'],
    where: afterwards('assessment_words'),
    day: writtenDay('assessment_words'),
    ofProcess: 'true',
  },
  // A sentence that was added while children were there. Who repeats it later has not said it first.
  {
    table: 'statement_text',
    column: 'body',
    key: ['statement_id', 'language'],
    where: `exists (select 1 from signature where kind = 'seed-proposed' and subject = statement_id)
      and not exists (select 1 from statement s where s.id = statement_id and s.quotes = 0)`,
    day: `(select day from signature where kind = 'seed-proposed' and subject = statement_id)`,
  },
];

/** A text of staff that may quote a child, as it lay there when it was read. */
export type StaffText = {
  readonly place: Place;
  readonly key: readonly SqlValue[];
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Words of a later day are not quoted in it; '' where nobody knows when it was written. */
  readonly day: string;
  /** Words about how it was can be. */
  readonly ofProcess: boolean;
};

export async function staffTexts(db: Database): Promise<readonly StaffText[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const { table, column, key, where = 'true', day = `''`, ofProcess = 'false' } = place;
      const rows = await db.query(
        `select ${column}, ${day}, ${ofProcess}, ${key.join(', ')} from ${table} where ${where}`,
        [],
      );
      return rows.map(([bytes, writtenBy, process, ...values]) => ({
        place,
        key: values,
        text: db.text.decode(bytes as Uint8Array),
        bytes: bytes as Uint8Array,
        day: String(writtenBy),
        ofProcess: process === 1,
      }));
    }),
  );
  return found.flat();
}

export type Rewritten = { readonly of: StaffText; readonly text: string };

/**
 * Puts these in the place of what was read, and of nothing else: refused as `changedMeanwhile` when one was changed or is gone. What somebody
 * approves or goes on with after having read it has a new revision, and a sentence that lost words is voted on no more.
 */
export function rewriteTexts(db: Database, rewritten: readonly Rewritten[]): Statement[] {
  const once = new Map<string, Statement>();
  const writes = rewritten.flatMap(({ of, text }) => {
    for (const beside of besides(of)) once.set(JSON.stringify([beside.sql, beside.args]), beside);
    const { table, column, key } = of.place;
    const same = key.map((name, index) => `${name} = ?${index + 3}`).join(' and ');
    return [
      {
        sql: `update ${table} set ${column} = ?1 where ${column} = ?2 and ${same}`,
        args: [db.text.encode(text), of.bytes, ...of.key],
      },
      guard(changedMeanwhile),
    ];
  });
  return [...writes, ...once.values()];
}

/** The rooms in which children see another text now. */
export function roomsOf(rewritten: readonly Rewritten[]): readonly string[] {
  const shown = ['session_words', 'room_poll_words'];
  return [
    ...new Set(
      rewritten.filter(({ of }) => shown.includes(of.place.table)).map(({ of }) => String(of.key[0])),
    ),
  ];
}

/** Sentences that lost words: no child votes on them any more. */
export function sentencesOf(rewritten: readonly Rewritten[]): readonly string[] {
  const cut = rewritten.filter(({ of }) => of.place.table === 'statement_text');
  return [...new Set(cut.map(({ of }) => String(of.key[0])))];
}

function besides({ place, key }: StaffText): readonly Statement[] {
  const [id = '', number = 0] = key;
  switch (place.table) {
    case 'session_words':
      return [{ sql: 'update room_session set revision = revision + 1 where activity_id = ?1', args: [id] }];
    case 'assessment_part':
    case 'assessment_words':
      return [
        {
          sql: `update assessment set revision = revision + 1 where kind = ?1 and number = ?2 and approved_day = ''`,
          args: [id, number],
        },
      ];
    case 'statement_text':
      return [
        {
          sql: `update statement set state = 'retired' where id = ?1 and state = 'open'
            and ${whileRunning}`,
          args: [id],
        },
        {
          sql: 'update counter set value = value + 1 where name = (select activity_id from statement where id = ?1)',
          args: [id],
        },
      ];
    default:
      return [];
  }
}
