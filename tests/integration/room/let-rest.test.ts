import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inSentences } from '../../../app/i18n/sentences.ts';
import * as childRoom from '../../../app/routes/child/room/room.tsx';
import * as session from '../../../app/routes/staff/room/session.tsx';
import type { Lead } from '../../../server/core/room/agenda.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, everywhere, option, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let live: TestLive;
let stage: Awaited<ReturnType<typeof draftVoting>>;
let facilitator: Staff;
let moderator: Staff;
let room: string;
let poll: string;
let group: string;
let child: Child;

const at = () => ({ consultationId: stage.consultationId, activityId: room });
const here = () => `/staff/c/${stage.consultationId}/session/${room}`;
const read = () => need(house.services.session.read(facilitator, at()));
const lead = async (to: Lead) => {
  const { revision } = (await read()).session;
  return need(house.services.session.lead(facilitator, { ...at(), revision, lead: to }));
};
const pagesOf = (staff: Staff) =>
  drawPages(house, { routes: { '/staff/c/:id/session/:activity': session }, staff });
/** Presses a button of the page from which the room is led, by forms alone; what it says then. */
const press = async (staff: Staff, what: 'rest' | 'wake') => {
  const pages = pagesOf(staff);
  const page = await pages.send(await pages.get(here()), { press: `beside=${what}` });
  expect(page.status).toBe(200);
  return wordsOf(page.html);
};
/** Which of the two it offers. */
const offers = async (staff: Staff) => {
  const { html } = await pagesOf(staff).get(here());
  return [...html.matchAll(/name="beside"[^>]* value="(rest|wake)"/gi)].map(([, act]) => act);
};
const childReads = async () =>
  wordsOf(
    (await drawPages(house, { routes: { '/here/room/:id': childRoom }, child }).get(`/here/room/${room}`))
      .html,
  );

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  stage = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
  ]);
  [room = '', poll = ''] = stage.activities;
  facilitator = await house.staffWho('facilitator');
  moderator = await house.staffWho('moderator');
  await need(
    house.services.session.divide(stage.organiser, { ...at(), revision: await stage.revision(), count: 2 }),
  );
  group = (await read()).groups[0]?.id ?? '';
  await stage.open();
  child = await stage.join();
  const words = everywhere('We talk.').map(({ words: body, ...place }) => ({ body, ...place }));
  const { revision } = (await read()).session;
  const steps = [{ kind: 'talk' as const, minutes: 10, words }];
  await need(house.services.session.writeAgenda(facilitator, { ...at(), revision, steps }));
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

describe('R1293: whoever leads lets the room rest on the page from which it is led', () => {
  it('before a session, in one and after it, and a child reads that it rests', async () => {
    for (const before of [null, 'start', 'stop'] as const) {
      if (before) await lead(before);
      expect(await childReads()).not.toContain(t('paused.rests'));
      expect(await offers(facilitator)).toEqual(['rest']);
      expect(wordsOf((await pagesOf(facilitator).get(here())).html)).toContain(
        inSentences({ t }, [t('session.rest.what'), t('session.rest.opens.team')]),
      );
      expect(await press(facilitator, 'rest')).toContain(t('activities.state.paused'));
      expect(await childReads()).toContain(t('paused.rests'));
      expect(await offers(facilitator)).toEqual([]);
      expect(await offers(moderator)).toEqual(['wake']);
      await press(moderator, 'wake');
    }
    expect(await childReads()).not.toContain(t('paused.rests'));
  });

  it('a small group of it is called back with the same press', async () => {
    await lead('start');
    await need(house.services.session.takeGroup(facilitator, { ...at(), group, leads: true }));
    await need(house.services.session.goToGroup(child, { activityId: room }));
    const inGroup = await live.connect(child);
    await inGroup.emitWithAck('room:enter', { v: 1, activity: group, after: 0 });
    await press(facilitator, 'rest');
    await expect
      .poll(() => inGroup.heard.at(-1))
      .toMatchObject(['room:state', { activity: group, state: 'paused' }]);
    expect((await read()).groups.map(({ leader }) => leader)).toEqual(['', '']);
    await press(moderator, 'wake');
    inGroup.close();
  });

  it('a facilitator so lets any one part rest, opens none again, and never lets all of it rest', async () => {
    const { consultation } = house.services;
    const { consultationId } = stage;
    const nothing = { ok: false, code: 'not-found' };
    await need(consultation.moveActivity(facilitator, { consultationId, activityId: poll, to: 'paused' }));
    expect(
      await consultation.moveActivity(facilitator, { consultationId, activityId: poll, to: 'open' }),
    ).toEqual(nothing);
    expect(await consultation.move(facilitator, { consultationId, to: 'paused' })).toEqual(nothing);
    await press(facilitator, 'rest');
    const pages = pagesOf(facilitator);
    expect((await pages.send(formFor(here(), { beside: 'wake' }), {})).status).toBe(404);
    expect((await read()).rests).toBe(true);
    await press(moderator, 'wake');
    for (const role of ['approver', 'analyst', 'administrator'] as const) {
      const who = { ...moderator, grants: [{ role, consultationId: '' }] };
      expect(await offers(who)).toEqual([]);
      expect((await pagesOf(who).send(formFor(here(), { beside: 'rest' }), {})).status).toBe(404);
    }
    expect((await read()).rests).toBe(false);
  });

  it('what the overseer let rest says so, and is opened there by the overseer alone', async () => {
    const overseer = await house.staffWho('overseer');
    await press(facilitator, 'rest');
    expect(await offers(overseer)).toEqual([]);
    await press(moderator, 'wake');
    expect(wordsOf((await pagesOf(overseer).get(here())).html)).toContain(t('session.rest.opens.overseer'));
    expect(await read()).toMatchObject({ rests: false, held: false });
    expect(await press(overseer, 'rest')).toContain(t('session.rest.held'));
    // A page that is open already hears it with the rest.
    expect(await need(house.services.session.follow(moderator, at()))).toMatchObject({
      rests: true,
      held: true,
    });
    expect(await offers(moderator)).toEqual([]);
    expect(await offers(overseer)).toEqual(['wake']);
    await press(overseer, 'wake');
    expect(await offers(facilitator)).toEqual(['rest']);
  });
});
