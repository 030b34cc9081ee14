import { expect, type Page } from '@playwright/test';
import { demoLeadCode } from '../../../server/demo/help.ts';
import { askForHelp, speakerOf } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { joinAsChild, signIn } from '../../support/pages/journeys.ts';
import { childAtQuestion } from '../child/child-at-question.ts';
import { ownWords, say } from '../child/child-steps.ts';
import { holdLine, holdRequests } from '../every-page/lost-line.ts';

const { t } = speakerOf('en');

async function childSays(child: Page, words: string): Promise<void> {
  await say(child, t, words);
  await expect(ownWords(child, words)).toBeVisible();
}

test('R667: a desk without a line stays, with what is typed, and what was opened meanwhile comes with the line', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const [first, second] = ['They should tell us at breakfast.', 'They should tell us at supper.'];
  for (const words of [first, second]) await childSays(await childAtQuestion({ demo, open }), words);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  const line = await holdLine(desk);
  const requests = await holdRequests(desk);
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  const row = (words: string) => desk.locator('.queue-row').filter({ hasText: words }).getByRole('link');
  await row(first).click();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await expect(desk).toHaveURL(/item=/);
  const before = desk.url();

  await requests.lose();
  await row(second).click();
  await expect(desk.locator('.item-words')).toHaveText(second);
  await desk.keyboard.press('r');
  await desk.locator('input[name=reason]').first().check();
  await desk.locator('textarea[name=words]').fill('at supper');
  await line.lose();
  await expect(desk.getByText(t('desk.lost'))).toBeVisible();
  await row(first).click();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await row(second).click();
  await expect(desk.locator('.item-words')).toHaveText(second);
  await expect(desk.locator('textarea[name=words]')).toHaveValue('at supper');
  await desk.locator('.decide-foot button').click();
  await expect(desk.locator('.decision .notice')).toContainText(t('refusal.try-again'));
  await expect(desk.locator('textarea[name=words]')).toHaveValue('at supper');

  await requests.back();
  await expect(desk).not.toHaveURL(before);
  line.back();
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(desk.locator('.item-words')).toHaveText(second);
  await expect(desk.locator('textarea[name=words]')).toHaveValue('at supper');
  await expect(desk.getByRole('radio', { name: t('deed.return') })).toBeChecked();
  await desk.locator('.decide-foot button').click();
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.return'));
});

test('R722: Escape leads from the words to hide back to the decision and its keys', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const words = 'They should ask us on a Monday.';
  await childSays(await childAtQuestion({ demo, open }), words);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
  const box = desk.locator('textarea[name=words]');
  await desk.keyboard.press('h');
  await expect(box).toBeFocused();
  await desk.keyboard.type('monday');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('radio', { name: t('deed.redact') })).toBeFocused();
  await expect(box).toHaveValue('monday');
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.publish.answer'));
});

test('R667, R668: a lead opens its key with Enter, and what it typed stays beside the open key where the line is gone', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const id = await askForHelp(
    await joinAsChild(origin, crew.nextCode()),
    'I am afraid at home in the evening.',
  );
  const lead = await open({ origin, as: crew.lead, language: 'en', width: 1280 });
  const requests = await holdRequests(lead);
  await lead.goto(`/staff/c/${crew.consultation}/safeguarding`);
  // Until the page is alive its button is off, and Enter does as little.
  await expect(lead.getByRole('button', { name: t('sg.unlock') })).toBeEnabled();
  await lead.getByLabel(t('sg.unlock.label')).fill(demoLeadCode);
  await lead.getByLabel(t('sg.unlock.label')).press('Enter');
  await expect(lead.getByRole('status').filter({ hasText: t('sg.unlocked') })).toBeVisible();
  await lead.locator(`.queue-row a[href$="case=${id}"]`).click();

  const why = lead.getByLabel(t('sg.reason')).first();
  await why.fill('They ask for help.');
  await requests.lose();
  await lead.getByRole('button', { name: t('sg.open') }).click();
  await expect(lead.getByText(t('refusal.try-again')).first()).toBeVisible();
  await expect(why).toHaveValue('They ask for help.');
  await requests.back();
  await lead.getByRole('button', { name: t('sg.open') }).click();
  await expect(lead.getByText(t('sg.half'))).toBeVisible();
  await lead.getByRole('link', { name: t('sg.look') }).click();
  await expect(lead.getByText(t('sg.half'))).toBeVisible();
  await expect(lead.getByText(t('sg.unlocked'))).toBeVisible();
});

test('R179: a press after the session ended is not taken, and what stands in other boxes stays', async ({
  browser,
  demo,
}) => {
  const { crew, origin } = demo;
  // A window of its own: the browser writes down what the server refuses here.
  const context = await newWindow(browser, { origin, as: crew.analyst, language: 'en', width: 1280 });
  const page = await context.newPage();
  await page.goto(`/staff/c/${crew.consultation}/activities`);
  const opened = page.waitForEvent('websocket');
  await page
    .getByRole('link', { name: t('session.open') })
    .first()
    .click();
  // It lives: before that, its connection tells whoever is signed out.
  const socket = await opened;
  await socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('session:enter'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('session.title'));
  const here = page.url();
  const box = page.locator('[name="words.0.en.younger"]');
  await box.fill('Much came together.');
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: t('session.pace.save') }).click();
  await expect(page.getByText(t('refusal.signed-out'))).toBeVisible();
  await expect(box).toHaveValue('Much came together.');
  // Signed in again, the same press is taken and leaves the box as it is.
  await page.context().addCookies(cookies);
  await page.locator('[name=minutes]').selectOption('1');
  await page.getByRole('button', { name: t('session.pace.save') }).click();
  await expect(page.getByText(t('refusal.signed-out'))).toBeHidden();
  await expect(box).toHaveValue('Much came together.');
  expect(page.url().split(/[?#]/)[0]).toBe(here.split(/[?#]/)[0]);
  await context.close();
});

test('R1000: a page from which a room is led stays with all that is typed when its session ends elsewhere, and goes on for whoever comes in', async ({
  browser,
  demo,
}) => {
  const { crew, origin, product } = demo;
  const enter = async (name: string) => signIn(origin, await product.invite(name, 'facilitator'));
  const [first, second] = [await enter('Femi'), await enter('Gul')];
  // A window of its own: the browser writes down what the server refuses here.
  const context = await newWindow(browser, { origin, as: first, language: 'en', width: 1280 });
  const page = await context.newPage();
  const opened = page.waitForEvent('websocket');
  await page.goto(`/staff/c/${crew.consultation}/activities`);
  await page
    .getByRole('link', { name: t('session.open') })
    .first()
    .click();
  const socket = await opened;
  await socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('session:enter'));
  await page.locator('[name="words.0.en.younger"]').fill('Much came together.');
  await page.locator('[name="words.1.en.younger"]').fill('What do you see?');
  await expect(page.locator('#turns')).toBeVisible();

  await first.send(await first.get('/staff'), { action: '/staff/leave' });
  await expect(page.getByRole('heading', { name: t('staff.signed-out') })).toBeVisible({ timeout: 2_000 });
  await expect(page.locator('#turns, #top')).toHaveCount(0);
  const stands = async () => {
    await expect(page.locator('[name="words.0.en.younger"]')).toHaveValue('Much came together.');
    await expect(page.locator('[name="words.1.en.younger"]')).toHaveValue('What do you see?');
  };
  await stands();

  const comesIn = await newWindow(browser, { origin, as: second, language: 'en' });
  await context.clearCookies();
  await context.addCookies(await comesIn.cookies());
  await comesIn.close();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.locator('#turns')).toBeVisible();
  await expect(page.locator('.staff-person')).toContainText('Gul');
  await stands();
  await context.close();
  for (const client of [first, second]) client.close();
});
