import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { bytesBelow } from '../../support/processes/temp.ts';
import { startMovedDemo } from '../answers/moved-demo.ts';
import { join, ownWords } from '../child/child-steps.ts';

test('R118: a form that comes after the end of its session gives the words back', async ({
  afterwards,
  open,
}) => {
  const language = 'ar';
  const { t } = speakerOf(language);
  const { product, crew, pass, remove } = await startMovedDemo();
  afterwards(remove);
  const { origin, folder } = product;
  const child = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language });
  const words = 'فكرة طويلة أخذت وقتها.';
  await child.goto('/here/part/1');
  await child.locator('textarea').fill(words);
  pass(25);
  await child.getByRole('button', { name: t('ask.send') }).click();
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('away.title'));
  await expect(child.getByLabel(t('away.words'))).toHaveValue(words);
  // R628: to the page of the look and back, still without a seat.
  await child
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.look') })
    .click();
  await child
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
  await expect(child.getByLabel(t('away.words'))).toHaveValue(words);
  expect(bytesBelow(folder).includes(words)).toBe(false);

  const [again] = await Promise.all([
    child.context().waitForEvent('page'),
    child.getByRole('link', { name: t('away.again') }).click(),
  ]);
  await join(again, t, crew.nextCode());
  await child.getByRole('button', { name: t('away.send') }).click();
  await expect(ownWords(child, words)).toContainText(t('state.waiting'));
});
