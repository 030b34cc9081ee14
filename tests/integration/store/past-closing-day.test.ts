import { afterAll, beforeAll, expect, it } from 'vitest';
import * as childHome from '../../../app/routes/child/home.tsx';
import * as join from '../../../app/routes/child/joining/join.tsx';
import * as part from '../../../app/routes/child/part/part.tsx';
import * as terms from '../../../app/routes/public/release/terms.tsx';
import * as overview from '../../../app/routes/staff/consultation/consultation.tsx';
import * as staffHome from '../../../app/routes/staff/home/home.tsx';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { closeDue } from '../../../server/usecases/consultation/close-due.ts';
import { moveClosingDay } from '../../../server/usecases/consultation/move-closing-day.ts';
import { moveConsultation } from '../../../server/usecases/consultation/move-consultation.ts';
import { keySheet } from '../../../server/usecases/paper/key-sheet.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { drawPages, formFor } from '../../support/pages/drawn-pages.ts';

const clock = { kind: 'system', name: 'clock' } as const;
const refusal = (code: string) => ({ ok: false, code });

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.remove());

const dayAt = (days: number) => new Date(house.deps.clock() + days * 86_400_000).toISOString().slice(0, 10);
const printed = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day));

/** A consultation in Vienna, open until the end of the fifth day from now. */
async function opened() {
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What do you say?') }], {
    closingInDays: 5,
  });
  await stage.open();
  const db = await house.databases.consultation(stage.consultationId);
  if (!db) throw new Error('gone');
  const setDay = (name: 'answer_day' | 'closing_day', day: string) =>
    db.write([{ sql: `update consultation set ${name} = ?1`, args: [day] }]);
  return { ...stage, db, setDay };
}

it('R1201, R1202, R1186: what rests on the day of its answer is given a later day and opened, and its sheet is settled', async () => {
  const on = await opened();
  const { consultationId, organiser } = on;
  await on.setDay('answer_day', dayAt(6));
  const { sheets } = await need(
    house.services.paper.print(organiser, {
      ...{ consultationId, label: 'Class 4b', language: 'en', level: 'younger', size: 20, handedBy: '' },
    }),
  );
  const number = sheets[0]?.number ?? '';
  const entry = { consent: true, ageBand: '' as const, polls: {}, votes: {}, texts: {} };
  const sheet = { consultationId, number, entry };
  const first = await house.staffWho('moderator');
  const second = { ...first, staffId: 'another-moderator', name: 'Lin' };
  await need(house.services.paper.key(first, sheet));
  const deps = { ...house.deps, clock: () => Date.parse(`${dayAt(5)}T23:30:00Z`) };
  expect((await need(closeDue(deps, clock, {}))).rests).toEqual([consultationId]);
  expect(await keySheet(deps, second, sheet)).toEqual(refusal('consultation-not-open'));
  const open = () => moveConsultation(deps, organiser, { consultationId, to: 'open' });
  expect(await open()).toEqual(refusal('gate-not-ready'));
  await need(moveClosingDay(deps, organiser, { consultationId, day: dayAt(9) }));
  await need(open());
  expect(await need(keySheet(deps, second, sheet))).toEqual({ became: 'settled' });
  const states = `select state from paper_sheet where number = ?1`;
  expect(await on.db.query(states, [number])).toEqual([['settled']]);
});

it('R1199: once it is over while it rests no child is told to send its words later', async () => {
  const on = await opened();
  const child = await on.join();
  await on.move('paused');
  const post = () =>
    house.services.room.post(child, {
      ...{ id: newId(house.deps.random), activityId: on.activities[0] ?? '', text: 'Late.', language: 'en' },
    });
  expect(await post()).toEqual(refusal('room-paused'));
  await on.setDay('closing_day', dayAt(-2));
  expect(await post()).toEqual(refusal('consultation-not-open'));
});

it('R1199: once it is over while it rests its pages, its codes and its kiosk say that it is over, and not that it rests until later', async () => {
  const on = await opened();
  const { consultationId } = on;
  const child = await on.join();
  const issued = await need(
    house.services.consultation.issueCodes(clock, { consultationId, label: 'x', language: 'en', size: 20 }),
  );
  await on.move('paused');
  const activity = on.activities[0] ?? '';
  const inside = drawPages(house, {
    routes: { '/here': childHome, '/here/part/:anchor': part },
    child,
  });
  const visitor = drawPages(house, { routes: { '/join': join }, child: null });
  const told = async () => {
    const looked = formFor('/join', { step: 'look', code: codeFragment(issued.codes[0] ?? []) });
    const state = await need(house.services.room.enter(child, { activityId: activity, after: 0 }));
    return {
      code: (await visitor.send(looked, {})).html,
      home: (await inside.get('/here')).html,
      part: (await inside.get('/here/part/all')).html,
      state: state.state,
    };
  };
  const before = await told();
  expect(before.code).toContain('come back later');
  expect(before.home).toContain('This question rests');
  expect(before.part).toContain('when an adult opens it again');
  expect(before.state).toBe('paused');
  await on.setDay('closing_day', dayAt(-2));
  const after = await told();
  expect(after.code).toContain('the last day to take part is over');
  expect(after.code).not.toContain('later');
  expect(after.home).toContain('This question is over');
  expect(after.home).not.toContain('This question rests');
  expect(after.part).toContain('This question is over');
  expect(after.part).not.toMatch(/opens it again|until it goes on/);
  expect(after.state).toBe('closed');
  // A later day that its staff name gives it back: nothing was decided here.
  await on.setDay('closing_day', dayAt(5));
  expect((await told()).state).toBe('paused');
});

it('R1200: while the clock waits its staff reads that the day is over, and no child that it is to come', async () => {
  const on = await opened();
  const { consultationId } = on;
  const { codes } = await need(
    house.services.consultation.issueCodes(clock, { consultationId, label: 'x', language: 'en', size: 20 }),
  );
  const staff = drawPages(house, {
    routes: { '/staff': staffHome, '/staff/c/:id': overview },
    staff: on.organiser,
  });
  const visitor = drawPages(house, { routes: { '/join': join, '/terms/:id': terms }, child: null });
  const told = async () => [
    (await visitor.send(formFor('/join', { step: 'look', code: codeFragment(codes[0] ?? []) }), {})).html,
    (await visitor.get(`/terms/${consultationId}`)).html,
  ];
  for (const html of await told()) expect(html).toContain(printed(dayAt(5)));
  await on.setDay('closing_day', dayAt(-2));
  for (const html of await told()) {
    expect(html).toContain('title en');
    expect(html).not.toContain('part until');
  }
  for (const path of ['/staff', `/staff/c/${consultationId}`]) {
    const { html } = await staff.get(path);
    expect(html, path).toContain(
      `The last day to take part was ${printed(dayAt(-2))}. It is still open: the clock tries`,
    );
    expect(html, path).not.toContain('part until');
  }
});
