import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as putUpPage from '../../../app/routes/staff/room/put-up.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { type DrawnPages, drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');
const dayMs = 86_400_000;

let house: TestHouse;
let stage: VotingStage;
let consultationId: string;
let db: Database;
let facilitator: Staff;
let pages: DrawnPages;
let here: string;

beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'room', prompts: prompts('Talk.') }]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('No database.');
  db = found;
  facilitator = await house.staffWho('facilitator');
  const { consultation } = house.services;
  await need(consultation.moveUse(stage.organiser, { consultationId, use: 'quotes', to: 'asked' }));
  const approver = await house.staffWho('approver');
  await need(consultation.moveUse(approver, { consultationId, use: 'quotes', to: 'made' }));
  pages = drawPages(house, { routes: { '/staff/c/:id/put-up': putUpPage }, staff: facilitator });
  here = `/staff/c/${consultationId}/put-up`;
});
afterAll(() => house.remove());
beforeEach(() => db.write([{ sql: `update listening set state = 'over'`, args: [] }]));

const plan = (days: number) => {
  const day = new Date(house.deps.clock() + days * dayMs).toISOString().slice(0, 10);
  return need(
    house.services.listening.plan(facilitator, { consultationId, day, time: '10:00', minutes: 60 }),
  );
};
/** The hour that is planned comes now. */
const comes = () =>
  db.write([
    {
      sql: `update listening set start_minute = ?1 where state = 'planned'`,
      args: [Math.floor(house.deps.clock() / 60_000) - 1],
    },
  ]);
const desk = () => need(house.services.listening.desk(facilitator, { consultationId, page: 0 }));
const page = () => pages.get(here);
const begin = { press: 'act=begin' };
const end = { press: 'act=end' };

/** A child that may be quoted, and words of it that all in the room read. */
async function said(text: string) {
  const child = await stage.join();
  await need(house.services.room.answerUse(child, { use: 'quotes', answer: 'yes' }));
  return { child, id: await stage.publish(child, stage.activities[0] ?? '', text) };
}

describe('R1330: an hour in which somebody listens is ended, or taken back, by whoever saw that it runs, or does not', () => {
  it('begun meanwhile it is not taken back: it goes on with its words, and the page says that it runs', async () => {
    await plan(3);
    const { id } = await said('It stays up.');
    const planned = await page();
    await pages.send(planned, { press: 'act=put' });
    expect((await desk()).up).toMatchObject([{ id }]);
    await comes();
    const due = await page();
    expect((await pages.send(due, begin)).status).toBe(200);
    for (const old of [planned, due]) {
      const back = await pages.send(old, end);
      expect(back.status).toBe(400);
      expect(wordsOf(back.html)).toContain(t('refusal.stale-revision'));
      expect(wordsOf(back.html)).toContain(t('put-up.end'));
      expect(wordsOf(back.html)).not.toContain(t('plan.drop'));
    }
    expect(await desk()).toMatchObject({ state: 'running', up: [{ id }] });
    // Whoever pressed twice, or as another did, is not told of an old page by what is no act any more.
    expect((await pages.send(await page(), end)).status).toBe(200);
    const over = await pages.send(due, end);
    expect(wordsOf(over.html)).toContain(t('refusal.state-forbids'));
  });

  it('nor is another one than was seen taken back; planned and due are one', async () => {
    await plan(3);
    const first = await page();
    expect((await pages.send(first, end)).status).toBe(200);
    await plan(5);
    const second = (await desk()).hour;
    const back = await pages.send(first, end);
    expect([back.status, await desk()]).toMatchObject([400, { state: 'planned', hour: second }]);
    expect(wordsOf(back.html)).toContain(t('refusal.stale-revision'));
    // What came back is the page of the hour that is planned now.
    await comes();
    expect((await pages.send(back, end)).status).toBe(200);
    expect(await desk()).toMatchObject({ state: 'over' });
  });

  it('nor one that is begun in the same moment', async () => {
    await plan(3);
    await comes();
    const { hour: id } = await desk();
    const { listening } = house.services;
    const at = { consultationId, id, running: false } as const;
    const write = db.write.bind(db);
    const meanwhile = vi.spyOn(db, 'write').mockImplementationOnce(async (statements) => {
      await need(listening.lead(facilitator, { ...at, lead: 'begin' }));
      return write(statements);
    });
    const taken = await listening.lead(facilitator, { ...at, lead: 'end' });
    meanwhile.mockRestore();
    expect([taken, (await desk()).state]).toEqual([{ ok: false, code: 'stale-revision' }, 'running']);
  });
});
