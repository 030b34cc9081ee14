import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import routes from '../../app/routes.ts';
import { messages } from '../../server/core/wire/messages.ts';
import type { Asker } from '../prove/access/askers.ts';
import { expected } from '../prove/access/expect.ts';
import { table } from '../prove/access/table.ts';
import { eventTable, messageTable } from '../prove/access/table-wire.ts';

const source = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const all = (await routes).map((route: { path?: string | undefined; file: string }) => ({
  path: route.path === undefined ? '/' : route.path === '*' ? '*' : `/${route.path.replace(/^\//, '')}`,
  file: `app/${route.file}`,
}));

describe('the written table of who may ask for what', () => {
  it('R389: has every address of the product, and no other', () => {
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(all.map(({ path }) => path).sort());
  });

  it('R389: sends a form to every address that takes one, and to no other', () => {
    const taking = all
      .filter(({ file }) => existsSync(new URL(`../../${file}`, import.meta.url)))
      .filter(({ file }) => /export (async function|function|const) action\b/.test(source(file)))
      .map(({ path }) => path);
    const sent = table.filter(({ acts }) => acts.length > 0).map(({ route }) => route);
    expect([...new Set(sent)].sort()).toEqual(taking.sort());
  });

  it('R389: names every act that a form of staff switches on', () => {
    for (const { path, file } of all) {
      if (!path.startsWith('/staff')) continue;
      const body = /export async function action[\s\S]*?\n}\n/.exec(source(file))?.[0] ?? '';
      const named = [...body.matchAll(/case '([a-z-]+)':/g)].map(([, name = '']) => name);
      const asked = table.filter(({ route }) => route === path).flatMap(({ acts }) => acts);
      for (const name of named)
        expect(
          asked.some((act) => act.name === name || act.name.startsWith(`${name} `)),
          `${path} ${name}`,
        ).toBe(true);
    }
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
