import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

type Routes = ServerBuild['routes'];
/**
 * Answers by the part of a build that an address belongs to, so that a request is matched against few routes. Remix
 * flattens, ranks and compiles every route it is given for each request and again for each page drawn; with all of them
 * that is an eighth of what a child's page costs ([decision 75](../../docs/decisions/0075-routes-by-address.md)).
 *
 * `/here/room/:id` belongs to `here/room`. Where a second segment may be anything (`/said/:id`) the whole first segment is
 * one part, and so are the pages of staff, which follow each other in the browser. The first page and the one for what is
 * missing are in every part: the browser's router looks for both.
 */
export function createRouted(
  build: ServerBuild,
  handlerOf: (part: ServerBuild) => RequestHandler,
): RequestHandler {
  const everything = handlerOf(build);
  const prefixOf = prefixIn(build.routes);
  // The first page alone is what all parts share.
  const prefixes = new Set([
    '/',
    ...Object.values(build.routes).flatMap((route) => prefixOf(route?.path) ?? []),
  ]);
  const isIn = (prefix: string) => (path: string | undefined) => (prefixOf(path) ?? prefix) === prefix;
  const parts: ReadonlyMap<string, RequestHandler> = new Map(
    [...prefixes].map((prefix) => [prefix, handlerOf(partOf(build, isIn(prefix)))]),
  );
  return (request, response, next) => {
    const [first = '', second = ''] = request.path
      .replace(/\.data$/, '')
      .toLowerCase()
      .split('/')
      .slice(1);
    const handler = parts.get(`${first}/${second}`) ?? parts.get(first) ?? everything;
    return handler(request, response, next);
  };
}

const shared = ['/', '*'];

/** What divides: the first two segments of an address, or the first alone. Nothing for what is in every part. */
function prefixIn(routes: Routes): (path: string | undefined) => string | undefined {
  const paths = Object.values(routes).map((route) => segments(route?.path));
  const whole = new Set([
    'staff',
    ...paths.flatMap(([first, second]) => (second?.startsWith(':') ? first : [])),
  ]);
  return (path) => {
    if (!path || shared.includes(path)) return undefined;
    const [first = '', second = ''] = segments(path);
    return whole.has(first) ? first : `${first}/${second}`;
  };
}

function segments(path = ''): string[] {
  return path.split('/').filter(Boolean);
}

function partOf(build: ServerBuild, isIn: (path: string | undefined) => boolean): ServerBuild {
  const routes = Object.fromEntries(Object.entries(build.routes).filter(([, route]) => isIn(route?.path)));
  const drawn = Object.fromEntries(
    Object.entries(build.assets.routes).filter(([, route]) => isIn(route?.path)),
  );
  return { ...build, routes, assets: { ...build.assets, routes: drawn } };
}
