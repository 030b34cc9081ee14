import { expect } from '@playwright/test';
import { test } from '../../support/pages/browser.ts';
import { unseen } from './page-looks.ts';

/** pages.spec.ts looks at every page of a child with this. */
test('R469: what has no line, no ring or the colour of the ground would be found', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin, language: 'en', width: 390 });
  await page.goto('/');
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(false);
  expect(await unseen(page)).toEqual([]);
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `button { border: 0 !important; text-decoration: none !important; }
       :focus-visible, :focus-within { outline: 0 !important; }
       main svg * { forced-color-adjust: none; fill: none !important; stroke: none !important; }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
  const found = (await unseen(page)).join('\n');
  for (const fault of ['no line: button', 'focus not seen: <a', 'a drawing in the colour of the ground'])
    expect(found).toContain(fault);
});
