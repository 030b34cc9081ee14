import { and, eq, sql } from 'drizzle-orm';
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { describe, expect, it } from 'vitest';
import { countParameters } from '../../../db/connection.ts';
import { compile, guard } from '../../../db/statement.ts';

const thing = sqliteTable('thing', {
  id: text('id').primaryKey(),
  seen: integer('seen', { mode: 'boolean' }).notNull(),
  body: blob('body', { mode: 'buffer' }),
  tags: text('tags', { mode: 'json' }).$type<string[]>(),
});
const db = drizzle(async () => ({ rows: [] }));

describe('a compiled statement', () => {
  const insert = compile(
    db.insert(thing).values({
      id: sql.placeholder('id'),
      seen: sql.placeholder('seen'),
      body: sql.placeholder('body'),
      tags: sql.placeholder('tags'),
    }),
    'already-there',
  );

  it('puts each value through its column, with one SQL text for all', () => {
    const one = insert({ id: 'a', seen: true, body: Buffer.from('b'), tags: ['x'] });
    const two = insert({ id: 'b', seen: false, body: null, tags: null });
    expect(one.args).toEqual(['a', 1, Buffer.from('b'), '["x"]']);
    expect(two.args).toEqual(['b', 0, null, null]);
    expect(two.sql).toBe(one.sql);
    expect(one.refusal).toBe('already-there');
  });

  it('keeps fixed values and fills conditions', () => {
    const update = compile(
      db
        .update(thing)
        .set({ seen: true })
        .where(and(eq(thing.id, sql.placeholder('id')), eq(thing.seen, false))),
    );
    expect(update({ id: 'a' })).toEqual({
      sql: 'update "thing" set "seen" = ? where ("thing"."id" = ? and "thing"."seen" = ?)',
      args: [1, 'a', 0],
    });
  });

  it('refuses a value that is missing or cannot be stored', () => {
    expect(() => insert({ id: 'a', seen: true, body: null })).toThrow(/tags/);
    const raw = compile(db.update(thing).set({ id: sql`${sql.placeholder('id')}` }));
    expect(() => raw({ id: { toString: () => 'a' } })).toThrow(/object/);
  });
});

describe('the guard', () => {
  it('carries its refusal and no values', () => {
    expect(guard('stale')).toEqual({ sql: 'insert into guard select changes()', args: [], refusal: 'stale' });
  });
});

describe('the places of a statement', () => {
  it.each([
    ['select 1', 0],
    ['select ?, ?', 2],
    ['select ?1, ?1, ?3', 3],
    ['select ?2, ?', 3],
    [`select '?', "a?", 'it''s ?', ? -- ?`, 1],
  ])('%s has %i', (text, places) => {
    expect(countParameters(text)).toBe(places);
  });
});
