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

/** Whether an entry is whole: who, how, where that was read, and on a day that is not ahead. `today`: YYYY-MM-DD. */
export function isWholeRemedy(remedy: Remedy, today: string): boolean {
  const { country, name, contact, source, checkedDay } = remedy;
  return (
    (country === '' || countries.includes(country)) &&
    [name, contact, source].every((field) => field !== '' && field.length <= longestRemedyField) &&
    isDay(checkedDay) &&
    checkedDay <= today
  );
}
