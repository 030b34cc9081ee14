import { afterAll, beforeAll, expect, it } from 'vitest';
import * as activities from '../../../app/routes/staff/activities/activities.tsx';
import type { Staff } from '../../../server/core/staff/roles.ts';
import { need, openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { draftVoting, option, prompts } from '../../support/house/voting.ts';
import { drawPages } from '../../support/pages/drawn-pages.ts';

const { t } = speakerOf('en');
let house: TestHouse;
let organiser: Staff;
let draft: Awaited<ReturnType<typeof draftVoting>>;

beforeAll(async () => {
  house = await openTestHouse();
  organiser = await house.staffWho('organiser');
  draft = await draftVoting(house, [
    { kind: 'question', prompts: prompts('One?') },
    { kind: 'room', prompts: prompts('Two?') },
    { kind: 'question', prompts: prompts('Three?') },
    { kind: 'poll', form: 'single', prompts: prompts('Four?'), options: ['A', 'B'].map(option) },
  ]);
});
afterAll(() => house.remove());

const readOf = (consultationId: string) =>
  need(house.services.consultation.read(organiser, { consultationId }));
const desk = () => readOf(draft.consultationId);
/** What is asked in its order, by its first word; small groups after a dot. */
const orderOf = async (consultationId: string) =>
  (await readOf(consultationId)).activities
    .filter(({ standing }) => standing === '')
    .map(({ prompts: [first], groupOf }) => `${groupOf === '' ? '' : '.'}${first?.prompt.split('?')[0]}`);
const order = () => orderOf(draft.consultationId);
const idOf = async (word: string) =>
  (await desk()).activities.find(({ prompts: [first] }) => first?.prompt.startsWith(word))?.id ?? '';
const edit = async (activityId: string) => ({
  consultationId: draft.consultationId,
  revision: await draft.revision(),
  activityId,
});

it('R772: what is asked is asked earlier or later by a form, and what was approved is a draft again', async () => {
  const routes = { '/staff/c/:id/activities': activities };
  const pages = drawPages(house, { routes, staff: organiser });
  const path = `/staff/c/${draft.consultationId}/activities`;
  const before = await draft.revision();
  const press = async (word: string, to: 'earlier' | 'later') => {
    const page = await pages.get(path);
    const id = await idOf(word);
    const button = page.html.split('<button').find((part) => part.includes(`value="${to} ${id}"`)) ?? '';
    expect(button).toMatch(new RegExp(`${t(`activities.${to}`)}(<!-- -->)? <bdi[^>]*>${word}`));
    return pages.send(page, { field: 'prompt.en.older', press: `beside=${to} ${id}` });
  };
  await press('Three', 'earlier');
  expect(await order()).toEqual(['One', 'Three', 'Two', 'Four']);
  await press('One', 'later');
  expect(await order()).toEqual(['Three', 'One', 'Two', 'Four']);
  expect((await desk()).row).toMatchObject({ state: 'draft', revision: before + 2 });
  // The first is asked no earlier, and the last one no later.
  const page = await pages.get(path);
  const standing = (await desk()).activities.filter(({ groupOf }) => groupOf === '');
  expect(page.html.split('value="earlier ')).toHaveLength(standing.length);
  expect(page.html.split('value="later ')).toHaveLength(standing.length);
  const { consultation } = house.services;
  await need(consultation.orderActivity(organiser, { ...(await edit(await idOf('Three'))), to: 'earlier' }));
  expect(await order()).toEqual(['Three', 'One', 'Two', 'Four']);
  // Whoever saw another order, or prepares nothing, moves nothing.
  const old = { ...(await edit(await idOf('One'))), revision: before, to: 'later' as const };
  expect(await consultation.orderActivity(organiser, old)).toMatchObject({ code: 'stale-revision' });
  expect(await consultation.orderActivity(await house.staffWho('moderator'), old)).toMatchObject({
    code: 'not-found',
  });
});

it('R772: what is added or divided comes last, whatever was taken out before', async () => {
  const { consultation, session } = house.services;
  await need(consultation.dropActivity(organiser, await edit(await idOf('Three'))));
  await need(
    consultation.writeActivity(organiser, {
      consultationId: draft.consultationId,
      revision: await draft.revision(),
      ...{ kind: 'question', anchor: '', prompts: prompts('Five?') },
    }),
  );
  await need(session.divide(organiser, { ...(await edit(await idOf('Two'))), count: 2 }));
  expect(await order()).toEqual(['One', 'Two', 'Four', 'Five', '.Two', '.Two']);
  await need(consultation.orderActivity(organiser, { ...(await edit(await idOf('Five'))), to: 'earlier' }));
  const { activities: asked } = await desk();
  expect(new Set(asked.map(({ position }) => position)).size).toBe(asked.length);
  const group = asked.find(({ groupOf }) => groupOf !== '')?.id ?? '';
  expect(await consultation.orderActivity(organiser, { ...(await edit(group)), to: 'later' })).toMatchObject({
    code: 'activity-unknown',
  });
  const copy = await need(
    consultation.clone(organiser, {
      consultationId: draft.consultationId,
      title: 'Once more',
    }),
  );
  expect(await orderOf(copy.id)).toEqual(['One', 'Two', 'Five', 'Four']);
});
