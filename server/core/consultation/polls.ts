import { inOtherTongues, languagesIn } from './other-tongues.ts';

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

type Label = { readonly language: string; readonly level: string; readonly label: string };

/**
 * Options as they were typed. A label that is empty is none. Those in languages in which nothing was asked stay with the option whose words
 * still stand, wherever it stands now: what was reworded in every language that was asked may be another answer, and they would say the old one.
 */
export function optionsKept<T extends { readonly labels: readonly Label[] }>(
  given: readonly T[],
  before: readonly { readonly labels: readonly Label[] }[],
): readonly (T & { readonly labels: readonly Label[] })[] {
  const asked = languagesIn(given.flatMap(({ labels }) => labels));
  return given.map((option) => {
    const typed = option.labels
      .map((each) => ({ ...each, label: each.label.trim() }))
      .filter(({ label }) => label !== '');
    const stood = before.find(({ labels }) => typed.some((each) => isSaid(labels, each)))?.labels ?? [];
    // One without words is refused, whatever stands in other languages.
    return { ...option, labels: typed.length === 0 ? [] : [...typed, ...inOtherTongues(stood, asked)] };
  });
}

function isSaid(labels: readonly Label[], { language, level, label }: Label): boolean {
  return labels.some((each) => each.language === language && each.level === level && each.label === label);
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
