import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as putUpPage from '../../../app/routes/staff/room/put-up.tsx';
import * as session from '../../../app/routes/staff/room/session.tsx';
import type { Database } from '../../../db/databases.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
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
  const routes = { '/staff/c/:id/put-up': putUpPage, '/staff/c/:id/session/:activity': session };
  pages = drawPages(house, { routes, staff: facilitator });
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

describe('R1331: what is put up for those who listen, or at the top of a room, is what whoever pressed has read', () => {
  const revise = async ({ child, id }: { child: Child; id: string }, text: string) => {
    const { room, moderation } = house.services;
    await need(room.revise(child, { id, revision: 1, text, language: 'en' }));
    const moderator = await house.staffWho('moderator');
    await need(moderation.decide(moderator, { consultationId, id, revision: 2, decision: 'publish' }));
  };

  it('published anew meanwhile, words are not heard by a press under those before; other words are', async () => {
    await plan(3);
    const [words, others] = [await said('As it was read.'), await said('It stays as it is.')];
    const put = ({ id }: { id: string }) => ({ press: 'act=put', field: `id=${id}` });
    const old = await page();
    await revise(words, 'As nobody here has read it.');
    const back = await pages.send(old, put(words));
    expect([back.status, (await desk()).up]).toEqual([400, []]);
    for (const shown of [t('refusal.stale-revision'), 'As nobody here has read it.'])
      expect(wordsOf(back.html)).toContain(shown);
    expect((await pages.send(old, put(others))).status).toBe(200);
    expect((await pages.send(back, put(words))).status).toBe(200);
    expect((await desk()).up.map(({ id }) => id).sort()).toEqual([words.id, others.id].sort());
    // A page that says of no words which they were is an old one, and to take words down is never too late.
    const wordless = { consultationId, id: words.id, up: true, change: 0 } as const;
    expect(await house.services.listening.putUp(facilitator, wordless)).toEqual({
      ok: false,
      code: 'stale-revision',
    });
    await revise(others, 'It is other words now.');
    expect((await pages.send(old, put(others))).status).toBe(400);
    await need(house.services.listening.putUp(facilitator, { consultationId, id: words.id, up: false }));
  });

  it('nor do they stand at the top; taken off is whatever stands there', async () => {
    const words = await said('The top as it was read.');
    const activityId = stage.activities[0] ?? '';
    const path = `/staff/c/${consultationId}/session/${activityId}`;
    const atTop = async () =>
      (await need(house.services.session.follow(facilitator, { consultationId, activityId }))).led
        ?.spotlight ?? null;
    const top = (html: string) => ({
      press: `beside=${new RegExp(`value="(top ${words.id}[^"]*)"`).exec(html)?.[1]}`,
    });
    const old = await pages.get(path);
    await revise(words, 'The top as nobody here has read it.');
    const back = await pages.send(old, top(old.html));
    expect([back.status, await atTop()]).toEqual([400, null]);
    expect(wordsOf(back.html)).toContain(t('stale.title'));
    expect(wordsOf(back.html)).toContain('The top as nobody here has read it.');
    const put = await pages.send(back, top(back.html));
    expect([put.status, await atTop()]).toMatchObject([200, { id: words.id }]);
    expect((await pages.send(put, { press: 'beside=top' })).status).toBe(200);
    expect(await atTop()).toBeNull();
  });
});
