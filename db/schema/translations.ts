import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Shown words of a child in other languages (db/migrations/translations.ts, typed-translations.ts). */
export const translation = sqliteTable(
  'translation',
  {
    contributionId: text('contribution_id').notNull(),
    language: text('language').notNull(),
    /** Of the words as they were at that change; at any other it is gone. */
    change: integer('change').notNull(),
    /**
     * `machine`: shown, and no person has read it. `signed`: one has, or wrote it. `held`: a screen points at it, so a person looks
     * before anybody sees it. `none`: there will be none. `removed`: a person took it away.
     */
    state: text('state').notNull(),
    /** What the program made: the texts of the shown parts in order, as JSON; empty where there is none. */
    body: blob('body', { mode: 'buffer' }).notNull(),
    /** '' while no person has looked. */
    signedBy: text('signed_by').notNull(),
    /** What a person wrote in its place, in the same form; null where nobody did. Children see this. */
    typed: blob('typed', { mode: 'buffer' }),
    /** '' where nobody did. */
    typedBy: text('typed_by').notNull().default(''),
    /** How often people signed it or wrote it anew; of a `none` the bound under which it was tried (translations.ts). */
    round: integer('round').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.contributionId, table.language] })],
);
