import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as putUpPage from '../../../app/routes/staff/room/put-up.tsx';
import type { Database } from '../../../db/databases.ts';
import { contributionById } from '../../../db/queries/room/contributions.ts';
import { listeningOf } from '../../../db/queries/session/listening.ts';
import { newId } from '../../../server/core/ids.ts';
import { mostUp, toldBeforeMinutes } from '../../../server/core/room/listening.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
  type TestSocket,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let consultationId: string;
let room: string;
let db: Database;
let facilitator: Staff;
let decider: Staff;
let page: TestSocket;
let stranger: TestSocket;
let inRoom: TestSocket;
const refused = (code: string) => ({ ok: false, code });

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'room', prompts: prompts('Talk.') },
    { kind: 'question', prompts: prompts('Answer.') },
  ]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [room = ''] = stage.activities;
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('No database.');
  db = found;
  [facilitator, decider] = (await Promise.all(
    (['facilitator', 'decision-maker'] as const).map((role) => house.staffWho(role)),
  )) as [Staff, Staff];
  const { consultation } = house.services;
  await need(consultation.moveUse(stage.organiser, { consultationId, use: 'quotes', to: 'asked' }));
  await need(
    consultation.moveUse(await house.staffWho('approver'), { consultationId, use: 'quotes', to: 'made' }),
  );
  page = await live.connect(decider);
  stranger = await live.connect(await house.staffWho('analyst'));
  inRoom = await live.connect(await stage.join());
  await inRoom.emitWithAck('room:enter', { v: 1, activity: room, after: 0 });
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

/** A day and a time of day in Vienna, so many minutes from now. */
function inMinutes(minutes: number): { day: string; time: string } {
  const said = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Vienna',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(house.deps.clock() + minutes * 60_000);
  const [day = '', time = ''] = said.split(' ');
  return { day, time };
}
const plan = (minutes: number, length = 60, as = facilitator) =>
  house.services.listening.plan(as, { consultationId, ...inMinutes(minutes), minutes: length });
/** On the page of the hour as it is now. */
const lead = async (to: 'begin' | 'end') => {
  const hour = await listeningOf(db);
  const seen = { id: hour?.id ?? '', running: hour?.state === 'running' };
  return house.services.listening.lead(facilitator, { consultationId, lead: to, ...seen });
};
/** As they are now. */
const put = async (id: string, up = true, as = facilitator) => {
  const change = (await contributionById(db, id))?.change ?? 0;
  return house.services.listening.putUp(as, { consultationId, id, ...(up ? { up, change } : { up }) });
};
const desk = () => need(house.services.listening.desk(facilitator, { consultationId, page: 0 }));
const attend = async (as = decider) =>
  (await need(house.services.listening.attend(as, { consultationId }))).shows;
const heard = async () => (await attend()).words.map(({ parts }) => parts);
const ask = () => page.emitWithAck('listening:enter', { v: 1, consultation: consultationId });
/** The hour that is planned comes now: nobody waits a day in a test. */
const comes = () =>
  db.write([
    {
      sql: `update listening set start_minute = ?1 where state = 'planned'`,
      args: [Math.floor(house.deps.clock() / 60_000) - 1],
    },
  ]);
async function quotable(): Promise<Child> {
  const child = await stage.join();
  await need(house.services.room.answerUse(child, { use: 'quotes', answer: 'yes' }));
  return child;
}
/** What is raised from now on, and what ends that. */
function tellings(): [string[], () => void] {
  const told: string[] = [];
  const stop = house.services.listen(({ name }) => told.push(name));
  return [told, stop];
}

describe('an hour in which those who decide listen', () => {
  it('R530: is planned a day before at least, and told to children who can be heard, until it is over', async () => {
    const child = await stage.join();
    const told = async () => (await need(house.services.room.place(child, {}))).listening;
    expect(await told()).toBeNull();
    expect(await plan(toldBeforeMinutes - 5)).toEqual(refused('field-missing'));
    expect(await plan(toldBeforeMinutes + 5, 61)).toEqual(refused('field-missing'));
    expect(await plan(400 * 24 * 60)).toEqual(refused('field-missing'));
    expect(await plan(toldBeforeMinutes + 5, 30, decider)).toEqual(refused('not-found'));
    // R1122: in this house the last day is 200 days away.
    const { retentionDay } = (
      await need(house.services.consultation.read(stage.organiser, { consultationId }))
    ).row;
    const onDay = (day: string) =>
      house.services.listening.plan(facilitator, { consultationId, day, time: '10:00', minutes: 60 });
    expect(await onDay(retentionDay)).toEqual(refused('after-last-day'));
    const before = new Date(Date.parse(retentionDay) - 86_400_000).toISOString().slice(0, 10);
    await need(onDay(before));
    await need(lead('end'));
    await need(plan(toldBeforeMinutes + 5));
    expect(await plan(toldBeforeMinutes + 90)).toEqual(refused('state-forbids'));
    const ahead = await told();
    expect(ahead).toMatchObject({ state: 'planned' });
    expect((ahead?.untilMinute ?? 0) - (ahead?.startMinute ?? 0)).toBe(60);
    // Before its time nobody begins it, and nobody hears a word.
    const up = await stage.publish(await quotable(), room, 'A word that waits for the hour.');
    await need(put(up));
    expect(await lead('begin')).toEqual(refused('state-forbids'));
    expect(await attend()).toMatchObject({ state: 'planned', words: [] });
    await comes();
    expect(await attend()).toMatchObject({ state: 'due', words: [] });
    await need(lead('begin'));
    expect(await attend()).toMatchObject({ state: 'running' });
    expect(await heard()).toEqual([[{ text: 'A word that waits for the hour.' }]]);
    await db.write([{ sql: 'update listening set start_minute = start_minute - 60', args: [] }]);
    expect(await attend()).toMatchObject({ state: 'over', words: [] });
    expect(await told()).toBeNull();
    // A new one begins with nothing up.
    await need(plan(toldBeforeMinutes + 5));
    expect((await desk()).up).toEqual([]);
    await need(lead('end'));
    expect((await desk()).state).toBe('over');
  });

  it('R531: has words that all in a room read, of a child that said yes and objects to nothing; nothing else can be put up', async () => {
    const { privacy, room: talk, moderation } = house.services;
    const yes = await quotable();
    const shown = await stage.publish(yes, room, 'Ask us each spring.');
    expect(await put(shown)).toEqual(refused('state-forbids'));
    await need(plan(toldBeforeMinutes + 5));
    const silent = await stage.publish(await stage.join(), room, 'I said neither yes nor no.');
    const answer = await stage.publish(yes, stage.activities[1] ?? '', 'An answer to a question.');
    const waits = newId(house.deps.random);
    await need(
      talk.post(yes, { id: waits, activityId: room, text: 'Nobody has read this.', language: 'en' }),
    );
    for (const id of [silent, answer, waits]) expect(await put(id)).toEqual(refused('state-forbids'));
    const ids = (await desk()).rest.map(({ id }) => id);
    expect(ids).toContain(shown);
    expect(ids).toEqual([...ids].sort());
    for (const id of [silent, answer, waits]) expect(ids).not.toContain(id);

    // Nor by whoever knows its group.
    await db.write([
      {
        sql: `insert into own_group (staff_id, batch_id, how, day) select ?1, batch_id, 'said', '2026-01-01' from participant where id = ?2`,
        args: [facilitator.staffId, yes.participantId],
      },
    ]);
    expect(await put(shown)).toEqual(refused('state-forbids'));
    expect((await desk()).rest).toEqual([]);
    await db.write([{ sql: 'delete from own_group where staff_id = ?1', args: [facilitator.staffId] }]);
    expect(await put(shown, true, decider)).toEqual(refused('not-found'));
    await need(put(shown));
    await comes();
    await need(lead('begin'));

    const goneAfter = async (act: (child: Child, id: string) => Promise<unknown>) => {
      const child = await quotable();
      const id = await stage.publish(child, room, 'Only as I wrote it.');
      await need(put(id));
      expect(await heard()).toContainEqual([{ text: 'Only as I wrote it.' }]);
      await act(child, id);
      expect(await heard()).toEqual([[{ text: 'Ask us each spring.' }]]);
      return { child, id };
    };
    // Nor do they come back by themselves where the child takes its no back.
    for (const use of ['quotes', 'analysis'] as const) {
      const { child } = await goneAfter((who) => need(privacy.object(who, { use, on: true })));
      await need(privacy.object(child, { use, on: false }));
      expect(await heard()).toEqual([[{ text: 'Ask us each spring.' }]]);
    }
    const wavers = await goneAfter((child) => need(talk.answerUse(child, { use: 'quotes', answer: 'no' })));
    await need(talk.answerUse(wavers.child, { use: 'quotes', answer: 'yes' }));
    expect(await heard()).toEqual([[{ text: 'Ask us each spring.' }]]);
    await need(put(wavers.id));
    expect(await heard()).toContainEqual([{ text: 'Only as I wrote it.' }]);
    await need(put(wavers.id, false));
    await goneAfter((child, id) => need(talk.withdraw(child, { id })));
    await goneAfter((child) => need(privacy.erase(child, {})));
    const changed = await goneAfter((child, id) =>
      need(talk.revise(child, { id, revision: 1, text: 'Only as I wrote it.', language: 'en' })),
    );
    // Shown again it does not come back by itself.
    const moderator = await house.staffWho('moderator');
    const anew = { consultationId, id: changed.id, revision: 2, decision: 'publish' } as const;
    await need(moderation.decide(moderator, anew));
    expect(await heard()).toEqual([[{ text: 'Ask us each spring.' }]]);
    await need(put(shown, false));
    expect(await heard()).toEqual([]);
  });

  it('R451, R1112: what is up of a group is in no list of whoever knows it, who takes none of it down, while another does', async () => {
    const own = await quotable();
    const id = await stage.publish(own, room, 'Of this class alone.');
    await need(put(id));
    await db.write([
      {
        sql: `insert into own_group (staff_id, batch_id, how, day) select ?1, batch_id, 'said', '2026-01-01' from participant where id = ?2`,
        args: [facilitator.staffId, own.participantId],
      },
    ]);
    const colleague = await house.staffWho('moderator');
    const upFor = async (who: Staff) =>
      (await need(house.services.listening.desk(who, { consultationId, page: 0 }))).up.map((each) => each.id);
    expect(await upFor(facilitator)).toEqual([]);
    expect((await desk()).rest).toEqual([]);
    const [told, stop] = tellings();
    const taken = async () =>
      (await db.query(`select count(*) from audit where deed = 'listening:take-down'`, []))[0]?.[0];
    const before = Number(await taken());
    expect(await put(id, false)).toEqual(refused('state-forbids'));
    expect([told, await taken()]).toEqual([[], before]);
    expect(await upFor(colleague)).toEqual([id]);
    expect(await heard()).toEqual([[{ text: 'Of this class alone.' }]]);
    await need(put(id, false, colleague));
    expect(await heard()).toEqual([]);
    // What nobody has up is refused alike: whether it is up is not told. For who may take it down twice is once.
    expect(await put(id, false)).toEqual(refused('state-forbids'));
    await need(put(id, false, colleague));
    expect([told, await taken()]).toEqual([['listening-changed'], before + 1]);
    stop();
    await db.write([{ sql: 'delete from own_group where staff_id = ?1', args: [facilitator.staffId] }]);
  });

  it('R1226: where twenty are up that is what is said, beside buttons that are off; words that changed take no place', async () => {
    const child = [await quotable(), await quotable(), await quotable(), await quotable()];
    const ids: string[] = [];
    for (let at = 0; at <= mostUp; at += 1)
      ids.push(
        await stage.publish(child[at % 4] as Child, room, `One of many words, ${'x'.repeat(at + 1)}.`),
      );
    for (const { id } of (await desk()).up) await need(put(id, false));
    const last = ids.pop() ?? '';
    for (const id of ids) await need(put(id));
    expect(await put(last)).toEqual(refused('many-already'));
    // R531: who is shown fewer, as it knows a group, is told nothing of those that are hidden from it; who is shown all is.
    await db.write([
      {
        sql: `insert into own_group (staff_id, batch_id, how, day) select ?1, batch_id, 'said', '2026-01-01' from participant where id = ?2`,
        args: [facilitator.staffId, (child[0] as Child).participantId],
      },
    ]);
    const others = await quotable();
    await db.write([
      { sql: `update participant set batch_id = 'another' where id = ?1`, args: [others.participantId] },
    ]);
    const more = await stage.publish(others, room, 'Of no group that it knows.');
    expect(await put(more, true, await house.staffWho('moderator'))).toEqual(refused('many-already'));
    await need(put(more));
    await need(put(more, false));
    await db.write([{ sql: 'delete from own_group where staff_id = ?1', args: [facilitator.staffId] }]);
    // What is up already may be put up once more.
    await need(put(ids[0] ?? ''));
    const pages = drawPages(house, { routes: { '/staff/c/:id/put-up': putUpPage }, staff: facilitator });
    const html = (await pages.get(`/staff/c/${consultationId}/put-up`)).html;
    expect(wordsOf(html)).toContain(speakerOf('en').t('refusal.many-already'));
    expect(html).toMatch(/<button[^>]*value="put"[^>]*disabled=""/);
    expect(html).not.toMatch(/<button[^>]*value="take"[^>]*disabled=""/);
    const changed = { id: ids[0] ?? '', revision: 1, text: 'Other words.', language: 'en' };
    await need(house.services.room.revise(child[0] as Child, changed));
    await need(put(last));
    // Nor do those of a child whose erasure waits: the page lists none of them.
    const session = 'here';
    await need(house.services.privacy.erase(child[1] as Child, { session }));
    expect((await desk()).up.length).toBeLessThan(mostUp);
    const [free] = (await desk()).rest;
    await need(put(free?.id ?? ''));
    await need(put(free?.id ?? '', false));
    await need(house.services.privacy.undo(child[1] as Child, { session }));
    for (const id of [...ids, last]) await need(put(id, false));
  });

  it('R531: what an older version left up under a no does not come back with the yes; a yes said twice takes nothing down', async () => {
    const { privacy, room: talk } = house.services;
    const up = async (id: string) =>
      (await db.query('select 1 from listening_word where contribution_id = ?1', [id])).length === 1;
    const putsUp = (id: string) =>
      db.write([
        {
          sql: `insert into listening_word (contribution_id, change, staff_id) values (?1, 1, 'x')`,
          args: [id],
        },
      ]);
    const [objects, wavers] = [await quotable(), await quotable()];
    const [one, two] = [
      await stage.publish(objects, room, 'Left up once.'),
      await stage.publish(wavers, room, 'Left up too.'),
    ];
    const agree = async () => {
      await need(privacy.object(objects, { use: 'analysis', on: false }));
      await need(talk.answerUse(wavers, { use: 'quotes', answer: 'yes' }));
    };
    await putsUp(one);
    await putsUp(two);
    await agree();
    expect([await up(one), await up(two)]).toEqual([true, true]);
    await need(privacy.object(objects, { use: 'analysis', on: true }));
    await need(talk.answerUse(wavers, { use: 'quotes', answer: 'no' }));
    await putsUp(one);
    await putsUp(two);
    await agree();
    expect([await up(one), await up(two)]).toEqual([false, false]);
  });

  it('R531: whoever listens is told of a no also where the words were put up in the same moment', async () => {
    const { privacy, room: talk } = house.services;
    const [told, stop] = tellings();
    const write = db.write.bind(db);
    const says = [
      (who: Child) => privacy.object(who, { use: 'quotes', on: true }),
      (who: Child) => talk.answerUse(who, { use: 'quotes', answer: 'no' }),
    ];
    for (const say of says) {
      const child = await quotable();
      const id = await stage.publish(child, room, 'In the same moment.');
      told.length = 0;
      const meanwhile = vi.spyOn(db, 'write').mockImplementationOnce(async (statements) => {
        const sql = `insert into listening_word (contribution_id, change, staff_id) values (?1, 1, 'x')`;
        await write([{ sql, args: [id] }]);
        return write(statements);
      });
      await need(say(child));
      meanwhile.mockRestore();
      expect(told).toContain('listening-changed');
    }
    stop();
  });

  it('R334: whoever leads the hour and has a break is sent no words, and can end it', async () => {
    const ids = [await quotable(), await quotable()].map((child) => stage.publish(child, room, 'Not now.'));
    const [up = ''] = await Promise.all(ids);
    await need(put(up));
    const pages = drawPages(house, { routes: { '/staff/c/:id/put-up': putUpPage }, staff: facilitator });
    const drawn = async () => wordsOf((await pages.get(`/staff/c/${consultationId}/put-up`)).html);
    expect([JSON.stringify(await desk()), await drawn()].map((each) => each.includes('Not now.'))).toEqual([
      true,
      true,
    ]);
    const breaks = vi.spyOn(house.deps.exposures, 'restLeftMs').mockReturnValue(900_000);
    expect(await desk()).toMatchObject({ state: 'running', up: [], rest: [], resting: true });
    expect(await drawn()).not.toContain('Not now.');
    for (const says of ['refusal.break-needed', 'put-up.end'] as const)
      expect(await drawn()).toContain(speakerOf('en').t(says));
    breaks.mockRestore();
    await need(put(up, false));
  });

  it('R532: shows words alone, to decision-makers alone, and the log says who was there', async () => {
    const words = await stage.publish(await quotable(), room, 'Three of us want shade.');
    await need(put(words));
    const shows = await attend();
    expect(Object.keys(shows).sort()).toEqual(['startMinute', 'state', 'untilMinute', 'words']);
    expect(Object.keys(shows.words[0] ?? {}).sort()).toEqual(['language', 'parts']);
    expect(JSON.stringify(shows)).not.toContain(words);
    for (const role of ['analyst', 'approver', 'organiser', 'facilitator', 'overseer'] as const)
      expect(await house.services.listening.attend(await house.staffWho(role), { consultationId })).toEqual(
        refused('not-found'),
      );
    const [there] = await db.query(
      `select actor, day from audit where deed = 'listening:attend' order by n desc limit 1`,
      [],
    );
    expect(there?.[0]).toBe(decider.staffId);
    const [handed] = await db.query(
      `select detail from audit where deed = 'listening:hear' order by n desc limit 1`,
      [],
    );
    expect(handed?.[0]).toContain(words);
  });

  it('R533: a page that listens hears that something changed and nothing else, and of a room nothing but what it was handed', async () => {
    const child = await quotable();
    const said = await stage.publish(child, room, 'Heard by those who decide.');
    expect(await ask()).toMatchObject({ ok: true, shows: { state: 'running' } });
    expect(await stranger.emitWithAck('listening:enter', { v: 1, consultation: consultationId })).toEqual(
      refused('not-found'),
    );
    const up = next(page, 'listening:changed');
    await need(put(said));
    expect(await up).toEqual({ consultation: consultationId });
    const answered = await ask();
    if (!answered.ok) throw new Error(answered.code);
    expect(answered.shows.words.map(({ parts }) => parts)).toContainEqual([
      { text: 'Heard by those who decide.' },
    ]);
    // Other words of the room come and go, and it hears nothing of them.
    const before = page.heard.length;
    const other = await stage.publish(child, room, 'Not for them.');
    await need(house.services.room.withdraw(child, { id: other }));
    const gone = next(page, 'listening:changed');
    await need(house.services.room.withdraw(child, { id: said }));
    await gone;
    expect(page.heard.length).toBe(before + 1);
    await ask();
    // A no to being quoted, at the question that it answered with yes, takes words from who listens as an objection does.
    const regrets = await quotable();
    const quoted = await stage.publish(regrets, room, 'Quoted no more.');
    await need(put(quoted));
    await ask();
    const noMore = next(page, 'listening:changed');
    await need(house.services.room.answerUse(regrets, { use: 'quotes', answer: 'no' }));
    await noMore;
    await ask();
    await need(house.services.room.answerUse(regrets, { use: 'quotes', answer: 'yes' }));
    await need(put(quoted));
    await ask();
    const objects = next(page, 'listening:changed');
    await need(house.services.privacy.object(regrets, { use: 'analysis', on: true }));
    await objects;
    await ask();
    // Put up before the page is in, and taken back while what it is handed is written down: it is told all the same.
    const words = await stage.publish(child, room, 'Here for a moment.');
    const { services } = house;
    const { attend: look } = services.listening;
    const looks = [
      async () => {
        const first = await look(decider, { consultationId });
        await need(put(words));
        return first;
      },
      async () => {
        const second = await look(decider, { consultationId });
        await need(house.services.room.withdraw(child, { id: words }));
        return second;
      },
    ];
    const late = await live.connect(decider);
    const attending = vi
      .spyOn(services.listening, 'attend')
      .mockImplementation((...asked) => looks.shift()?.() ?? look(...asked));
    const answer = await late.emitWithAck('listening:enter', { v: 1, consultation: consultationId });
    attending.mockRestore();
    expect(looks).toEqual([]);
    expect(answer.ok && JSON.stringify(answer.shows)).not.toContain('Here for a moment.');
    // R949: quoting is ended for all, and made anew by two: what was up does not come back by itself.
    const again = await stage.publish(await quotable(), room, 'Up until nobody is quoted.');
    await need(put(again));
    expect(JSON.stringify(await ask())).toContain('Up until nobody is quoted.');
    const { consultation, room: rooms } = house.services;
    const ahead = async () => (await need(rooms.place(child, {}))).listening;
    expect(await ahead()).toMatchObject({ state: 'running' });
    const use = { consultationId, use: 'quotes' } as const;
    const silenced = next(page, 'listening:changed');
    await need(consultation.moveUse(stage.organiser, { ...use, to: 'dropped' }));
    await silenced;
    expect(JSON.stringify(await ask())).not.toContain('Up until');
    expect(await ahead()).toBeNull();
    await need(consultation.moveUse(stage.organiser, { ...use, to: 'asked' }));
    await need(consultation.moveUse(await house.staffWho('approver'), { ...use, to: 'made' }));
    expect(JSON.stringify(await ask())).not.toContain('Up until');
    expect(await ahead()).toMatchObject({ state: 'running' });

    const ended = next(page, 'listening:changed');
    await need(lead('end'));
    await ended;
    expect(await ask()).toMatchObject({ ok: true, shows: { state: 'over', words: [] } });
    expect(new Set(page.heard.map(([name]) => name))).toEqual(new Set(['listening:changed']));
    for (const socket of [stranger, inRoom])
      expect(socket.heard.map(([name]) => name)).not.toContain('listening:changed');
  });
});
