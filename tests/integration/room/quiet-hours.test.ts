import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  atLocal,
  localTime,
  mostPlanned,
  usualQuiet,
} from '../../../server/core/consultation/quiet-hours.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const zone = 'Europe/Vienna';
const dayMs = 86_400_000;
const refusal = (code: string) => ({ ok: false, code });
const folder = tempFolder('quiet-hours');
const clockFile = join(folder.path, 'offset');

let house: TestHouse;
let at: { consultationId: string; activityId: string };
let organiser: Staff;
let facilitator: Staff;
let child: Child;

/** The product's clock shows this time of day, so many days from now. */
const set = (minute: number, days = 1) => {
  const { day } = localTime(zone, Date.now() + days * dayMs);
  writeFileSync(clockFile, String((atLocal(zone, { day, minute }) ?? 0) - Date.now()));
};
const dayOf = (days: number) => localTime(zone, house.deps.clock() + days * dayMs).day;
const plan = (who: Staff, time: string, more: object = {}) =>
  house.services.session.plan(who, { ...at, day: dayOf(3), time, minutes: 45, ...more });
const planned = async () => (await need(house.services.room.place(child, {}))).planned;

beforeAll(async () => {
  writeFileSync(clockFile, '0');
  house = await openTestHouse({ CLOCK_FILE: clockFile });
  set(12 * 60);
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('How do you come?') }]);
  at = { consultationId: drafted.consultationId, activityId: drafted.activities[0] ?? '' };
  organiser = drafted.organiser;
  facilitator = await house.staffWho('facilitator');
  const edit = async (revision: number, hours: object = usualQuiet) => {
    const { row } = await need(house.services.consultation.read(organiser, at));
    const quiet = { ...usualQuiet, ...hours };
    const kept = { ...row, consultationId: row.id, sensitiveTopic: false, texts: [] };
    return house.services.consultation.edit(organiser, { ...kept, revision, quiet });
  };
  const before = await drafted.revision();
  // A time that was planned before it became a quiet one is planned no more.
  await need(plan(facilitator, '10:00'));
  await need(edit(before, { school: { fromMinute: 0, untilMinute: 1_439 } }));
  const { planned: left } = await need(house.services.session.read(facilitator, at));
  const { weekday } = localTime(zone, atLocal(zone, { day: dayOf(3), minute: 600 }) ?? 0);
  expect(left).toHaveLength(weekday ? 0 : 1);
  for (const { startMinute } of left)
    await need(house.services.session.unplan(facilitator, { ...at, startMinute }));
  await need(edit(await drafted.revision()));
  await drafted.open();
  const other = { school: { fromMinute: 480, untilMinute: 780 } };
  expect(await edit(await drafted.revision(), other)).toEqual(refusal('stale-revision'));
  child = await drafted.join();
});
afterAll(async () => {
  await house.remove();
  folder.remove();
});

describe('when children meet live', () => {
  it('R431: times are planned by whoever leads, seen by children before, and gone when they are over', async () => {
    expect(await plan(await house.staffWho('approver'), '15:00')).toEqual(refusal('not-found'));
    const enter = async () =>
      (await need(house.services.room.enter(child, { activityId: at.activityId, after: 0, language: 'en' })))
        .led;
    expect(await enter()).toBeNull();
    await need(plan(facilitator, '16:00'));
    const told = await plan(facilitator, '15:00');
    expect(await plan(facilitator, '15:00')).toEqual(refusal('state-forbids'));
    const startMinute = (atLocal(zone, { day: dayOf(3), minute: 15 * 60 }) ?? 0) / 60_000;
    expect(await planned()).toEqual([
      { activityId: at.activityId, startMinute, minutes: 45 },
      { activityId: at.activityId, startMinute: startMinute + 60, minutes: 45 },
    ]);
    // Pages that are open hear it as they hear what is led.
    const three = { startMinute, minutes: 45 };
    const four = { startMinute: startMinute + 60, minutes: 45 };
    expect(told.ok && told.events).toMatchObject([{ name: 'room-led', led: { planned: [three, four] } }]);
    expect(await enter()).toMatchObject({ planned: [three, four] });
    const dropped = await house.services.session.unplan(facilitator, {
      ...at,
      startMinute: four.startMinute,
    });
    expect(dropped.ok && dropped.events).toMatchObject([{ name: 'room-led', led: { planned: [three] } }]);
    expect(await house.services.session.unplan(facilitator, { ...at, startMinute: 1 })).toEqual(
      refusal('state-forbids'),
    );
    set(15 * 60 + 44, 4);
    expect(await planned()).toHaveLength(1);
    set(15 * 60 + 45, 4);
    expect(await planned()).toEqual([]);
    set(12 * 60);
  });

  it('R431: what is no time to come, too short, too long or too far away is none', async () => {
    for (const wrong of [
      { time: '25:00' },
      { day: '2027-02-30' },
      { day: dayOf(-2) },
      { day: dayOf(400) },
      { minutes: 9 },
      { minutes: 241 },
    ])
      expect(await plan(facilitator, '15:00', wrong)).toEqual(refusal('field-missing'));
  });

  it('R1226: a thirteenth time is refused as one too many, and one of twelve that is planned again as planned', async () => {
    const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('How do you come?') }]);
    const here = { consultationId: drafted.consultationId, activityId: drafted.activities[0] ?? '' };
    const on = (days: number) =>
      house.services.session.plan(facilitator, { ...here, day: dayOf(days), time: '16:00', minutes: 45 });
    for (let days = 3; days < 3 + mostPlanned; days += 1) await need(on(days));
    expect(await on(3 + mostPlanned)).toEqual(refusal('many-already'));
    expect(await on(3)).toEqual(refusal('state-forbids'));
  });

  it('R432: in another time zone the quiet hours lie elsewhere, and what is planned in them is planned no more', async () => {
    const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('How do you come?') }]);
    const here = { consultationId: drafted.consultationId, activityId: drafted.activities[0] ?? '' };
    const { services } = house;
    for (const time of ['10:00', '18:00'])
      await need(services.session.plan(facilitator, { ...here, day: dayOf(3), time, minutes: 45 }));
    const { row } = await need(services.consultation.read(organiser, here));
    const kept = { ...row, consultationId: row.id, sensitiveTopic: false, texts: [] };
    await need(services.consultation.edit(organiser, { ...kept, quiet: usualQuiet, timeZone: 'Asia/Tokyo' }));
    // Eighteen in Vienna is the middle of the night in Tokyo, and ten in Vienna the late afternoon.
    const left = (await need(services.session.read(facilitator, here))).planned;
    const ten = (atLocal(zone, { day: dayOf(3), minute: 600 }) ?? 0) / 60_000;
    expect(left.map(({ startMinute }) => startMinute)).toEqual([ten]);
  });

  it('R1122: no room meets on the last day or after it; a last day that is moved to before a planned time takes that back', async () => {
    const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('How do you come?') }]);
    const here = { consultationId: drafted.consultationId, activityId: drafted.activities[0] ?? '' };
    const edit = async (retentionDay: string) => {
      const { row } = await need(house.services.consultation.read(organiser, here));
      const kept = { ...row, consultationId: row.id, sensitiveTopic: false, texts: [] };
      const answerDay = dayOf(20);
      const quiet = { night: null, school: null };
      await need(house.services.consultation.edit(organiser, { ...kept, quiet, answerDay, retentionDay }));
    };
    const on = (days: number, time = '15:00') =>
      plan(facilitator, time, { ...here, day: dayOf(days), minutes: 60 });
    const days = async () =>
      (await need(house.services.session.read(facilitator, here))).planned.map(
        ({ startMinute }) => localTime(zone, startMinute * 60_000).day,
      );
    await edit('');
    await need(on(50));
    await edit(dayOf(40));
    expect(await days()).toEqual([]);
    expect(await on(40)).toEqual(refusal('after-last-day'));
    expect(await on(41)).toEqual(refusal('after-last-day'));
    expect(await on(39, '23:01')).toEqual(refusal('after-last-day'));
    await need(on(39, '23:00'));
    await need(on(38));
    await edit(dayOf(39));
    expect(await days()).toEqual([dayOf(38)]);
  });

  it('R1204: nor after the last day on which children can take part, and what was planned so is taken back', async () => {
    const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('How do you come?') }]);
    const here = { consultationId: drafted.consultationId, activityId: drafted.activities[0] ?? '' };
    const on = (days: number, time = '15:00') =>
      plan(facilitator, time, { ...here, day: dayOf(days), minutes: 60 });
    await need(on(31));
    const { row } = await need(house.services.consultation.read(organiser, here));
    const kept = { ...row, consultationId: row.id, sensitiveTopic: false, texts: [], closingDay: dayOf(30) };
    const quiet = { night: null, school: null };
    await need(house.services.consultation.edit(organiser, { ...kept, quiet }));
    expect((await need(house.services.session.read(facilitator, here))).planned).toEqual([]);
    expect(await on(31)).toEqual(refusal('after-last-day'));
    expect(await on(30, '23:01')).toEqual(refusal('after-last-day'));
    await need(on(30, '23:00'));
  });

  it('R432: nothing is planned for quiet hours, not with its last minute either', async () => {
    for (const time of ['20:00', '23:59', '03:00', '06:30', '19:30'])
      expect(await plan(facilitator, time)).toEqual(refusal('quiet-hours'));
    await need(plan(facilitator, '19:15'));
    await need(plan(facilitator, '07:00'));
  });

  it('R432: no session is begun in quiet hours; one that runs goes on and is ended', async () => {
    const { services } = house;
    const revision = async () => (await need(services.session.read(facilitator, at))).session.revision;
    const lead = async (act: 'start' | 'stop') =>
      services.session.lead(facilitator, { ...at, revision: await revision(), lead: act });
    await need(
      services.session.writeAgenda(facilitator, {
        ...at,
        revision: await revision(),
        steps: [{ kind: 'break', minutes: 30, words: [] }],
      }),
    );
    set(22 * 60);
    expect(await lead('start')).toEqual(refusal('quiet-hours'));
    set(19 * 60 + 59);
    await need(lead('start'));
    set(20 * 60 + 5);
    await need(lead('stop'));
  });
});
