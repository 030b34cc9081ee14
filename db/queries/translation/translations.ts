import type { Reason } from '../../../server/core/moderation/reasons.ts';
import type { TranslationRecord } from '../../../server/core/translation/translator.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row } from '../../engine.ts';
import { columns, toRecord } from '../room/contributions.ts';
import { strangerTo } from '../staff/own-groups.ts';

/**
 * A condition: the words of this child may be translated now. The consultation does it, the child said yes to that, and has not said no
 * since; where words leave this machine, its yes was to that. `participant` is an expression of ours in the SQL, never a value.
 */
export const mayTranslate = (participant: string, { elsewhere }: { readonly elsewhere: boolean }) =>
  `exists (select 1 from consultation_use where "use" = 'translation' and state = 'made')
    and exists (select 1 from assent where participant_id = ${participant} and "use" = 'translation' and answer = 'yes'
      ${elsewhere ? 'and elsewhere = 1' : ''})
    and not exists (select 1 from objection where participant_id = ${participant} and "use" = 'translation')`;

/** A condition: other children see these words, in a room or as a sentence to vote on. */
export const isShared = `c.state in ('published', 'redacted') and c.seq is not null
  and exists (select 1 from activity a where a.id = c.activity_id and a.kind in ('room', 'statements'))`;

/** A pair that somebody here can translate: from, to. */
export type Pair = readonly [from: string, to: string];

/** Shown words that may be translated and are not, into which languages; the newest first. */
export async function untranslated(
  db: Database,
  of: {
    readonly pairs: readonly Pair[];
    readonly limit: number;
    readonly passOver: readonly string[];
    readonly elsewhere: boolean;
  },
): Promise<readonly { readonly record: ContributionRecord; readonly into: readonly string[] }[]> {
  const missing = `from json_each(?1) pair where json_extract(pair.value, '$[0]') = c.language and not exists
    (select 1 from translation t where t.contribution_id = c.id and t.language = json_extract(pair.value, '$[1]'))`;
  const rows = await db.query(
    `select ${columns}, (select group_concat(json_extract(pair.value, '$[1]')) ${missing})
      from contribution c join participant p on p.id = c.participant_id
      where ${isShared} and ${mayTranslate('c.participant_id', of)} and exists (select 1 ${missing})
        and c.id not in (select value from json_each(?3))
      order by c.seq desc limit ?2`,
    [JSON.stringify(of.pairs), of.limit, JSON.stringify(of.passOver)],
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
  const [contributionId, language, change, state, body, signedBy, typed, typedBy, round] = row;
  const text = db.text.decode(body as Uint8Array);
  return {
    contributionId: String(contributionId),
    language: String(language),
    change: Number(change),
    state: state as TranslationRecord['state'],
    texts: text === '' ? [] : (JSON.parse(text) as string[]),
    signedBy: String(signedBy),
    typed: typed === null ? null : (JSON.parse(db.text.decode(typed as Uint8Array)) as string[]),
    typedBy: String(typedBy),
    round: Number(round),
  };
}

const fields = [
  'contribution_id',
  'language',
  'change',
  'state',
  'body',
  'signed_by',
  'typed',
  'typed_by',
  'round',
];
const stored = fields.map((field) => `t.${field}`).join(', ');

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
 * signed. None of children whom this person knows, and none of hard words: nobody signs those, and they would stand before all others.
 */
export async function translationsToSign(
  db: Database,
  of: {
    readonly staffId: string;
    readonly offset: number;
    readonly limit: number;
    /** What makes shown words hard to read: from which severity they are, and for which reasons a part of them was hidden. */
    readonly hard: { readonly severity: number; readonly reasons: readonly Reason[] };
  },
): Promise<readonly { readonly record: ContributionRecord; readonly translation: TranslationRecord }[]> {
  const rows = await db.query(
    `select ${columns}, ${stored} from translation t join contribution c on c.id = t.contribution_id
      join participant p on p.id = c.participant_id
      where t.state in ('held', 'machine', 'signed') and ${isShared} and c.severity < ?3
        and coalesce(c.reason, '') not in (select value from json_each(?4)) and ${strangerTo('?1', 'c.participant_id')}
      order by case t.state when 'held' then 0 when 'machine' then 1 else 2 end, c.seq desc, t.language limit ?2 offset ?5`,
    [of.staffId, of.limit, of.hard.severity, JSON.stringify(of.hard.reasons), of.offset],
  );
  return rows.map((row) => ({
    record: toRecord(db, row),
    translation: toTranslation(db, row.slice(-fields.length)),
  }));
}

/** What is kept of these words in one language, seen or not; undefined where there is nothing. */
export async function translationInto(
  db: Database,
  of: { readonly id: string; readonly language: string },
): Promise<TranslationRecord | undefined> {
  const [row] = await db.query(
    `select ${stored} from translation t where t.contribution_id = ?1 and t.language = ?2`,
    [of.id, of.language],
  );
  return row && toTranslation(db, row);
}
