import { type PollForm, pollAnswer } from '../../../../server/core/consultation/polls.ts';
import { plainDigits } from '../../../../server/core/digits.ts';
import type { Pick, SheetEntry } from '../../../../server/core/paper/entry.ts';
import { ageBands } from '../../../../server/core/privacy/consent.ts';
import { cleanText } from '../../../../server/core/room/contribution-text.ts';
import { choices } from '../../../../server/core/room/voting.ts';
import type { AskedOnPaper } from '../../../../server/usecases/paper/on-sheets.ts';
import type { SheetDesk } from '../../../../server/usecases/paper/read-paper.ts';
import { fieldWhere } from '../../../forms/read-form.ts';

const longestText = 8_000;

/** One thing that a sheet asks, in the words that are printed on it. */
export type SheetPartShown = {
  readonly id: string;
  readonly kind: 'question' | 'poll' | 'statements';
  readonly form: string;
  readonly prompt: string;
  readonly options: readonly { readonly position: number; readonly label: string }[];
  readonly statements: readonly { readonly id: string; readonly words: string }[];
};

export function partsShown(desk: SheetDesk): readonly SheetPartShown[] {
  return desk.asked.map((each) => partShown(each, desk));
}

function partShown({ activity, statements }: AskedOnPaper, { language, level }: SheetDesk): SheetPartShown {
  const mine = <T extends { language: string; level: string }>(texts: readonly T[]) =>
    texts.find((text) => text.language === language && text.level === level) ?? texts[0];
  return {
    id: activity.id,
    kind: activity.kind as SheetPartShown['kind'],
    form: activity.form,
    prompt: mine(activity.prompts)?.prompt ?? '',
    options: activity.options.map(({ position, labels }) => ({
      position,
      label: mine(labels)?.label ?? '',
    })),
    statements: statements.map(({ id, texts }) => ({
      id,
      words: (texts.find((text) => text.language === language) ?? texts[0])?.body ?? '',
    })),
  };
}

/** The field with the number that stands in the box of one option. */
export const boxField = (activityId: string, position: number) => `box-${activityId}-${position}`;

/** A form of a sheet as an entry. What it names beyond the sheet is for the use case to refuse. */
export function entryOf(fields: URLSearchParams): SheetEntry {
  const named = (kind: string) =>
    [...new Set(fields.keys())].flatMap((name) =>
      name.startsWith(`${kind}-`) ? [[name.slice(kind.length + 1), fields.getAll(name)] as const] : [],
    );
  return {
    consent: fields.get('consent') === 'yes',
    ageBand: ageBands.find((band) => band === fields.get('age')) ?? '',
    polls: Object.fromEntries([
      ...named('poll').map(
        ([id, values]) => [id, values.filter((value) => value !== '').map(numberIn)] as const,
      ),
      ...ordersIn(named('box')),
    ]),
    votes: Object.fromEntries(
      named('vote').flatMap(([id, [value]]) => {
        const choice = choices.find((each) => each === value);
        return choice ? [[id, choice] as const] : [];
      }),
    ),
    texts: Object.fromEntries(
      named('text').map(([id, [value = '']]) => [id, value.slice(0, longestText)] as const),
    ),
  };
}

/** Whether it was said that the child ticked its yes, or that it did not. */
export function saysConsent(fields: URLSearchParams): boolean {
  return ['yes', 'no'].includes(fields.get('consent') ?? '');
}

/** The first field in which something stands that no sheet can say. */
export function wrongField(fields: URLSearchParams, parts: readonly SheetPartShown[]): string | undefined {
  const { polls } = entryOf(fields);
  const wrongPolls = parts.filter(
    ({ id, kind, form, options }) =>
      kind === 'poll' && !pollAnswer(form as PollForm, options.length, polls[id] ?? []),
  );
  const wrong = new Set(
    wrongPolls.flatMap(({ id, form, options }) => {
      if (form !== 'ranking') return [`poll-${id}`];
      const names = options.map(({ position }) => boxField(id, position));
      const numbers = names.map((name) => numberIn(fields.get(name) ?? ''));
      // Missing, no place in this order, or the second time.
      return names.filter((_, at) => {
        const number = numbers[at] ?? 0;
        return number < 1 || number > names.length || numbers.indexOf(number) < at;
      });
    }),
  );
  return fieldWhere(fields, (value, name) => {
    if (!name.startsWith('text-')) return wrong.has(name);
    const clean = cleanText(value.slice(0, longestText));
    return !clean.ok && clean.code !== 'text-empty';
  });
}

/** A number in the digits of any language; 0, which no box and no option has, for anything else. */
function numberIn(typed: string): number {
  const plain = plainDigits(typed).trim();
  return /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
}

/**
 * Orders as the boxes of their options say them, the option of box 1 first. A box without the number that is missing leaves a 0 in it, which is
 * no answer: nothing is guessed. Boxes that are all empty say nothing.
 */
function ordersIn(named: readonly (readonly [string, readonly string[]])[]): (readonly [string, number[]])[] {
  const boxes = named.flatMap(([name, [typed = '']]) => {
    const [, id, position] = /^(.+)-(\d{1,2})$/.exec(name) ?? [];
    return id === undefined ? [] : [{ id, position: Number(position), typed }];
  });
  return [...new Set(boxes.map(({ id }) => id))].map((id) => {
    const typed = boxes
      .filter((each) => each.id === id)
      .sort((a, b) => a.position - b.position)
      .map((each) => each.typed.trim());
    const numbers = typed.map(numberIn);
    return [
      id,
      typed.every((each) => each === '') ? [] : numbers.map((_, at) => numbers.indexOf(at + 1) + 1),
    ];
  });
}

/** Which reading somebody with the paper says is right, by field. */
export function pickedIn(fields: URLSearchParams): Readonly<Record<string, Pick>> {
  return Object.fromEntries(
    [...fields].flatMap(([name, value]) =>
      name.startsWith('pick-') && (value === 'first' || value === 'second')
        ? [[name.slice('pick-'.length), value] as const]
        : [],
    ),
  );
}

/** What a difference is about, and how each reading is said. */
export function differenceIn(
  parts: readonly SheetPartShown[],
  { field }: { readonly field: string },
): { readonly kind: string; readonly part: SheetPartShown | undefined; readonly statement: string } {
  const [kind = '', id = ''] = field.split(':');
  const part = parts.find((each) => each.id === id || each.statements.some((one) => one.id === id));
  return { kind, part, statement: part?.statements.find((one) => one.id === id)?.words ?? '' };
}
