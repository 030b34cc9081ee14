import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { messages } from '../../../server/core/wire/messages.ts';
import type { Asker } from '../../prove/access/askers.ts';
import { expected } from '../../prove/access/expect.ts';
import { table } from '../../prove/access/table.ts';
import { eventTable, messageTable } from '../../prove/access/table-wire.ts';
import { actsOf } from '../../support/pages/acts-of-routes.ts';

const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const all = (await routes).map((route: { path?: string | undefined; file: string }) => ({
  path: route.path === undefined ? '/' : route.path === '*' ? '*' : `/${route.path.replace(/^\//, '')}`,
  file: `app/${route.file}`,
}));

/** What the form of a page does where it names no act, under the name that the table gives it. */
const unnamed: Readonly<Record<string, readonly string[]>> = {
  '/join': ['no'],
  '/back': ['back'],
  '/look': ['look'],
  '/help': ['carry'],
  '/help/write': ['write'],
  '/keep': ['carry'],
  '/wrong': ['carry', 'complain'],
  '/wrong/back': ['read'],
  '/here': ['answer', 'corrected'],
  '/here/name': ['name'],
  '/here/phrase': ['make'],
  '/here/practice': ['text'],
  '/here/part/:anchor': ['post'],
  '/here/room/:id': ['post'],
  '/here/poll/:id': ['answer'],
  '/here/design/:id': ['post'],
  '/here/back': ['all'],
  '/here/uses': ['object'],
  '/here/check': ['check'],
  '/here/me': ['say'],
  '/here/how': ['post'],
  '/leave': ['leave'],
  '/staff': ['seen'],
  '/staff/enter/:token': ['enter'],
  '/staff/sign-in': ['passkey'],
  '/staff/factor': ['code'],
  '/staff/prove': ['none'],
  '/staff/leave': ['leave'],
  '/staff/sessions': ['end'],
  '/staff/training/desk': ['decide'],
  '/staff/pages': ['edit'],
  '/staff/key': ['save'],
  '/staff/desk-limits': ['set'],
  '/staff/independent-audit': ['record'],
  '/staff/keeping': ['confirm'],
  '/staff/new': ['create'],
  '/staff/c/:id/about': ['edit'],
  // A use says where it goes in a field of its own.
  '/staff/c/:id/consent': ['edit', 'asked', 'made', 'dropped'],
  '/staff/c/:id/attributes': ['edit'],
  '/staff/c/:id/terms': ['edit'],
  '/staff/c/:id/assessments': ['write'],
  '/staff/c/:id/document': ['plain'],
  '/staff/c/:id/document/check': ['check'],
  '/staff/c/:id/source': ['write'],
  '/staff/c/:id/designs/:activity': ['places'],
  '/staff/c/:id/codes': ['draw'],
  '/staff/c/:id/kiosk': ['start'],
  '/staff/c/:id/paper': ['destroy'],
  '/staff/c/:id/paper/sheet': ['key'],
  '/staff/c/:id/paper/kit': ['kit'],
  '/staff/c/:id/paper/replies': ['replies'],
  '/staff/c/:id/paper/checks': ['checks'],
  '/staff/c/:id/groups': ['know'],
  // All that wait with the same words are decided by a tick beside the decision.
  '/staff/c/:id/desk': ['decide', 'alike'],
  '/staff/c/:id/shown': ['decide'],
  '/staff/c/:id/second': ['answer'],
  '/staff/c/:id/translations': ['settle', 'correct'],
  '/staff/c/:id/points/second': ['code'],
  '/staff/c/:id/voices': ['mark'],
  '/staff/c/:id/release': ['sign'],
  '/staff/c/:id/answers': ['respond'],
  '/staff/c/:id/versions': ['add'],
};

/** In a list in which an act is looked up, and none itself: a page tells by it what was done. */
const noActs: Readonly<Record<string, string>> = { '/here/design/:id': 'said' };

describe('the written table of who may ask for what', () => {
  it('R389: has every address of the product, and no other', () => {
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(all.map(({ path }) => path).sort());
  });

  it('R389: sends a form to every address that takes one, and to no other', () => {
    const taking = all
      .filter(({ file }) => existsSync(new URL(`../../../${file}`, import.meta.url)))
      .filter(({ file }) => /export (async function|function|const) action\b/.test(source(file)))
      .map(({ path }) => path);
    const sent = table.filter(({ acts }) => acts.length > 0).map(({ route }) => route);
    expect([...new Set(sent)].sort()).toEqual(taking.sort());
  });

  it('R389: names every act that a form switches on, and beside those only what a form does without naming it', () => {
    const found: Record<string, unknown> = {};
    const written: Record<string, unknown> = {};
    for (const { path, file } of all) {
      const asked = table.filter(({ route }) => route === path).flatMap(({ acts }) => acts);
      if (asked.length === 0) continue;
      const { names, unread } = actsOf(new URL(`../../../${file}`, import.meta.url).pathname);
      found[path] = [
        ...[...names].filter((name) => name !== noActs[path]),
        ...(unnamed[path] ?? []),
        ...unread,
      ].sort();
      written[path] = [...new Set(asked.map(({ name }) => name.split(' ')[0]))].sort();
    }
    expect(written).toEqual(found);
    expect(Object.keys(unnamed).filter((path) => !(path in found))).toEqual([]);
  });

  it('R389: reads an act wherever it stands in what a form comes to, and says where it could not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'due-weight-acts-'));
    writeFileSync(
      join(folder, 'beside.ts'),
      `export const form = z.object({ intent: z.enum(['f', 'g']) }); export { form as other };`,
    );
    const route = join(folder, 'route.ts');
    writeFileSync(
      route,
      `import { form } from './beside.ts';
      export async function action() {
        if (fields.get('act') === 'a') return;
        const act = fields.get('act') ?? '';
        switch (act) { case 'b': return; }
        const does = { c: 1, 'c-2': 1 } as const;
        Object.entries(does).find(([name]) => name === act);
        const to = (['d', 'e'] as const).find((each) => each === fields.get('act'));
        const [beside] = besideIn(fields);
        if (beside === 'h') return later(parseForm(fields, form));
        return odd[fields.get('intent')];
      }
      async function later(sent) { if (sent.intent === 'i') return; }`,
    );
    const { names, unread } = actsOf(route);
    expect([...names].sort()).toEqual(['a', 'b', 'c', 'c-2', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(unread).toEqual([expect.stringContaining("odd[fields.get('intent')]")]);
    rmSync(folder, { recursive: true });
  });

  it('R389: has every message of the wire, and every event', () => {
    expect(Object.keys(messageTable).sort()).toEqual(Object.keys(messages).sort());
    const events =
      /export type ServerEvents = \{([\s\S]*?)\n\};/.exec(source('server/core/wire/events.ts'))?.[1] ?? '';
    const names = [...events.matchAll(/^ {2}'([a-z]+:[a-z]+)':/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(Object.keys(eventTable).sort()).toEqual(names.sort());
  });

  it('says of a role that it opens its own consultation, none beside it and none of another organisation', () => {
    const of = { route: '/staff/c/:id/desk', who: ['moderator'], scope: 'consultation' } as const;
    const asker = (reach: Asker['reach']): Asker => ({
      name: 'm',
      kind: 'staff',
      role: 'moderator',
      ...(reach ? { reach } : {}),
      cookie: '',
    });
    const answers = (['one', 'all', 'elsewhere'] as const).map((reach) =>
      (['own', 'other', 'abroad'] as const).map((place) => expected(asker(reach), { ...of, place })[0]),
    );
    expect(answers).toEqual([
      ['in', 'nothing', 'nothing'],
      ['in', 'in', 'nothing'],
      ['nothing', 'nothing', 'in'],
    ]);
  });
});
