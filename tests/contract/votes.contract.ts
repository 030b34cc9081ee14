import { expect, it } from 'vitest';
import type { Engine } from '../../db/engine.ts';
import { migrate } from '../../db/migrate.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { putAnswer } from '../../db/queries/consultation/attributes.ts';
import { putAssent } from '../../db/queries/consultation/consent.ts';
import { retireSeed } from '../../db/queries/consultation/running-seeds.ts';
import { answerPoll, castVote, renewWord, tallyOf, toTally, toTold } from '../../db/queries/room/votes.ts';
import { putPollAnswer } from '../../db/queries/session/room-polls.ts';
import { consultationContract, put } from './consultation.contract.ts';
import type { Subject } from './engine.contract.ts';

const children = Array.from({ length: 30 }, (_, at) => `child-${at}`);

/** What an open consultation needs for a vote, in as few columns as its tables allow. */
const open = [
  `insert into consultation (id, organisation_id, state, sponsor_kind, time_zone, retention_day, answer_day, languages, revision)
    values ('c', 'o', 'open', 'public', 'UTC', '', '', '["en"]', 1)`,
  `insert into counter values ('desk', 0), ('s', 0), ('p', 0)`,
  `insert into activity (id, kind, version_id, anchor, position, state, form)
    values ('s', 'statements', '', '', 1, 'open', ''), ('p', 'poll', '', '', 2, 'open', 'single')`,
  `insert into activity_option values ('p', 1, 'en', 'older', x'41'), ('p', 2, 'en', 'older', x'42')`,
  `insert into statement (id, activity_id, contribution_id, revision, state) values ('seed', 's', null, null, 'open'), ('own', 's', 'said', 1, 'open')`,
  `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason,
    findings, severity, seq, day) values ('said', 'child-0', 's', '', 1, 1, 'published', 'en', x'41', '[]', null, '[]', 0, null, '')`,
  ...children.map(
    (id) =>
      `insert into participant (id, batch_id, language, level, adjective, motif, palette, day) values ('${id}', 'b', 'en', 'older', 1, 1, 1, '')`,
  ),
];

/** The writes of votes and poll answers, held against each engine: their conditions, triggers and view are SQL of ours. */
export function votesContract(title: string, start: () => Promise<Subject>): void {
  const begin = async (engine: Engine) => {
    await migrate(engine, consultationMigrations, 'votes');
    await put(engine, open);
  };
  consultationContract({ title, name: 'votes', start, begin }, ({ lane, all }) => {
    const cast = (participantId: string, choice: number, statementId = 'seed') =>
      lane().write(castVote({ participantId, statementId, choice }));
    const change = (sql: string) => lane().write([{ sql, args: [] }]);
    const gone = { ok: false, refusal: 'statement-gone' };

    it('R50, R78: of many votes at once, sent twice, each child has one, and the tally says so', async () => {
      const sent = [...children, ...children].map((child, at) =>
        cast(child, at < 30 ? 1 : at % 2 === 0 ? 1 : -1),
      );
      const outcomes = await Promise.all(sent);
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(await all(`select count(*), sum(choice = 1), sum(choice = -1) from vote`)).toEqual([
        [30, 15, 15],
      ]);
      expect(
        await all(`select agree, disagree, pass, unclear from statement_tally where statement_id = 'seed'`),
      ).toEqual([[15, 15, 0, 0]]);
    });

    it('R78: counts every change of mind, and a vote that is taken away', async () => {
      for (const choice of [0, 2, -1, -1, 1]) expect((await cast('child-1', choice)).ok).toBe(true);
      await change(`delete from vote where participant_id in ('child-2', 'child-3')`);
      expect(
        await all(`select agree, disagree, pass, unclear from statement_tally where statement_id = 'seed'`),
      ).toEqual(
        await all(`select sum(choice = 1), sum(choice = -1), sum(choice = 0), sum(choice = 2) from vote`),
      );
      await expect(cast('child-1', 3)).rejects.toThrow(/CHECK/);
    });

    it('R80: of many renewals of one word the first stands, and all read it', async () => {
      const words = ['mixed', 'most-agree', 'most-disagree'] as const;
      const outcomes = await Promise.all(
        words.map((word, at) =>
          lane().write(
            renewWord({ statementId: 'seed', word, voters: 28 + at, manyUnclear: false, before: 0 }),
          ),
        ),
      );
      expect(outcomes.map((each) => each.ok && toTold(each.rows[1]?.[0]))).toEqual(
        Array(3).fill({ word: 'mixed', voters: 28 }),
      );
    });

    it('R48, R81: takes no vote without a seat, on what is not shown, or where something rests', async () => {
      expect(await cast('nobody', 1)).toEqual(gone);
      expect(await cast('child-5', 1, 'nothing')).toEqual(gone);
      expect((await cast('child-5', 1, 'own')).ok).toBe(true);
      const undo: readonly (readonly [string, string])[] = [
        [`update contribution set state = 'refused'`, `update contribution set state = 'redacted'`],
        ['update contribution set revision = 2', 'update contribution set revision = 1'],
        [`update activity set state = 'paused'`, `update activity set state = 'open'`],
        [`update consultation set state = 'closed'`, `update consultation set state = 'open'`],
      ];
      for (const [away, back] of undo) {
        await change(away);
        expect(await cast('child-5', -1, 'own'), away).toEqual(gone);
        expect(await cast('child-6', -1, 'own'), away).toEqual(gone);
        await change(back);
      }
      expect((await cast('child-6', -1, 'own')).ok).toBe(true);
      expect(await all(`select choice from vote where statement_id = 'own' order by participant_id`)).toEqual(
        [[1], [-1]],
      );
      expect((await lane().write(retireSeed('seed'))).ok).toBe(true);
      expect(await cast('child-7', 1)).toEqual(gone);
      expect(await lane().write(retireSeed('own'))).toEqual({ ok: false, refusal: 'state-forbids' });
      expect(await all(`select value from counter where name = 's'`)).toEqual([[1]]);
    });

    it('R82: holds one answer to a poll a child, and none to a poll of another form or with other options', async () => {
      const answer = (choice: number[], more: { form?: string; options?: number } = {}) =>
        lane().write(
          answerPoll({
            participantId: 'child-1',
            activityId: 'p',
            form: 'single',
            options: 2,
            choice,
            ...more,
          }),
        );
      const outcomes = await Promise.all([answer([1]), answer([2]), answer([])]);
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(await all('select participant_id, choice from poll_answer')).toEqual([['child-1', '[]']]);
      const closed = { ok: false, refusal: 'activity-closed' };
      expect(await answer([1], { form: 'ranking' })).toEqual(closed);
      expect(await answer([1], { options: 3 })).toEqual(closed);
    });

    it('R98: takes no vote, answer or yes from a seat whose erasure waits, and counts no vote of it for a word', async () => {
      await change(
        `insert into activity (id, kind, version_id, anchor, position, state) values ('r', 'room', '', '', 3, 'open')`,
      );
      await change(
        `insert into statement (id, activity_id, contribution_id, revision, state) values ('other', 's', null, null, 'open')`,
      );
      await change(
        `insert into room_poll (activity_id, id, state, answers, told, asked_by) values ('r', 'q', 'open', 2, '', 's')`,
      );
      await change(`insert into consultation_use ("use", state, staff_id) values ('quotes', 'made', 's')`);
      const participantId = 'child-9';
      const says = [
        castVote({ participantId, statementId: 'other', choice: 1 }),
        answerPoll({ participantId, activityId: 'p', form: 'single', options: 2, choice: [1] }),
        putPollAnswer({ participantId, activityId: 'r', id: 'q', choice: 1 }),
        putAnswer({ participantId, attribute: 'region', choice: 1 }),
        putAssent({ participantId, use: 'quotes', answer: 'yes', day: '' }),
      ];
      const said = async () =>
        (await Promise.all(says.map((each) => lane().write(each)))).map(({ ok }) => ok);
      const counted = async () => {
        const read = await lane().write([tallyOf('other')]);
        return read.ok && toTally(read.rows[0]?.[0]).tally;
      };
      const [none, one] = [0, 1].map((agree) => ({ agree, disagree: 0, pass: 0, unclear: 0 }));
      expect(await said()).toEqual(says.map(() => true));
      expect(await counted()).toEqual(one);
      await change(`insert into waiting values ('erasure', 'child-9', '', 0, 0)`);
      expect(await said()).toEqual(says.map(() => false));
      expect(await counted()).toEqual(none);
      await change(`delete from waiting where subject = 'child-9'`);
      expect(await said()).toEqual(says.map(() => true));
      expect(await counted()).toEqual(one);
      // R1113: nor of one without a code, once, whether or not its erasure waits.
      await change(`update consultation set public_way = 1`);
      await change(`update participant set way = 'public' where id in ('child-10', 'child-11')`);
      for (const child of ['child-10', 'child-11']) expect((await cast(child, 1, 'other')).ok).toBe(true);
      expect(await counted()).toEqual(one);
      await change(
        `insert into waiting values ('erasure', 'child-10', '', 0, 0), ('erasure', 'child-9', '', 0, 0)`,
      );
      expect(await counted()).toEqual(none);
      await change(`delete from waiting where kind = 'erasure'`);
      expect(await counted()).toEqual(one);
    });
  });
}
