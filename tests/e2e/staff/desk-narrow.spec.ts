import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { bringInto, test } from '../../support/pages/browser.ts';
import { pageStates } from '../../support/pages/pages.ts';
import { overflowingInPseudo } from '../every-page/page-looks.ts';

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
