import { join } from 'node:path';
import { Outlet } from '@remix-run/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorBoundary, headers } from '../../../app/root.tsx';
import routes from '../../../app/routes.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { buildOf, readBy } from '../../support/pages/drawn-pages.ts';
import { listening, serverOf } from '../../support/processes/http-server.ts';

const askers = ['nobody', 'child', 'staff'] as const;
let house: TestHouse;
let server: ReturnType<typeof serverOf>;
let origin: string;
let child: Child;
let staff: Staff;
/** Addresses, and whether forms are sent there. */
let places: readonly { readonly path: string; readonly takes: boolean }[];

/** The pages of the product behind its own adapter, in which everything but the doors of the framework is as it is served. */
beforeAll(async () => {
  house = await openTestHouse();
  child = await house.join();
  staff = await house.staffWho('organiser');
  const all = await routes;
  const modules = await Promise.all(
    all.map(async ({ path = '/', file }) => [path, await import(join(process.cwd(), 'app', file))] as const),
  );
  places = modules.map(([path, module]) => ({
    path:
      path === '*'
        ? '/nothing-is-here'
        : path
            .replace(':id', house.consultationId)
            .replace(/:\w+/g, (name) => (name === ':anchor' ? '1' : 'x')),
    takes: 'action' in module,
  }));
  const empty = { look: () => '', seat: () => '', staff: () => '', join: () => '', share: () => '' };
  const cookies = { ...empty, joined: '', none: () => [], seatToken: null, staffToken: null };
  const origins: string[] = [];
  server = serverOf({
    origins,
    mostConnections: 100,
    build: buildOf(Object.fromEntries(modules), { default: Outlet, ErrorBoundary, headers }),
    codeGate: { spent: () => false, stillOpens: async () => false },
    holderOf: async () => undefined,
    restOf: async () => ({ seconds: 0 }) as never,
    contextOf: async ({ cookie = '' }) =>
      readBy(house, {
        ...(cookie === 'child' ? { child } : cookie === 'staff' ? { staff } : { child: null }),
        cookies,
        origin,
        reportFault: () => undefined,
      }),
  });
  origin = `http://127.0.0.1:${await listening(server)}`;
  origins.push(origin);
}, 120_000);
afterAll(async () => {
  server.closeAllConnections();
  await house.remove();
});

describe('R1209: nothing of a page stays in a cache', () => {
  it.each(askers)(
    'whatever %s asks for or sends, wherever it leads and whether or not it is refused',
    async (asker) => {
      const kept: string[] = [];
      const statuses = new Map<number, number>();
      const ask = async (method: string, address: string) => {
        const answer = await fetch(origin + address, {
          method,
          redirect: 'manual',
          headers: { accept: 'text/html', cookie: asker, ...(method === 'POST' ? { origin } : {}) },
          ...(method === 'POST' ? { body: new URLSearchParams({ intent: '' }) } : {}),
        });
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const said = answer.headers.get('cache-control');
        if (said !== 'no-store') kept.push(`${method} ${address}: ${answer.status}, ${said}`);
      };
      const theirs = { nobody: '/', child: '/here', staff: '/staff' }[asker];
      for (const { path, takes } of [
        ...places,
        { path: '/ticket', takes: true },
        { path: '/still', takes: true },
      ]) {
        if (!path.startsWith(theirs)) continue;
        const addresses = [path, path === '/' ? '/_root.data' : `${path}.data`];
        await Promise.all(
          addresses.flatMap((each) => [ask('GET', each), ...(takes ? [ask('POST', each)] : [])]),
        );
      }
      expect(kept).toEqual([]);
      expect(statuses.get(200)).toBeGreaterThan(10);
    },
    240_000,
  );

  it('nor of what is sent from elsewhere', async () => {
    const answer = await fetch(`${origin}/here/phrase`, {
      method: 'POST',
      headers: { origin: 'http://elsewhere.example' },
    });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([403, 'no-store']);
  });
});
