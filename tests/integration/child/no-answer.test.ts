import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as home from '../../../app/routes/child/home.tsx';
import * as leave from '../../../app/routes/child/joining/leave.tsx';
import * as room from '../../../app/routes/child/room/room.tsx';
import * as help from '../../../app/routes/public/help/help.tsx';
import * as left from '../../../app/routes/public/joining/left.tsx';
import { StoreError } from '../../../db/engine.ts';
import { newId } from '../../../server/core/ids.ts';
import { goesTo, sharedMinutes } from '../../../server/core/room/idleness.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { type ContextOptions, createContexts } from '../../../server/http/load-context.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';
import { drawPages, formFor, typedIn } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';
import { everyPage } from '../../support/processes/http-server.ts';

const { t } = speakerOf('en');
const visitor = { kind: 'visitor' } as const;
const typed = 'A bench in the shade would be nice.';

let house: TestHouse;
let child: Child;
let cookie: string;
let seat: { consultationId: string; session: string };
let faults: unknown[];
let contexts: ReturnType<typeof createContexts>;

beforeEach(async () => {
  house = await openTestHouse();
  child = await house.join();
  const { consultationId } = house;
  seat = { consultationId, session: newId(house.deps.random) };
  cookie = `__Host-seat=${consultationId}.${seat.session}`;
  const hash = house.deps.secrets.of(consultationId).hash('seat', seat.session);
  const db = await house.databases.consultation(consultationId);
  await db?.write([
    {
      sql: 'insert into participant_session (hash, participant_id) values (?1, ?2)',
      args: [hash, child.participantId],
    },
  ]);
  faults = [];
  contexts = createContexts({
    services: house.services,
    paces: everyPage,
    origins: ['http://localhost'],
    pseudonymWords: () => ({}),
    inventoryWords: () => ({}),
    clock: house.deps.clock,
    random: house.deps.random,
    fault: (error: unknown) => void faults.push(error),
  } as unknown as ContextOptions);
  expect((await contextOf()).child?.actor).toEqual(child);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.remove();
});

const contextOf = (cookies = cookie): Promise<AppLoadContext> =>
  contexts.contextOf({
    cookie: cookies,
    languages: ['en'],
    host: 'localhost',
    nonce: '',
    network: '',
    lives: () => undefined,
    lastResort: () => '',
  });
const asked = (context: AppLoadContext, path = '/') =>
  ({ context, request: new Request(`http://localhost${path}`), params: {} }) as LoaderFunctionArgs;
const posts = async (context: AppLoadContext, fields: Readonly<Record<string, string>>, id: string) =>
  room
    .action({
      context,
      params: { id },
      request: new Request(`http://localhost/here/room/${id}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      }),
    } as unknown as ActionFunctionArgs)
    .catch((thrown: unknown) => thrown);

/** How a consultation gives no answer, and what brings it back. */
const silences: readonly (readonly [string, () => () => void])[] = [
  ['asked', () => withoutAnswer(house.databases, { [seat.consultationId]: 'all' })],
  ['opened', () => withoutAnswer(house.databases, { [seat.consultationId]: 'opening' })],
  [
    'damaged',
    () => {
      const damaged = new StoreError('database-unreadable', 'It cannot be read.');
      const broken = vi.spyOn(house.databases, 'consultation').mockRejectedValue(damaged);
      return () => broken.mockRestore();
    },
  ],
];

describe.each(silences)('R1235: while the consultation of a child gives no answer (%s)', (_how, falls) => {
  it('it finds help and leaves: its browser forgets the seat, which opens nothing afterwards either', async () => {
    const back = falls();
    const context = await contextOf();
    expect([context.child, context.unsure, faults.length]).toEqual([null, true, 1]);
    expect(await help.loader(asked(context))).toMatchObject({ seated: false });
    const out = await leave.action(asked(context) as ActionFunctionArgs);
    expect([out.status, out.headers.get('location')]).toEqual([303, '/left']);
    expect(out.headers.get('set-cookie')).toContain('__Host-seat=;');
    back();
    expect(await house.services.room.identify(visitor, seat)).toEqual({ ok: false, code: 'signed-out' });
  });

  it('its other pages in that browser hear that it left', async () => {
    const told: unknown[] = [];
    house.services.listen((event) => told.push(event));
    falls();
    await leave.action(asked(await contextOf()) as ActionFunctionArgs);
    const { consultationId, participantId } = child;
    expect(told).toContainEqual(
      expect.objectContaining({ name: 'participant-left', consultationId, participantId }),
    );
  });

  it('its own pages fail and lead it nowhere, and what it wrote is given back to be sent again', async () => {
    falls();
    const context = await contextOf();
    await expect(home.loader(asked(context, '/here'))).rejects.toMatchObject({ status: 503 });
    const id = newId(house.deps.random);
    const fields = { intent: 'post', id, activity: id, [`text-${id}`]: typed };
    expect(await posts(context, fields, id)).toMatchObject({
      data: { givenBack: Object.entries(fields), unsure: true },
      init: { status: 503 },
    });
    const { [`text-${id}`]: _words, ...none } = fields;
    expect(await posts(context, none, id)).toMatchObject({ status: 503 });
  });
});

it('R1235: the page with the words says that they did not arrive, keeps whose they are, and goes by itself from a shared device', async () => {
  const id = newId(house.deps.random);
  const box = { field: `text-${id}` };
  const sent = formFor(`/here/room/${id}`, {
    intent: 'post',
    id,
    activity: id,
    seat: 'mark',
    [box.field]: typed,
  });
  const routes = { '/here/room/:id': room };
  const page = await drawPages(house, { routes, child: null, unsure: true }).send(sent, {});
  expect(page.status).toBe(503);
  for (const said of ['error.fault', 'refusal.try-again'] as const)
    expect(wordsOf(page.html)).toContain(t(said));
  expect(wordsOf(page.html)).not.toContain(t('away.title'));
  expect(typedIn(page, box)).toMatchObject({ [box.field]: [typed], id: [id], seat: ['mark'] });
  expect(page.headers.refresh).toBeUndefined();
  const cookies = { shared: 'cards' as const };
  const shared = await drawPages(house, { routes, child: null, unsure: true, cookies }).send(sent, {});
  expect(shared.headers.refresh).toBe(`${sharedMinutes * 60};url=${goesTo}`);
});

describe.each(silences)(
  'R1236: no browser forgets a seat whose consultation gives no answer (%s)',
  (_how, falls) => {
    it('for its pages nothing is over, and it is there as before when there is an answer again', async () => {
      const back = falls();
      await expect(contexts.holderOf(cookie, 'child')).rejects.toThrow();
      await expect(contexts.restOf(cookie, { acts: false })).rejects.toThrow();
      const goes = await left.loader(asked(await contextOf(), '/left'));
      expect((goes as { init: ResponseInit | null }).init?.headers).toBeUndefined();
      back();
      const context = await contextOf();
      expect([context.child?.actor, context.unsure]).toEqual([child, false]);
      expect(await contexts.holderOf(cookie, 'child')).toMatchObject({ session: seat.session });
    });
  },
);

it('R1236: one that is over is forgotten', async () => {
  await need(house.services.room.leave(child, seat));
  const goes = await left.loader(asked(await contextOf(), '/left'));
  const headers = new Headers((goes as { init: ResponseInit | null }).init?.headers);
  expect(headers.get('set-cookie')).toContain('__Host-seat=;');
});
