import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as leave from '../../../app/routes/child/joining/leave.tsx';
import * as firstPage from '../../../app/routes/public/joining/kiosk.tsx';
import * as codes from '../../../app/routes/staff/joining/codes.tsx';
import { StoreError } from '../../../db/engine.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import type { KioskToken } from '../../../server/usecases/kiosk/look-at-kiosk.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const visitor = { kind: 'visitor' } as const;
const hour = 3_600_000;
const refusal = (code: string) => ({ ok: false, code });

const clock = movedClock();
let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let question: string;
let facilitator: Staff;
let moderator: Staff;
let stranger: Staff;

const group = { label: 'Class 4b', language: 'en', size: 20 };
const start = (who: Staff, more: object = {}) =>
  house.services.kiosk.start(who, { consultationId, hours: 4, handedBy: '', group, ...more });
const groups = async () => (await need(house.services.kiosk.groups(facilitator, { consultationId }))).groups;
const sit = (device: KioskToken, nonce: string = crypto.randomUUID()) =>
  house.services.kiosk.join(visitor, { ...device, nonce, language: 'en', level: 'older' });
const childOf = async (session: string) =>
  (await need(house.services.room.identify(visitor, { consultationId, session }))).actor;
const rows = async (sql: string) =>
  (await (await house.databases.consultation(consultationId))?.query(sql, [])) ?? [];
const say = (child: Child, text: string) =>
  need(
    house.services.room.post(child, {
      id: newId((length) => crypto.getRandomValues(new Uint8Array(length))),
      activityId: question,
      text,
      language: 'en',
    }),
  );
const textsOf = async (who: Staff) =>
  (await need(house.services.moderation.desk(who, { consultationId }))).items.map(({ text }) => text);

beforeAll(async () => {
  clock.setMs(0);
  house = await openTestHouse({ CLOCK_FILE: clock.file });
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }]);
  stage = drafted;
  ({ consultationId } = drafted);
  [question = ''] = drafted.activities;
  await drafted.open();
  facilitator = await house.staffWho('facilitator');
  moderator = await house.staffWho('moderator');
  stranger = await house.otherWho('moderator', moderator);
});
afterAll(async () => {
  await house.remove();
  clock.remove();
});

describe('a kiosk', () => {
  it('R408: is started by an organiser or a facilitator, for twenty children or more, for some hours', async () => {
    expect(await start(moderator)).toEqual(refusal('not-found'));
    expect(await start(facilitator, { hours: 0 })).toEqual(refusal('field-missing'));
    expect(await start(facilitator, { hours: 9 })).toEqual(refusal('field-missing'));
    for (const wrong of [{ size: 19 }, { size: 201 }, { size: 20.5 }, { label: '  ' }])
      expect(await start(facilitator, { group: { ...group, ...wrong } })).toEqual(refusal('field-missing'));
    expect(await start(facilitator, { group: { ...group, language: 'xx' } })).toEqual(
      refusal('language-unknown'),
    );
    expect(await groups()).toEqual([]);
  });

  it('R770: makes one group of a form that is sent twice, also at the same moment', async () => {
    const form = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const twice = () => start(facilitator, { group: { ...group, label: 'Twice', form } });
    const both = await Promise.all([twice(), twice()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual(refusal('shown-once'));
    const [made, ...more] = await groups();
    expect(more).toEqual([]);
    expect(made?.devices).toBe(1);
    await need(house.services.kiosk.end(facilitator, { consultationId, batchId: made?.id ?? '' }));
  });

  it('R408, R16: hands out each place of its group once, to whoever says yes, and then none', async () => {
    const { token } = await need(start(facilitator));
    const made = (await groups()).find(({ label }) => label === group.label);
    const second = await need(
      house.services.kiosk.start(facilitator, {
        consultationId,
        hours: 1,
        handedBy: '',
        batchId: made?.id ?? '',
      }),
    );
    const devices = [token, second.token].map((each) => ({ consultationId, token: each }));
    const [first = { consultationId, token }] = devices;
    const running = (await groups()).find(({ id }) => id === made?.id);
    expect(running?.devices).toBe(2);
    expect(second.language).toBe('en');
    expect((await need(house.services.kiosk.look(visitor, first))).batch?.consent).toBe('child');

    // The same form sent again is the same child; what two devices ask for in one moment are two.
    const nonce = crypto.randomUUID();
    const [one, again] = [await need(sit(first, nonce)), await need(sit(first, nonce))];
    expect((await childOf(again.session)).participantId).toBe((await childOf(one.session)).participantId);
    const others = await Promise.all(
      Array.from({ length: 19 }, (_, at) => need(sit(devices[at % 2] ?? first))),
    );
    const seats = await Promise.all([one, ...others].map(({ session }) => childOf(session)));
    expect(new Set(seats.map(({ participantId }) => participantId)).size).toBe(20);
    expect(new Set(seats.map(({ way }) => way))).toEqual(new Set(['code']));
    for (const device of devices) expect(await sit(device)).toEqual(refusal('kiosk-full'));
    expect(await rows('select size, used from code_batch where size = 20 and used = 20')).toHaveLength(1);
  });

  it('R16: a yes that is pressed twice at once is one child on one place', async () => {
    const { token } = await need(start(facilitator, { group: { ...group, label: 'Pressed twice' } }));
    const nonce = crypto.randomUUID();
    const pressed = await Promise.all([1, 2, 3].map(() => need(sit({ consultationId, token }, nonce))));
    const seats = await Promise.all(pressed.map(({ session }) => childOf(session)));
    expect(new Set(seats.map(({ participantId }) => participantId)).size).toBe(1);
    const made = (await groups()).find(({ label }) => label === 'Pressed twice');
    expect(await rows(`select used from code_batch where id = '${made?.id}'`)).toEqual([[1]]);
    // At the last place too.
    for (let used = 1; used < group.size - 1; used += 1) await need(sit({ consultationId, token }));
    const last = crypto.randomUUID();
    const both = await Promise.all([1, 2, 3].map(() => need(sit({ consultationId, token }, last))));
    const seated = await Promise.all(both.map(({ session }) => childOf(session)));
    expect(new Set(seated.map(({ participantId }) => participantId)).size).toBe(1);
    expect(await sit({ consultationId, token })).toEqual(refusal('kiosk-full'));
    await need(house.services.kiosk.end(facilitator, { consultationId, batchId: made?.id ?? '' }));
  });

  it('R1039: a yes whose answer was lost finds its seat while it rests, also at the last place, and is one place', async () => {
    const { token } = await need(start(facilitator, { group: { ...group, label: 'Rested' } }));
    const device = { consultationId, token };
    const made = (await groups()).find(({ label }) => label === 'Rested');
    const used = () => rows(`select used from code_batch where id = '${made?.id}'`);
    for (let seats = 1; seats < group.size; seats += 1) await need(sit(device));
    const nonce = crypto.randomUUID();
    const first = await childOf((await need(sit(device, nonce))).session);
    await stage.move('paused');
    try {
      const again = await childOf((await need(sit(device, nonce))).session);
      expect(again.participantId).toBe(first.participantId);
      expect(await sit(device)).toEqual(refusal('consultation-not-open'));
    } finally {
      await stage.move('open');
    }
    expect(await used()).toEqual([[group.size]]);
    await need(house.services.kiosk.end(facilitator, { consultationId, batchId: made?.id ?? '' }));
  });

  it('R428: its word opens nothing once it is ended, its hours are over, or all is closed; a pause ends nothing', async () => {
    const { token } = await need(start(facilitator, { hours: 1 }));
    const device = { consultationId, token };
    expect(await sit({ consultationId, token: 'no such word' })).toEqual(refusal('kiosk-over'));
    expect(await sit({ consultationId: '', token })).toEqual(refusal('kiosk-over'));

    await stage.move('paused');
    expect(await house.services.kiosk.look(visitor, device)).toEqual(refusal('consultation-not-open'));
    expect(await sit(device)).toEqual(refusal('consultation-not-open'));
    await stage.move('open');
    expect((await house.services.kiosk.look(visitor, device)).ok).toBe(true);

    const batchId = (await groups()).find(({ devices }) => devices === 1)?.id ?? '';
    const { session } = await need(sit(device));
    expect(await house.services.kiosk.end(moderator, { consultationId, batchId })).toEqual(
      refusal('not-found'),
    );
    await need(house.services.kiosk.end(facilitator, { consultationId, batchId }));
    expect(await house.services.kiosk.end(facilitator, { consultationId, batchId })).toEqual(
      refusal('state-forbids'),
    );
    expect(await sit(device)).toEqual(refusal('kiosk-over'));
    // Whoever was in the middle of it goes on.
    await say(await childOf(session), 'I was still writing.');
  });

  it('R1027: is not over where its consultation cannot be read just now, and keeps its word', async () => {
    const { token } = await need(start(facilitator, { group: { ...group, label: 'Unheard' } }));
    const device = { consultationId, token };
    const routes = { '/kiosk': firstPage };
    const pages = drawPages(house, {
      routes,
      child: null,
      cookies: { shared: { ...device, language: 'en' } },
    });
    const unheard = new StoreError('server-unreachable', 'The libSQL server gave no answer.');
    const opening = vi.spyOn(house.deps.databases, 'consultation');
    opening.mockRejectedValueOnce(unheard);
    await expect(house.services.kiosk.look(visitor, device)).rejects.toThrow(unheard);
    opening.mockRejectedValueOnce(unheard);
    const failed = await pages.get('/kiosk');
    expect(failed.status).toBe(500);
    expect(failed.headers).not.toHaveProperty('set-cookie');
    opening.mockRestore();
    const page = await pages.get('/kiosk');
    expect(page.status).toBe(200);
    expect(page.html).toContain('value="kiosk"');
  });

  it('R428: its hours are over by the clock', async () => {
    const { token } = await need(start(facilitator, { hours: 2 }));
    const device = { consultationId, token };
    expect((await house.services.kiosk.look(visitor, device)).ok).toBe(true);
    clock.setMs(2 * hour + 60_000);
    expect(await house.services.kiosk.look(visitor, device)).toEqual(refusal('kiosk-over'));
    expect(await sit(device)).toEqual(refusal('kiosk-over'));
    clock.setMs(0);
  });

  it('R429, R451: whoever started it, or is with the children, reads nothing that they write; nobody is told how many came', async () => {
    for (const handedBy of ['\0', 'somebody'])
      expect(await start(facilitator, { handedBy, group: { ...group, label: 'Class 5a' } })).toEqual(
        refusal('field-missing'),
      );
    const { token } = await need(
      start(facilitator, { handedBy: moderator.staffId, group: { ...group, label: 'Class 5a' } }),
    );
    const { session } = await need(sit({ consultationId, token }));
    const words = 'Somebody who knows us stands here.';
    await say(await childOf(session), words);
    expect(await textsOf(moderator)).not.toContain(words);
    expect(await textsOf(stranger)).toContain(words);
    const [batch] = (await groups()).filter(({ label }) => label === 'Class 5a');
    expect(Object.keys(batch ?? {}).sort()).toEqual(['day', 'devices', 'id', 'label', 'language', 'size']);
    const known = await rows(
      `select staff_id, how from own_group where batch_id = '${batch?.id ?? ''}' order by how`,
    );
    expect(known).toEqual([
      [moderator.staffId, 'handed'],
      [facilitator.staffId, 'made'],
    ]);
  });

  it('R430: a child that has left is not found again by its form: the next one gets a place of its own', async () => {
    const { token } = await need(start(facilitator, { group: { ...group, label: 'Class 6' } }));
    const device = { consultationId, token };
    const nonce = crypto.randomUUID();
    const { session } = await need(sit(device, nonce));
    const before = await childOf(session);
    await need(house.services.room.leave(before, { consultationId, session }));
    const after = await need(sit(device, nonce));
    expect((await childOf(after.session)).participantId).not.toBe(before.participantId);
    expect(await house.services.room.identify(visitor, { consultationId, session })).toEqual(
      refusal('signed-out'),
    );
  });

  it('R94: has no sheets, so none of its own is replaced', async () => {
    await need(start(facilitator, { group: { ...group, label: 'Class 8' } }));
    const made = (await groups()).find(({ label }) => label === 'Class 8');
    const cards = await need(
      house.services.consultation.issueCodes(facilitator, { consultationId, ...group, label: 'Cards' }),
    );
    const pages = drawPages(house, { routes: { '/staff/c/:id/codes': codes }, staff: facilitator });
    const page = await pages.get(`/staff/c/${consultationId}/codes`);
    const lost = formOf(page, { press: 'act=replace' }).fields.find(({ name }) => name === 'batch');
    const piles = lost?.choices?.map((choice) => choice.split(' ')[0]);
    expect(piles).toContain(cards.batches[0]?.batchId);
    expect(piles).not.toContain(made?.id);
    expect(
      await house.services.consultation.replaceCode(facilitator, {
        consultationId,
        batchId: made?.id ?? '',
      }),
    ).toEqual(refusal('state-forbids'));
    expect((await groups()).find(({ id }) => id === made?.id)?.size).toBe(group.size);
  });

  it('R428: takes no words of a sheet, and leads to no page that it has not', async () => {
    const device = {
      consultationId,
      ...(await need(start(facilitator, { group: { ...group, label: 'Alone' } }))),
    };
    const routes = { '/join': join, '/kiosk': firstPage, '/leave': leave };
    const pages = drawPages(house, { routes, child: null, cookies: { shared: device } });
    for (const fields of [
      { step: 'look', code: 'amber-boat-lamp-north-river' },
      { step: 'open', consultationId },
      { step: 'no' },
      {},
    ])
      expect((await pages.send(formFor('/join', fields as Record<string, string>), {})).path).toBe('/kiosk');
    expect((await pages.get('/leave')).html).not.toContain('href="/back"');
    const why = await pages.send(await pages.get('/kiosk'), { press: 'step=kiosk' });
    expect(why.html).toContain('value="yes-kiosk"');
  });

  it('R43, R428: closing ends every kiosk and its places', async () => {
    const { token } = await need(start(facilitator, { group: { ...group, label: 'Class 7' } }));
    await stage.move('closed');
    expect(await rows('select * from kiosk_device')).toEqual([]);
    expect(await rows('select * from join_code')).toEqual([]);
    expect(await sit({ consultationId, token })).toEqual(refusal('kiosk-over'));
    expect(await start(facilitator)).toEqual(refusal('state-forbids'));
  });
});
