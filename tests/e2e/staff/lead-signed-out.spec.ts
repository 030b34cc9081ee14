import { expect } from '@playwright/test';
import { demoLeadCode } from '../../../server/demo/help.ts';
import { askForHelp, speakerOf } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { startDemo } from '../../support/processes/begun-demo.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';

const { t } = speakerOf('en');

test('R1000: what a lead opened goes from its screen, and its key with it, when its session ends elsewhere or sleeps; what it types stays', async ({
  afterwards,
  browser,
}) => {
  test.setTimeout(120_000);
  const clock = movedClock();
  clock.setMs(0);
  const { product, crew, origin } = await startDemo({ CLOCK_FILE: clock.file });
  afterwards(clock.remove);
  afterwards(product.remove);
  const told = 'I am afraid at home in the evening.';
  const id = await askForHelp(await joinAsChild(origin, crew.nextCode()), told);
  // To open alone asks for a factor of just now.
  await proveAgain(crew.lead);
  // A window of its own: the browser writes down what the server refuses here.
  const context = await newWindow(browser, { origin, as: crew.lead, language: 'en', width: 1280 });
  const lead = await context.newPage();
  await lead.goto(`/staff/c/${crew.consultation}/safeguarding`);
  const unlock = async () => {
    // It lives from then on.
    await expect(lead.getByRole('button', { name: t('sg.unlock') })).toBeEnabled();
    await lead.getByLabel(t('sg.unlock.label')).fill(demoLeadCode);
    await lead.getByLabel(t('sg.unlock.label')).press('Enter');
    await expect(lead.getByText(t('sg.unlocked'))).toBeVisible();
  };
  await unlock();
  await lead.locator(`.queue-row a[href$="case=${id}"]`).click();
  await lead.locator('summary', { hasText: t('sg.alone') }).click();
  const alone = lead.locator('form').filter({ has: lead.locator('button[value=alone]') });
  await alone.getByLabel(t('sg.reason')).fill('The other lead is away.');
  await alone.getByRole('button', { name: t('sg.alone.do') }).click();
  const opened = lead.locator('.opened-text');
  await expect(opened).toHaveText(told);
  const answer = lead.locator('textarea[name=text]');
  await answer.fill('We believe you.');

  const isOut = async (timeout: number) => {
    await expect(lead.getByText(t('draft.text'))).toBeVisible({ timeout });
    await expect(opened).toHaveCount(0);
    await expect(lead.getByText(t('sg.unlocked'))).toHaveCount(0);
    await expect(lead.locator('.queue-row').first()).toBeHidden();
    await expect(answer).toBeHidden();
    await expect(answer).toHaveValue('We believe you.');
  };
  await test.step('nobody touched it for half an hour, and it is asked for in place', async () => {
    clock.passMs(31 * 60_000);
    await lead.locator(`.queue-row a[href$="case=${id}"]`).click();
    await isOut(5_000);
    const [elsewhere] = await Promise.all([
      context.waitForEvent('page'),
      lead.getByRole('link', { name: t('draft.again') }).click(),
    ]);
    await elsewhere.getByRole('button', { name: t('prove.demo.go') }).click();
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(t('prove.done'));
    await elsewhere.close();
    await lead.bringToFront();
    await lead.evaluate(() => dispatchEvent(new Event('focus')));
    await expect(lead.getByText(t('draft.text'))).toHaveCount(0);
    await expect(answer).toHaveValue('We believe you.');
    await unlock();
    await expect(opened).toHaveText(told);
  });

  await test.step('signed out in another window', async () => {
    const elsewhere = await context.newPage();
    await elsewhere.goto('/staff');
    await elsewhere.locator('form[action="/staff/leave"] button').click();
    await isOut(2_000);
    await elsewhere.close();
  });
  await context.close();
});
