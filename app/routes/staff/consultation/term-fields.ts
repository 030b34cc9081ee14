import {
  type MissingLanguage,
  mostTermRows,
  type SaidTerms,
  type TermField,
  termFields,
  type Undertaking,
  type Venue,
} from '../../../../server/core/consultation/terms.ts';
import { levels } from '../../../i18n/translator.ts';

export const venueFields = ['name', 'policy', 'person'] as const satisfies readonly (keyof Venue)[];
export const missingFields = ['name', 'plan'] as const satisfies readonly (keyof MissingLanguage)[];
export const undertakingFields = [
  'name',
  'office',
  'day',
  'diligence',
] as const satisfies readonly (keyof Undertaking)[];

/** So many empty rows stand below those that are filled in; saving gives the next. */
const spareRows = 2;

/** What stands and the empty rows below it, each with its number from 1; as many as were `typed` in a form that comes back. */
export function rowsWith<T>(
  stored: readonly T[],
  typed = 0,
): readonly { readonly number: number; readonly stored: T | null }[] {
  return Array.from({ length: Math.max(stored.length + spareRows, typed) }, (_, at) => ({
    number: at + 1,
    stored: stored[at] ?? null,
  }));
}

/** The names of fields, so that the form and what reads it cannot part. */
export const termField = {
  venue: (row: number, field: keyof Venue) => `venue.${row}.${field}`,
  missing: (row: number, field: keyof MissingLanguage) => `missing.${row}.${field}`,
  undertaking: (field: keyof Undertaking) => `undertaking.${field}`,
  reason: (field: TermField, language: string, level: string) => `text.${field}.${language}.${level}`,
  /** Where is said what is wrong: of too many rows at the first one that is. */
  wrong: {
    readingDays: 'days',
    venues: `venue.${mostTermRows + 1}.name`,
    missingLanguages: `missing.${mostTermRows + 1}.name`,
    undertaking: 'undertaking.day',
    text: undefined,
  },
};

/** The last row of one kind in a form that comes back: others may have taken rows out of what is stored meanwhile. */
export function rowsTyped(
  typed: readonly (readonly [string, string])[] | undefined,
  kind: 'venue' | 'missing',
): number {
  const rows = typed?.flatMap(([name]) => {
    const [, of, row] = /^(venue|missing)\.(\d{1,3})\.name$/.exec(name) ?? [];
    return of === kind ? [Number(row)] : [];
  });
  return Math.min(Math.max(0, ...(rows ?? [])), mostTermRows + spareRows);
}

/** What the form says. A row in which nothing was typed is none. */
export function readTermsForm(
  fields: URLSearchParams,
  languages: readonly string[],
): {
  readonly terms: SaidTerms;
  readonly reasons: readonly { field: TermField; language: string; level: string; body: string }[];
} {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  const undertaking = {
    name: text(termField.undertaking('name')),
    office: text(termField.undertaking('office')),
    day: text(termField.undertaking('day')),
    diligence: text(termField.undertaking('diligence')),
  };
  return {
    terms: {
      readingDays: /^\d{1,4}$/.test(text('days')) ? Number(text('days')) : Number.NaN,
      faceToFace: fields.get('faceToFace') === 'yes',
      venues: rowsOf(fields, 'venue', (row) => ({
        name: text(termField.venue(row, 'name')),
        policy: text(termField.venue(row, 'policy')),
        person: text(termField.venue(row, 'person')),
      })),
      languagesTold: fields.get('languagesTold') === 'yes',
      missingLanguages: rowsOf(fields, 'missing', (row) => ({
        name: text(termField.missing(row, 'name')),
        plan: text(termField.missing(row, 'plan')),
      })),
      // What the form did not ask for it does not empty.
      ...(fields.has(termField.undertaking('name'))
        ? { undertaking: Object.values(undertaking).some((each) => each !== '') ? undertaking : null }
        : {}),
    },
    reasons: termFields.flatMap((field) =>
      languages.flatMap((language) =>
        levels.flatMap((level) => {
          const body = fields.get(termField.reason(field, language, level));
          return body === null ? [] : [{ field, language, level, body }];
        }),
      ),
    ),
  };
}

function rowsOf<T extends Readonly<Record<string, string>>>(
  fields: URLSearchParams,
  kind: 'venue' | 'missing',
  read: (row: number) => T,
): readonly T[] {
  const rows = [...fields.keys()].flatMap((name) => {
    const found = /^(venue|missing)\.(\d{1,3})\.name$/.exec(name);
    return found?.[1] === kind ? [Number(found[2])] : [];
  });
  return [...new Set(rows)]
    .sort((a, b) => a - b)
    .map(read)
    .filter((row) => Object.values(row).some((text) => text !== ''));
}
