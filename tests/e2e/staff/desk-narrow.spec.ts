import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { bringInto, test } from '../../support/pages/browser.ts';
import { pageStates } from '../../support/pages/pages.ts';
import { overflowingInPseudo } from '../every-page/page-looks.ts';

/** The columns that Tab comes through from the head of the page, one after the other. */
async function columnsByTab(page: Page): Promise<readonly string[]> {
  const columns: string[] = [];
  await page.locator('#main').focus();
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const column = await page.evaluate(
      () => document.activeElement?.closest('.desk-item, .desk-decision, .desk-queue')?.className,
    );
    if (column === undefined) break;
    if (column !== columns.at(-1)) columns.push(column);
  }
  return columns;
}

for (const [width, order] of [
  [640, ['desk-item', 'desk-decision', 'desk-queue']],
  [1280, ['desk-queue', 'desk-item', 'desk-decision']],
] as const)
  test(`R1138: on a desk ${width} points wide keys go through what stands there in its order`, async ({
    stage,
    open,
  }) => {
    const desk = pageStates.find(({ name }) => name === 'desk');
    if (!desk) throw new Error('There is no desk among the pages.');
    const page = await open({ origin: stage.product.origin, as: stage.people.moderator, width, height: 900 });
    await page.goto(desk.path(stage.places));
    await page.locator('.queue-row a').last().click();
    await expect(page.locator('.decide-foot button')).toBeVisible();
    expect(await columnsByTab(page)).toEqual(order);
  });

test('R63: a desk at 400 % fits its screen in a language of long words, also when a text has waited for minutes', async ({
  stage,
  open,
}) => {
  const desk = pageStates.find(({ name }) => name === 'desk');
  if (!desk) throw new Error('There is no desk among the pages.');
  const page = await open({
    origin: stage.product.origin,
    as: stage.people.moderator,
    language: 'en',
    width: 320,
    height: 640,
  });
  await page.goto(desk.path(stage.places));
  await bringInto(page, desk, stage);
  // Those of this product are a few seconds old.
  const waited = speakerOf('en', 'older').t('desk.waited', { count: 11 });
  await page
    .locator('.item-head h2 span')
    .last()
    .evaluate((of, text) => (of.textContent = text), waited);
  expect(await overflowingInPseudo(page)).toEqual([]);
});
