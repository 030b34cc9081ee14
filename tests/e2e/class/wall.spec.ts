import { expect, type Page } from '@playwright/test';
import { decide, speakerOf, write } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import {
  joinAsChild,
  moveConsultation,
  openConsultation,
  printCodes,
  signIn,
} from '../../support/pages/journeys.ts';
import { startMovedDemo } from '../answers/moved-demo.ts';
import { soon } from '../child/child-steps.ts';

const { t } = speakerOf('en');
const said = 'Ask us again each spring.';

/** Whoever leads puts the only message at the top, or takes it off. */
async function press(lead: Page, path: string, key: 'session.top.put' | 'session.top.off') {
  await lead.goto(path);
  const row = lead.locator('.session-shown li').filter({ hasText: said });
  await row.getByRole('button', { name: t(key), exact: true }).click();
}

test('R669: a wall whose person did nothing for half an hour takes the words off, says so and leads to the way in', {
  tag: '@cluster',
}, async ({ afterwards, open }) => {
  test.setTimeout(120_000);
  const demo = await startMovedDemo();
  afterwards(demo.remove);
  const { product, crew } = demo;
  const { origin } = product;
  const child = await joinAsChild(origin, crew.nextCode());
  const room = /href="\/here\/room\/([^"]+)"/.exec((await child.get('/here')).html)?.[1] ?? '';
  const id = await write(child, `/here/room/${room}`, said);
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  const here = `/staff/c/${crew.consultation}/session/${room}`;
  const shown = `/staff/c/${crew.consultation}/projector/${room}`;
  const enter = async (name: string) =>
    open({ origin, as: await signIn(origin, await product.invite(name, 'facilitator')), language: 'en' });
  const lead = await enter('Femi');
  const wall = await enter('Wanda');
  await press(lead, here, 'session.top.put');
  await wall.goto(shown);
  await expect(wall.locator('figure')).toContainText(said);
  await press(lead, here, 'session.top.off');
  await expect(wall.locator('figure')).toHaveCount(0, soon);
  await press(lead, here, 'session.top.put');
  await expect(wall.locator('figure')).toContainText(said, soon);

  // Not on a page that lives: a ticket that it had just asked for would be half an hour old.
  await lead.goto('/staff');
  await demo.pass(16);
  await lead.goto('/staff');
  await demo.pass(16);
  await press(lead, here, 'session.top.off');
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(t('staff.signed-out'), soon);
  await expect(wall.locator('body')).not.toContainText(said);
  await expect(wall.getByRole('link', { name: t('signin.title') })).toBeVisible();
  // Loaded anew it asks for the proof, and leads back.
  await wall.getByRole('link', { name: t('projector.look') }).click();
  await expect(wall).toHaveURL(/\/staff\/prove\?back=/);
});

test('R669, R670: a wall without a session says so before it hears anything, and one of a closed room that it is over', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  const { crew, origin, product } = house;
  const opened = await openConsultation(crew, { title: 'A wall', rooms: ['Our parks'], questions: [] });
  const [room = ''] = opened.rooms;
  const [code = ''] = await printCodes(crew.organiser, opened.id, 1);
  const child = await joinAsChild(origin, code);
  const id = await write(child, `/here/room/${room}`, said);
  await decide(crew.moderator, { consultation: opened.id, id, decision: 'publish' });
  const facilitator = await signIn(origin, await product.invite('Femi', 'facilitator'));
  const shown = `/staff/c/${opened.id}/projector/${room}`;
  const [lead, wall, out] = [
    await open({ origin, as: facilitator, language: 'en' }),
    await open({ origin, as: facilitator, language: 'en' }),
    await open({ origin, as: facilitator, language: 'en' }),
  ];
  await press(lead, `/staff/c/${opened.id}/session/${room}`, 'session.top.put');
  await out.route('**/ticket?as=staff', (route) => route.fulfill({ status: 204 }));
  await out.goto(shown);
  await expect(out.getByRole('heading', { level: 1 })).toHaveText(t('staff.signed-out'));
  await expect(out.locator('body')).not.toContainText(said);

  await wall.goto(shown);
  await expect(wall.locator('figure')).toContainText(said);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('Our parks');
  await moveConsultation(crew.organiser, opened.id, 'closed');
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(t('refusal.activity-closed'), soon);
  await expect(wall.locator('figure')).toHaveCount(0);
  await wall.goto(shown);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(t('refusal.activity-closed'));
});

test('R1331: words that are published anew while their room is led stand on that page by themselves, and its button puts these at the top', async ({
  house,
  open,
}) => {
  const { crew, origin, product } = house;
  const opened = await openConsultation(crew, { title: 'Anew', rooms: ['Our paths'], questions: [] });
  const [room = ''] = opened.rooms;
  const [code = ''] = await printCodes(crew.organiser, opened.id, 1);
  const child = await joinAsChild(origin, code);
  const id = await write(child, `/here/room/${room}`, said);
  const publish = () => decide(crew.moderator, { consultation: opened.id, id, decision: 'publish' });
  await publish();
  const facilitator = await signIn(origin, await product.invite('Fay', 'facilitator'));
  const lead = await open({ origin, as: facilitator, language: 'en' });
  const row = (words: string) => lead.locator('.session-shown li').filter({ hasText: words });
  await lead.goto(`/staff/c/${opened.id}/session/${room}`);
  await expect(row(said)).toBeVisible();
  const anew = 'Ask us twice a year.';
  await child.send(await child.get(`/here/words/${id}`), { field: 'intent=revise' }, { text: anew });
  await publish();
  await expect(row(anew)).toBeVisible(soon);
  // Until they could be read the button is still of those before; once it is of these, they stand at the top.
  const button = row(anew).getByRole('button', { name: t('session.top.put'), exact: true });
  await expect(button).toHaveAttribute('value', `top ${id} 4`);
  await button.click();
  await expect(row(anew).getByRole('button', { name: t('session.top.off'), exact: true })).toBeVisible();
});
