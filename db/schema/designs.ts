import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The part of a consultation's database about pictures of products (db/migrations/designs.ts). */
const words = (name: string) => blob(name, { mode: 'buffer' });

/** A picture that was drawn anew, JPEG in base64 through the text codec: a server of databases sees none of it. */
export const design = sqliteTable('design', {
  activityId: text('activity_id').primaryKey(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  picture: words('picture').notNull(),
});

/** What stands for the whole picture where nobody sees it. */
export const designAlt = sqliteTable(
  'design_alt',
  {
    activityId: text('activity_id').notNull(),
    language: text('language').notNull(),
    level: text('level').notNull(),
    alt: words('alt').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.language, table.level] })],
);

/** Where a place lies, in percent of the picture; its words are the option of that position. */
export const designPlace = sqliteTable(
  'design_place',
  {
    activityId: text('activity_id').notNull(),
    position: integer('position').notNull(),
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.position] })],
);
