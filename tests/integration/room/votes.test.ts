import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as activitiesPage from '../../../app/routes/staff/activities/activities.tsx';
import type { Database } from '../../../db/databases.ts';
import { newId } from '../../../server/core/ids.ts';
import { codeFragment } from '../../../server/core/room/join-codes.ts';
import { type Choice, choices } from '../../../server/core/room/voting.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { pokeOf } from '../../../server/core/wire/pokes.ts';
import type { VotableStatement } from '../../../server/core/wire/views.ts';
import { createFactors } from '../../../server/guard/factors.ts';
import { castVote } from '../../../server/usecases/room/cast-vote.ts';
import {
  need,
  next,
  openTestHouse,
  openTestLive,
  type TestHouse,
  type TestLive,
} from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts, seed, type VotingStage } from '../../support/house/voting.ts';
import type { Page } from '../../support/pages/client.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

let house: TestHouse;
let live: TestLive;
let stage: VotingStage;
let db: Database;
let statements: string;
let single: string;
let ranking: string;
let moderator: Staff;

beforeAll(async () => {
  house = await openTestHouse();
  live = await openTestLive(house);
  const drafted = await draftVoting(house, [
    { kind: 'statements', prompts: prompts('Vote.'), seeds: ['One', 'Two', 'Three'].map(seed) },
    { kind: 'poll', form: 'single', prompts: prompts('Choose.'), options: ['A', 'B'].map(option) },
    { kind: 'poll', form: 'ranking', prompts: prompts('Order.'), options: ['A', 'B', 'C'].map(option) },
  ]);
  await drafted.open();
  stage = drafted;
  [statements = '', single = '', ranking = ''] = stage.activities;
  const found = await house.databases.consultation(stage.consultationId);
  if (!found) throw new Error('no database');
  db = found;
  moderator = await house.staffWho('moderator');
});
afterAll(async () => {
  await live.close();
  await house.remove();
});

const page = (child: Child) => need(house.services.room.readStatements(child, { activityId: statements }));
const firstOf = async (child: Child) => (await page(child)).next[0]?.id ?? '';
const rows = async (sql: string, ...args: string[]) => (await db.query(sql, args)).map((row) => [...row]);
const votesOn = (id: string) => rows('select choice from vote where statement_id = ?1', id);
const tallyOf = async (id: string) =>
  (await rows('select agree, disagree, pass, unclear from statement_tally where statement_id = ?1', id))[0];
const decide = async (id: string, decision: 'publish' | 'refuse', revision = 1) => {
  const [[change] = []] = await rows('select change from contribution where id = ?1', id);
  return need(
    house.services.moderation.decide(moderator, {
      consultationId: stage.consultationId,
      id,
      revision,
      change: Number(change),
      decision,
      ...(decision === 'refuse'
        ? { reason: 'person' as const, hidden: [{ start: 0, end: 1_000, label: 'person' as const }] }
        : {}),
    }),
  );
};

describe('a child votes', () => {
  it('R78: from two tabs at once, and again, it has one vote, the last one', async () => {
    const child = await stage.join();
    const statementId = await firstOf(child);
    const before = await tallyOf(statementId);
    const cast = (choice: Choice) => house.services.room.vote(child, { statementId, choice });
    const [one, two] = await Promise.all([live.connect(child), live.connect(child)]);
    const answers = await Promise.all([
      one.emitWithAck('vote:cast', { v: 1, statement: statementId, choice: 'agree' }),
      two.emitWithAck('vote:cast', { v: 1, statement: statementId, choice: 'agree' }),
      cast('agree'),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(await tallyOf(statementId)).toEqual([Number(before?.[0]) + 1, ...(before?.slice(1) ?? [])]);
    for (const choice of choices) await need(cast(choice));
    expect(await rows('select choice from vote where participant_id = ?1', child.participantId)).toEqual([
      [2],
    ]);
    const mine = await need(house.services.room.readVotes(child, { activityId: statements, page: 0 }));
    expect(mine.votes.map(({ statement, choice }) => [statement.id, choice])).toEqual([
      [statementId, 'unclear'],
    ]);
    expect((await page(child)).answered).toBe(1);
  });

  it('R78: the tally is what the votes are, whatever was changed and taken away', async () => {
    const children = await stage.joinMany(6);
    for (const [at, child] of children.entries()) {
      for (const statement of (await page(child)).next)
        await need(
          house.services.room.vote(child, {
            statementId: statement.id,
            choice: choices[(at + statement.id.charCodeAt(0)) % 4] ?? 'pass',
          }),
        );
    }
    await db.write([
      { sql: 'delete from vote where participant_id = ?1', args: [children[0]?.participantId ?? ''] },
    ]);
    const counted =
      await rows(`select statement_id, sum(choice = 1), sum(choice = -1), sum(choice = 0), sum(choice = 2)
      from vote group by statement_id order by statement_id`);
    expect(
      await rows(`select statement_id, agree, disagree, pass, unclear from statement_tally
        where agree + disagree + pass + unclear > 0 order by statement_id`),
    ).toEqual(counted);
  });

  it('R79: the order is the child’s own, stays, and goes on behind what it has answered', async () => {
    const [one, two] = await stage.joinMany(2);
    if (!one || !two) throw new Error('nobody');
    const ids = (of: Awaited<ReturnType<typeof page>>) => of.next.map((each) => each.id);
    const order = ids(await page(one));
    expect(order).toHaveLength(3);
    expect(ids(await page(one))).toEqual(order);
    expect([...ids(await page(two))].sort()).toEqual([...order].sort());
    await need(house.services.room.vote(one, { statementId: order[0] ?? '', choice: 'pass' }));
    expect(ids(await page(one))).toEqual(order.slice(1));
    const socket = await live.connect(one);
    const next = await socket.emitWithAck('statements:next', { v: 1, activity: statements });
    expect(next).toMatchObject({ ok: true, answered: 1, all: 3 });
    expect(await need(house.services.room.place(one, {}))).toMatchObject({
      progress: { [statements]: { answered: 1, all: 3 }, [single]: { answered: 0, all: 1 } },
    });
  });

  it('R656: what a child takes back is told to pages that vote on it, and to no other page', async () => {
    const [author, voter] = await stage.joinMany(2);
    if (!author || !voter) throw new Error('nobody');
    const contribution = await stage.publish(author, statements, 'Mine, for a while.');
    const [found] = await rows('select id from statement where contribution_id = ?1', contribution);
    const id = String(found?.[0]);
    const [voting, elsewhere] = await Promise.all([live.connect(voter), live.connect(voter)]);
    const asks = (holds: readonly string[]) =>
      voting.emitWithAck('statements:next', { v: 1, activity: statements, holds: [...holds] });
    expect(await asks([id])).toMatchObject({ ok: true, gone: [] });
    const heard = next(voting, 'statements:changed');
    await need(house.services.room.withdraw(author, { id: contribution }));
    expect(await heard).toEqual({ activity: statements });
    expect(await asks([id, newId((length) => crypto.getRandomValues(new Uint8Array(length)))])).toMatchObject(
      {
        gone: [id, expect.any(String)],
      },
    );
    expect(elsewhere.heard).toEqual([]);
  });

  it('R6, R656: a part that is hidden later is told to pages that vote on it; a sentence that is shown for the first time is on no card', async () => {
    const [author, voter] = await stage.joinMany(2);
    if (!author || !voter) throw new Error('nobody');
    const voting = await live.connect(voter);
    const asks = () => voting.emitWithAck('statements:next', { v: 1, activity: statements });
    await asks();
    const contribution = await stage.publish(author, statements, 'Ask at a silly place, yes.');
    const texts = async () => {
      const answer = await asks();
      return answer.ok ? JSON.stringify(answer.next) : answer.code;
    };
    expect(await texts()).toContain('silly place');
    expect(voting.heard).toEqual([]);
    const heard = next(voting, 'statements:changed');
    await need(
      house.services.moderation.decide(await house.staffWho('moderator'), {
        consultationId: stage.consultationId,
        id: contribution,
        revision: 1,
        change: 2,
        decision: 'redact',
        reason: 'hurt',
        hidden: [{ start: 9, end: 20, label: 'hurt' }],
      }),
    );
    expect(await heard).toEqual({ activity: statements });
    expect(await texts()).not.toContain('silly');
    await need(house.services.room.withdraw(author, { id: contribution }));
  });

  it('has a pace of its own, a hundred votes in thirty seconds', async () => {
    const child = await stage.join();
    const statementId = await firstOf(child);
    for (let n = 0; n < 100; n += 1)
      await need(house.services.room.vote(child, { statementId, choice: n % 2 === 0 ? 'agree' : 'pass' }));
    expect(await house.services.room.vote(child, { statementId, choice: 'agree' })).toEqual({
      ok: false,
      code: 'too-fast',
    });
  });

  it('R80: it is told too few, then one word that waits for ten new voters', async () => {
    const author = await stage.join();
    const contribution = await stage.publish(author, statements, 'Ask us every year.');
    const [[id] = []] = await rows('select id from statement where contribution_id = ?1', contribution);
    const statementId = String(id);
    const children = await stage.joinMany(20);
    const told: string[] = [];
    for (const [at, child] of children.entries()) {
      const choice = at % 3 === 0 ? 'disagree' : at < 10 ? 'agree' : 'unclear';
      told.push((await need(house.services.room.vote(child, { statementId, choice }))).word);
    }
    expect(told).toEqual([...Array(9).fill('too-few'), ...Array(10).fill('most-agree'), 'mixed']);
    expect(
      await need(
        house.services.consultation.unclearStatements(stage.organiser, {
          consultationId: stage.consultationId,
        }),
      ),
    ).toEqual([statementId]);
  });

  it('R643: two processes tell the one word that stands, and ten new voters of both renew it', async () => {
    const author = await stage.join();
    const contribution = await stage.publish(author, statements, 'Ask us at both.');
    const [[id] = []] = await rows('select id from statement where contribution_id = ?1', contribution);
    const statementId = String(id);
    // Each has a memory of its own, and the databases in common.
    const process = () => ({
      ...house.deps,
      words: new Map(),
      factors: createFactors(house.deps.clock, { shared: true }),
    });
    const [here, there] = [process(), process()];
    const vote = async (at: typeof here, child: Child, choice: Choice) =>
      (await need(castVote(at, child, { statementId, choice }))).word;
    const told: string[] = [];
    const children = await stage.joinMany(20);
    for (const [at, child] of children.entries()) {
      const choice = at % 3 === 0 ? 'disagree' : at < 10 ? 'agree' : 'unclear';
      told.push(await vote(at % 2 === 0 ? here : there, child, choice));
    }
    expect(told).toEqual([...Array(9).fill('too-few'), ...Array(10).fill('most-agree'), 'mixed']);
    // Changes of mind are no new voters, at either: nobody reads off what they make of the tally.
    for (const child of children.slice(0, 15))
      expect([await vote(here, child, 'agree'), await vote(there, child, 'agree')]).toEqual([
        'mixed',
        'mixed',
      ]);
  });

  it('R80: of many votes at once all are told the same word', async () => {
    const author = await stage.join();
    const contribution = await stage.publish(author, statements, 'All at once.');
    const [[id] = []] = await rows('select id from statement where contribution_id = ?1', contribution);
    const children = await stage.joinMany(14);
    const words = await Promise.all(
      children.map(async (child, at) => {
        const choice = at % 2 === 0 ? 'agree' : 'disagree';
        return (await need(house.services.room.vote(child, { statementId: String(id), choice }))).word;
      }),
    );
    expect(new Set(words.filter((word) => word !== 'too-few')).size).toBe(1);
    const [[voters] = []] = await rows(
      'select word_voters from statement_tally where statement_id = ?1',
      String(id),
    );
    expect(voters).toBeGreaterThanOrEqual(10);
  });
});

describe('a child’s own words as a statement', () => {
  it('R1, R81: nobody can vote on them, or read them, before a person published them', async () => {
    const [author, other] = await stage.joinMany(2);
    if (!author || !other) throw new Error('nobody');
    const id = newId(house.deps.random);
    const post = { id, activityId: statements, text: 'Secret until read.', language: 'en' };
    await need(house.services.room.post(author, post));
    expect(await rows('select id from statement where contribution_id = ?1', id)).toEqual([]);
    expect(JSON.stringify(await page(other))).not.toContain('Secret until');
    expect((await page(author)).own).toMatchObject([{ id, state: 'held' }]);
    await decide(id, 'publish');
    const seen = (await allOf(other)).find((each) => JSON.stringify(each).includes('Secret until'));
    expect(seen).toMatchObject({ from: 'children', mine: false });
    expect((await allOf(author)).find((each) => each.id === seen?.id)?.mine).toBe(true);
    expect(JSON.stringify(seen)).not.toContain(id);
    expect(JSON.stringify(seen)).not.toContain(author.participantId);
  });

  it('R81: refused later they keep their votes and take no more; published again they are the same statement', async () => {
    const [author, voter, late] = await stage.joinMany(3);
    if (!author || !voter || !late) throw new Error('nobody');
    const contribution = await stage.publish(author, statements, 'Comes and goes.');
    const [[id] = []] = await rows('select id from statement where contribution_id = ?1', contribution);
    const statementId = String(id);
    await need(house.services.room.vote(voter, { statementId, choice: 'agree' }));
    await decide(contribution, 'refuse');
    expect(await votesOn(statementId)).toEqual([[1]]);
    const gone = { ok: false, code: 'statement-gone' };
    expect(await house.services.room.vote(late, { statementId, choice: 'agree' })).toEqual(gone);
    expect(await house.services.room.vote(voter, { statementId, choice: 'pass' })).toEqual(gone);
    expect((await allOf(late)).map((each) => each.id)).not.toContain(statementId);
    await db.write([{ sql: `update contribution set state = 'held' where id = ?1`, args: [contribution] }]);
    await decide(contribution, 'publish');
    expect(await rows('select id from statement where contribution_id = ?1', contribution)).toEqual([[id]]);
    expect((await house.services.room.vote(late, { statementId, choice: 'agree' })).ok).toBe(true);
  });

  it('R81: new words are a new statement without votes, and the old one can be voted on no more', async () => {
    const [author, voter] = await stage.joinMany(2);
    if (!author || !voter) throw new Error('nobody');
    const contribution = await stage.publish(author, statements, 'First words.');
    const of = () =>
      rows('select id from statement where contribution_id = ?1 order by revision', contribution);
    const [[old] = []] = await of();
    await need(house.services.room.vote(voter, { statementId: String(old), choice: 'agree' }));
    await need(
      house.services.room.revise(author, {
        id: contribution,
        revision: 1,
        text: 'Second words.',
        language: 'en',
      }),
    );
    const cast = (id: unknown) =>
      house.services.room.vote(voter, { statementId: String(id), choice: 'disagree' });
    expect(await cast(old)).toEqual({ ok: false, code: 'statement-gone' });
    expect(JSON.stringify(await allOf(voter))).not.toMatch(/First words|Second words/);
    await decide(contribution, 'publish', 2);
    const [, [fresh] = []] = await of();
    expect(fresh).not.toBe(old);
    expect(await tallyOf(String(fresh))).toEqual([0, 0, 0, 0]);
    expect(await cast(old)).toEqual({ ok: false, code: 'statement-gone' });
    expect((await cast(fresh)).ok).toBe(true);
    await need(house.services.room.withdraw(author, { id: contribution }));
    expect(await cast(fresh)).toEqual({ ok: false, code: 'statement-gone' });
    expect(await votesOn(String(old))).toEqual([[1]]);
  });

  it('R81: words of a room or a question never become a statement', async () => {
    const child = await house.join();
    const place = await need(house.services.room.place(child, {}));
    const room = place.activities.find((each) => each.kind === 'room')?.id ?? '';
    const id = newId(house.deps.random);
    await need(house.services.room.post(child, { id, activityId: room, text: 'Only talk.', language: 'en' }));
    const { consultationId } = house;
    await need(
      house.services.moderation.decide(moderator, { consultationId, id, revision: 1, decision: 'publish' }),
    );
    const other = await house.databases.consultation(consultationId);
    expect(
      await other?.query('select count(*) from statement where contribution_id is not null', []),
    ).toEqual([[0]]);
  });
});

describe('a poll', () => {
  it('R82: takes what fits, always a skip, and holds one answer a child', async () => {
    const child = await stage.join();
    const answer = (activityId: string, choice: number[]) =>
      house.services.room.answerPoll(child, { activityId, choice });
    const unfit = { ok: false, code: 'choice-unfit' };
    expect(await answer(single, [1, 2])).toEqual(unfit);
    expect(await answer(single, [3])).toEqual(unfit);
    expect(await answer(ranking, [1, 2])).toEqual(unfit);
    expect(await answer(statements, [1])).toEqual({ ok: false, code: 'activity-unknown' });
    await Promise.all([need(answer(single, [1])), need(answer(single, [1]))]);
    await need(answer(single, [2]));
    const socket = await live.connect(child);
    expect(await socket.emitWithAck('poll:answer', { v: 1, activity: ranking, choice: [3, 1, 2] })).toEqual({
      ok: true,
    });
    const read = (activityId: string) => need(house.services.room.readPoll(child, { activityId }));
    expect((await read(single)).choice).toEqual([2]);
    expect(await read(ranking)).toMatchObject({ form: 'ranking', state: 'open', choice: [3, 1, 2] });
    await need(answer(single, []));
    expect((await read(single)).choice).toEqual([]);
    expect(
      await rows('select count(*) from poll_answer where participant_id = ?1', child.participantId),
    ).toEqual([[2]]);
    const post = { id: newId(house.deps.random), activityId: single, text: 'Words.', language: 'en' };
    expect(await house.services.room.post(child, post)).toEqual({ ok: false, code: 'activity-closed' });
  });
});

describe('a sentence that comes or goes while children vote', () => {
  it('R656, R830: taken out it is told at once; one that comes is told once for many, and only where nothing is left to ask for', async () => {
    const { consultation, room } = house.services;
    const asked = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(seed);
    const late = await draftVoting(house, [{ kind: 'statements', prompts: prompts('Vote.'), seeds: asked }]);
    await late.open();
    const { consultationId, organiser } = late;
    const [activityId = ''] = late.activities;
    const [done, begins, author] = await late.joinMany(3);
    if (!done || !begins || !author) throw new Error('nobody');
    for (let left = 6; left > 0; left -= 1) {
      const [first] = (await need(room.readStatements(done, { activityId }))).next;
      await need(room.vote(done, { statementId: first?.id ?? '', choice: 'pass' }));
    }
    const [through, voting] = await Promise.all([live.connect(done), live.connect(begins)]);
    const asks = async (page: typeof through, holds: readonly string[] = []) => {
      const answer = await page.emitWithAck('statements:next', {
        v: 1,
        activity: activityId,
        holds: [...holds],
      });
      return answer.ok ? answer : { next: [], gone: [], answered: 0, all: 0 };
    };
    expect(await asks(through)).toMatchObject({ next: [], answered: 6, all: 6 });
    expect((await asks(voting)).next).toHaveLength(5);

    const approver = await house.staffWho('approver');
    const came: string[] = [];
    for (const words of ['Seven', 'Eight']) {
      const added = await need(
        consultation.addSeed(organiser, { consultationId, activityId, ...seed(words) }),
      );
      await need(consultation.signSeed(approver, { consultationId, ...added }));
      came.push(added.statementId);
    }
    await late.publish(author, activityId, 'Nine, of a child.');
    const changed = ['statements:changed', { activity: activityId }];
    await expect.poll(() => through.heard, { timeout: 15_000 }).toEqual([changed]);
    expect(voting.heard).toEqual([]);
    const { next: fresh } = await asks(through);
    expect(fresh).toHaveLength(3);
    expect(fresh.map(({ id }) => id)).toEqual(expect.arrayContaining(came));

    const [out = ''] = came;
    const heard = Promise.all([next(through, 'statements:changed'), next(voting, 'statements:changed')]);
    await need(consultation.retireSeed(organiser, { consultationId, statementId: out }));
    expect(await heard).toEqual([{ activity: activityId }, { activity: activityId }]);
    expect(await asks(through, [out])).toMatchObject({ gone: [out], all: 8 });

    // In another process too.
    for (const what of ['came', 'gone'] as const) {
      const event = { name: 'statements-changed', consultationId, activityId, what } as const;
      const clock = { kind: 'system', name: 'clock' } as const;
      expect(await need(room.lookAgain(clock, [pokeOf(event)]))).toEqual([event]);
    }
  });

  it('R160: reported with an old card they are gone, and the words that were written since stay', async () => {
    const { room } = house.services;
    const [author, one, two] = await stage.joinMany(3);
    if (!author || !one || !two) throw new Error('nobody');
    const contribution = await stage.publish(author, statements, 'First.');
    const of = async () =>
      (await rows('select id from statement where contribution_id = ?1 order by revision', contribution)).map(
        ([id]) => String(id),
      );
    const [old = ''] = await of();
    await need(
      room.revise(author, {
        id: contribution,
        revision: 1,
        text: 'Second, that nobody read.',
        language: 'en',
      }),
    );
    await need(room.report(one, { id: old }));
    await decide(contribution, 'publish', 2);
    for (const child of [one, two]) await need(room.report(child, { id: old }));
    const state = () => rows('select state from contribution where id = ?1', contribution);
    expect(await state()).toEqual([['published']]);
    const [, fresh = ''] = await of();
    for (const child of [one, two]) await need(room.report(child, { id: fresh }));
    expect(await state()).toEqual([['hidden']]);
    await need(room.withdraw(author, { id: contribution }));
  });
});

describe('while it runs', () => {
  it('R46: nobody gets a count, whoever asks for whatever', async () => {
    const { consultationId } = stage;
    const { services } = house;
    const analyst = await house.staffWho('analyst');
    const approver = await house.staffWho('approver');
    for (const who of [analyst, approver]) {
      expect(await need(services.analysis.tables(who, { consultationId }))).toMatchObject({
        state: 'open',
        statements: [],
        polls: [],
        points: [],
        findings: [],
      });
    }
    for (const who of [stage.organiser, moderator, await house.staffWho('decision-maker')])
      expect(await services.analysis.tables(who, { consultationId })).toEqual({
        ok: false,
        code: 'not-found',
      });
    const finding = {
      consultationId,
      language: 'en',
      text: 'Too early.',
      evidence: [{ kind: 'poll' as const, subject: single, cell: '1' }],
    };
    expect(await services.analysis.writeFinding(analyst, finding)).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    const child = await stage.join();
    const seen = JSON.stringify([
      await page(child),
      await services.room.readPoll(child, { activityId: single }),
      await services.room.readVotes(child, { activityId: statements, page: 0 }),
    ]);
    expect(seen).not.toMatch(/"(voters|children|tally|wordVoters|disagree)":/);
    expect(await services.room.readAnswers(child, {})).toMatchObject({ ok: true, value: [] });
  });

  it('R46: who reads no words reads the same to the byte after twelve children came, voted, answered, spoke and were read', async () => {
    const { consultationId } = stage;
    const { analysis, consultation, kiosk, paper, room } = house.services;
    const { codes } = await need(
      consultation.issueCodes(stage.organiser, { consultationId, label: 'x', language: 'en', size: 20 }),
    );
    // Of its own: that many found a sentence unclear is told, in a word, and others may have voted so on the seeds.
    const fresh = await stage.publish(await stage.join(), statements, 'Ask all of us once more.');
    const [[id] = []] = await rows('select id from statement where contribution_id = ?1', fresh);
    const statementId = String(id);
    const at = { consultationId };
    const readers = await Promise.all(
      (['organiser', 'approver', 'facilitator', 'analyst', 'administrator', 'decision-maker'] as const).map(
        (role) => house.staffWho(role),
      ),
    );
    const pages: Readonly<Record<string, (who: Staff) => Promise<{ readonly ok: boolean }>>> = {
      read: (who) => consultation.read(who, at),
      list: (who) => consultation.list(who, {}),
      gate: (who) => consultation.gate(who, at),
      terms: (who) => consultation.terms(who, at),
      attributes: (who) => consultation.attributes(who, at),
      groups: (who) => consultation.groups(who, at),
      unclear: (who) => consultation.unclearStatements(who, at),
      kiosks: (who) => kiosk.groups(who, at),
      paper: (who) => paper.desk(who, at),
      tables: (who) => analysis.tables(who, at),
      points: (who) => analysis.points(who, at),
      quotes: (who) => analysis.quotes(who, { ...at, page: 0 }),
    };
    const look = async () => {
      const read: Record<string, string> = {};
      for (const [name, of] of Object.entries(pages)) {
        const answers = await Promise.all(readers.map(of));
        expect(
          answers.some(({ ok }) => ok),
          name,
        ).toBe(true);
        read[name] = JSON.stringify(answers);
      }
      return read;
    };
    const before = await look();
    for (const [seat, code] of codes.slice(0, 12).entries()) {
      const joining = { code: codeFragment(code), nonce: crypto.randomUUID(), language: 'en' };
      const visitor = { kind: 'visitor' } as const;
      const { session } = await need(room.join(visitor, { ...at, ...joining, level: 'older' }));
      const { actor } = await need(room.identify(visitor, { ...at, session }));
      await need(room.vote(actor, { statementId, choice: seat < 8 ? 'agree' : 'disagree' }));
      await need(room.answerPoll(actor, { activityId: single, choice: [1] }));
      const words = await stage.publish(actor, statements, `Sentence of seat ${'abcdefghijkl'[seat]}.`);
      if (seat % 3 === 0) await decide(words, 'refuse');
    }
    expect(await look()).toEqual(before);
  });

  it('R83: a seed that is taken out takes no votes and keeps those it has', async () => {
    const [voter, late] = await stage.joinMany(2);
    if (!voter || !late) throw new Error('nobody');
    const { consultationId } = stage;
    const { seeds } = await need(house.services.consultation.read(stage.organiser, { consultationId }));
    const statementId = seeds[0]?.id ?? '';
    await need(house.services.room.vote(voter, { statementId, choice: 'agree' }));
    const retire = { consultationId, statementId };
    expect(await house.services.consultation.retireSeed(moderator, retire)).toMatchObject({ ok: false });
    const kept = await votesOn(statementId);
    await need(house.services.consultation.retireSeed(stage.organiser, retire));
    expect(await house.services.consultation.retireSeed(stage.organiser, retire)).toEqual({
      ok: false,
      code: 'state-forbids',
    });
    expect(await house.services.room.vote(late, { statementId, choice: 'agree' })).toEqual({
      ok: false,
      code: 'statement-gone',
    });
    expect((await allOf(late)).map((each) => each.id)).not.toContain(statementId);
    expect(await votesOn(statementId)).toEqual(kept);
  });

  it('R129: a seed that is added while children vote is voted on only after a second person signed it', async () => {
    const { consultation, room } = house.services;
    const { consultationId } = stage;
    const child = await stage.join();
    const at = { consultationId, activityId: statements };
    const refused = (code: string) => ({ ok: false, code });
    const before = (await page(child)).all;
    expect(
      await consultation.addSeed(stage.organiser, { ...at, texts: seed('Four').texts.slice(1) }),
    ).toEqual(refused('field-missing'));
    const { statementId } = await need(consultation.addSeed(stage.organiser, { ...at, ...seed('Four') }));
    const signed = { consultationId, statementId };
    const ids = async () => (await allOf(await stage.join())).map((each) => each.id);
    const cast = () => room.vote(child, { statementId, choice: 'agree' });
    expect((await page(child)).all).toBe(before);
    expect(await ids()).not.toContain(statementId);
    expect(await cast()).toEqual(refused('statement-gone'));

    const approver = await house.staffWho('approver');
    for (const other of [stage.organiser, moderator, await house.staffWho('analyst')])
      expect(await consultation.signSeed(other, signed)).toEqual(refused('not-found'));
    const both: Staff = { ...stage.organiser, grants: [...stage.organiser.grants, ...approver.grants] };
    expect(await consultation.signSeed(both, signed)).toEqual(refused('one-person-alone'));
    expect(await cast()).toEqual(refused('statement-gone'));
    await need(consultation.signSeed(approver, signed));
    expect(await consultation.signSeed(approver, signed)).toEqual(refused('state-forbids'));
    expect(await consultation.dropSeed(stage.organiser, signed)).toEqual(refused('state-forbids'));
    expect((await page(child)).all).toBe(before + 1);
    expect(await ids()).toContain(statementId);
    await need(cast());
    const deeds = await rows('select deed from audit where subject = ?1 order by n', statementId);
    expect(deeds).toEqual([['seed:propose'], ['seed:approve']]);
  });

  it('R745: a seed that is sent twice is one, and under its id no other', async () => {
    const { consultation } = house.services;
    const { consultationId } = stage;
    const at = { consultationId, activityId: statements, statementId: newId(house.deps.random) };
    const add = (words: string) => consultation.addSeed(stage.organiser, { ...at, ...seed(words) });
    const both = await Promise.all([add('Twice'), add('Twice')]);
    for (const each of both) expect(each).toMatchObject({ ok: true, value: { statementId: at.statementId } });
    expect(await add('Another')).toEqual({ ok: false, code: 'id-taken' });
    const { seeds } = await need(consultation.read(stage.organiser, { consultationId }));
    expect(seeds.filter(({ texts }) => texts.some(({ body }) => body.startsWith('Twice')))).toHaveLength(1);
    await need(consultation.dropSeed(stage.organiser, { consultationId, statementId: at.statementId }));
  });

  it('R129: a proposed seed can be taken back or turned down, and keeps nothing from opening again', async () => {
    const { consultation } = house.services;
    const { consultationId } = stage;
    const approver = await house.staffWho('approver');
    for (const person of [stage.organiser, approver]) {
      const { statementId } = await need(
        consultation.addSeed(stage.organiser, { consultationId, activityId: statements, ...seed('Five') }),
      );
      await stage.move('paused');
      await stage.move('open');
      expect(await consultation.dropSeed(moderator, { consultationId, statementId })).toMatchObject({
        ok: false,
      });
      await need(consultation.dropSeed(person, { consultationId, statementId }));
      for (const table of ['statement_text', 'statement_tally'])
        expect(await rows(`select 1 from ${table} where statement_id = ?1`, statementId)).toEqual([]);
      expect(await consultation.signSeed(approver, { consultationId, statementId })).toEqual({
        ok: false,
        code: 'state-forbids',
      });
    }
  });

  it('R129: what is signed is what was read: not other words under the same id, nor what is left of them', async () => {
    const { consultation } = house.services;
    const { consultationId } = stage;
    const at = { consultationId, activityId: statements };
    const approver = { ...(await house.staffWho('approver')), freshFactor: true };
    const pages = drawPages(house, {
      routes: { '/staff/c/:id/activities': activitiesPage },
      staff: approver,
    });
    const opened = () => pages.get(`/staff/c/${consultationId}/activities`);
    const stateOf = async (id: string) =>
      (await rows('select state from statement where id = ?1', id))[0]?.[0];
    const { statementId } = await need(consultation.addSeed(stage.organiser, { ...at, ...seed('Six') }));
    const press = (page: Page) => {
      const [button = ''] = page.html.match(new RegExp(`sign-seed ${statementId}[^"]*`)) ?? [];
      return pages.send(page, { press: `beside=${button}` });
    };
    const older = speakerOf('en').t('stale.title');
    const read = await opened();
    await need(consultation.dropSeed(stage.organiser, { consultationId, statementId }));
    await need(consultation.addSeed(stage.organiser, { ...at, ...seed('Seven'), statementId }));
    const refused = await press(read);
    expect(refused.html).toContain(older);
    expect(await stateOf(statementId)).toBe('proposed');
    // What a child took back is cut out of a proposal as out of all that staff wrote.
    await db.write([
      {
        sql: 'update statement_text set body = ?1 where statement_id = ?2 and language = ?3',
        args: [db.text.encode('[…]'), statementId, 'en'],
      },
    ]);
    expect((await press(refused)).html).toContain(older);
    expect(await stateOf(statementId)).toBe('proposed');
    await press(await opened());
    expect(await stateOf(statementId)).toBe('open');
    await need(consultation.retireSeed(stage.organiser, { consultationId, statementId }));
  });

  it('R78: it says why it takes nothing: resting, not here, over', async () => {
    const child = await stage.join();
    const statementId = await firstOf(child);
    const cast = () => house.services.room.vote(child, { statementId, choice: 'agree' });
    const answer = () => house.services.room.answerPoll(child, { activityId: single, choice: [1] });
    const { consultationId } = stage;
    const move = (to: 'open' | 'paused') =>
      need(
        house.services.consultation.moveActivity(stage.organiser, {
          consultationId,
          activityId: statements,
          to,
        }),
      );
    const refused = (code: string) => ({ ok: false, code });
    await move('paused');
    expect(await cast()).toEqual(refused('room-paused'));
    expect((await page(child)).state).toBe('paused');
    await move('open');
    await stage.move('paused');
    expect([await cast(), await answer()]).toEqual([refused('room-paused'), refused('room-paused')]);
    await stage.move('open');
    expect(
      await house.services.room.vote(child, { statementId: newId(house.deps.random), choice: 'agree' }),
    ).toEqual(refused('statement-gone'));
    await need(cast());
    await stage.move('closed');
    expect([await cast(), await answer()]).toEqual([refused('activity-closed'), refused('activity-closed')]);
    const other = await house.join();
    expect(await house.services.room.vote(other, { statementId, choice: 'agree' })).toEqual(
      refused('statement-gone'),
    );
  });
});

/** Everything a child could vote on, voted on or not. A page brings a few at a time, in each child's own order: until none comes. */
async function allOf(child: Child) {
  for (let { next } = await page(child); next.length > 0; { next } = await page(child))
    for (const { id } of next)
      await need(house.services.room.vote(child, { statementId: id, choice: 'pass' }));
  const found: VotableStatement[] = [];
  for (let at = 0, pages = 1; at < pages; at += 1) {
    const voted = await need(house.services.room.readVotes(child, { activityId: statements, page: at }));
    found.push(...voted.votes.map(({ statement }) => statement));
    ({ pages } = voted);
  }
  return found;
}
