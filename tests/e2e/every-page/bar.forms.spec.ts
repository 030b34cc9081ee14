import { expect } from '@playwright/test';
import { languages } from '../../../locales/index.ts';
import { test } from '../../support/pages/browser.ts';

test('R693: in every language the way out stands beside the mark, in one line, on the narrowest phones', async ({
  house,
  open,
}) => {
  for (const { tag } of languages) {
    const page = await open({ origin: house.origin, language: tag, width: 320, height: 740 });
    await page.goto('/');
    const home = page.locator('.bar a.brand');
    const leave = page.locator('.bar form button');
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 740 });
      const at = `${tag} ${width} px`;
      const bar = await page.locator('.bar').evaluate((it) => it.getBoundingClientRect().height);
      expect(bar, at).toBeLessThanOrEqual(66);
      const [mark, way] = [await home.boundingBox(), await leave.boundingBox()];
      if (!mark || !way) throw new Error(`No mark, or no way out: ${at}`);
      // On one line, whichever of them comes first in this language, and no word of one over the other.
      expect(Math.abs(mark.y + mark.height / 2 - (way.y + way.height / 2)), at).toBeLessThan(2);
      expect(mark.x + mark.width <= way.x || way.x + way.width <= mark.x, at).toBe(true);
      expect(way.height, at).toBeGreaterThanOrEqual(44);
    }
    // The name gives way to the button, not to whoever hears the page.
    await page.setViewportSize({ width: 300, height: 740 });
    await expect(home).toHaveAccessibleName('Due Weight');
    await expect(leave).toBeInViewport({ ratio: 1 });
  }
});
