import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as proposals from '../../../app/routes/staff/activities/proposals.tsx';
import { templateWords } from '../../../locales/templates.ts';
import { templateDraft } from '../../../server/core/consultation/templates.ts';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { withoutAnswer } from '../../support/house/without-answer.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let stage: VotingStage & { readonly open: () => Promise<void> };
let consultationId: string;
let question: string;
let host: Staff;
let moderator: Staff;
const refused = (code: string) => ({ ok: false, code });

beforeAll(async () => {
  house = await openTestHouse();
  stage = await draftVoting(house, [
    { kind: 'question', prompts: prompts('Which question do you want to ask?'), proposes: true },
    { kind: 'question', prompts: prompts('What is missing?') },
  ]);
  await stage.open();
  ({ consultationId } = stage);
  [question = ''] = stage.activities;
  [host, moderator] = (await Promise.all(
    (['organiser', 'moderator'] as const).map((role) => house.staffWho(role)),
  )) as [Staff, Staff];
});
afterAll(() => house.remove());

const template = () => {
  const words = templateWords.en;
  if (!words) throw new Error('English has no templates.');
  return templateDraft('childrens-report', words);
};
const page = async (as = host) =>
  need(house.services.consultation.proposals(as, { consultationId, page: 0 }));
const proposalOf = async (id: string) => (await page()).proposals.find((each) => each.id === id);
const placeOf = (child: Child) => need(house.services.room.place(child, {}));
const ownOf = async (child: Child, id: string) => (await placeOf(child)).proposals[id];
const take = (id: string, more: { revision?: number; language?: string; title?: string } = {}) =>
  house.services.consultation.takeProposal(host, {
    consultationId,
    id,
    revision: 1,
    title: 'Our swing',
    language: 'en',
    template: template(),
    ...more,
  });
const decline = (id: string, reason: string, revision = 1) =>
  house.services.consultation.declineProposal(host, { consultationId, id, revision, reason });
/** Nobody sits in a draft: its front is read as by somebody who did. */
const frontOf = async (id: string) => {
  const nobody: Child = { kind: 'child', consultationId: id, participantId: 'A'.repeat(22), way: 'code' };
  return (await placeOf(nobody)).proposed;
};

describe('proposing', () => {
  it('R525: is offered by the organiser, once in a consultation, and read by a moderator before anybody else', async () => {
    const { consultation } = house.services;
    const drafted = await draftVoting(house, []);
    const add = async () =>
      consultation.writeActivity(drafted.organiser, {
        consultationId: drafted.consultationId,
        revision: await drafted.revision(),
        kind: 'question',
        anchor: '',
        prompts: prompts('What do you want to ask?'),
        proposes: true,
      });
    const first = await need(add());
    const revision = await drafted.revision();
    // R745: pressed twice it is asked once.
    expect(await need(add())).toEqual(first);
    expect(await drafted.revision()).toBe(revision);
    expect(
      (await need(consultation.proposals(host, { consultationId: drafted.consultationId, page: 0 }))).asks,
    ).toBe(true);

    const child = await stage.join();
    const id = newId(house.deps.random);
    await need(
      house.services.room.post(child, { id, activityId: question, text: 'Who may ask?', language: 'en' }),
    );
    expect(await proposalOf(id)).toBeUndefined();
    expect(await ownOf(child, id)).toBeUndefined();
    expect(await take(id)).toEqual(refused('already-decided'));
    await need(
      house.services.moderation.decide(moderator, {
        consultationId,
        id,
        revision: 1,
        decision: 'redact',
        reason: 'person',
        hidden: [{ start: 0, end: 3, label: 'person' }],
      }),
    );
    expect(await proposalOf(id)).toMatchObject({
      state: 'waits',
      parts: [{ hidden: 'person' }, { text: ' may ask?' }],
    });
    expect(await ownOf(child, id)).toEqual({ state: 'waits', reason: null, asked: false, askedIn: '' });
  });

  it('R526: whoever hosts reads it without a name, in the order of random ids, and the log says that it did', async () => {
    for (const words of ['Why is school so early?', 'Where can we play?', 'Who decides about parks?'])
      await stage.publish(await stage.join(), question, words);
    const { proposals } = await page();
    const ids = proposals.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(Object.keys(proposals[0] ?? {}).sort()).toEqual(
      ['id', 'language', 'draftLanguage', 'parts', 'reason', 'revision', 'state', 'takenTo'].sort(),
    );
    const db = await house.databases.consultation(consultationId);
    const read = (await db?.query(`select actor from audit where deed = 'proposals:read'`, [])) ?? [];
    expect(read.length).toBeGreaterThan(0);
    expect(new Set(read.map(([actor]) => actor))).toEqual(new Set([host.staffId]));
  });

  it('R1241: taken over where that cannot be written, it waits on and no draft keeps its words; where the answer alone was lost it is taken', async () => {
    const child = await stage.join();
    const id = await stage.publish(child, question, 'Why is the water cold?');
    const all = async () => (await need(house.services.consultation.list(host, {}))).length;
    const before = await all();
    const back = withoutAnswer(house.databases, { [consultationId]: 'writes' });
    await expect(take(id)).rejects.toMatchObject({ code: 'server-unreachable' });
    expect(await all()).toBe(before);
    back();
    expect((await proposalOf(id))?.state).toBe('waits');
    const lost = withoutAnswer(house.databases, { [consultationId]: 'answers' });
    const draft = await need(take(id));
    lost();
    expect(await all()).toBe(before + 1);
    expect(await proposalOf(id)).toMatchObject({ state: 'taken', takenTo: draft.id });
  });

  it('R526: not of a child that objects, nor of one whose group the host knows; and by nobody else', async () => {
    const child = await stage.join();
    const id = await stage.publish(child, question, 'Why do we wait so long?');
    for (const use of ['quotes', 'analysis'] as const) {
      await need(house.services.privacy.object(child, { use, on: true }));
      expect(await proposalOf(id)).toBeUndefined();
      expect(await take(id)).toEqual(refused('already-decided'));
      await need(house.services.privacy.object(child, { use, on: false }));
      expect(await proposalOf(id)).toBeDefined();
    }
    const db = await house.databases.consultation(consultationId);
    await db?.write([
      {
        sql: `insert into own_group (staff_id, batch_id, how, day) select ?1, batch_id, 'said', '2026-01-01' from participant where id = ?2`,
        args: [host.staffId, child.participantId],
      },
    ]);
    expect((await page()).proposals).toEqual([]);
    expect(await decline(id, 'unclear')).toEqual(refused('already-decided'));
    await db?.write([{ sql: 'delete from own_group where staff_id = ?1', args: [host.staffId] }]);
    expect(await proposalOf(id)).toBeDefined();
    for (const role of ['moderator', 'analyst', 'approver', 'decision-maker', 'overseer'] as const)
      expect(
        await house.services.consultation.proposals(await house.staffWho(role), { consultationId, page: 0 }),
      ).toEqual(refused('not-found'));
  });
});

describe('deciding', () => {
  it('R716: a title that was typed for what somebody else decided meanwhile can be read and copied', async () => {
    const id = await stage.publish(await stage.join(), question, 'Who sweeps the yard?');
    const pages = drawPages(house, { routes: { '/staff/c/:id/proposals': proposals }, staff: host });
    const form = { field: `title.${id}` };
    const before = await pages.get(`/staff/c/${consultationId}/proposals`);
    await need(decline(id, 'unclear'));
    const back = await pages.send(before, form, { [form.field]: 'A clean yard' });
    expect(back.status).toBe(400);
    expect(wordsOf(back.html)).toContain('A clean yard');
    // Of one that still waits they stand in their own form.
    const waits = await stage.publish(await stage.join(), question, 'Who paints the wall?');
    const own = { field: `title.${waits}` };
    const empty = await pages.send(await pages.get(before.path), own, { [own.field]: ' ' });
    expect(empty.html).not.toContain(t('draft.typed'));
  });

  it('R526: what waits stands before what was decided', async () => {
    const ids = await Promise.all(
      ['Why so early?', 'Why so late?'].map(async (words) =>
        stage.publish(await stage.join(), question, words),
      ),
    );
    const [first = '', second = ''] = [...ids].sort();
    await need(decline(first, 'unclear'));
    const order = (await page()).proposals.map(({ id }) => id);
    expect(order.indexOf(second)).toBeLessThan(order.indexOf(first));
  });
});

describe('taking over', () => {
  it('R527: becomes a draft of the template with the question as it was written, a front that says so, and the gate before it', async () => {
    const { consultation } = house.services;
    const child = await stage.join();
    const words = 'Why may nobody swing after six?';
    const id = await stage.publish(child, question, words);
    expect(await take(id, { language: 'fr' })).toEqual(refused('language-unknown'));
    expect(await take(id, { title: ' ' })).toEqual(refused('field-missing'));
    expect(await take(id, { revision: 2 })).toEqual(refused('stale-revision'));
    const { id: draft } = await need(take(id));

    const desk = await need(consultation.read(host, { consultationId: draft }));
    expect([desk.row.state, desk.row.sponsorKind, desk.row.languages]).toEqual(['draft', 'civil', ['en']]);
    expect(desk.activities[0]?.prompts.map(({ prompt }) => prompt)).toEqual([words, words]);
    expect(desk.activities.map(({ standing }) => standing)).toEqual(['', 'risks', 'unasked', '']);
    expect(await consultation.move(host, { consultationId: draft, to: 'open' })).toMatchObject({ ok: false });
    expect(await frontOf(draft)).toEqual({ words: { language: 'en', parts: [{ text: words }] } });

    // Nothing of the child is there: no seat, no id of its words.
    const there = await house.databases.consultation(draft);
    for (const table of ['participant', 'contribution', 'proposal']) {
      const [found] = (await there?.query(`select count(*) from ${table}`, [])) ?? [];
      expect(found?.[0], table).toBe(0);
    }
    const audit = (await there?.query('select subject, detail from audit', [])) ?? [];
    expect(JSON.stringify(audit)).not.toContain(id);

    // A copy of that draft is no proposal of children any more.
    const { id: copy } = await need(consultation.clone(host, { consultationId: draft, title: 'Once more' }));
    expect(await frontOf(copy)).toBeNull();
    const copied = await need(consultation.read(host, { consultationId: copy }));
    expect(copied.activities.map(({ standing }) => standing)).toEqual(['risks', 'unasked', '']);
    expect(JSON.stringify(copied)).not.toContain(words);
    expect(await frontOf(consultationId)).toBeNull();

    expect(await take(id)).toEqual(refused('already-decided'));
    expect(await decline(id, 'repeat')).toEqual(refused('already-decided'));
    expect(await proposalOf(id)).toMatchObject({ state: 'taken', takenTo: draft });
  });

  it('R527: its front loses the words as soon as their child objects, changes, takes back or erases them', async () => {
    const { privacy, room } = house.services;
    const frontAfter = async (act: (child: Child, id: string) => Promise<unknown>) => {
      const child = await stage.join();
      const id = await stage.publish(child, question, 'What is fair on a playground?');
      const { id: draft } = await need(take(id));
      expect((await frontOf(draft))?.words).not.toBeNull();
      await act(child, id);
      return { front: await frontOf(draft), child, id };
    };
    const objects = await frontAfter((child) => need(privacy.object(child, { use: 'quotes', on: true })));
    expect(objects.front).toEqual({ words: null });
    await need(privacy.object(objects.child, { use: 'quotes', on: false }));
    const changed = await frontAfter((child, id) =>
      need(room.revise(child, { id, revision: 1, text: 'Something else?', language: 'en' })),
    );
    expect(changed.front).toEqual({ words: null });
    // What was taken over stays taken, whatever its child writes later.
    await need(
      house.services.moderation.decide(moderator, {
        consultationId,
        id: changed.id,
        revision: 2,
        decision: 'publish',
      }),
    );
    expect((await ownOf(changed.child, changed.id))?.state).toBe('taken');
    const back = await frontAfter((child, id) => need(room.withdraw(child, { id })));
    expect(back.front).toEqual({ words: null });
    const erased = await frontAfter((child) => need(privacy.erase(child, {})));
    expect(erased.front).toEqual({ words: null });
  });
});

describe('taking over twice at once', () => {
  it('R529: becomes one draft, and of the other no word of the child is left', async () => {
    const words = 'Why are there no benches?';
    const id = await stage.publish(await stage.join(), question, words);
    const keyed = house.databases.ids().length;
    const listed = async () => (await need(house.services.consultation.list(host, {}))).length;
    const before = await listed();
    const both = await Promise.all([take(id), take(id, { title: 'Our benches' })]);
    const drafts = both.flatMap((each) => (each.ok ? [each.value.id] : []));
    expect(drafts).toHaveLength(1);
    expect(both.find((each) => !each.ok)).toEqual(refused('already-decided'));
    expect(await proposalOf(id)).toMatchObject({ state: 'taken', takenTo: drafts[0] });
    expect(await listed()).toBe(before + 1);
    expect(house.databases.ids()).toHaveLength(keyed + 1);
    expect((await frontOf(drafts[0] ?? ''))?.words).not.toBeNull();
  });
});

describe('what its child reads', () => {
  it('R528: waiting, prepared, asked with the way there once it is open, or not asked with a published reason', async () => {
    const child = await stage.join();
    const asked = await stage.publish(child, question, 'Do you like your school?');
    const not = await stage.publish(child, question, 'Hm?');
    const other = await stage.publish(child, stage.activities[1] ?? '', 'A park.');
    expect(Object.keys((await placeOf(child)).proposals).sort()).toEqual([asked, not].sort());
    expect(await decline(not, 'boring')).toEqual(refused('reason-needed'));
    expect(await decline(other, 'unclear')).toEqual(refused('already-decided'));
    await need(decline(not, 'unclear'));
    expect(await ownOf(child, not)).toEqual({
      state: 'declined',
      reason: 'unclear',
      asked: false,
      askedIn: '',
    });
    const { id: draft } = await need(take(asked));
    expect(await ownOf(child, asked)).toEqual({ state: 'taken', reason: null, asked: false, askedIn: '' });
    const there = await house.databases.consultation(draft);
    await there?.write([{ sql: `update consultation set state = 'open'`, args: [] }]);
    expect(await ownOf(child, asked)).toEqual({
      ...{ state: 'taken', reason: null },
      ...{ asked: true, askedIn: draft },
    });
    // Once it was asked, that stays true, also when it is there no more.
    const listAs = async (state: string, lastDay: string) =>
      house.databases.control.write([
        {
          sql: 'update directory set state = ?2, last_day = ?3 where id = ?1',
          args: [draft, state, lastDay],
        },
      ]);
    await house.databases.destroy(draft);
    await listAs('destroyed', '2030-01-01');
    expect(await ownOf(child, asked)).toMatchObject({ asked: true, askedIn: '' });
    await listAs('moved', '2030-01-01');
    expect(await ownOf(child, asked)).toMatchObject({ asked: true, askedIn: '' });
    await listAs('moved', '');
    expect(await ownOf(child, asked)).toMatchObject({ asked: false, askedIn: '' });

    // Every row of it is the child's to see, and who decided is not.
    const { tables } = await need(house.services.privacy.held(child, {}));
    const rows = tables.find(({ table }) => table === 'proposal');
    expect(rows?.rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(host.staffId);
  });

  it('R529: words that it changed after a no are decided anew; what was decided is decided once', async () => {
    const child = await stage.join();
    const id = await stage.publish(child, question, 'Eh?');
    await need(decline(id, 'unclear'));
    expect(await decline(id, 'repeat')).toEqual(refused('already-decided'));
    expect(await take(id)).toEqual(refused('already-decided'));
    const text = 'May we plant trees in the yard?';
    await need(house.services.room.revise(child, { id, revision: 1, text, language: 'en' }));
    expect(await proposalOf(id)).toBeUndefined();
    await need(
      house.services.moderation.decide(moderator, { consultationId, id, revision: 2, decision: 'publish' }),
    );
    expect((await proposalOf(id))?.state).toBe('waits');
    expect(await take(id)).toEqual(refused('stale-revision'));
    await need(take(id, { revision: 2 }));
    expect((await ownOf(child, id))?.state).toBe('taken');
  });
});
