import { afterAll, beforeAll, expect, it } from 'vitest';
import * as page from '../../../app/routes/staff/analysis/second-coding.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, prompts } from '../../support/house/voting.ts';
import { formOf } from '../../support/pages/client.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

let house: TestHouse;
let consultationId: string;
let analyst: Staff;
let second: Staff;
let children: readonly Child[];
let point: string;
const said: string[] = [];

/** Three children wrote one text each, which the analyst sorted. */
beforeAll(async () => {
  house = await openTestHouse();
  const stage = await draftVoting(house, [{ kind: 'question', prompts: prompts('What is missing?') }]);
  await stage.open();
  ({ consultationId } = stage);
  const [question = ''] = stage.activities;
  analyst = await house.staffWho('analyst');
  second = { ...analyst, staffId: newId(house.deps.random), name: 'Lena' };
  children = await stage.joinMany(3);
  for (const child of children) said.push(await stage.publish(child, question, 'A bench is missing.'));
  await stage.move('closed');
  const named = { consultationId, activityId: question, title: 'Benches', language: 'en' };
  point = (await need(house.services.analysis.namePoint(analyst, named))).pointId;
  await sorted(said, point);
});
afterAll(() => house.remove());

const sorted = (ids: readonly string[], pointId: string) =>
  need(
    house.services.analysis.sort(analyst, {
      consultationId,
      sorting: ids.map((contributionId) => ({ contributionId, pointId })),
    }),
  );
const path = () => `/staff/c/${consultationId}/points/second`;
const pages = (staff = second) => drawPages(house, { routes: { '/staff/c/:id/points/second': page }, staff });
const field = (at: number) => `code.${said[at]}`;
const alone = t('refusal.one-person-alone');
const all = () => Object.fromEntries(said.map((id) => [`code.${id}`, point]));

it('R1324: where a child said no meanwhile it changed, and the other choices stand as they were picked', async () => {
  const sample = await pages().get(path());
  await need(house.services.privacy.object(children[0] as Child, { use: 'analysis', on: true }));
  const sent = await pages().send(sample, { field: field(0) }, all());
  expect(wordsOf(sent.html)).toContain(t('stale.title'));
  expect(wordsOf(sent.html)).not.toContain(alone);
  const { fields } = formOf(sent, { field: field(1) });
  const codes = fields.filter(({ name }) => name.startsWith('code.'));
  const picked = codes.map(({ name, values }) => [name, values[0]]);
  expect(Object.fromEntries(picked)).toEqual({ [field(1)]: point, [field(2)]: point });
  await need(house.services.privacy.object(children[0] as Child, { use: 'analysis', on: false }));
});

it('R1324: so it is where the first person took one out again, or a third one was faster', async () => {
  const { analysis } = house.services;
  const code = (staff: Staff, contributionId = said[0] ?? '') =>
    analysis.codeSecond(staff, { consultationId, coding: [{ contributionId, code: point }] });
  await sorted([said[0] ?? ''], '');
  expect(await code(second)).toEqual({ ok: false, code: 'stale-revision' });
  await sorted([said[0] ?? ''], point);
  await need(code({ ...second, staffId: 'a-third' }));
  expect(await code(second)).toEqual({ ok: false, code: 'stale-revision' });
  expect(await code(analyst, said[1])).toEqual({ ok: false, code: 'one-person-alone' });
});

it('R1324: where it was finished meanwhile sorting is over', async () => {
  const sample = await pages().get(path());
  const db = await house.databases.consultation(consultationId);
  await db?.write([{ sql: `update consultation set state = 'analysed'`, args: [] }]);
  const sent = await pages().send(sample, { field: field(1) }, { [field(1)]: point });
  expect(wordsOf(sent.html)).toContain(t('refusal.state-forbids'));
  expect(wordsOf(sent.html)).not.toContain(alone);
});
