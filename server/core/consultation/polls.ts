/** How a poll is answered: one option, any of them, all of them in order, or one step of a scale. */
export const pollForms = ['single', 'multiple', 'ranking', 'scale'] as const;
export type PollForm = (typeof pollForms)[number];

/** A scale has exactly so many steps, everything else between the two limits below. */
const scaleSteps = 5;
const fewestOptions = 2;
const mostOptions = 12;

/** May a poll of this form have so many options? */
export function optionsFit(form: PollForm, count: number): boolean {
  return form === 'scale' ? count === scaleSteps : count >= fewestOptions && count <= mostOptions;
}

/**
 * Is this an answer? `positions` count from 1 to `optionCount`. Nothing at all is always one: a child may skip.
 * `single` and `scale` take one position, `multiple` any number of different ones, `ranking` each exactly once.
 */
export function pollAnswer(form: PollForm, optionCount: number, positions: readonly number[]): boolean {
  if (positions.length === 0) return true;
  const distinct = new Set(positions).size === positions.length;
  const known = positions.every((each) => Number.isInteger(each) && each >= 1 && each <= optionCount);
  if (!distinct || !known) return false;
  switch (form) {
    case 'single':
    case 'scale':
      return positions.length === 1;
    case 'multiple':
      return true;
    case 'ranking':
      return positions.length === optionCount;
  }
}
