import type { RoomSession } from '../../../../server/core/room/agenda.ts';
import type { RefusedForm } from '../refused.tsx';
import { sessionNames, stepNumbers, usualStepMinutes, wordsAt } from './session-fields.ts';

/** What is written on the page from which a room is led. Each is sent by a button of its own, and goes along with every other. */
export type Part = 'agenda' | 'closing' | 'ask' | 'plan';

type Typed = RefusedForm['typed'];

/**
 * What was typed and not sent comes back: another button was pressed. `did`: what that did; '' of Enter in a field, which presses nothing where
 * no script knows of which part that field is.
 */
export type KeptWords = { readonly did: string; readonly typed: Typed };

/** How many minutes of a planned time stand there before anybody typed. */
export const usualLength = 45;

/** Of which part a field is; undefined of what a button and the page say. */
export function partOf(name: string): Part | undefined {
  if (name === 'was.closing' || name.startsWith(wordsAt(0))) return 'closing';
  if (name === 'was.agenda' || name.startsWith('step.') || name.startsWith('words.')) return 'agenda';
  if (name.startsWith('ask.')) return 'ask';
  return name === 'day' || name === 'time' || name === 'length' ? 'plan' : undefined;
}

/** Whether something else is typed at a position than is stored there; 0 is the words at the end. */
export function isTypedAt(
  typed: Typed,
  position: number,
  { steps, closing }: Pick<RoomSession, 'steps' | 'closing'>,
): boolean {
  const step = steps[position - 1];
  const stored = position === 0 ? closing : (step?.words ?? []);
  return typed.some(([name, value]) => {
    if (name === sessionNames.kind(position)) return value !== (step?.kind ?? '');
    if (name === sessionNames.minutes(position)) return value !== String(step?.minutes ?? usualStepMinutes);
    if (!name.startsWith(wordsAt(position))) return false;
    const found = stored.find(
      ({ language, level }) => name === sessionNames.words(position, language, level),
    );
    return value.trim() !== (found?.body ?? '');
  });
}

/** The parts in which something stands that is not stored, in the order of the page. */
export function unsentIn(typed: Typed, session: Pick<RoomSession, 'steps' | 'closing'>): readonly Part[] {
  const isTyped = {
    ask: typed.some(([name, value]) => name.startsWith('ask.') && value.trim() !== ''),
    plan: typed.some(([name, value]) =>
      name === 'length' ? value !== String(usualLength) : partOf(name) === 'plan' && value !== '',
    ),
    agenda: stepNumbers.some((position) => isTypedAt(typed, position, session)),
    closing: isTypedAt(typed, 0, session),
  };
  return (['ask', 'plan', 'agenda', 'closing'] as const).filter((part) => isTyped[part]);
}

/** A form that came back, for the part that it is of or in which something of it is typed; for every other one there is none. */
export function cameBackTo(
  form: RefusedForm | undefined,
  part: Part,
  session: Pick<RoomSession, 'steps' | 'closing'>,
): RefusedForm | undefined {
  const isOf = form && (partOf(form.refused.field) === part || unsentIn(form.typed, session).includes(part));
  return isOf ? form : undefined;
}

/** The words and times that a person writes there: once all is closed no field is left in which they would stand. */
export function isWritten(name: string): boolean {
  return /^(ask|words)\.|^(day|time)$/.test(name);
}

/** A form that came back to where it can be sent no more: no field of it is wrong. */
export function atNoField(form: RefusedForm | undefined): RefusedForm | undefined {
  return form && { ...form, refused: { ...form.refused, field: '' } };
}
