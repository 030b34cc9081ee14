import * as z from 'zod/mini';
import { type PollForm, pollAnswer } from '../consultation/polls.ts';
import { ageBands } from '../privacy/consent.ts';
import { cleanText } from '../room/contribution-text.ts';
import { choices } from '../room/voting.ts';

/** What somebody read on a sheet. Ids are those of activities and statements; what the child left empty is not there. */
export const sheetEntrySchema = z.object({
  /** The child's own tick: "yes, you may use it". */
  consent: z.boolean(),
  ageBand: z.union([z.enum(ageBands), z.literal('')]),
  polls: z.record(z.string(), z.array(z.int())),
  votes: z.record(z.string(), z.enum(choices)),
  texts: z.record(z.string(), z.string()),
});
export type SheetEntry = z.infer<typeof sheetEntrySchema>;

/** What stands on the sheets of a consultation, as far as an entry is held against it. */
export type OnSheet = {
  readonly polls: readonly { readonly id: string; readonly form: PollForm; readonly options: number }[];
  readonly statements: readonly string[];
  /** Activities that take words. */
  readonly questions: readonly string[];
};

/** A sheet on which the child said no, or nothing: nothing else of it is kept. */
export const saidNo: SheetEntry = { consent: false, ageBand: '', polls: {}, votes: {}, texts: {} };

export type TidyEntry =
  | { readonly ok: true; readonly entry: SheetEntry }
  | {
      readonly ok: false;
      readonly code: 'entry-unfit' | 'choice-unfit' | 'text-too-long' | 'text-unreadable';
    };

/**
 * An entry as it is kept: without what was left empty, several choices in their order, words cleaned as every child's are.
 * Without the child's yes nothing of it is left. Refusals: `entry-unfit` (it names what stands on no sheet), `choice-unfit`,
 * `text-too-long`, `text-unreadable`.
 */
export function tidyEntry(entry: SheetEntry, on: OnSheet): TidyEntry {
  if (!entry.consent) return { ok: true, entry: saidNo };
  const texts: Record<string, string> = {};
  for (const [id, text] of Object.entries(entry.texts)) {
    if (!on.questions.includes(id)) return { ok: false, code: 'entry-unfit' };
    const clean = cleanText(text);
    if (!clean.ok && clean.code !== 'text-empty') return clean as TidyEntry;
    if (clean.ok) texts[id] = clean.text;
  }
  const polls: Record<string, number[]> = {};
  for (const [id, choice] of Object.entries(entry.polls)) {
    const poll = on.polls.find((each) => each.id === id);
    if (!poll) return { ok: false, code: 'entry-unfit' };
    if (!pollAnswer(poll.form, poll.options, choice)) return { ok: false, code: 'choice-unfit' };
    if (choice.length > 0) polls[id] = poll.form === 'ranking' ? choice : choice.toSorted((a, b) => a - b);
  }
  if (!Object.keys(entry.votes).every((id) => on.statements.includes(id)))
    return { ok: false, code: 'entry-unfit' };
  return { ok: true, entry: { consent: true, ageBand: entry.ageBand, polls, votes: entry.votes, texts } };
}

/** One thing that two people read differently; null where one of them read nothing. */
export type Difference = {
  readonly field: string;
  readonly first: string | null;
  readonly second: string | null;
};

/** Every field of an entry by its name: `consent`, `age`, `poll:ID`, `vote:ID`, `text:ID`. */
function fieldsOf(entry: SheetEntry): ReadonlyMap<string, string> {
  return new Map([
    ['consent', entry.consent ? 'yes' : 'no'],
    ...(entry.ageBand === '' ? [] : ([['age', entry.ageBand]] as const)),
    ...Object.entries(entry.polls).map(([id, choice]) => [`poll:${id}`, choice.join(' ')] as const),
    ...Object.entries(entry.votes).map(([id, choice]) => [`vote:${id}`, choice] as const),
    ...Object.entries(entry.texts).map(([id, text]) => [`text:${id}`, text] as const),
  ]);
}

/** Where a line ends on paper is nothing that a child said. */
const asRead = (text: string | undefined) => text?.replace(/\s+/gu, ' ');

/**
 * Where two entries of one sheet are not the same, in the order of their names. Where one of them read no tick that is all: nothing else
 * of the sheet was read by both, and whoever overlooked the tick may be the second reader of the rest.
 */
export function differencesOf(first: SheetEntry, second: SheetEntry): readonly Difference[] {
  const [one, two] = [fieldsOf(first), fieldsOf(second)];
  const fields = first.consent === second.consent ? [...one.keys(), ...two.keys()] : ['consent'];
  return [...new Set(fields)]
    .filter((field) => asRead(one.get(field)) !== asRead(two.get(field)))
    .sort()
    .map((field) => ({ field, first: one.get(field) ?? null, second: two.get(field) ?? null }));
}

export const picks = ['first', 'second'] as const;
export type Pick = (typeof picks)[number];

export type Settled =
  /** What both agree on by now. */
  | { readonly kind: 'entry'; readonly entry: SheetEntry }
  /** One of them read no yes where there is one: of what the other read nobody else read anything yet. */
  | { readonly kind: 'read-again'; readonly keep: Pick };

/**
 * What holds, once somebody with the sheet in its hand said of each difference which of the two is right. Undefined while one
 * difference is not decided. Without the child's yes nothing is left; and a yes that one of two overlooked is no second reading of
 * the rest.
 */
export function settleEntry(
  first: SheetEntry,
  second: SheetEntry,
  picked: Readonly<Record<string, Pick>>,
): Settled | undefined {
  if (first.consent !== second.consent) {
    const keep = picked.consent;
    if (keep === undefined) return undefined;
    const said = keep === 'second' ? second : first;
    return said.consent ? { kind: 'read-again', keep } : { kind: 'entry', entry: saidNo };
  }
  const found = differencesOf(first, second);
  if (!found.every(({ field }) => picked[field] !== undefined)) return undefined;
  let settled: SheetEntry = first;
  for (const { field } of found) {
    const from = picked[field] === 'second' ? second : first;
    const [kind = '', id = ''] = field.split(':');
    if (kind === 'age') settled = { ...settled, ageBand: from.ageBand };
    if (kind === 'poll') settled = { ...settled, polls: put(settled.polls, id, from.polls[id]) };
    if (kind === 'vote') settled = { ...settled, votes: put(settled.votes, id, from.votes[id]) };
    if (kind === 'text') settled = { ...settled, texts: put(settled.texts, id, from.texts[id]) };
  }
  return { kind: 'entry', entry: settled };
}

function put<V>(all: Record<string, V>, id: string, value: V | undefined): Record<string, V> {
  const { [id]: _gone, ...rest } = all;
  return value === undefined ? rest : { ...rest, [id]: value };
}
