import type { TranslationRecord } from '../../server/core/translation/translator.ts';
import type { ContributionRecord } from '../../server/core/wire/views.ts';
import type { Database } from '../databases.ts';
import type { Row, Statement } from '../engine.ts';
import { guard } from '../statement.ts';
import { columns, toRecord } from './contributions.ts';
import { strangerTo } from './own-groups.ts';

/**
 * A condition: the words of this child may be translated now. The consultation does it, the child said yes to that, and has not said no
 * since. `participant` is an expression of ours in the SQL, never a value.
 */
const mayTranslate = (participant: string) =>
  `exists (select 1 from consultation_use where "use" = 'translation' and state = 'made')
    and exists (select 1 from assent where participant_id = ${participant} and "use" = 'translation' and answer = 'yes')
    and not exists (select 1 from objection where participant_id = ${participant} and "use" = 'translation')`;

const inARoom = `c.state in ('published', 'redacted') and c.seq is not null
  and exists (select 1 from activity a where a.id = c.activity_id and a.kind = 'room')`;

/** A pair that somebody here can translate: from, to. */
export type Pair = readonly [from: string, to: string];

/** Shown words of rooms that may be translated and are not, into which languages; the newest first. */
export async function untranslated(
  db: Database,
  of: { readonly pairs: readonly Pair[]; readonly limit: number },
): Promise<readonly { readonly record: ContributionRecord; readonly into: readonly string[] }[]> {
  const missing = `from json_each(?1) pair where json_extract(pair.value, '$[0]') = c.language and not exists
    (select 1 from translation t where t.contribution_id = c.id and t.language = json_extract(pair.value, '$[1]'))`;
  const rows = await db.query(
    `select ${columns}, (select group_concat(json_extract(pair.value, '$[1]')) ${missing})
      from contribution c join participant p on p.id = c.participant_id
      where ${inARoom} and ${mayTranslate('c.participant_id')} and exists (select 1 ${missing})
      order by c.seq desc limit ?2`,
    [JSON.stringify(of.pairs), of.limit],
  );
  return rows.map((row) => ({ record: toRecord(db, row), into: String(row.at(-1)).split(',') }));
}

/** Whether this consultation has words translated at all. */
export async function isTranslated(db: Database): Promise<boolean> {
  const rows = await db.query(
    `select 1 from consultation_use where "use" = 'translation' and state = 'made'`,
    [],
  );
  return rows.length > 0;
}

function toTranslation(db: Database, row: Row): TranslationRecord {
  const [contributionId, language, change, state, body, signedBy] = row;
  const text = db.text.decode(body as Uint8Array);
  return {
    contributionId: String(contributionId),
    language: String(language),
    change: Number(change),
    state: state as TranslationRecord['state'],
    texts: text === '' ? [] : (JSON.parse(text) as string[]),
    signedBy: String(signedBy),
  };
}

const stored = 't.contribution_id, t.language, t.change, t.state, t.body, t.signed_by';

/** Translations that children see of these words, into one language or into all of them. */
export async function shownTranslations(
  db: Database,
  of: { readonly ids: readonly string[]; readonly language?: string | undefined },
): Promise<readonly TranslationRecord[]> {
  if (of.ids.length === 0) return [];
  const rows = await db.query(
    `select ${stored} from json_each(?1) id join translation t on t.contribution_id = id.value
      where t.state in ('machine', 'signed') and (?2 is null or t.language = ?2)`,
    [JSON.stringify(of.ids), of.language ?? null],
  );
  return rows.map((row) => toTranslation(db, row));
}

/**
 * Translations with the words they are of, for whoever signs: what waits for a look first, then what no person has read, then what was
 * signed. None of children whom this person knows.
 */
export async function translationsToSign(
  db: Database,
  of: { readonly staffId: string; readonly limit: number },
): Promise<readonly { readonly record: ContributionRecord; readonly translation: TranslationRecord }[]> {
  const rows = await db.query(
    `select ${columns}, ${stored} from translation t join contribution c on c.id = t.contribution_id
      join participant p on p.id = c.participant_id
      where t.state in ('held', 'machine', 'signed') and ${strangerTo('?1', 'c.participant_id')}
      order by case t.state when 'held' then 0 when 'machine' then 1 else 2 end, c.seq desc, t.language limit ?2`,
    [of.staffId, of.limit],
  );
  return rows.map((row) => ({ record: toRecord(db, row), translation: toTranslation(db, row.slice(-6)) }));
}

/** A room's children see something else of these words: its number is raised and they take it, in their old place. Rows: [[number]]. */
function tellsRoom(id: string): Statement[] {
  return [
    {
      sql: `update counter set value = value + 1 where name = (select activity_id from contribution c where id = ?1 and ${inARoom})
        returning value`,
      args: [id],
    },
    {
      sql: `update contribution set moved = (select value from counter where name = activity_id)
        where id = ?1 and seq is not null`,
      args: [id],
    },
  ];
}

/**
 * Keeps what came of translating the words as they were at one change; refused as `stale-revision` where they are others by now, are not
 * shown, or may not be translated any more. Rows: the first has the room's new number, where children see any of it.
 */
export function putTranslations(
  db: Database,
  of: {
    readonly id: string;
    readonly change: number;
    readonly made: readonly {
      readonly language: string;
      readonly state: 'machine' | 'held' | 'none';
      readonly texts: readonly string[];
    }[];
  },
): Statement[] {
  return [
    ...(of.made.some(({ state }) => state === 'machine') ? tellsRoom(of.id) : []),
    ...of.made.flatMap(({ language, state, texts }) => [
      {
        sql: `insert into translation (contribution_id, language, change, state, body, signed_by)
          select c.id, ?2, c.change, ?4, ?5, '' from contribution c
          where c.id = ?1 and c.change = ?3 and ${inARoom} and ${mayTranslate('c.participant_id')}`,
        args: [
          of.id,
          language,
          of.change,
          state,
          db.text.encode(texts.length === 0 ? '' : JSON.stringify(texts)),
        ],
        refusal: 'stale-revision',
      },
      guard('stale-revision'),
    ]),
  ];
}

/**
 * A person who does not know the child signs a translation it read, or takes it away with its words. Refused as `stale-revision` where the
 * words moved on, or somebody took it away before. Rows: the first has the room's new number.
 */
export function settleTranslation(
  db: Database,
  of: {
    readonly id: string;
    readonly language: string;
    readonly change: number;
    readonly to: 'signed' | 'removed';
    readonly staffId: string;
  },
): Statement[] {
  return [
    ...tellsRoom(of.id),
    {
      sql: `update translation set state = ?4, signed_by = ?5, body = case when ?4 = 'removed' then ?6 else body end
        where contribution_id = ?1 and language = ?2 and change = ?3 and state in ('machine', 'held', 'signed')
          and ${strangerTo('?5', '(select participant_id from contribution where id = ?1)')}`,
      args: [of.id, of.language, of.change, of.to, of.staffId, db.text.encode('')],
    },
    guard('stale-revision'),
  ];
}

/**
 * Takes translations away: of one child that says no to it, or of all where the consultation does not do it any more; rooms that showed one
 * are told. Rows: …, then the ids of words whose translation children saw.
 */
export function forgetTranslations(participantId: string | null): Statement[] {
  const theirs = `(select t.contribution_id from translation t join contribution c on c.id = t.contribution_id
    where t.state in ('machine', 'signed') and (?1 is null or c.participant_id = ?1))`;
  return [
    {
      sql: `update counter set value = value + 1 where name in
        (select activity_id from contribution where id in ${theirs}) returning name, value`,
      args: [participantId],
    },
    {
      sql: `update contribution set moved = (select value from counter where name = activity_id)
        where seq is not null and id in ${theirs} returning id`,
      args: [participantId],
    },
    {
      sql: `delete from translation where ?1 is null
        or contribution_id in (select id from contribution where participant_id = ?1)`,
      args: [participantId],
    },
  ];
}
