import type { Reason } from '../../../server/core/moderation/reasons.ts';
import type { TranslationRecord } from '../../../server/core/translation/translator.ts';
import type { ContributionRecord } from '../../../server/core/wire/views.ts';
import type { Database } from '../../databases.ts';
import type { Row } from '../../engine.ts';
import { othersFirst } from '../../others-first.ts';
import { shownStates } from '../../shown-states.ts';
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
export const isShared = `c.state in ${shownStates} and c.seq is not null
  and exists (select 1 from activity a where a.id = c.activity_id and a.kind in ('room', 'statements'))`;

/**
 * Of a `none`, which no person does anything with, `round` says under which bound it was tried: 0 where a translation could be as long as what a
 * child writes. A later bound is a number more, and what was too long before is tried once more.
 */
export const boundNow = 1;
/** A condition: there was to be none of it because of an earlier bound, perhaps. */
export const triedBefore = (table: string) => `${table}.state = 'none' and ${table}.round < ${boundNow}`;

/** A pair that somebody here can translate: from, to. */
export type Pair = readonly [from: string, to: string];

/** How far a look at all words has come: of each activity from the newest to the oldest. What a child brought back at once has one number, and ids of its own. */
export type Place = { readonly activityId: string; readonly seq: number; readonly id: string };

/** Words of one part of such a look. */
const wordsAtOnce = 500;
/** Greater than each id. */
const beforeAll: Place = { activityId: '\u{10ffff}', seq: 0, id: '' };

/** The next numbered words of such a look, by id, and how far it is then; null: there are no more. */
export async function wordsFrom(
  db: Database,
  place: Place | null,
): Promise<{ readonly ids: readonly string[]; readonly place: Place | null }> {
  const { activityId, seq, id } = place ?? beforeAll;
  const rows = await db.query(
    `select id, activity_id, seq from contribution where seq is not null and (activity_id, seq, id) < (?1, ?2, ?3)
      order by activity_id desc, seq desc, id desc limit ${wordsAtOnce}`,
    [activityId, seq, id],
  );
  const last = rows.length === wordsAtOnce ? rows.at(-1) : undefined;
  return {
    ids: rows.map(([each]) => String(each)),
    place: last ? { activityId: String(last[1]), seq: Number(last[2]), id: String(last[0]) } : null,
  };
}

/** Of these words those that are shown, may be translated and are not, into which languages; in the order of `ids`. */
export async function untranslated(
  db: Database,
  of: {
    readonly ids: readonly string[];
    readonly pairs: readonly Pair[];
    readonly limit: number;
    readonly elsewhere: boolean;
  },
): Promise<readonly { readonly record: ContributionRecord; readonly into: readonly string[] }[]> {
  // By the language that is translated: of 132 pairs a text has eleven.
  const missing = `from json_each(?1, '$."' || c.language || '"') pair where not exists
    (select 1 from translation t where t.contribution_id = c.id and t.language = pair.value and not (${triedBefore('t')}))`;
  const rows = await db.query(
    `with lacking as (select c.id, e.key as place from json_each(?3) e cross join contribution c on c.id = e.value
        where ${isShared} and ${mayTranslate('c.participant_id', of)} and exists (select 1 ${missing}) order by e.key limit ?2)
      select ${columns}, (select group_concat(pair.value) ${missing})
      from lacking cross join contribution c on c.id = lacking.id join participant p on p.id = c.participant_id
      order by lacking.place`,
    [JSON.stringify(byFrom(of.pairs)), of.limit, JSON.stringify(of.ids)],
  );
  return rows.map((row) => ({ record: toRecord(db, row), into: String(row.at(-1)).split(',') }));
}

function byFrom(pairs: readonly Pair[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const [from, to] of pairs) found[from] = [...(found[from] ?? []), to];
  return found;
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
 * signed; of each activity the newest first, and no further than the page needs. None of children whom this person knows, and none of hard words: nobody signs those, and they would stand before all others.
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
  // A page further on is read from the beginning too: nobody pages far.
  const most = of.offset + of.limit;
  const fit = `${isShared} and c.severity < ?3 and coalesce(c.reason, '') not in (select value from json_each(?4))
    and ${strangerTo('?1', 'c.participant_id')}`;
  const args = (limit: number) => [of.staffId, limit, of.hard.severity, JSON.stringify(of.hard.reasons)];
  const held = await db.query(
    `select ${columns}, ${stored} from translation t cross join contribution c on c.id = t.contribution_id
      join participant p on p.id = c.participant_id
      where t.state = 'held' and ${fit} order by c.seq desc, t.language limit ?2`,
    args(most),
  );
  const within = `select ${columns}, ${stored} from json_each(?5) e cross join translation t on t.contribution_id = e.value
    cross join contribution c on c.id = t.contribution_id join participant p on p.id = c.participant_id
    where t.state = ?6 and ${fit} order by e.key, t.language limit ?2`;
  const [machine, signed]: [Row[], Row[]] = [[], []];
  const room = most - held.length;
  let place: Place | null = null;
  if (room > 0)
    do {
      const part = await wordsFrom(db, place);
      const ids = JSON.stringify(part.ids);
      machine.push(...(await db.query(within, [...args(room - machine.length), ids, 'machine'])));
      if (signed.length < room)
        signed.push(...(await db.query(within, [...args(room - signed.length), ids, 'signed'])));
      ({ place } = part);
      if (place) await othersFirst();
    } while (place && machine.length < room);
  const found = [...held, ...machine, ...signed].map((row) => ({
    record: toRecord(db, row),
    translation: toTranslation(db, row.slice(-fields.length)),
  }));
  // What somebody signs between two parts of this look is read in both, and stands once.
  const once = new Map(found.map((each) => [`${each.record.id} ${each.translation.language}`, each]));
  return [...once.values()].slice(of.offset, most);
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
