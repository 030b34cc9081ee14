import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import type { NextFunction, Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import routes from '../../../app/routes.ts';
import { createRouted } from '../../../server/http/route-groups.ts';

const listed = (await routes).map(({ file, path }) => [
  file,
  { id: file, parentId: 'root', path: path ?? '/' },
]);
const all = Object.fromEntries([['root', { id: 'root', path: '' }], ...listed]);
const build = { routes: all, assets: { routes: all } } as unknown as ServerBuild;

type Asked = { readonly path: string; part?: ServerBuild };
const routed = createRouted(build, (part) => (request) => {
  (request as unknown as Asked).part = part;
});

function partFor(path: string): ServerBuild {
  const asked: Asked = { path };
  routed(asked as unknown as Request, {} as Response, (() => undefined) as NextFunction);
  if (!asked.part) throw new Error(`Nobody answers ${path}.`);
  return asked.part;
}

function answeredBy(part: ServerBuild, path: string): string | undefined {
  const drawn = Object.values(part.routes).flatMap((route) =>
    route && route.id !== 'root' ? [{ id: route.id, path: route.path ?? '' }] : [],
  );
  return matchRoutes(drawn, path)?.[0]?.route.id;
}

const addresses = listed.map(([, route]) => (route as { path: string }).path.replace(/:\w+/g, 'k9x2'));

describe('pages are matched among the routes of their own address', () => {
  it('each address is answered by the page that the whole build would have answered with', () => {
    const written = addresses.flatMap((each) => [
      each,
      `${each}/`,
      each.toUpperCase(),
      `${each}/more`,
      `/${each}`,
    ]);
    for (const path of [...written, '/here/nothing', '/staff/nothing', '/%68ere/words', '//', '/said/a/b/c'])
      expect([path, answeredBy(partFor(path), path)]).toEqual([path, answeredBy(build, path)]);
  });

  it('what the browser asks for instead of a page goes to the same part, and what Remix asks for to the whole', () => {
    expect(partFor('/here/room/a.data')).toBe(partFor('/here/room/b'));
    expect(partFor('/staff.data')).toBe(partFor('/staff/c/a/desk'));
    expect(partFor('/__manifest')).toBe(build);
  });

  it('no page of a child is matched among more than six routes, and each part draws the routes it has', () => {
    const children = ['/', '/join', ...addresses.filter((each) => each.startsWith('/here'))];
    expect(children.length).toBeGreaterThan(15);
    for (const path of children) {
      const part = partFor(path);
      expect(Object.keys(part.routes).length, path).toBeLessThanOrEqual(6);
      expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes));
    }
  });
});
