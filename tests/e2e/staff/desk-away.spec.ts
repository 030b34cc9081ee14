import { expect } from '@playwright/test';
import { speakerOf, write } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { startDemo } from '../../support/processes/begun-demo.ts';
import { movedClock } from '../../support/processes/moved-clock.ts';
import { refuseLate } from '../every-page/lost-line.ts';

const { t } = speakerOf('en');

test('R818, R819: what is ticked and typed outlasts another text, half an hour away and an undo', async ({
  afterwards,
  open,
}) => {
  const clock = movedClock();
  clock.setMs(0);
  const { product, crew, origin } = await startDemo({ CLOCK_FILE: clock.file });
  afterwards(clock.remove);
  afterwards(product.remove);
  const child = await joinAsChild(origin, crew.nextCode());
  const [first, second] = ['They should ask Mila and me in spring.', 'They should ask us in autumn.'];
  for (const words of [first, second]) await write(child, '/here/part/1', words);
  const desk = await open({ origin, as: crew.secondModerator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  const lives = desk.getByText(t('desk.live'), { exact: true });
  await expect(lives).toBeVisible();
  const row = (words: string) => desk.locator('.queue-row').filter({ hasText: words }).getByRole('link');
  const words = desk.locator('textarea[name=words]');
  const hides = desk.getByRole('radio', { name: t('deed.redact') });
  const reason = desk.locator('input[name=reason][value=place]');
  await row(first).click();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await hides.check();
  await words.fill('spring');
  await reason.check();
  await row(second).click();
  await expect(desk.locator('.item-words')).toHaveText(second);
  await expect(words).toHaveValue('');
  await row(first).click();
  await expect(words).toHaveValue('spring');
  await expect(hides).toBeChecked();
  await expect(reason).toBeChecked();

  const away = desk.locator('.desk-item .notice');
  const isOut = async (withinMs: number) => {
    await expect(away).toContainText(t('draft.text'), { timeout: withinMs });
    for (const said of [first, second]) await expect(desk.getByText(said)).toHaveCount(0);
    await expect(words).toBeHidden();
  };
  const comeIn = async () => {
    const [elsewhere] = await Promise.all([
      desk.context().waitForEvent('page'),
      away.getByRole('link', { name: t('draft.again') }).click(),
    ]);
    await elsewhere.getByRole('button', { name: t('prove.demo.go') }).click();
    await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(t('prove.done'));
    await elsewhere.close();
    await desk.bringToFront();
    await desk.evaluate(() => dispatchEvent(new Event('focus')));
    await expect(lives).toBeVisible();
    await expect(away).toHaveCount(0);
  };
  clock.passMs(31 * 60_000);
  // Asked for in place, as J does: the page would be left for the one that asks who it is.
  await row(second).click();
  await isOut(5_000);
  await comeIn();
  await row(first).click();
  await expect(words).toHaveValue('spring');
  clock.passMs(31 * 60_000);
  // Touched by nobody: it asks how its rooms stand each 15 seconds, which is no act, and hears by that that nobody is there.
  await isOut(25_000);
  await comeIn();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await expect(words).toHaveValue('spring');
  await expect(reason).toBeChecked();
  await desk.locator('.decide-foot button').click();
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.redact.answer'));

  await desk.locator('.undo').getByRole('button').click();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await expect(hides).not.toBeChecked();
  await hides.check();
  await expect(words).toHaveValue('spring');
});

test('R36, R722: a decision without its reason says so beside the reasons, in sight, and the box for words how one leaves it', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const words = 'They should ask us at noon.';
  await write(await joinAsChild(origin, crew.nextCode()), '/here/part/1', words);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 640 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
  await desk.keyboard.press('r');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.reasons .error')).toHaveText(t('refusal.reason-needed'));
  await expect(desk.locator('.reasons .error')).toBeInViewport({ ratio: 1 });
  await desk.keyboard.press('h');
  await expect(desk.locator('.hide-part .key-hints')).toContainText(t('keys.out'));
});

test('R1294: whoever decides by keys stands at the button still when the decision is not taken, and presses it again', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const words = 'They should ask us by the river.';
  await write(await joinAsChild(origin, crew.nextCode()), '/here/part/1', words);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  const decides = await refuseLate(desk, { name: 'contribution:decide', code: 'taken-by-another' });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
  await desk.keyboard.press('p');
  const go = desk.locator('.decide-foot button');
  await go.focus();
  await desk.keyboard.press('Enter');
  // On its way: off, and a press does nothing.
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.decision .notice')).toContainText(t('refusal.taken-by-another'));
  await expect(go).not.toHaveAttribute('aria-disabled');
  await expect(go).toBeFocused();
  decides.letThrough();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.publish.answer'));
});
