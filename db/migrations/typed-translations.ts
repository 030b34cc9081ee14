import type { Migration } from '../migrate.ts';

/**
 * Words that a person wrote in place of a program's translation, beside what the program made; they go with their row. `round` counts what
 * people did with it, so that nobody signs what another has changed meanwhile.
 */
export const typedTranslations: Migration = {
  version: 21,
  statements: [
    'alter table translation add column typed blob',
    `alter table translation add column typed_by text not null default ''`,
    'alter table translation add column round integer not null default 0',
  ],
};
