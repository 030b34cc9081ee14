import { type PollForm, pollAnswer } from '../../../../server/core/consultation/polls.ts';
import type { Pick, SheetEntry } from '../../../../server/core/paper/entry.ts';
import { ageBands } from '../../../../server/core/privacy/consent.ts';
import { plainDigits } from '../../../../server/core/room/batches.ts';
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

/** A form of a sheet as an entry. What it names beyond the sheet is for the use case to refuse. */
export function entryOf(fields: URLSearchParams): SheetEntry {
  const named = (kind: string) =>
    [...new Set(fields.keys())].flatMap((name) =>
      name.startsWith(`${kind}-`) ? [[name.slice(kind.length + 1), fields.getAll(name)] as const] : [],
    );
  return {
    consent: fields.get('consent') === 'yes',
    ageBand: ageBands.find((band) => band === fields.get('age')) ?? '',
    polls: Object.fromEntries(named('poll').map(([id, values]) => [id, numbersIn(values.join(' '))])),
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
  return fieldWhere(fields, (value, name) => {
    if (name.startsWith('text-')) {
      const clean = cleanText(value.slice(0, longestText));
      return !clean.ok && clean.code !== 'text-empty';
    }
    const poll = parts.find(({ id }) => name === `poll-${id}`);
    if (!poll) return false;
    const chosen = polls[poll.id] ?? [];
    return !pollAnswer(poll.form as PollForm, poll.options.length, chosen);
  });
}

/** '2 1 3' in the digits of any language; what is no number is one that no poll has. */
function numbersIn(typed: string): number[] {
  const parts = plainDigits(typed)
    .split(/[\s,;،、，；]+/u)
    .filter((part) => part !== '');
  return parts.slice(0, 20).map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : 0));
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
