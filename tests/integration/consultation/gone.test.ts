import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import * as answers from '../../../app/routes/staff/answers/answers.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import { roles } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

const system = { kind: 'system', name: 'retention' } as const;

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse();
});
afterEach(() => house.remove());

describe('R1014: at the addresses of a consultation that is destroyed', () => {
  it('whoever worked on it is told on which day it went and which its last day was, and no word of it', async () => {
    const { consultationId } = house;
    const moderator = await house.staffWho('moderator');
    const read = () => house.services.retention.gone(moderator, { consultationId });
    expect(await read()).toEqual({ ok: false, code: 'not-found' });
    const { row } = await need(house.services.consultation.read(system, { consultationId }));
    const { day } = await need(house.services.retention.destroy(system, { consultationId }));
    expect(await need(read())).toEqual({ day, lastDay: row.retentionDay });
  });

  it('nobody else is told anything that tells it from one that never was', async () => {
    const { consultationId } = house;
    const child = await house.join();
    const moderator = await house.staffWho('moderator');
    await need(house.services.retention.destroy(system, { consultationId }));
    const elsewhere = { ...moderator, grants: roles.map((role) => ({ role, consultationId: 'another' })) };
    const others = [
      elsewhere,
      { ...moderator, organisationId: 'another' },
      child,
      { kind: 'visitor' } as const,
    ];
    for (const who of others)
      expect(await house.services.retention.gone(who, { consultationId })).toEqual({
        ok: false,
        code: 'not-found',
      });
    expect(await house.services.retention.gone(moderator, { consultationId: 'never' })).toEqual({
      ok: false,
      code: 'not-found',
    });
  });

  it('its pages say so to whoever worked on it, and to others what they say of one that never was', async () => {
    const { consultationId } = house;
    const [organiser, decides] = [await house.staffWho('organiser'), await house.staffWho('decision-maker')];
    const { row, texts } = await need(house.services.consultation.read(system, { consultationId }));
    await need(house.services.retention.destroy(system, { consultationId }));
    const routes = { '/staff/c/:id': overview, '/staff/c/:id/answers': answers };
    const [here, also] = [`/staff/c/${consultationId}`, `/staff/c/${consultationId}/answers`];
    for (const [staff, path] of [
      [organiser, here],
      [decides, also],
    ] as const) {
      const { status, html } = await drawPages(house, { routes, staff }).get(path);
      expect(status).toBe(410);
      expect(html).toContain('This consultation was destroyed');
      expect(html).toContain(dayInWords('en', row.retentionDay));
      for (const way of ['/gone', '/answers']) expect(html).toContain(`href="${way}"`);
      for (const { body } of texts) expect(html).not.toContain(body);
    }
    const stranger = { ...organiser, grants: [] };
    const { status, html } = await drawPages(house, { routes, staff: stranger }).get(here);
    const never = await drawPages(house, { routes, staff: stranger }).get('/staff/c/never');
    expect([status, html]).toEqual([404, never.html.replaceAll('never', consultationId)]);
    expect(html).toContain('There is nothing here for you');
  });

  it('a form from an old page of it is answered so, and not as if there never was one', async () => {
    const { consultationId } = house;
    const organiser = await house.staffWho('organiser');
    const routes = { '/staff/c/:id': overview };
    const old = await drawPages(house, { routes, staff: organiser }).get(`/staff/c/${consultationId}`);
    const form = { field: 'title' };
    const typed = { title: 'Once more' };
    await need(house.services.retention.destroy(system, { consultationId }));
    const sent = await drawPages(house, { routes, staff: organiser }).send(old, form, typed);
    expect(sent.status).toBe(410);
    expect(sent.html).toContain('This consultation was destroyed');
    const stranger = { ...organiser, grants: [] };
    const { status, html } = await drawPages(house, { routes, staff: stranger }).send(old, form, typed);
    expect(status).toBe(404);
    expect(html).toContain('There is nothing here for you');
  });

  it('so where a backup that had nothing of it was put in its place, without a day', async () => {
    const { consultationId } = house;
    const moderator = await house.staffWho('moderator');
    const lost = [{ sql: `update directory set state = 'destroyed'`, args: [] }];
    await house.databases.control.write(lost);
    const told = await need(house.services.retention.gone(moderator, { consultationId }));
    expect(told).toEqual({ day: null, lastDay: null });
  });
});
