import { test } from '../../support/pages/browser.ts';
import { complainTogether } from './complaints-steps.ts';

/** None of these pages has script (R63), so with a browser that runs it one language tells as much as three. */
test('R187, R188, R191, R198, R239, R832: a complaint of two children to its outcome and a public word, in a browser that runs script', async ({
  demo,
  open,
}) => {
  await complainTogether({ open, demo, language: 'en' });
});
