import { Outlet } from '@remix-run/react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorBoundary, headers } from '../../../app/root.tsx';
import * as home from '../../../app/routes/child/home.tsx';
import * as leave from '../../../app/routes/child/joining/leave.tsx';
import * as name from '../../../app/routes/child/joining/name.tsx';
import * as staffHome from '../../../app/routes/staff/home/home.tsx';
import { languages } from '../../../locales/index.ts';
import { newId } from '../../../server/core/ids.ts';
import { readEnv } from '../../../server/env.ts';
import { createPageLimiters } from '../../../server/house/guards.ts';
import { createContexts } from '../../../server/http/load-context.ts';
import { createStringFiles } from '../../../server/http/string-files.ts';
import { createTickets } from '../../../server/live/tickets.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import { childSession, openTestHouse, staffSession, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { buildOf } from '../../support/pages/drawn-pages.ts';
import { listening, serverOf } from '../../support/processes/http-server.ts';

let house: TestHouse;
let server: ReturnType<typeof serverOf>;
let origin: string;
let faults: unknown[];

beforeAll(async () => {
  house = await openTestHouse();
  faults = [];
  const fault = (error: unknown) => void faults.push(error);
  const origins: string[] = [];
  // A fifth of what a site has, so that the slowest machine asks for more.
  const limiters = createPageLimiters(2);
  const contexts = createContexts({
    services: house.services,
    paces: { child: limiters.child.take, staff: limiters.staff.take },
    origins,
    demo: false,
    onServer: false,
    demoPhrases: null,
    source: { version: '0', address: null },
    strings: createStringFiles(),
    pseudonymWords: namesIn,
    inventoryWords: () => ({}),
    clock: house.deps.clock,
    random: house.deps.random,
    fault,
  });
  const routes = { '/here': home, '/here/name': name, '/leave': leave, '/staff': staffHome };
  server = serverOf({
    origins,
    mostConnections: 100,
    build: buildOf(routes, { default: Outlet, ErrorBoundary, headers }),
    codeGate: { spent: () => false, stillOpens: async () => false },
    ...contexts,
    tickets: createTickets({ clock: house.deps.steady, token: () => newId(house.deps.random) }),
    fault,
  });
  origin = `http://127.0.0.1:${await listening(server)}`;
  origins.push(origin);
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await house.remove();
});

/** The cookie of a child that has just joined. */
async function seat(): Promise<string> {
  const child = await house.join();
  const session = await childSession(house, child, newId(house.deps.random));
  return `__Host-seat=${child.consultationId}.${session}`;
}

async function ask(cookie: string, path = '/here', init: RequestInit & { language?: string } = {}) {
  const { language = 'en', ...more } = init;
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    ...more,
    headers: { accept: 'text/html', 'accept-language': language, cookie, ...more.headers },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const sent = () => ({ method: 'POST', headers: { origin }, body: new URLSearchParams() });

/** So many requests, ten at a time, as a program would. */
async function flood(count: number, does: () => Promise<{ status: number }>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let done = 0; done < count; done += 10)
    for (const { status } of await Promise.all(Array.from({ length: 10 }, does))) statuses.push(status);
  return statuses;
}

/** It asks until it is refused: how much is free just now depends on how quick this machine is. */
async function untilRefused(does: () => ReturnType<typeof ask>) {
  for (let count = 0; count < 2_000; count += 1) {
    const answer = await does();
    if (answer.status === 429) return answer;
  }
  throw new Error('Never refused.');
}

describe('R1288: a program in a child’s seat', () => {
  it('is sent so many pages and no more, and another child is answered meanwhile', async () => {
    const [busy, other] = [await seat(), await seat()];
    const meanwhile: Promise<{ status: number }>[] = [];
    const statuses = await flood(80, () => {
      if (meanwhile.length < 10) meanwhile.push(ask(other));
      return ask(busy);
    });
    const refused = statuses.filter((status) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    // What a page with all that it asks for needs at once is there.
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200));
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(new Set((await Promise.all(meanwhile)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(faults).toEqual([]);
  });

  it('has no more of tickets, and of looks at how long it stays', async () => {
    for (const [path, init] of [
      ['/ticket?as=child', sent()],
      ['/still', {}],
    ] as const) {
      const cookie = await seat();
      await untilRefused(() => ask(cookie, path, init));
    }
  });

  it('reads on a page in its language to wait a moment, and a program is told in words', async () => {
    const cookie = await seat();
    await untilRefused(() => ask(cookie));
    for (const { tag } of languages) {
      const { t } = speakerOf(tag);
      const { headers, text } = await untilRefused(() => ask(cookie, '/here', { language: tag }));
      expect(headers.get('retry-after')).toBe('1');
      expect(headers.get('cache-control')).toBe('no-store');
      for (const words of ['error.fault', 'error.quick', 'error.home'] as const)
        expect(text, tag).toContain(t(words));
    }
    const younger = `${cookie}; __Host-look=en.younger.-`;
    expect((await untilRefused(() => ask(younger))).text).toContain(
      speakerOf('en', 'younger').t('error.quick'),
    );
    const program = { headers: { accept: '*/*' } };
    const { headers, text } = await untilRefused(() => ask(cookie, '/here.data', program));
    expect([headers.get('content-type'), text]).toEqual([
      'text/plain; charset=utf-8',
      'That was very quick. Wait a moment, then try again.',
    ]);
    expect(faults).toEqual([]);
  });

  it('loses no form for having loaded its page again and again, and has no more of forms either', async () => {
    const cookie = await seat();
    await untilRefused(() => ask(cookie));
    expect((await ask(cookie, '/here/name', sent())).status).not.toBe(429);
    await untilRefused(() => ask(cookie, '/here/name', sent()));
    // Whoever presses this is out of it, whatever somebody else does in its seat.
    expect((await ask(cookie, '/leave', sent())).status).toBe(303);
  });

  it('is no child that reads: a page with all that it asks for, again and again, and thirty children at one device', async () => {
    const { child } = createPageLimiters(readEnv({}).PAGES_A_SECOND);
    // Twenty-five pages at once, each with its ticket and two looks.
    const may = await Promise.all(Array.from({ length: 100 }, () => child.take('page quick')));
    for (let seat = 0; seat < 30; seat += 1)
      for (let page = 0; page < 10; page += 1) may.push(await child.take(`page ${seat}`));
    expect(may).not.toContain(false);
  });
});

describe('R1289: a program that is signed in', () => {
  it('is sent three times as many pages as a child, and no more', async () => {
    const staff = await house.staffWho('organiser');
    const cookie = `__Host-staff=${await staffSession(house, staff)}`;
    expect((await ask(cookie, '/staff')).status).toBe(200);
    // A page, too, and a cheap one: it is asked for faster than the steady pace on every machine.
    const statuses = await flood(200, () => ask(cookie, '/ticket?as=staff', sent()));
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await untilRefused(() => ask(cookie, '/staff'))).text).toContain(
      speakerOf('en').t('error.quick'),
    );
    expect((await ask(await seat())).status).toBe(200);
    expect(faults).toEqual([]);
  });
});
