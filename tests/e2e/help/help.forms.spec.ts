import { expect } from '@playwright/test';
import { languages } from '../../../locales/index.ts';
import { test } from '../../support/pages/browser.ts';
import { formsLanguages } from '../every-page/journey-languages.ts';
import { tellAndBeAnswered } from './help-steps.ts';

for (const language of formsLanguages) {
  test(`R174: a child tells, two leads open it, it reads the answer with six words, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    await tellAndBeAnswered({ demo, open, language });
  });
}

test('R694: in every language the first number to call stands on the first screen of Help, below the thanks', async ({
  demo,
  open,
}) => {
  for (const { tag } of languages) {
    const page = await open({ origin: demo.origin, language: tag, width: 360, height: 740 });
    await page.goto('/help');
    const number = page.locator('a[href^="tel:"]').first();
    await expect(number, tag).toBeInViewport({ ratio: 1 });
    const before = await page
      .locator('main h1, main a[href^="tel:"], main h1 ~ p')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(before.slice(0, 3), tag).toEqual(['H1', 'P', 'A']);
  }
});
