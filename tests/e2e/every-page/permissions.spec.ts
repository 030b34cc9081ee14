import { expect } from '@playwright/test';
import type { Stage } from '../../support/house/set-stage.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { type Client, createClient, type Page } from '../../support/pages/client.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { joinAsChild, openConsultation, printCodes, signIn } from '../../support/pages/journeys.ts';
import {
  type Answer,
  type Places,
  permissions,
  staffRoles,
  type Visitor,
} from '../../support/pages/pages.ts';

const { t } = speakerOf('en');

/** A real session of each: joined by code, signed in by a one-time link that an administrator made on the page. */
async function everybody(stage: Stage): Promise<ReadonlyMap<Visitor, Client>> {
  const { origin } = stage.product;
  const people = new Map<Visitor, Client>([
    ['visitor', createClient(origin)],
    ['child', stage.people.speaker],
  ]);
  for (const role of staffRoles) {
    const { administrator } = stage.crew;
    const form = { field: 'name', press: 'act=invite' };
    const made = await administrator.send(await administrator.get('/staff/people'), form, {
      name: role,
      role,
      body: role === 'overseer' ? 'Children’s Ombud' : '',
    });
    const link = /class="one-time"><bdi[^>]*>([^<]+)</.exec(made.html)?.[1] ?? '';
    await train(administrator, role);
    people.set(role, await signIn(origin, link));
  }
  return people;
}

/** Whoever is at a desk was trained: the administrator says so on the page, for everybody alike. */
async function train(administrator: Client, name: string): Promise<void> {
  const list = await administrator.get('/staff/people');
  const link = new RegExp(
    `href="(/staff/people\\?training=[\\w-]{22})"[^>]*>[^<]*<!-- --> ?<bdi class="unseen" lang="">${name}[< ]`,
  ).exec(list.html)?.[1];
  if (!link) throw new Error(`Nobody called ${name} can be trained.`);
  const topic = ['rights', 'bias', 'disclosure', 'accessibility'];
  const day = new Date().toISOString().slice(0, 10);
  await administrator.send(await administrator.get(link), { press: 'act=trained' }, { topic, day });
}

function addressOf(route: string, places: Places): string {
  if (route === '*') return '/nothing-is-here';
  const named: Readonly<Record<string, string>> = {
    '/changed/:id/:number': `/changed/${places.published}/2`,
    '/terms/:id': `/terms/${places.published}`,
    '/said/:id': `/said/${places.release}`,
    '/said/:id/:file': `/said/${places.release}/release.json`,
    '/here/part/:anchor': '/here/part/1',
    '/here/room/:id': `/here/room/${places.room}`,
    '/here/statements/:id': `/here/statements/${places.statements}`,
    '/here/statements/:id/mine': `/here/statements/${places.statements}/mine`,
    '/here/poll/:id': `/here/poll/${places.polls.single}`,
    '/here/design/:id': `/here/design/${places.design}`,
    '/here/design/:id/picture': `/here/design/${places.design}/picture`,
    '/here/held/:file': '/here/held/held.json',
    '/here/words/:id': `/here/words/${places.word}`,
    '/staff/enter/:token': `/staff/enter/${places.token}`,
    '/staff/c/:id/session/:activity': `/staff/c/${places.demo}/session/${places.room}`,
    '/staff/c/:id/projector/:activity': `/staff/c/${places.demo}/projector/${places.room}`,
    '/staff/c/:id/designs/:activity': `/staff/c/${places.demo}/designs/${places.design}`,
    '/staff/c/:id/designs/:activity/picture': `/staff/c/${places.demo}/designs/${places.design}/picture`,
    '/staff/complaints/:id': `/staff/complaints/${places.complaint}`,
  };
  return named[route] ?? route.replace('/staff/c/:id', `/staff/c/${places.demo}`);
}

function answerOf(asked: string, page: Page): Answer | number {
  if (page.status === 200) return /^\/(?:$|\?)/.test(page.path) && asked !== '/' ? 'way-in' : 'ok';
  if (page.status !== 404) return page.status;
  return wordsOf(page.html).includes(t('staff.signed-out')) ? 'sign-in' : 'nothing';
}

/** A page without what differs at every answer. */
function bare(page: Page): string {
  return page.html.replace(/nonce="[^"]*"/g, '').replace(/(nonce\\",\\")[^"\\]*/g, '$1');
}

test('R9: every address answers everybody as the permission table says', async ({ stage }) => {
  // Two thousand pages are too many for a minute on a machine whose hour is slow.
  test.setTimeout(120_000);
  const people = await everybody(stage);
  const table: Record<string, Record<string, Answer | number>> = {};
  const wanted: Record<string, Record<string, Answer>> = {};
  for (const { route, answers } of permissions) {
    const address = addressOf(route, stage.places);
    // Each with cookies of its own: two thousand pages one after the other take longer than a test may where two processes share them.
    const row = await Promise.all(
      [...people].map(
        async ([visitor, client]) => [visitor, answerOf(address, await client.get(address))] as const,
      ),
    );
    table[route] = Object.fromEntries(row);
    wanted[route] = { ...answers };
  }
  expect(table).toEqual(wanted);
});

test('R42: what is not there and what is not yours are one page, for staff', async ({ stage }) => {
  const { places, crew } = stage;
  const unknown = 'A'.repeat(22);
  for (const rest of ['/desk', '/points', '/findings', '/release', '/answers'] as const) {
    const forbidden = await crew.organiser.get(`/staff/c/${places.demo}${rest}`);
    const missing = await crew.organiser.get(`/staff/c/${unknown}${rest}`);
    expect([forbidden.status, missing.status]).toEqual([404, 404]);
    expect(bare(forbidden)).toBe(bare(missing).replaceAll(unknown, places.demo));
  }
  const [signedOut, signedOutToo] = await Promise.all(
    [places.demo, unknown].map((id) => createClient(stage.product.origin).get(`/staff/c/${id}`)),
  );
  expect(bare(signedOut as Page)).toBe(bare(signedOutToo as Page));
});

test('R42: what is not there and what is another child’s are one page, for a child', async ({ stage }) => {
  const { places, people } = stage;
  const unknown = 'A'.repeat(22);
  const foreign = await people.newcomer.get(`/here/words/${places.word}`);
  const missing = await people.newcomer.get(`/here/words/${unknown}`);
  expect([foreign.status, missing.status]).toEqual([404, 404]);
  expect(bare(foreign)).toBe(bare(missing));
});

test('R9: a child of one consultation reaches nothing of another', async ({ stage }) => {
  const { crew, product, places } = stage;
  const opened = await openConsultation(crew, {
    title: 'Another one',
    rooms: ['What do you say?'],
    questions: [],
  });
  const [code = ''] = await printCodes(crew.organiser, opened.id, 20);
  const child = await joinAsChild(product.origin, code);
  expect((await child.get(`/here/room/${opened.rooms[0]}`)).status).toBe(200);
  expect((await child.get(`/here/room/${places.room}`)).status).toBe(404);
  expect((await child.get(`/here/words/${places.word}`)).status).toBe(404);
  const postTo = (room: string) => {
    const fields = { id: 'C'.repeat(22), activity: room, [`text-${room}`]: 'Hello' };
    return child.post(`/here/room/${room}`, new URLSearchParams(fields).toString());
  };
  const [foreign, unknown] = [await postTo(places.room), await postTo('A'.repeat(22))];
  expect(foreign.status).toBeGreaterThanOrEqual(400);
  expect(foreign.status).toBe(unknown.status);
  expect((await stage.people.neighbour.get(`/here/room/${places.room}`)).html).not.toContain('Hello');
  child.close();
});
