import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { bytesBelow } from '../../support/processes/temp.ts';
import { type MovedDemo, startMovedDemo } from '../answers/moved-demo.ts';
import { join, ownWords, shownWords } from '../child/child-steps.ts';
import { holdLine, holdRequests } from '../every-page/lost-line.ts';

const { t } = speakerOf('en');
const minute = 60_000;

/** Opens the room of a demo as a child and waits until it is alive. */
async function toRoom(page: Page): Promise<void> {
  await page.goto('/here');
  await page.getByRole('link', { name: t('home.room') }).click();
  await expect(shownWords(page, 'We should decide.')).toBeVisible();
  await expect(page.locator('.kept-place')).toHaveCount(1);
}

/** The connection packet of Socket.IO: from here on no ticket is asked for. */
const isOpen = ({ payload }: { payload: string | Buffer }) => String(payload).startsWith('40');

test.describe('a page that nobody sits at', () => {
  let demo: MovedDemo;
  test.beforeAll(async () => {
    demo = await startMovedDemo();
  });
  test.afterAll(() => demo.remove());

  test('R117, R118: asks before it closes, and keeps nothing but words that were not sent', async ({
    open,
  }) => {
    const { origin, folder } = demo.product;
    const child = await open({ origin, as: await joinAsChild(origin, demo.crew.nextCode()), language: 'en' });
    // A page whose clock leaps loses its line; a ticket that it fetched before the next leap would be too old after it.
    const leap = async (minutes: number) => {
      await demo.pass(minutes);
      await child.clock.fastForward(minutes * minute);
    };
    const pass = async (minutes: number) => {
      const back = child
        .waitForEvent('websocket')
        .then((line) => line.waitForEvent('framereceived', { predicate: isOpen }));
      await leap(minutes);
      await back;
    };
    await child.clock.install();
    await toRoom(child);
    const asks = child.getByRole('status').filter({ hasText: t('stay.title') });

    await pass(15);
    await expect(asks).toHaveCount(0);
    await pass(2);
    await expect(asks).toContainText(t('stay.text'));
    await asks.getByRole('button', { name: t('stay.do') }).click();
    await expect(asks).toHaveCount(0);

    // Another window of this child keeps the seat too: this one looks and does not ask.
    await pass(15);
    const second = await child.context().newPage();
    await second.goto('/here/words');
    await second.close();
    await pass(2);
    await expect(asks).toHaveCount(0);

    const words = 'Nobody has read this sentence yet.';
    await child.locator('textarea').fill(words);
    await pass(17);
    await expect(asks).toContainText(t('stay.text'));
    await leap(5);
    await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('away.title'));
    await expect(child.getByLabel(t('away.words'))).toHaveValue(words);
    await expect(child.locator('main')).not.toContainText(/data is kept|We should decide/);
    expect(bytesBelow(folder).includes(words)).toBe(false);

    const [again] = await Promise.all([
      child.context().waitForEvent('page'),
      child.getByRole('link', { name: t('away.again') }).click(),
    ]);
    await join(again, t, demo.crew.nextCode());
    await child.getByRole('button', { name: t('away.send') }).click();
    await expect(ownWords(child, words)).toContainText(t('state.waiting'));
  });

  test('R660, R118: words that stand in their box again stay there while nobody answers, and go once somebody does', async ({
    open,
  }) => {
    const { origin } = demo.product;
    const child = await open({ origin, as: await joinAsChild(origin, demo.crew.nextCode()), language: 'en' });
    const line = await holdLine(child);
    const requests = await holdRequests(child);
    await child.clock.install();
    await toRoom(child);
    const words = 'This sentence slept with the telephone.';
    await child.locator('textarea').fill(words);
    await requests.lose();
    await line.lose();
    await demo.pass(21);
    await child.clock.fastForward(21 * minute);
    await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('away.title'));
    const box = child.getByLabel(t('away.words'));
    await child.getByRole('button', { name: t('away.send') }).click();
    await expect(child.getByRole('status').filter({ hasText: t('offline') })).toBeVisible();
    await expect(box).toHaveValue(words);

    await requests.back();
    const again = await child.context().newPage();
    await join(again, t, demo.crew.nextCode());
    await again.close();
    await child.getByRole('button', { name: t('away.send') }).click();
    await expect(ownWords(child, words)).toContainText(t('state.waiting'));
  });

  test('R117: leads to the neutral page where nothing was typed', async ({ open }) => {
    const { origin } = demo.product;
    const child = await open({ origin, as: await joinAsChild(origin, demo.crew.nextCode()), language: 'en' });
    await child.clock.install();
    await toRoom(child);
    await demo.pass(21);
    await child.clock.fastForward(21 * minute);
    await expect(child).toHaveURL(/\/left$/);
    expect(await child.context().cookies()).toEqual([]);
  });
});

test('R119: Esc twice leaves a page that lives, and going back shows nothing of it', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const child = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  await toRoom(child);
  const room = child.url();
  await child.locator('textarea').fill('Half a sen');
  await child.keyboard.press('Escape');
  await expect(child.locator('textarea')).toHaveValue('Half a sen');
  await child.keyboard.press('Escape');
  await child.keyboard.press('Escape');
  await expect(child).toHaveURL(/\/left$/);
  expect(await child.title()).not.toMatch(/weight/i);
  expect(await child.context().cookies()).toEqual([]);
  await child.goBack();
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
  expect(child.url()).not.toBe(room);
  await child.goForward();
  await expect(child).toHaveURL(/\/left$/);
  await child.goto(room);
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
});

test('R119: the button takes the place of a page that lives', async ({ demo, open }) => {
  const { origin, crew } = demo;
  const child = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  await toRoom(child);
  const pages = await child.evaluate(() => history.length);
  await child.getByRole('button', { name: t('leave.now') }).click();
  await expect(child).toHaveURL(/\/left$/);
  expect(await child.evaluate(() => history.length)).toBe(pages);
  await child.goBack();
  await expect(child.locator('body')).not.toContainText(/data is kept|We should decide/);
});

/** Whoever comes next presses Back, and says yes where the browser asks whether to send the form again. */
async function goBackAndSendAgain(page: Page): Promise<void> {
  await page.goBack().catch((error) => expect(String(error)).toContain('ERR_CACHE_MISS'));
  await page.reload();
  await expect(page.locator('main')).toBeVisible();
}

for (const shared of [false, true])
  test(`R1243: Back after leaving shows nothing of what was told by forms, nor six words, and sends nothing again${shared ? ', on a device of several children' : ''}`, async ({
    demo,
    open,
  }) => {
    const { origin, crew } = demo;
    const page = await open({ origin, language: 'en', width: 390, height: 844 });
    if (shared) {
      await page.goto('/kiosk');
      await page.getByRole('button', { name: t('kiosk.start') }).click();
    }
    const told = 'At home somebody hits me in the evening.';
    const sixWords = page.locator('.six-word');
    const leave = async () => {
      await page.getByRole('button', { name: t('leave.now') }).click();
      await expect(page).toHaveURL(shared ? /\/kiosk$/ : /\/left$/);
    };

    await test.step('a letter', async () => {
      await page.goto('/help/write');
      await page.getByLabel(t('help-me.label')).fill(told);
      await page.getByRole('button', { name: t('help-me.send') }).click();
      await expect(sixWords).toHaveCount(6);
      const phrase = (await sixWords.allTextContents()).join(' ');
      await leave();
      await goBackAndSendAgain(page);
      await expect(sixWords).toHaveCount(0);
      await expect(page.getByText(told)).toHaveCount(0);

      await page.goto('/help/back');
      await page.locator('[name=phrase]').fill(phrase);
      await page.getByRole('button', { name: t('follow.do') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('help-me.yours'));
      // By a link first, and from there.
      await page
        .locator('main')
        .getByRole('link', { name: t('help-me.numbers') })
        .click();
      await expect(page).toHaveURL(/\/help$/);
      await leave();
      await page.goBack();
      await goBackAndSendAgain(page);
      await expect(page).toHaveURL(/\/help\/back$/);
      await expect(page.locator('[name=phrase]')).toHaveValue('');
    });

    await test.step('a complaint', async () => {
      await page.goto('/wrong');
      await page.locator('[name=kind][value=safety]').check();
      await page.locator('[name=way][value=together]').check();
      await page.locator('[name=text]').fill(told);
      await page.getByRole('button', { name: t('wrong.send') }).click();
      await expect(sixWords).toHaveCount(11);
      const [, join] = await page.locator('.six-words').all();
      const phrase = (await sixWords.allTextContents()).slice(0, 6).join(' ');
      const five = (await join?.locator('.six-word').allTextContents())?.join(' ') ?? '';
      await leave();
      await goBackAndSendAgain(page);
      await expect(sixWords).toHaveCount(0);
      await expect(page.locator('[name=text]')).toHaveValue('');

      for (const [path, name, words] of [
        ['/wrong/back', 'phrase', phrase],
        ['/wrong/join', 'words', five],
      ] as const) {
        await page.goto(path);
        await page.locator(`[name=${name}]`).fill(words);
        await page.locator(`form:has([name=${name}]) button`).click();
        await expect(page.getByText(told)).toBeVisible();
        await leave();
        await goBackAndSendAgain(page);
        await expect(page.locator(`[name=${name}]`)).toHaveValue('');
        await expect(page.getByText(told)).toHaveCount(0);
      }
    });

    // Where several children use a device the words are typed on its own first page.
    if (!shared)
      await test.step('R583: words of a sheet that open nothing', async () => {
        await page.goto('/');
        await page.locator('[name=code]').fill('amber boat lamp north river');
        await page.getByRole('button', { name: t('code.look') }).click();
        await expect(page.locator('[name=code]')).toHaveValue('amber boat lamp north river');
        await leave();
        await goBackAndSendAgain(page);
        await expect(page.locator('[name=code]')).toHaveValue('');
      });

    await test.step('words to a question that may tell of harm', async () => {
      await join(page, t, crew.nextCode());
      await page.goto('/here/part/1');
      await page.locator('textarea').first().fill(told);
      await page
        .getByRole('button', { name: t('ask.send') })
        .first()
        .click();
      await expect(page.locator('#asked')).toBeVisible();
      await leave();
      await goBackAndSendAgain(page);
      await expect(page.getByText(told)).toHaveCount(0);
      await expect(page.locator('textarea')).toHaveCount(0);
    });
  });
