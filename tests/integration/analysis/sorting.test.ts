import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as points from '../../../app/routes/staff/analysis/points.tsx';
import * as second from '../../../app/routes/staff/analysis/second-coding.tsx';
import * as themes from '../../../app/routes/staff/analysis/themes.tsx';
import type { Database } from '../../../db/databases.ts';
import { codeSecond } from '../../../db/queries/analysis/coding.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts, type VotingStage } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let stage: VotingStage;
let db: Database;
let consultationId: string;
let question: string;
let analyst: Staff;
let child: Child;

const many = 203;

/** One child wrote one text, which stands as many times as no page of sorting has. */
beforeAll(async () => {
  house = await openTestHouse();
  const drafted = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await drafted.open();
  stage = drafted;
  ({ consultationId } = stage);
  [question = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  child = await stage.join();
  const id = await stage.publish(child, question, 'A bench is missing.');
  const found = await house.databases.consultation(consultationId);
  if (!found) throw new Error('no database');
  db = found;
  const columns = (
    await db.query(`select name from pragma_table_info('contribution') where name <> 'id'`, [])
  )
    .map(([name]) => `"${name}"`)
    .join(', ');
  const copied = await db.write([
    {
      sql: `insert into contribution (id, ${columns})
        with recursive n (at) as (select 2 union all select at + 1 from n where at < ?2)
        select printf('%022d', at), ${columns} from contribution, n where id = ?1`,
      args: [id, many],
    },
  ]);
  expect(copied).toMatchObject({ ok: true });
  await stage.move('closed');
});
afterAll(() => house.remove());

const table = (view: { page: number; under?: string; place?: string }) =>
  need(house.services.analysis.points(analyst, { consultationId, view }));
const name = async (title: string) =>
  (
    await need(
      house.services.analysis.namePoint(analyst, {
        consultationId,
        activityId: question,
        title,
        language: 'en',
      }),
    )
  ).pointId;
const put = (ids: readonly string[], pointId: string) =>
  need(
    house.services.analysis.sort(analyst, {
      consultationId,
      sorting: ids.map((contributionId) => ({ contributionId, pointId })),
    }),
  );
const remove = (pointId: string) =>
  house.services.analysis.takePointAway(analyst, { consultationId, pointId });

const pages = () =>
  drawPages(house, {
    routes: {
      '/staff/c/:id/points': points,
      '/staff/c/:id/points/second': second,
      '/staff/c/:id/points/themes': themes,
    },
    staff: analyst,
  });
const here = () => `/staff/c/${consultationId}/points`;

describe('a page of sorting of many questions and rooms', () => {
  it('R995: names them, and hands out words of the one that is chosen alone', async () => {
    const more = 12;
    const columns = 'kind, version_id, anchor, position, state, form, standing, proposes, group_of, led_by';
    const made = await db.write([
      {
        sql: `insert into activity (id, ${columns})
          with recursive n (at) as (select 1 union all select at + 1 from n where at < ?2)
          select printf('more%018d', at), ${columns} from activity, n where id = ?1`,
        args: [question, more],
      },
      {
        sql: `insert into activity_text (activity_id, language, level, prompt)
          select a.id, t.language, t.level, t.prompt from activity a, activity_text t where t.activity_id = ?1 and a.id like 'more%'`,
        args: [question],
      },
    ]);
    expect(made).toMatchObject({ ok: true });
    const [some = ''] = (await table({ page: 0, place: question })).contributions.map(({ id }) => id);
    const other = `more${'1'.padStart(18, '0')}`;
    await db.write([{ sql: 'update contribution set activity_id = ?2 where id = ?1', args: [some, other] }]);

    const all = await table({ page: 0 });
    expect([all.place, all.contributions, all.suggested]).toEqual([null, [], {}]);
    const list = await pages().get(here());
    expect(list.html).not.toContain('name="under.');
    const links = [...list.html.matchAll(/href="[^"]*[?&;]place=([^"&]+)"/g)].map((match) => match[1]);
    expect(links.sort()).toEqual([other, question].sort());

    const one = await pages().get(`${here()}?place=${other}`);
    expect(one.html.split('name="under.').length - 1).toBe(1);
    expect(one.html).toContain(some);
    const sorted = await pages().send(one, { press: 'act=sort' }, { [`under.${some}`]: 'none-fits' });
    expect(sorted.path).toContain(`place=${other}`);
    expect(wordsOf(sorted.html)).toContain(t('place.points'));
    // Nothing is left there: it is named no more among what is under no point.
    const left = await pages().get(`${here()}?unsorted`);
    expect(left.html).not.toContain(`place=${other}`);
    expect(left.html).toContain(`place=${question}`);
    // An address of no place is one of none.
    expect((await table({ page: 0, place: 'x'.repeat(22) })).contributions).toEqual([]);

    const undone = await db.write([
      { sql: 'update contribution set activity_id = ?2 where id = ?1', args: [some, question] },
      { sql: 'delete from point_contribution where contribution_id = ?1', args: [some] },
      { sql: `delete from activity_text where activity_id like 'more%'`, args: [] },
      { sql: `delete from activity where id like 'more%'`, args: [] },
    ]);
    expect(undone).toMatchObject({ ok: true });
  });
});

describe('a page of sorting', () => {
  it('R894: has 200 texts of a question, and the next page the rest; no other leaves', async () => {
    const first = await table({ page: 0 });
    expect(first.contributions).toHaveLength(200);
    expect(first.pages[question]).toEqual({ any: true, chosen: true, more: true });
    const next = await table({ page: 1 });
    expect(next.contributions).toHaveLength(many - 200);
    expect(next.pages[question]).toEqual({ any: true, chosen: true, more: false });
    const ids = new Set([...first.contributions, ...next.contributions].map(({ id }) => id));
    expect(ids.size).toBe(many);
    const page = await pages().get(`${here()}?page=1`);
    expect(page.html.split('name="under.').length - 1).toBe(many - 200);
    expect(page.html).not.toContain(first.contributions[0]?.id);
  });

  it('R895: shows what is under one point; all of it is put under another, and the first can be taken away', async () => {
    const [bench, seat] = [await name('A bench'), await name('A place to sit')];
    const [one, other, third] = (await table({ page: 0 })).contributions.map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    await put([one, other], seat);
    await put([third], bench);
    expect(await remove(seat)).toEqual({ ok: false, code: 'state-forbids' });

    const page = await pages().get(`${here()}?under=${seat}`);
    expect(page.html.split('name="under.').length - 1).toBe(2);
    const merged = await pages().send(
      page,
      { press: 'act=sort' },
      { ticked: [one, other], [`together.${question}`]: bench },
    );
    expect(merged.path).toContain(`under=${seat}`);
    expect(wordsOf(merged.html)).toContain(t('points.nothing.left'));
    expect((await table({ page: 0, under: bench })).contributions.map(({ id }) => id).sort()).toEqual(
      [one, other, third].sort(),
    );
    const removed = await pages().send(merged, { press: 'act=remove' });
    // Everything is looked at again, also by whoever still has the old address.
    for (const all of [removed, await pages().get(`${here()}?under=${seat}`)]) {
      expect(wordsOf(all.html)).not.toContain(t('points.nothing.left'));
      expect(all.html.split('name="under.').length - 1).toBe(200);
    }
    expect(removed.path).not.toContain('under=');
    expect((await table({ page: 0 })).points.map(({ title }) => title)).toEqual(['A bench']);
    // Pressed twice it is gone as well.
    await need(remove(seat));
    const places = async () =>
      (await db.query('select position from point order by position', [])).flat() as number[];
    const late = await name('Late');
    const [bin] = [await name('A bin'), await remove(late)];
    const last = await name('A tree');
    expect(new Set(await places()).size).toBe((await places()).length);
    await Promise.all([bin, last].map((each) => need(remove(each))));
  });

  it('R697: says that it is saved at the head of what was sorted, and of nothing that has no place yet', async () => {
    const page = await pages().get(here());
    const [some = ''] = (await table({ page: 0 })).contributions.map(({ id }) => id);
    const saved = await pages().send(page, { press: 'act=sort' }, { [`under.${some}`]: 'none-fits' });
    const [, part = ''] = saved.html.split(`id="a-${question}"`);
    expect(part).toMatch(/^[^<]*<div class="notice plain"[^>]* id="saved"/);
    expect(saved.html.split(t('staff.saved')).length - 1).toBe(1);

    const asked = await pages().send(saved, { press: 'act=sort' }, { ticked: [some] });
    expect(wordsOf(asked.html)).toContain(t('refusal.field-missing'));
    expect(wordsOf(asked.html)).not.toContain(t('staff.saved'));
    expect(asked.html).toMatch(new RegExp(`checked="" value="${some}"`));
    await put([some], '');
  });

  it('R697: what is sent as it stands already is not called saved, here or by a second person', async () => {
    const page = await pages().get(here());
    const same = await pages().send(page, { press: 'act=sort' });
    const [, part = ''] = same.html.split(`id="a-${question}"`);
    expect(part).toMatch(/^[^<]*<div class="notice plain"[^>]* id="saved"/);
    expect(wordsOf(same.html)).toContain(t('staff.unchanged'));
    expect(wordsOf(same.html)).not.toContain(t('staff.saved'));
    // A second person has something to sort once somebody else sorted it.
    const named = await name('A lamp');
    const all = (await table({ page: 0, under: '' })).contributions.map(({ id }) => id);
    await put(all, named);
    const another = { ...analyst, staffId: 'second-analyst', name: 'Ravi' };
    const routes = { '/staff/c/:id/points/second': second };
    const beside = drawPages(house, { routes, staff: another });
    const sample = await beside.get(`${here()}/second`);
    const [first = ''] = /code\.[^"]+/.exec(sample.html) ?? [];
    const twice = await beside.send(sample, { field: first });
    expect(wordsOf(twice.html)).toContain(t('staff.unchanged'));
    expect(wordsOf(twice.html)).not.toContain(t('staff.saved'));
    await put(all, '');
    await need(remove(named));
  });

  it('R895: not one that a finding names or a second person chose, and what is not counted goes with it', async () => {
    const lone = await name('Shade');
    const [text] = (await table({ page: 0, under: '' })).contributions;
    const id = text?.id ?? '';
    await put([id], (await table({ page: 0 })).points[0]?.id ?? '');
    expect(await db.write(codeSecond({ contributionId: id, code: lone, codedBy: 'another' }))).toMatchObject({
      ok: true,
    });
    expect(await remove(lone)).toEqual({ ok: false, code: 'state-forbids' });
    await db.write([{ sql: 'delete from second_code', args: [] }]);
    await db.write([
      {
        sql: `insert into finding_evidence (finding_id, kind, subject, cell) values ('f', 'point', ?1, '')`,
        args: [lone],
      },
    ]);
    expect(await remove(lone)).toEqual({ ok: false, code: 'state-forbids' });
    await db.write([{ sql: 'delete from finding_evidence', args: [] }]);

    await put([id], lone);
    await need(house.services.privacy.object(child, { use: 'analysis', on: true }));
    await need(remove(lone));
    await need(house.services.privacy.object(child, { use: 'analysis', on: false }));
    expect((await table({ page: 0, under: '' })).contributions.map((each) => each.id)).toContain(id);
  });
});

it('says that sorting is finished once it is, and not that it has yet to begin', async () => {
  for (const state of ['analysed', 'published']) {
    await db.write([{ sql: 'update consultation set state = ?1', args: [state] }]);
    for (const path of [`${here()}/second`, `${here()}/themes`]) {
      const words = wordsOf((await pages().get(path)).html);
      expect(words).toContain(t('points.over'));
      expect(words).not.toContain(t('points.early'));
    }
  }
});
