import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as leave from '../../../app/routes/child/joining/leave.tsx';
import * as left from '../../../app/routes/public/joining/left.tsx';
import * as look from '../../../app/routes/public/site/look.tsx';
import * as signOut from '../../../app/routes/staff/account/leave.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Child } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';

const visitor = { kind: 'visitor' } as const;
const clock = { kind: 'system', name: 'clock' } as const;

/** R1191: no word of cookies, which are dropped by name. */
const cleared = '"cache","storage"';

let house: TestHouse;
let db: Database;
beforeAll(async () => {
  house = await openTestHouse();
  const found = await house.databases.consultation(house.consultationId);
  if (!found) throw new Error('no database');
  db = found;
});
afterAll(() => house.remove());

const session = 'of this device';
const consultationId = () => house.consultationId;
const hash = () => house.deps.secrets.of(consultationId()).hash('seat', session);
const identify = () => house.services.room.identify(visitor, { consultationId: consultationId(), session });

/** A request with the cookie of this seat, as the two routes read it. */
function contextOf(child: Child, shared: 'cards' | null): AppLoadContext {
  const cookies = {
    shared,
    seatToken: { consultationId: consultationId(), session },
    none: () => ['__Host-seat=; Max-Age=0'],
  };
  return { services: house.services, child: { actor: child }, cookies } as unknown as AppLoadContext;
}

describe('R1026, R1191: a seat that is left while nothing can be written', () => {
  let child: Child;
  beforeEach(async () => {
    child = await house.join();
    const args = [hash(), child.participantId];
    await db.write([{ sql: 'insert into participant_session (hash, participant_id) values (?1, ?2)', args }]);
    expect((await identify()).ok).toBe(true);
    vi.spyOn(db, 'write').mockRejectedValue(new Error('database or disk is full'));
  });

  async function isLeft(answer: Response, to: string) {
    expect([answer.status, answer.headers.get('location')]).toEqual([303, to]);
    expect(answer.headers.get('set-cookie')).toContain('__Host-seat=; Max-Age=0');
    expect(answer.headers.get('clear-site-data')).toBe(cleared);
    // Whoever has its cookie still finds nothing, though its row stands.
    expect(await identify()).toEqual({ ok: false, code: 'signed-out' });
    vi.restoreAllMocks();
    expect(await identify()).toEqual({ ok: false, code: 'signed-out' });
    await need(house.services.room.endIdleSeats(clock, {}));
    expect(await db.query('select 1 from participant_session where hash = ?1', [hash()])).toEqual([]);
    expect(house.deps.idleness.over()).toEqual([]);
  }

  it('is forgotten by its browser, and opens nothing from then on', async () => {
    const context = contextOf(child, null);
    await isLeft(await leave.action({ context } as ActionFunctionArgs), '/left');
  });

  it('so where a shared device leaves by itself', async () => {
    const request = new Request('http://house.test/left');
    const context = contextOf(child, 'cards');
    const answer = await left.loader({ context, request } as LoaderFunctionArgs).catch((thrown) => thrown);
    await isLeft(answer as Response, '/kiosk');
  });
});

it('R1240: a child chooses another language, level, theme and letters where nothing can be written', async () => {
  const child = await house.join();
  vi.spyOn(db, 'write').mockRejectedValue(new Error('database or disk is full'));
  const reportFault = vi.fn();
  const fields = { back: '/here', language: 'ar', level: 'younger', theme: 'dark', font: 'lexend' };
  const context = {
    ...contextOf(child, null),
    languages: [{ tag: 'ar' }],
    look: {},
    speaker: { language: 'en', reading: 'older' },
    cookies: { ...contextOf(child, null).cookies, look: (chosen: unknown) => JSON.stringify(chosen) },
    reportFault,
  } as unknown as AppLoadContext;
  const request = new Request('http://house.test/look', {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const answer = (await look.action({ context, request, params: {} })) as Response;
  vi.restoreAllMocks();
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/here']);
  const { back: _back, ...chosen } = fields;
  expect(JSON.parse(answer.headers.get('set-cookie') ?? '')).toMatchObject(chosen);
  expect(reportFault).toHaveBeenCalledOnce();
});

it('R1026, R1191: whoever of the staff signs out while nothing can be written is forgotten by its browser', async () => {
  vi.spyOn(house.databases.control, 'write').mockRejectedValue(new Error('database or disk is full'));
  const reportFault = vi.fn();
  const cookies = { staffToken: 'a session', none: () => ['__Host-staff=; Max-Age=0'] };
  const context = {
    services: house.services,
    staff: null,
    cookies,
    reportFault,
  } as unknown as AppLoadContext;
  const answer = await signOut.action({ context } as ActionFunctionArgs);
  vi.restoreAllMocks();
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(answer.headers.get('set-cookie')).toContain('__Host-staff=; Max-Age=0');
  expect(answer.headers.get('clear-site-data')).toBe(cleared);
  expect(reportFault).toHaveBeenCalledOnce();
});
