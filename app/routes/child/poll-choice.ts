import type { PollForm } from '../../../server/core/consultation/polls.ts';

/** What is missing in a form of a poll: nothing chosen, two in one place, one without a place. */
export type ChoiceGap = 'empty' | 'twice' | 'missing';

/** The name of the field with the place of one option. */
export const placeField = (position: number) => `place-${position}`;

/** What a form of a poll says, as the positions of the chosen options: of a ranking all of them, the first place first. */
export function choiceIn(
  form: PollForm,
  positions: readonly number[],
  fields: URLSearchParams,
): readonly number[] | ChoiceGap {
  if (form !== 'ranking') {
    const chosen = fields.getAll('choice').map(Number);
    return chosen.length > 0 ? chosen : 'empty';
  }
  const places = positions.map((position) => ({ position, place: Number(fields.get(placeField(position))) }));
  const given = places.filter(({ place }) => place > 0);
  if (given.length === 0) return 'empty';
  if (new Set(given.map(({ place }) => place)).size < given.length) return 'twice';
  if (given.length < places.length) return 'missing';
  return given.sort((a, b) => a.place - b.place).map(({ position }) => position);
}

/** What stands in the fields of a form that was not taken, to be shown again. */
export function typedIn(
  form: PollForm,
  positions: readonly number[],
  fields: URLSearchParams,
): Readonly<Record<number, string>> {
  const chosen = new Set(fields.getAll('choice'));
  return Object.fromEntries(
    positions.map((position) => [
      position,
      form === 'ranking'
        ? (fields.get(placeField(position)) ?? '')
        : chosen.has(String(position))
          ? 'yes'
          : '',
    ]),
  );
}

/** The same of an answer that is with us. */
export function typedOf(
  form: PollForm,
  positions: readonly number[],
  choice: readonly number[],
): Readonly<Record<number, string>> {
  return Object.fromEntries(
    positions.map((position) => {
      const at = choice.indexOf(position);
      return [position, at < 0 ? '' : form === 'ranking' ? String(at + 1) : 'yes'];
    }),
  );
}
