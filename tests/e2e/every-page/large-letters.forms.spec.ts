import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { overflowing } from '../../support/pages/overflowing.ts';
import { lookInside } from '../child/child-steps.ts';
import { stillAsked } from './still-asked.ts';

const phone = { width: 360, height: 740 };
/** Names are drawn, and this one is of the longest. */
const longName = 'Изобретательная Черепаха';

/** As the owner of a phone makes them: twice as large as they come. */
async function makeLettersLarge(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
}

test('R983: on a phone whose owner made letters twice as large no word of a child’s pages is cut off or lies beyond the screen', async ({
  demo,
  open,
}) => {
  // Its words are long, and these readers have the larger letters.
  const { t } = speakerOf('ru', 'younger');
  const page = await open({ origin: demo.origin, language: 'ru', level: 'younger', ...phone });
  await makeLettersLarge(page);
  const large = async () => {
    await page.evaluate((name) => {
      for (const own of document.querySelectorAll('.you-are b, .message-head b')) own.textContent = name;
    }, longName);
    const found = await overflowing(page);
    expect(
      found.filter((each) => !each.startsWith('input.')),
      page.url(),
    ).toEqual([]);
  };

  await page.goto('/enter');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  await large();
  await lookInside(page, t, demo.crew.nextCode());
  await large();
  await page.getByRole('button', { name: t('assent.yes') }).click();
  await large();
  await page.goto('/here');
  await large();
  const steps = await page
    .locator('.path a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of [...steps, '/here/words', '/here/erase', '/leave', '/help', '/wrong']) {
    await page.goto(path);
    await large();
  }
});

test('R983: the five words of a card are seen whole on a phone', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin, ...phone });
  await page.goto('/enter');
  const box = page.locator('#field-code');
  await box.fill('acorn pleasure concert ninety mushroom');
  expect(await box.evaluate((field) => field.scrollWidth <= field.clientWidth)).toBe(true);
});

for (const height of [phone.height, 568])
  test(`R1133: with letters twice as large, the question whether somebody is still there has its button on a phone of ${height} points`, async ({
    stage,
    open,
  }) => {
    const page = await open({
      origin: stage.product.origin,
      as: stage.people.kiosk,
      language: 'ru',
      level: 'younger',
      width: phone.width,
      height,
    });
    await makeLettersLarge(page);
    await stillAsked(page, { t: speakerOf('ru', 'younger').t, live: false });
  });
