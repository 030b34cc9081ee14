import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { choose, here, said, speakWith } from './speaks.ts';

const { t } = speakerOf('en');

/** A child whose pages are read aloud, at one of them. */
async function readsAloud(page: Page, path: string): Promise<void> {
  await page.addInitScript(speakWith([here]));
  await page.goto(`/look?back=${path}`);
  await choose(page, 'aloud', 'yes');
  await expect(page.locator('.reader')).toBeVisible();
}

test('R474: help is the second stop of the keyboard where the page is read aloud, too', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  for (const [path, who] of [
    ['/', undefined],
    ['/said', undefined],
    ['/here', as],
  ] as const) {
    const page = await open({ origin: demo.origin, ...(who ? { as: who } : {}), width: 390 });
    await readsAloud(page, path);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: t('skip') })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: t('foot.help') }).first()).toBeFocused();
  }
});

test('R1137: whoever goes by keys stays at what starts and ends the reading', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin });
  await readsAloud(page, '/help');
  const [listen, stop] = (['reader.listen', 'reader.stop'] as const).map((name) =>
    page.getByRole('button', { name: t(name), exact: true }),
  );
  await listen?.focus();
  for (const there of [stop, listen, stop]) {
    await page.keyboard.press('Enter');
    if (there) await expect(there).toBeFocused();
  }
  // It reads on by itself, and nothing moves.
  await page.evaluate('window.goOn()');
  if (stop) await expect(stop).toBeFocused();
});

test('R1137: on a wide screen the section beside a room is read with it, and on a narrow one not while it is folded', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, width: 1280, height: 900 });
  await readsAloud(page, '/here');
  await page.locator('a[href*="/here/room/"]').first().click();
  const heading = page.locator('.room-aside h2');
  await expect(heading).toBeVisible();
  const words = (await heading.textContent()) ?? '';
  const heard = async () => {
    await page.getByRole('button', { name: t('reader.listen') }).click();
    for (let passage = 0; passage < 30; passage += 1) await page.evaluate('window.goOn()');
    await page.keyboard.press('Escape');
    return (await said(page)).map(({ text }) => text.trim());
  };
  expect(await heard()).toContain(words.trim());
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(heading).toBeHidden();
  expect(await heard()).not.toContain(words.trim());
});
