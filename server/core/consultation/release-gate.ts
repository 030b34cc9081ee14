import { attributesReady } from '../attributes/attributes.ts';
import { auditGoodUntil } from '../privacy/complaint.ts';
import { standingMissing } from './activities.ts';
import { fitsClosing } from './closing-day.ts';
import { consentRows } from './consent-gate.ts';
import { isDay, isTimeZone } from './days.ts';
import { designReady } from './designs.ts';
import { sourceReady } from './document-source.ts';
import type { GateFacts } from './gate-facts.ts';
import { plainChecked, sectionsWritten } from './plain-authors.ts';
import { isAtEachLevel, isToldIn } from './reading-levels.ts';
import { crewReady, outsideRow, safetyRows } from './safety-gate.ts';
import { isInstruction } from './templates.ts';
import { termRows } from './terms.ts';

/**
 * One condition for opening: `missing` stops it; `not-yet-checked` stops nothing: it should stand there, does not, and is said to be so.
 */
export type GateRow = {
  readonly item: GateItem;
  readonly state: 'ready' | 'missing' | 'not-yet-checked';
  /** Missing, and whole: it waits for a person other than who wrote it, or for a day. Its sentence is `gate.<item>.waits`. */
  readonly waits?: true;
  /** Values for the sentence `gate.<item>.<state>`. */
  readonly says: Readonly<Record<string, string | number>>;
  readonly who: string | null;
  readonly day: string | null;
};

export const gateItems = [
  'purpose',
  'sponsor',
  'readers',
  'change',
  'decider',
  'zone',
  'retention',
  'answer',
  'closing',
  'languages',
  'document',
  'levels',
  'plain-checked',
  'source',
  'activities',
  'pictures',
  'standing',
  'attributes',
  'consent',
  'without-carer',
  'public-way',
  'helplines',
  'leads',
  'drill',
  'crew',
  'overseer',
  'host',
  'impact',
  'data-protection',
  'screening-words',
  'venues',
  'undertaking',
  'missing-languages',
  'time-to-read',
  'days-to-read',
  'prepared',
  'approved',
  'audit',
  'outside',
  'notices',
  'server',
] as const;
export type GateItem = (typeof gateItems)[number];

/**
 * The one release gate: every condition with its state, who and when. Nothing opens past a `missing` row by any path
 * (what an act needs is read by `holdsUp` below alone; pages show the rows).
 */
export function gate(facts: GateFacts): readonly GateRow[] {
  const texts = (field: string) =>
    facts.languages.every((language) => isToldIn(facts.texts, field, language));
  const inEveryTongue: InEveryTongue = (found) =>
    facts.languages.every((language) => isAtEachLevel(found, language));
  const plainDone = sectionsWritten(facts.sections, facts.languages);
  const plainWhole = facts.sections.length > 0 && plainDone === facts.sections.length;
  const signed = (kind: string) =>
    facts.signatures.find((each) => each.kind === kind && each.revision === facts.revision);
  const prepared = signed('prepared');
  const approved = signed('approved');
  const asked = attributesReady(facts, texts);
  const checked = plainChecked(facts.sections, facts.languages);
  // What rests opened with its words, which nobody changes any more: it would rest for good.
  const instructed =
    facts.state !== 'paused' &&
    facts.texts.some(
      ({ field, language, body }) =>
        field === 'change' && facts.languages.includes(language) && isInstruction(body),
    );
  const source = sourceReady(facts.source, facts.languages);
  const row = (item: GateItem, ready: boolean, says: GateRow['says'] = {}, whole = false): GateRow => ({
    item,
    state: ready ? 'ready' : 'missing',
    ...(whole && !ready ? { waits: true } : {}),
    says,
    who: prepared?.staffName ?? null,
    day: prepared?.day ?? null,
  });

  return [
    row('purpose', texts('title') && texts('purpose')),
    row(
      'sponsor',
      ['sponsor', 'payer', 'gains'].every(texts) &&
        ['public', 'company', 'civil'].includes(facts.sponsorKind),
    ),
    row('readers', texts('readers')),
    row('change', texts('change') && !instructed),
    row('decider', texts('decider')),
    row('zone', isTimeZone(facts.timeZone), { zone: facts.timeZone }),
    row('retention', isDay(facts.retentionDay) && facts.retentionDay > facts.today, {
      day: facts.retentionDay,
    }),
    row('answer', answerFits(facts), { day: facts.answerDay }),
    // Nobody has to name one.
    ...(facts.closingDay === ''
      ? []
      : [row('closing', fitsClosing(facts, facts.today), { day: facts.closingDay })]),
    row('languages', facts.languages.length > 0, { count: facts.languages.length }),
    row('document', facts.sections.length > 0, { count: facts.sections.length }),
    row('levels', plainWhole, {
      done: plainDone,
      all: facts.sections.length,
    }),
    row('plain-checked', checked.ready, checked.says, plainWhole),
    { ...row('source', source.ready, source.says, source.whole), who: source.who, day: source.day },
    row('activities', activitiesWhole(facts, inEveryTongue), { count: facts.activities.length }),
    // What a copy lacks is a picture and no word: a row of its own says so, where something is asked of one.
    ...(facts.activities.some(isPictured) ? [row('pictures', picturesWhole(facts, inEveryTongue))] : []),
    row('standing', standingMissing(facts.activities, texts).length === 0),
    row('attributes', asked.ready, asked.says),
    ...consentRows(facts, texts).map(({ item, ready, says }) => row(item, ready, says)),
    ...safetyRows(facts.safety).map(({ item, ready, says }) => row(item, ready, says)),
    row('crew', crewReady(facts.crew), facts.crew),
    row('overseer', facts.overseer),
    ...(facts.activities.some(({ proposes }) => proposes) ? [row('host', facts.host)] : []),
    ...termRows({ ...facts, approvedDay: approved?.day ?? null }, texts).map(
      ({ item, ready, says, whole, who, day }): GateRow => ({
        ...row(item, ready, says, whole),
        ...(who === undefined ? {} : { who, day: day ?? null }),
      }),
    ),
    row('prepared', prepared !== undefined),
    {
      ...row('approved', approved !== undefined),
      who: approved?.staffName ?? null,
      day: approved?.day ?? null,
    },
    auditRow(facts),
    outsideRow(facts.safety),
    noticesRow(facts),
    ...serverRows(facts),
  ];
}

type InEveryTongue = Parameters<typeof designReady>[2];

/**
 * On its last day it is destroyed, and with it the place where a child reads the answer. What rests opened with its day, which is fixed since (R251) and may
 * have come, or be that last day: it goes on, and what is late ages in public (R254).
 */
function answerFits({ state, answerDay, retentionDay, today }: GateFacts): boolean {
  if (!isDay(answerDay)) return false;
  return state === 'paused' ? answerDay <= retentionDay : answerDay > today && answerDay < retentionDay;
}

/** Something is asked, and each question, choice and statement stands in every language. */
function activitiesWhole({ activities, seeds, languages }: GateFacts, inEveryTongue: InEveryTongue): boolean {
  const asked = activities.every(
    ({ prompts, options }) => inEveryTongue(prompts) && options.every(({ labels }) => inEveryTongue(labels)),
  );
  const stated = seeds.every(({ texts }) =>
    languages.every((language) => texts.some((text) => text.language === language)),
  );
  return activities.length > 0 && asked && stated;
}

const isPictured = ({ kind }: GateFacts['activities'][number]) => kind === 'design';

function picturesWhole({ activities, designs }: GateFacts, inEveryTongue: InEveryTongue): boolean {
  return activities.filter(isPictured).every(({ id, options }) =>
    designReady(
      designs.find(({ activityId }) => activityId === id),
      options,
      inEveryTongue,
    ),
  );
}

/** Nothing opens while nobody from outside looked at this site within twelve months. */
function auditRow({ auditDay, today }: GateFacts): GateRow {
  const until = auditDay === null ? '' : auditGoodUntil(auditDay);
  return {
    item: 'audit',
    state: auditDay !== null && today <= until ? 'ready' : 'missing',
    says: { day: until },
    who: null,
    day: auditDay,
  };
}

/** Who runs the site, and its privacy notice: an administrator writes both, no organiser can, and children read there where one is missing. */
function noticesRow({ notices }: GateFacts): GateRow {
  return { item: 'notices', state: notices ? 'ready' : 'not-yet-checked', says: {}, who: null, day: null };
}

/** What a libSQL server promises less than files do (decisions 5 and 23): said where one has the databases, and stops nothing. */
function serverRows({ onServer }: GateFacts): readonly GateRow[] {
  return onServer ? [{ item: 'server', state: 'not-yet-checked', says: {}, who: null, day: null }] : [];
}

/** An act that the gate may hold up: a first signature, a second one, the opening. */
export type GatedAct = 'prepare' | 'approve' | 'open';

/** What no signature of today mends: an audit from outside, and days that have to pass. They stop the opening alone. */
const later: readonly GateItem[] = ['audit', 'days-to-read'];

/** What an act does not wait for. A signature waits for none that comes after it. */
const unasked: Readonly<Record<GatedAct, readonly GateItem[]>> = {
  prepare: ['prepared', 'approved', ...later],
  approve: ['approved', ...later],
  open: [],
};

/** What is missing for this act, in the order of the gate; none: it may be done. */
export function holdsUp(rows: readonly GateRow[], act: GatedAct): readonly GateItem[] {
  return rows
    .filter(({ item, state }) => state === 'missing' && !unasked[act].includes(item))
    .map(({ item }) => item);
}
