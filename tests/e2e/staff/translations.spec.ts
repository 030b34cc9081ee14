import { test } from '../../support/pages/browser.ts';
import { walkTranslations } from './translations-steps.ts';

test('R460, R464: children of two languages read each other, live', async ({ afterwards, open }) => {
  test.setTimeout(120_000);
  await walkTranslations({ afterwards, open, script: true });
});
