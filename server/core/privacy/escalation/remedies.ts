import { isDay } from '../../consultation/days.ts';
import { countries } from '../../safeguarding/helplines.ts';

/** Where else a child can complain: outside this house, at any time, whether or not it complained here. */
export const remedyKinds = ['ombudsperson', 'court', 'legal-aid', 'committee'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

export type Remedy = {
  /** ISO 3166-1 alpha-2; '' is everywhere. */
  readonly country: string;
  readonly kind: RemedyKind;
  /** Its own name, in a language of its country. */
  readonly name: string;
  /** A web address, or words: a telephone number, a place. */
  readonly contact: string;
  /** Where this was read. */
  readonly source: string;
  /** The day on which it was read, YYYY-MM-DD. */
  readonly checkedDay: string;
};

/** UTF-16 units of a name, a contact, a source. */
export const longestRemedyField = 400;

/** As it is stored: no space around what was typed, its country in large letters. */
export function remedyTyped(remedy: Remedy): Remedy {
  return {
    ...remedy,
    country: remedy.country.trim().toUpperCase(),
    name: remedy.name.trim(),
    contact: remedy.contact.trim(),
    source: remedy.source.trim(),
  };
}

/**
 * The first part, in the order in which they are asked, for which an entry is not whole: who, how, where that was read, and on a day that is not
 * ahead; undefined where it is. `today`: YYYY-MM-DD, the newest there is anywhere.
 */
export function wrongInRemedy(remedy: Remedy, today: string): keyof Remedy | undefined {
  const { country, checkedDay } = remedy;
  if (country !== '' && !countries.includes(country)) return 'country';
  const unfit = (['name', 'contact', 'source'] as const).find(
    (part) => remedy[part] === '' || remedy[part].length > longestRemedyField,
  );
  if (unfit) return unfit;
  return isDay(checkedDay) && checkedDay <= today ? undefined : 'checkedDay';
}

/** Whether an entry is whole. `today`: YYYY-MM-DD, the newest there is anywhere. */
export function isWholeRemedy(remedy: Remedy, today: string): boolean {
  return wrongInRemedy(remedy, today) === undefined;
}
