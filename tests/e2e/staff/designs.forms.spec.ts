import { expect } from '@playwright/test';
import { demoPicture } from '../../../server/demo/picture.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { ofThree } from '../every-page/journey-languages.ts';

/** Where a child's path leads to a picture. */
const toDesign = 'a[href^="/here/design/"]';

for (const language of ofThree) {
  test(`R440, R441: a child points, writes, and takes a point back, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const as = await joinAsChild(demo.origin, demo.crew.nextCode());
    const page = await open({ origin: demo.origin, as, language, width: 390, height: 844 });
    await page.goto('/here');
    await page.locator(toDesign).first().click();
    await expect(page.locator('svg image')).toHaveAttribute('href', /\/picture$/);
    // With a finger on the picture.
    await page.locator('label[for="place-3"]').first().click();
    await expect(page.locator('#place-3')).toBeChecked();
    await page.getByRole('button', { name: t('point.only-point') }).click();
    await expect(page.locator('#pointed li')).toHaveCount(1);
    // With keys in the list: each press goes to the next place, and the last of them is the whole picture.
    await page.locator('input[name=place]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('input[name=place]:checked');
    const place = (await chosen.inputValue()) ?? '';
    await page.getByRole('textbox').fill('I cannot read this.');
    await page.getByRole('button', { name: t('ask.send') }).click();
    await expect(page.locator('#said')).toContainText('I cannot read this.');
    await expect(page.locator('#pointed li')).toHaveCount(place === '3' ? 1 : 2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    const pins = await page.locator('#pointed li').count();
    await page.locator('#pointed button').first().click();
    await expect(page.locator('#pointed li')).toHaveCount(pins - 1);
    await page.getByRole('button', { name: t('point.only-point') }).click();
    await expect(page.locator('#errors')).toContainText(t('point.choose-first'));
    as.close();
  });
}

test('R434, R439, R1134: an organiser sends in a picture, clicks a place, and names it', async ({
  demo,
  open,
}) => {
  const { t } = speakerOf('en');
  const { organiser } = demo.crew;
  const page = await open({ origin: demo.origin, as: organiser, width: 1_024, height: 900 });
  await page.goto('/staff/new');
  await page.locator('[name=title]').fill('A new playground');
  await page.locator('main form button').first().click();
  const id = /\/staff\/c\/([^/]+)/.exec(page.url())?.[1];
  await page.goto(`/staff/c/${id}/activities`);
  await page.locator('[name=kind][value=design]').check();
  for (const level of ['younger', 'older'])
    await page.locator(`[name="prompt.en.${level}"]`).fill('What do you think of it?');
  await page.locator('button.button[name=act][value=write]').click();
  await expect(page).toHaveURL(/\/designs\/[\w-]{22}\?saved$/);
  await expect(page.locator('main')).toContainText(t('design.picture.none'));

  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  await page.locator('[name=picture]').setInputFiles(file('a.png', Buffer.from('GIF89a no picture')));
  await page.getByRole('button', { name: t('design.picture.send') }).click();
  await expect(page.locator('#errors')).toContainText(t('refusal.picture-kind'));
  await page.locator('[name=picture]').setInputFiles(file('a.png', Buffer.from(demoPicture())));
  await page.getByRole('button', { name: t('design.picture.send') }).click();
  await expect(page.locator('svg image')).toHaveCount(1);

  for (const level of ['younger', 'older']) await page.locator(`[name="alt.en.${level}"]`).fill('A phone.');
  for (const [index, spot] of [
    { x: 320, y: 160 },
    { x: 320, y: 720 },
  ].entries()) {
    await page.locator('input[type=image]').click({ position: spot });
    await expect(page.locator('main')).toContainText(t('design.set'));
    // R1134: the form leads to what came of it.
    await expect(page.locator('#places')).toBeFocused();
    await expect(page.getByText(t('design.set'))).toBeInViewport();
    await expect(page.locator(`[name="place.${index + 1}.x"]`)).toHaveValue('42');
    for (const level of ['younger', 'older'])
      await page.locator(`[name="words.${index + 1}.en.${level}"]`).fill(`Place ${index + 1}`);
  }
  // Nothing that was typed before the click is lost.
  await expect(page.locator('[name="alt.en.older"]')).toHaveValue('A phone.');
  const other = await open({ origin: demo.origin, as: organiser, width: 1_024, height: 900 });
  await other.goto(page.url());
  await page.getByRole('button', { name: t('design.save') }).click();
  await expect(page.locator('main')).toContainText(t('design.ready'));
  await expect(page.locator('svg .spot')).toHaveCount(2);
  await expect(page.locator('#saved')).toBeFocused();
  await expect(page.locator('#saved')).toBeInViewport();
  await other.getByRole('button', { name: t('design.save') }).click();
  await expect(other.locator('#places')).toBeFocused();
  await expect(other.locator('#places > .notice')).toBeInViewport();
});
