import { expect, it } from 'vitest';
import type { Engine } from '../../db/engine.ts';
import { migrate } from '../../db/migrate.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { recordDecision } from '../../db/queries/moderation/desk.ts';
import { forgetDecision, settleContribution } from '../../db/queries/moderation/settlements.ts';
import { consultationContract, put } from './consultation.contract.ts';
import type { Subject } from './engine.contract.ts';

const day = '2030-01-02';
/** The schema as it was when every decision was a row of its own. */
const before = consultationMigrations.slice(0, 26);

const decidedBefore = [
  `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
    values ('old', 'p', 'a', '', 1, 2, 'published', 'en', x'41', '[]', null, '[]', 0, 1, '${day}')`,
  `insert into decision values ('old', 2, 'held', 'published', null, 'maya', '${day}', 'under-5')`,
];
const waits = [
  `insert into contribution (id, participant_id, activity_id, anchor, revision, change, state, language, body, hidden, reason, findings, severity, seq, day)
    values ('new', 'p', 'a', '', 1, 1, 'held', 'en', x'41', '[]', null, '[]', 0, null, '${day}')`,
  `insert into waiting values ('contribution', 'new', '', 1, 0), ('claim', 'new', 'maya', 1, 5), ('contribution', 'other', '', 1, 0)`,
  `insert into counter values ('desk', 0), ('a', 7)`,
];

/** Where decisions stand: columns, view and triggers are SQL of ours, held against each engine. */
export function decisionsContract(title: string, start: () => Promise<Subject>): void {
  const begin = async (engine: Engine) => {
    await migrate(engine, before, 'decisions');
    await put(engine, decidedBefore);
    await migrate(engine, consultationMigrations, 'decisions');
    await put(engine, waits);
  };
  consultationContract({ title, name: 'decisions', start, begin }, ({ lane, all }) => {
    const every = () => all('select * from every_decision order by contribution_id, change');
    const old = ['old', 2, 'held', 'published', null, 'maya', day, 'under-5'];
    const settlement = (change: number) => ({
      id: 'new',
      activityId: 'a',
      revision: 1,
      change,
      from: 'held' as const,
      to: 'refused' as const,
      reason: 'hurt',
      hidden: '[]',
      numbered: false,
      by: { staffId: 'maya', minute: 2 },
    });
    const made = { staffId: 'maya', reason: 'hurt', day, waitBucket: 'under-2' };

    it('R657: what was decided before stands, and is counted', async () => {
      expect(await every()).toEqual([old]);
      expect(await all('select * from decision_wait')).toEqual([[day, 'under-5', 1]]);
    });

    it('R657: what is decided first stands with the words, ends their wait and no other, and is counted; at another change it is refused whole', async () => {
      expect(await lane().write(settleContribution(settlement(9), made))).toEqual({
        ok: false,
        refusal: 'stale-revision',
      });
      expect(await all('select subject from waiting order by kind, subject')).toEqual([
        ['new'],
        ['new'],
        ['other'],
      ]);
      expect(await lane().write(settleContribution(settlement(1), made))).toMatchObject({ ok: true });
      expect(await all('select kind, subject from waiting')).toEqual([['contribution', 'other']]);
      expect(await every()).toEqual([['new', 2, 'held', 'refused', 'hurt', 'maya', day, 'under-2'], old]);
      expect(await all('select wait_bucket, decisions from decision_wait order by 1')).toEqual([
        ['under-2', 1],
        ['under-5', 1],
      ]);
    });

    it('R657: what is decided afterwards is a row of its own, and the first stays as it was', async () => {
      await lane().write([
        ...settleContribution({ ...settlement(2), from: 'refused', to: 'published', reason: null }),
        recordDecision({
          ...made,
          contributionId: 'new',
          change: 3,
          fromState: 'refused',
          toState: 'published',
          reason: null,
        }),
      ]);
      expect(await every()).toEqual([
        ['new', 2, 'held', 'refused', 'hurt', 'maya', day, 'under-2'],
        ['new', 3, 'refused', 'published', null, 'maya', day, 'under-2'],
        old,
      ]);
      expect(await all(`select decisions from decision_wait where wait_bucket = 'under-2'`)).toEqual([[2]]);
    });

    it('R99, R657: what goes with a child is not counted on', async () => {
      await lane().write([
        { sql: `delete from decision where contribution_id = 'old'`, args: [] },
        { sql: `delete from contribution where id = 'new'`, args: [] },
      ]);
      expect(await all('select * from decision_wait')).toEqual([[day, 'under-2', 1]]);
      await lane().write([{ sql: `delete from decision where contribution_id = 'new'`, args: [] }]);
      expect(await all('select * from decision_wait')).toEqual([]);
    });

    it('R815: one that was taken back stands nowhere and is counted no more, the first as any later one', async () => {
      const anew = waits.slice(0, 1).map((sql) => ({ sql, args: [] }));
      expect(await lane().write([...anew, ...settleContribution(settlement(1), made)])).toMatchObject({
        ok: true,
      });
      const later = { ...made, contributionId: 'new', change: 4, fromState: 'held', toState: 'refused' };
      await lane().write([recordDecision(later)]);
      expect(await all('select wait_bucket, decisions from decision_wait')).toEqual([['under-2', 2]]);
      await lane().write(forgetDecision({ contributionId: 'new', change: 4 }));
      expect(await every()).toEqual([['new', 2, 'held', 'refused', 'hurt', 'maya', day, 'under-2']]);
      expect(await all('select wait_bucket, decisions from decision_wait')).toEqual([['under-2', 1]]);
      await lane().write(forgetDecision({ contributionId: 'new', change: 2 }));
      expect(await every()).toEqual([]);
      expect(await all('select * from decision_wait')).toEqual([]);
    });
  });
}
