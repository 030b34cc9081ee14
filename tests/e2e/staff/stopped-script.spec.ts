import { type Browser, expect, type Page } from '@playwright/test';
import { speakerOf, write } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';

/** A desk in browsers that we do not know. */

const { t } = speakerOf('en');

/** From the last word that is typed on nothing that is drawn can tell letters apart: in one turn, or what comes in between ends the desk before that word. */
const typesAndBreaks = (last: string) => {
  const fails = function none() {
    throw new Error('As in a browser that we do not know.');
  };
  Object.assign(Intl, { Segmenter: fails });
  document.execCommand('insertText', false, last);
};

/** A window of its own: what is broken here on purpose stands on its console. */
async function deskAt(demo: Demo, browser: Browser, begins: (page: Page) => Promise<unknown>) {
  const { crew, origin } = demo;
  const context = await newWindow(browser, { origin, as: crew.secondModerator, language: 'en', width: 1280 });
  const page = await context.newPage();
  await begins(page);
  await page.goto(`/staff/c/${crew.consultation}/desk`);
  return page;
}

const row = (desk: Page, words: string) =>
  desk.locator('.queue-row').filter({ hasText: words }).getByRole('link');

const stops: readonly [what: string, begins: (page: Page) => Promise<unknown>, plain: boolean][] = [
  [
    'ends in an error',
    (page) =>
      page.addInitScript(() => {
        document.addEventListener = () => {
          throw new Error('As in a browser that we do not know.');
        };
      }),
    true,
  ],
  ['lacks what tells letters apart', (page) => page.addInitScript('delete Intl.Segmenter'), false],
  ['does not come', (page) => page.route(/\/assets\/desk-[^/]*\.js$/, (route) => route.abort()), false],
];
for (const [what, begins, plain] of stops)
  test(`R1011: a desk whose script ${what} at each load is one of forms, and one decides there`, async ({
    demo,
    browser,
  }) => {
    const words = `They should ask us where a script ${what}.`;
    await write(await joinAsChild(demo.origin, demo.crew.nextCode()), '/here/part/1', words);
    const desk = await deskAt(demo, browser, begins);
    if (plain) await expect(desk).toHaveURL(/[?&]plain=/);
    await desk.waitForLoadState('networkidle');
    await row(desk, words).click();
    if (plain) await expect(desk).toHaveURL(/item=[^&]+&plain=/);
    await desk.waitForLoadState('networkidle');
    let loads = 0;
    desk.on('framenavigated', () => (loads += 1));
    await expect(desk.locator('.item-words')).toHaveText(words);
    await desk.getByRole('radio', { name: t('deed.publish.answer') }).check();
    expect(loads).toBe(0);
    await desk.locator('.decide-foot button').click();
    await expect(desk.locator('.undo')).toContainText(t('desk.done.publish.answer'));
    await desk.context().close();
  });

for (const [underway, holds] of [
  ['', false],
  [', also when what it had asked for comes afterwards', true],
] as const)
  test(`R997: a desk that cannot be drawn any more gives back what was typed at it${underway}`, async ({
    demo,
    browser,
  }) => {
    const words = `They should ask us before noon${underway}.`;
    await write(await joinAsChild(demo.origin, demo.crew.nextCode()), '/here/part/1', words);
    const desk = await deskAt(demo, browser, async () => undefined);
    await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    const answered: string[] = [];
    if (holds)
      await desk.route(/\.data\?/, async (route) => {
        await released;
        await route.continue().catch(() => undefined);
        answered.push(route.request().url());
      });
    // The desk keeps one place in the history; other pages that live, as that of the cases, have one for each thing that is opened.
    if (!holds) await desk.evaluate(() => history.pushState(history.state, ''));
    await row(desk, words).click();
    await expect(desk.locator('.item-words')).toHaveText(words);
    if (!holds) await expect(desk).toHaveURL(/item=/);
    await desk.keyboard.press('r');
    await desk.locator('textarea[name=words]').fill('before');
    await desk.evaluate(typesAndBreaks, ' noon');
    const fault = desk.getByRole('heading', { level: 1 }).last();
    await expect(fault).toHaveText(t('staff.fault'));
    release();
    if (holds) await expect.poll(() => answered.length).toBeGreaterThan(0);
    await desk.waitForLoadState('networkidle');
    await expect(fault).toHaveText(t('staff.fault'));
    await expect(desk.getByText('before noon', { exact: true })).toBeVisible();
    // What had asked for another page was given up, and Back leads to one all the same.
    if (!holds) {
      await desk.goBack();
      await expect(desk).not.toHaveURL(/item=/);
      await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
    }
    await desk.context().close();
  });
