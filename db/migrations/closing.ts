import type { Migration } from '../migrate.ts';

/** Which lead asked that a case be closed; another one closes it. NULL where nobody did. */
const asked = 'alter table sealed_case add column closing_by text';

export const closingInConsultations: Migration = { version: 10, statements: [asked] };

/** The same of letters, in the complaints database. */
export const closingOfLetters: Migration = { version: 3, statements: [asked] };
