import type { Database } from '../../../db/databases.ts';
import { othersFirst } from '../../../db/others-first.ts';
import { consultationRow } from '../../../db/queries/consultation/consultations.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { putTranslations } from '../../../db/queries/translation/translation-writes.ts';
import {
  isTranslated,
  type Pair,
  type Place,
  shownTranslations,
  untranslated,
  wordsFrom,
} from '../../../db/queries/translation/translations.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { cleanText } from '../../core/room/contribution-text.ts';
import type { Actor } from '../../core/staff/roles.ts';
import {
  hasWords,
  inPlaces,
  mayLeave,
  type Translated,
  textsOf,
  translationBound,
} from '../../core/translation/translator.ts';
import type { DomainEvent } from '../../core/wire/events.ts';
import { type ContributionRecord, forChildren } from '../../core/wire/views.ts';
import { type Deps, openConsultation } from '../deps.ts';
import { cardsChanged } from './cards-changed.ts';

/** How many words are taken at once: their rooms hear of them together. */
const atOnce = 4;

type Made = Parameters<typeof putTranslations>[1]['made'][number];

/** What one step of it came to. */
export type Translating = {
  /** From where to go on; null: no words are left. */
  readonly place: Place | null;
  /** Words that lacked a translation, and of those how many not all is kept of, because nobody answered or they changed meanwhile; of `silent` nothing is. */
  readonly found: number;
  readonly unanswered: number;
  readonly silent: number;
};

/**
 * Translates what children of a consultation see of each other and is not translated yet, a few at a time, into the languages of the
 * consultation that somebody here knows: of these words, or of all from a place on, of each activity the newest first. What is not answered is behind the place
 * that it goes on from: four words that a host cannot do would stop all older ones. Only after the child's yes, never after its no, and only what others see anyway. A translation at
 * which a screen points waits for a person.
 * The clock alone asks. Refusals: `not-allowed`, `not-found`.
 */
export async function translateShown(
  deps: Deps,
  actor: Actor,
  {
    consultationId,
    ids,
    place = null,
  }: { consultationId: string; ids?: readonly string[]; place?: Place | null },
): Promise<Outcome<Translating>> {
  if (actor.kind !== 'system') return refuse('not-allowed');
  const db = await openConsultation(deps, consultationId);
  const row = db && (await consultationRow(db));
  if (!db || !row) return refuse('not-found');
  const none = { place: null, found: 0, unanswered: 0, silent: 0 };
  if (deps.translator.where === 'none' || row.state !== 'open' || !(await isTranslated(db)))
    return done(none);
  const pairs = await pairsKnown(deps, row.languages);
  if (pairs.length === 0) return done(none);
  if (!ids) await othersFirst();
  const part = ids ? { ids, place: null } : await wordsFrom(db, place);
  const found = await untranslated(db, {
    ids: part.ids,
    pairs,
    limit: atOnce,
    elsewhere: deps.translator.where === 'elsewhere',
  });
  const results = await Promise.all(
    found.map((each) =>
      translateOne(deps, db, { ...each, consultationId, sensitive: row.sensitiveTopic === 1 }),
    ),
  );
  return done(
    {
      place: found.length === atOnce ? placeOf(found.at(-1)?.record) : part.place,
      found: found.length,
      unanswered: results.filter(({ kept }) => kept !== 'all').length,
      silent: results.filter(({ kept }) => kept === 'none').length,
    },
    results.flatMap(({ events }) => events),
  );
}

function placeOf(record: ContributionRecord | undefined): Place | null {
  return record?.seq ? { activityId: record.activityId, seq: record.seq, id: record.id } : null;
}

/** Of the languages of a consultation the pairs that somebody here can translate. */
async function pairsKnown(deps: Deps, languages: readonly string[]): Promise<readonly Pair[]> {
  const pairs = languages.flatMap((from) =>
    languages.flatMap((to): Pair[] => (from === to ? [] : [[from, to]])),
  );
  const known = await Promise.all(pairs.map(([from, to]) => deps.translator.knows({ from, to })));
  return pairs.filter((_, at) => known[at]);
}

/** One contribution into what it lacks. `kept`: of what it lacked; it comes again unless that is all. */
async function translateOne(
  deps: Deps,
  db: Database,
  of: {
    readonly consultationId: string;
    readonly record: ContributionRecord;
    readonly into: readonly string[];
    readonly sensitive: boolean;
  },
): Promise<{ readonly kept: 'all' | 'some' | 'none'; readonly events: readonly DomainEvent[] }> {
  const { record, into, consultationId, sensitive } = of;
  const texts = textsOf(forChildren(record)?.parts ?? []);
  const look = (text: string, language: string) =>
    deps.screen({ text, language, previous: [], sensitiveTopic: sensitive });
  const { where } = deps.translator;
  // What has no letter is the same in every language, and needs nobody.
  const asks =
    texts.some(hasWords) &&
    (where !== 'elsewhere' || mayLeave(where, (await look(texts.join('\n'), record.language)).findings));
  const made = await Promise.all(
    into.map(async (language): Promise<Made | undefined> => {
      if (!asks) return { language, state: 'none', texts: [] };
      const answer = await translated(deps, { from: record.language, to: language, texts });
      if (!answer.ok)
        return answer.failure === 'unreachable' ? undefined : { language, state: 'none', texts: [] };
      // What a person let stand in the original may stand otherwise in another language: a person looks at that first.
      const { findings } = await look(answer.texts.join('\n'), language);
      return { language, state: mayLeave('elsewhere', findings) ? 'machine' : 'held', texts: answer.texts };
    }),
  );
  const kept = made.flatMap((each) => each ?? []);
  if (kept.length === 0) return { kept: 'none', events: [] };
  const result = await db.write(
    putTranslations(db, {
      id: record.id,
      change: record.change,
      elsewhere: where === 'elsewhere',
      made: kept,
    }),
  );
  // The words moved on meanwhile, or their child said no: there is nothing to show, and the next look sees why.
  if (!result.ok) return { kept: 'none', events: [] };
  const seq = kept.some(({ state }) => state === 'machine') ? Number(result.rows[0]?.[0]?.[0]) : null;
  return {
    kept: kept.length === into.length ? 'all' : 'some',
    // A page with sentences is not told of what was made: all of them would ask at once, and each asks before it shows the next.
    events:
      seq === null ? [] : await translatedEvent(db, { consultationId, id: record.id, seq }, { made: true }),
  };
}

/** The texts in another language, each clean and with its spaces; what has no word in it is not asked about. */
async function translated(
  deps: Deps,
  { from, to, texts }: { from: string; to: string; texts: readonly string[] },
): Promise<Translated> {
  const worded = texts.filter(hasWords);
  const answer = await deps.translator.translate({ from, to, texts: worded });
  if (!answer.ok) return answer;
  const clean = answer.texts.map((text) => cleanText(text, translationBound));
  const said = clean.flatMap((each) => (each.ok ? [each.text] : []));
  const placed = said.length === clean.length ? inPlaces(texts, said) : undefined;
  return placed ? { ok: true, texts: placed } : { ok: false, failure: 'unreadable' };
}

/**
 * What children hear of words whose translations changed: a room takes them as they are, a page with sentences asks anew. Nothing where they
 * are not shown any more.
 */
export async function translatedEvent(
  db: Database,
  of: { readonly consultationId: string; readonly id: string; readonly seq: number },
  { made = false }: { readonly made?: boolean } = {},
): Promise<readonly DomainEvent[]> {
  const contribution = await contributionById(db, of.id);
  if (!contribution) return [];
  const cards = await cardsChanged(db, {
    consultationId: of.consultationId,
    activityIds: [contribution.activityId],
  });
  if (cards.length > 0) return made ? [] : cards;
  return [
    {
      name: 'contribution-translated',
      consultationId: of.consultationId,
      seq: of.seq,
      contribution,
      translations: await shownTranslations(db, { ids: [of.id] }),
    },
  ];
}
