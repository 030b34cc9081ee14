import type { Migration } from '../migrate.ts';

/**
 * For which key of its lead a box is, by the trace that `sealedTo` takes of it: a lead makes a new one, and a box for the old one opens to nobody. Empty
 * for boxes from before, until the clock finds them: they are taken to be for the key that their lead has then.
 */
const sealedTo = `alter table sealed_half add column key_hash blob not null default x''`;

export const sealedToInConsultations: Migration = { version: 33, statements: [sealedTo] };

/** The same of letters, in the complaints database. */
export const sealedToOfLetters: Migration = { version: 4, statements: [sealedTo] };
