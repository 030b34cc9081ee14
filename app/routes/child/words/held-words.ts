import { markOf, requirements } from '../../../../server/core/analysis/evaluation.ts';
import { meantAnswers } from '../../../../server/core/analysis/meant.ts';
import { attributeNames, somethingElse } from '../../../../server/core/attributes/attributes.ts';
import { contributionStates } from '../../../../server/core/moderation/decide.ts';
import { reasons } from '../../../../server/core/moderation/reasons.ts';
import { waitBuckets } from '../../../../server/core/moderation/usual-wait.ts';
import { type HeldTable, type HeldValue, somebody } from '../../../../server/core/privacy/held.ts';
import { uses } from '../../../../server/core/privacy/objections.ts';
import { choiceOf } from '../../../../server/core/room/voting.ts';
import { unknownLanguage } from '../../../../server/core/room/written-language.ts';
import { caseStates, remedies } from '../../../../server/core/safeguarding/cases.ts';
import type { OwnState } from '../../../components/child/own-message.tsx';
import { choiceWord } from '../../../components/vote/vote-card.tsx';
import { languageInWords } from '../../../i18n/countries.ts';
import { dayAndTimeInWords, dayInWords } from '../../../i18n/dates.ts';
import { inDigitsOf, localeOf } from '../../../i18n/locale-of.ts';
import { type Key, readings, type Speaker } from '../../../i18n/translator.ts';
import { ownState } from './own-words.tsx';

export type HeldInWords = {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly {
    readonly key: string;
    readonly values: readonly {
      readonly field: string;
      readonly name: string;
      readonly value: string;
      readonly lang?: string;
      /** As the database has it: a number, a name of the program, a key. */
      readonly raw?: boolean;
    }[];
  }[];
};

/** What is held, in the words of a child: tables without a row are left out, values that are words are said in words. */
export function heldInWords(
  { tables, timeZone }: { readonly tables: readonly HeldTable[]; readonly timeZone: string },
  speaker: Speaker,
): readonly HeldInWords[] {
  const { t } = speaker;
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, fields, rows }) => ({
      table,
      title: t(`held.table.${table}`),
      rows: rows.map((row) => {
        const language = row[fields.indexOf('language')];
        return {
          key: JSON.stringify(row),
          values: fields.flatMap((field, at) => {
            const held = openedSaid(`${table}.${field}`, { fields, row }) ?? row[at] ?? null;
            // Five lines of nothing say no more than none.
            if (isOfFirst(field) && !isDecided(fields, row)) return [];
            const value = valueInWords(`${table}.${field}`, held, { ...speaker, timeZone });
            const asHeld = held !== null && value === String(held);
            return {
              field,
              // The inventory names the fields, and a test holds its names and these keys together.
              name: t(`held.field.${field}` as Key),
              value,
              ...(asHeld && field === 'body' && typeof language === 'string' ? { lang: language } : {}),
              ...(asHeld && field !== 'body' ? { raw: true } : {}),
            };
          }),
        };
      }),
    }));
}

/** Of the first decision on words, which only words have that somebody decided on. */
const isOfFirst = (field: string) => field.startsWith('first_');

function isDecided(fields: readonly string[], row: readonly HeldValue[]): boolean {
  return (row[fields.indexOf('first_by')] ?? null) !== null;
}

/** A lead that gave a reason opened it, also where another one took its place since. */
function openedSaid(
  column: string,
  { fields, row }: { readonly fields: readonly string[]; readonly row: readonly HeldValue[] },
): HeldValue | undefined {
  if (column !== 'case_opening.why' || row[fields.indexOf('why')] !== 'reseal') return undefined;
  return row[fields.indexOf('reason')] ? 'open' : undefined;
}

/** Columns that hold one of the published reasons. */
const published = ['contribution.reason', 'contribution.first_reason', 'decision.reason'];

/** Fields that hold a state of words. */
const states = ['state', 'before', 'from_state', 'to_state', 'first_state'];

/** A row does not say where the words were written: in a room others read them, an answer is counted. */
function stateHeld(state: OwnState): Key {
  if (state === 'shown') return 'held.state.shown';
  return state === 'part-hidden' ? 'own.answer.part-hidden' : `state.${state}`;
}

/** Minutes since 1970; 0 is none. */
const minutes = ['since_minute', 'due_minute'];

/** Fields that hold 1 for yes and 0 for no. */
const yesOrNo = ['cleared', 'elsewhere', 'from_paper'];

/** What the program calls by a name of its own, and how a child is told it. */
const named: Readonly<Record<string, Readonly<Record<string, Key>>>> = {
  'participant.way': {
    code: 'release.ways.code',
    public: 'release.ways.public',
    paper: 'held.way.paper',
  },
  'participant.age_band': {
    'under-10': 'age.under-10',
    '10-12': 'age.10-12',
    '13-15': 'age.13-15',
    '16-17': 'age.16-17',
  },
  'waiting.kind': {
    contribution: 'held.table.contribution',
    claim: 'held.kind.claim',
    appeal: 'held.table.appeal',
    case: 'held.table.sealed_case',
    erasure: 'words.decide.erase',
  },
  'appeal.state': {
    waiting: 'state.rechecked',
    restored: 'appeal.restored',
    upheld: 'held.appeal.upheld',
  },
  'assent.use': { 'take-part': 'held.use.take-part' },
  'sealed_case.kind': { child: 'held.table.sealed_text' },
  'sealed_text.part': { told: 'held.part.told', reach: 'held.part.reach' },
  'case_opening.part': { told: 'held.part.told', reach: 'held.part.reach' },
  'case_opening.why': { open: 'held.why.open', reseal: 'held.why.reseal', alone: 'held.why.alone' },
};

/** Places in a text by what is said there: a rule is called what a child shall not read about its own words, and where they stand are numbers. */
function pointedAt(value: HeldValue, t: Speaker['t']): string {
  const places: readonly { readonly reason?: string; readonly label?: string }[] = JSON.parse(String(value));
  const said = places.map(({ reason, label }) => {
    const published = reasons.find((each) => each === (reason ?? label));
    return published ? t(`reason.${published}.part`) : t('me.else');
  });
  return [...new Set(said)].join(` ${t('list.apart')} `);
}

function valueInWords(
  column: string,
  value: HeldValue,
  { t, language, timeZone }: Speaker & { readonly timeZone: string },
): string {
  if (value === null || value === '' || value === '[]') return t('held.blank');
  if (value === somebody) return t('held.team');
  const field = column.slice(column.indexOf('.') + 1);
  if (column === 'contribution.anchor') return inDigitsOf(language, String(value));
  if (column === 'poll_answer.choice')
    return inDigitsOf(
      language,
      String(value)
        .replace(/[[\]]/g, '')
        .replaceAll(',', ` ${t('list.apart')} `),
    );
  if (column === 'contribution.findings' || column === 'contribution.hidden') return pointedAt(value, t);
  const name = named[column]?.[String(value)];
  if (name) return t(name);
  if (field === 'language')
    return value === unknownLanguage ? t('held.blank') : languageInWords(language, String(value));
  if (yesOrNo.includes(field)) return t(value === 1 ? 'mark.yes' : 'mark.no');
  if (minutes.includes(field))
    return value === 0 ? t('held.blank') : dayAndTimeInWords(language, Number(value), timeZone);
  if (field === 'day' || field === 'first_day') return dayInWords(language, String(value));
  if (column === 'evaluation.requirement') {
    const requirement = requirements.find((each) => each === value);
    return requirement ? t(`req.${requirement}`) : String(value);
  }
  if (column === 'evaluation.mark') {
    const mark = markOf(Number(value));
    return mark ? t(`mark.${mark}`) : String(value);
  }
  if (column === 'meant.answer') {
    const answer = meantAnswers.find((each) => each === value);
    return answer ? t(`meant.${answer}`) : String(value);
  }
  if (column === 'vote.choice') {
    const choice = choiceOf(Number(value));
    return choice ? t(choiceWord(choice)) : String(value);
  }
  if (column === 'sealed_case.state') {
    const state = caseStates.find((each) => each === value);
    return state ? t(`case.state.${state}`) : String(value);
  }
  if (column === 'assent.answer' && (value === 'yes' || value === 'no')) return t(`mark.${value}`);
  const remedy = field === 'remedy' ? remedies.find((each) => each === value) : undefined;
  if (remedy) return t(`remedy.${remedy}`);
  if (field === 'done_day') return dayInWords(language, String(value));
  if (column === 'proposal.state')
    return t(value === 'taken' ? 'held.proposal.taken' : 'held.proposal.declined');
  if (column === 'translation.state') {
    if (value === 'machine') return t('translated.machine');
    if (value === 'signed') return t('held.translation.signed');
    return t('held.translation.unseen');
  }
  if (published.includes(column)) {
    const reason = reasons.find((each) => each === value);
    return reason ? t(`reason.${reason}`) : String(value);
  }
  if (field === 'wait_bucket' || field === 'first_wait') {
    const wait = waitBuckets.find((each) => each === value);
    return wait ? t(`account.waits.${wait}`) : String(value);
  }
  if (states.includes(field)) {
    const state = contributionStates.find((each) => each === value);
    return state ? t(stateHeld(ownState({ state }))) : String(value);
  }
  if (field === 'level') return t(`look.level.${readings.find((each) => each === value) ?? 'older'}`);
  if (column === 'participant_attribute.attribute') {
    const name = attributeNames.find((each) => each === value);
    return name ? t(`attribute.${name}`) : String(value);
  }
  if (column === 'participant_attribute.choice' && value === somethingElse) return t('me.else');
  const use = field === 'use' ? uses.find((each) => each === value) : undefined;
  if (use) return t(`uses.${use}`);
  return typeof value === 'number'
    ? new Intl.NumberFormat(localeOf(language), { useGrouping: false }).format(value)
    : String(value);
}
