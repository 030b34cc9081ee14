import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { pageStates, permissions, visitors } from '../../support/pages/pages.ts';

type Route = {
  readonly path?: string | undefined;
  readonly file: string;
  readonly children?: readonly Route[];
};

const appFolder = new URL('../../../app/', import.meta.url);

const all: readonly { readonly path: string; readonly file: string }[] = (await routes).map(
  (route: Route) => ({
    path: route.path ?? '/',
    file: route.file,
  }),
);

describe('the list of pages', () => {
  it('names every address of app/routes.ts, and no other, each once', () => {
    const addresses = all.map(({ path }) => (path === '*' || path.startsWith('/') ? path : `/${path}`));
    expect(permissions.map(({ route }) => route)).toEqual(addresses);
  });

  it('R502: has one way to write the address of a page of staff', async () => {
    for (const { path = '', caseSensitive } of await routes)
      expect(caseSensitive === true, path).toBe(/^\/?staff/i.test(path));
  });

  it('says for everybody what each address answers', () => {
    for (const { route, answers } of permissions)
      expect(Object.keys(answers).sort(), route).toEqual([...visitors].sort());
  });

  it('R912, R915: have a title of their own where they are of staff, and none where they are of children', () => {
    const titled = (folder: string) =>
      all
        .filter(({ file }) => file.startsWith(`routes/${folder}/`) && file.endsWith('.tsx'))
        .filter(({ file }) => {
          const source = readFileSync(new URL(file, appFolder), 'utf8');
          return (
            /^export default /m.test(source) &&
            /handle: Handle = \{.*title: /.test(source) === (folder === 'child')
          );
        })
        .map(({ file }) => file);
    // What is shown on a wall is for children.
    expect(titled('staff')).toEqual(['routes/staff/room/projector.tsx']);
    expect(titled('child')).toEqual([]);
  });

  it('knows which pages have script', () => {
    const scripted = all
      .filter(({ file }) => existsSync(new URL(file, appFolder)))
      .filter(({ file }) => {
        const source = readFileSync(new URL(file, appFolder), 'utf8');
        return /handle: Handle = \{ script:/.test(source) || /<script\b/.test(source);
      })
      .map(({ path }) => path);
    expect(permissions.filter(({ script }) => script).map(({ route }) => route)).toEqual(scripted);
    expect(scripted.length).toBeGreaterThan(0);
  });

  it('gives every page a state to look at, with a name of its own', () => {
    const pages = permissions.filter(({ kind }) => kind === 'page').map(({ route }) => route);
    const seen = new Set(pageStates.map(({ route }) => route));
    expect(pages.filter((route) => !seen.has(route))).toEqual([]);
    expect([...seen].filter((route) => !pages.includes(route))).toEqual([]);
    expect(new Set(pageStates.map(({ name }) => name)).size).toBe(pageStates.length);
  });
});
