import { expect, type Page } from '@playwright/test';
import { speakerOf, write } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { holdRequests } from '../every-page/lost-line.ts';

/** What is done in place on a page of staff, the first thing of all, where the line is gone or the server was started anew with another version. */

const { t } = speakerOf('en');

/** What the framework asks for before it does something in place is answered as by a newer version: it would load the page anew. */
async function newerVersion(page: Page): Promise<void> {
  await page.route('**/__manifest**', (route) =>
    route.fulfill({ status: 204, headers: { 'X-Remix-Reload-Document': 'true' } }),
  );
}

test('R667: a press on the page from which a room is led takes nothing of it without a line, and says that it was not taken', async ({
  browser,
  demo,
}) => {
  const { crew, origin } = demo;
  // A window of its own: the browser writes down what finds no line.
  const context = await newWindow(browser, { origin, as: crew.analyst, language: 'en', width: 1280 });
  const page = await context.newPage();
  await newerVersion(page);
  const requests = await holdRequests(page);
  await page.goto(`/staff/c/${crew.consultation}/activities`);
  const opened = page.waitForEvent('websocket');
  await page
    .getByRole('link', { name: t('session.open') })
    .first()
    .click();
  await (await opened).waitForEvent('framesent', ({ payload }) => String(payload).includes('session:enter'));
  const here = page.url();
  const box = page.locator('[name="words.0.en.younger"]');
  await box.fill('Much came together.');
  const pace = page.getByRole('button', { name: t('session.pace.save') });
  const notTaken = page.getByText(t('refusal.try-again'));
  const stays = async () => {
    await expect(notTaken).toBeVisible();
    await expect(box).toHaveValue('Much came together.');
    expect(page.url()).toBe(here);
  };

  await requests.lose();
  await pace.click();
  await stays();
  // Another one is no longer held up by it, nor does what is written leave the page.
  await pace.click();
  await stays();
  await page.locator('button[name=act][value=closing]').click();
  await stays();

  await requests.back();
  await pace.click();
  await expect(notTaken).toHaveCount(0);
  await expect(box).toHaveValue('Much came together.');
  expect(page.url()).toBe(here);
  await context.close();
});

test('R667: nor does the first row that is opened at a desk', async ({ browser, demo }) => {
  const { crew, origin } = demo;
  const words = 'They should tell us on a Thursday.';
  await write(await joinAsChild(origin, crew.nextCode()), '/here/part/1', words);
  const context = await newWindow(browser, { origin, as: crew.moderator, language: 'en', width: 1280 });
  const desk = await context.newPage();
  await newerVersion(desk);
  const requests = await holdRequests(desk);
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await requests.lose();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
  await desk.keyboard.press('r');
  await desk.locator('textarea[name=words]').fill('on a Thursday');
  await requests.back();
  await expect(desk).toHaveURL(/item=/);
  await expect(desk.locator('.item-words')).toHaveText(words);
  await expect(desk.locator('textarea[name=words]')).toHaveValue('on a Thursday');
  await context.close();
});
