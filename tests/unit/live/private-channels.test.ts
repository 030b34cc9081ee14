import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { messages } from '../../../server/core/wire/messages.ts';

/** A table, as far as somebody could be reached through it. */
type Table = { readonly name: string; readonly columns: readonly { name: string; words: boolean }[] };

const folder = new URL('../../../db/schema/', import.meta.url);
const schemas: readonly object[] = await Promise.all(
  readdirSync(folder).map((name) => import(fileURLToPath(new URL(name, folder)))),
);
const tables: readonly Table[] = schemas
  .flatMap((schema): unknown[] => Object.values(schema))
  .filter((table): table is SQLiteTable => is(table, SQLiteTable))
  .map((table) => {
    const { name, columns } = getTableConfig(table);
    // Words of people are blobs; hashes are too, and have their names.
    const hash = /hash|verifier|subject|signature|signed_by|bytes|^box$/;
    return {
      name,
      columns: columns.map((column) => ({
        name: column.name,
        words: column.getSQLType() === 'blob' && !hash.test(column.name),
      })),
    };
  });

const toSomebody =
  /(^|_)(to|recipient|receiver|sender|addressee|peer|partner|inbox|thread|chat|dm|direct)(_|$)/;
const aChild = /(^|_)(participant|child|seat|author)_?id$/;
const aPerson = /(^|_)(staff|moderator|facilitator|overseer|lead)_?id$|_by$/;

/**
 * Two answers of an overseer to a complaint: to a receipt, not to a seat; two at most, each in the log, and read by everybody
 * who joined. It holds a member of staff and no child. And why a lead opened a case: one sentence a lead and part, which the
 * other lead is shown; a child finds it among its rows, and nothing can be said to it. And who decided first on a child's words,
 * which the child is never shown, and who says nothing there but one of the reasons. And what a person typed in place of a
 * program's translation of a child's words: in the other language everybody reads it for them, and it is to nobody. And what the team
 * answers a child about its case: a second lead has seen it before the child does. And why a lead opened something alone, which is
 * the overseer's to see, and which no child is shown.
 */
const knownAnswers = [
  ...['complaint_answer', 'case_opening', 'contribution'],
  ...['translation', 'case_answer', 'lone_opening'],
];

/** A consultation that took a question over, a kind of meeting, and a place in a document. */
const nobody = ['proposal.taken_to', 'terms.face_to_face', 'version_change.to_position'];

/** What in these tables would let two people write to each other with nobody else looking. */
function channels(all: readonly Table[]): readonly string[] {
  return all.flatMap(({ name, columns }) => {
    const found: string[] = [];
    const named = (pattern: RegExp) => columns.filter((column) => pattern.test(column.name));
    const hasWords = columns.some(({ words }) => words);
    if (toSomebody.test(name)) found.push(`${name} is named after a way to somebody`);
    // States a decision came from and went to are no people.
    for (const column of named(toSomebody).filter((each) => !/_state$/.test(each.name)))
      if (!nobody.includes(`${name}.${column.name}`)) found.push(`${name}.${column.name} points at somebody`);
    if (named(aChild).length > 1) found.push(`${name} holds two children`);
    if (hasWords && named(aChild).length > 0 && named(aPerson).length > 0 && !knownAnswers.includes(name))
      found.push(`${name} holds words, a child and a member of staff`);
    if (
      hasWords &&
      named(aPerson).length > 0 &&
      !knownAnswers.includes(name) &&
      named(/complaint_id|case_id|contribution_id/).length > 0
    )
      found.push(`${name} holds words of a member of staff about one child's`);
    return found;
  });
}

/** Fields of a message that would name whom it is for. */
const fieldsOf = (name: keyof typeof messages) =>
  Object.keys((messages[name] as unknown as { _zod: { def: { shape: object } } })._zod.def.shape);

describe('R197: there is no private channel', () => {
  it('in no database: between two children, or one member of staff and one child', () => {
    expect(tables.length).toBeGreaterThan(120);
    expect(channels(tables)).toEqual([]);
    // What is known here is there still.
    const names = tables.flatMap(({ name, columns }) => [
      name,
      ...columns.map((column) => `${name}.${column.name}`),
    ]);
    expect([...knownAnswers, ...nobody].filter((each) => !names.includes(each))).toEqual([]);
  });

  it('one that appeared would be found', () => {
    const column = (name: string, words = false) => ({ name, words });
    const bad: readonly Table[] = [
      { name: 'direct_message', columns: [column('id')] },
      {
        name: 'note',
        columns: [column('participant_id'), column('to_participant_id'), column('body', true)],
      },
      { name: 'nudge', columns: [column('participant_id'), column('other_participant_id')] },
      { name: 'hint', columns: [column('participant_id'), column('staff_id'), column('body', true)] },
      { name: 'remark', columns: [column('contribution_id'), column('staff_id'), column('body', true)] },
      { name: 'aside', columns: [column('participant_id'), column('written_by'), column('body', true)] },
      { name: 'gloss', columns: [column('contribution_id'), column('typed_by'), column('body', true)] },
    ];
    expect(channels(bad).map((each) => each.split(/[ .]/)[0])).toEqual([
      'direct_message',
      'note',
      'note',
      'nudge',
      'hint',
      'remark',
      'aside',
      'gloss',
    ]);
  });

  it('in no address: none names a child, and none is a place for two', async () => {
    const paths = (await routes).map(({ path }) => path ?? '/');
    expect(paths.length).toBeGreaterThan(40);
    const strange = /participant|child\/|seat|:to\b|inbox|chat|direct|message|people\/:/;
    expect(paths.filter((path) => strange.test(path))).toEqual([]);
    for (const path of ['/here/chat/:to', '/staff/c/:id/participant/:child']) expect(path).toMatch(strange);
  });

  it('on no wire: no message says whom it is for, and no event tells a child who another is', () => {
    const names = Object.keys(messages) as (keyof typeof messages)[];
    expect(names.length).toBeGreaterThan(8);
    const somebody = /participant|recipient|^to$|staff|audience|seat|socket/i;
    for (const name of names)
      expect(
        fieldsOf(name).filter((field) => somebody.test(field)),
        name,
      ).toEqual([]);
    const views = readFileSync(
      fileURLToPath(new URL('../../../server/core/wire/views.ts', import.meta.url)),
      'utf8',
    );
    for (const shape of ['SharedContribution', 'OwnContribution', 'VotableStatement']) {
      const body = new RegExp(`export type ${shape} = \\{([\\s\\S]*?)\\n\\};`).exec(views)?.[1];
      expect(body, shape).toBeTruthy();
      expect(body, shape).not.toMatch(/participantId|staffId/);
    }
    const events = readFileSync(
      fileURLToPath(new URL('../../../server/core/wire/events.ts', import.meta.url)),
      'utf8',
    );
    const heard = /export type ServerEvents = \{([\s\S]*?)\n\};/.exec(events)?.[1] ?? '';
    expect(heard).toContain('room:changed');
    expect(heard).not.toMatch(/participantId|typing|presence|online/);
  });
});
