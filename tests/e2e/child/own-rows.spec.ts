import { expect } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { join, ownWords, say, shownWords } from './child-steps.ts';
import { decideAboutRows } from './own-ways.ts';

/** What others see of it when a child erases itself: their live pages lose its words, and get them again when it undoes it. */

const words = 'This is what I said in the room.';

test('R98: a live room and a live desk lose what a child erases within two seconds, and get it back', async ({
  demo,
  open,
}) => {
  const { t } = speakerOf('en');
  const { crew, origin } = demo;
  const [child, other, desk] = [
    await open({ origin, language: 'en' }),
    await open({ origin, language: 'en' }),
    await open({ origin, as: crew.moderator, language: 'en', width: 1280 }),
  ];
  const toRoom = async (page: typeof child) => {
    await page.goto('/here');
    await page.getByRole('link', { name: t('home.room') }).click();
  };
  await join(child, t, crew.nextCode());
  await toRoom(child);
  await say(child, t, words);
  const own = ownWords(child, words);
  await expect(own).toContainText(t('state.waiting'));
  const id = ((await own.getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  await say(child, t, 'And this one waits.');
  await join(other, t, crew.nextCode());
  await toRoom(other);
  await expect(shownWords(other, words)).toBeVisible();
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  const waits = desk.locator('.queue-row').filter({ hasText: 'And this one waits.' });
  await expect(waits).toBeVisible();

  // The child does it in a second page; the one that lives ends.
  const second = await child.context().newPage();
  await second.goto('/here/erase');
  await second.getByRole('button', { name: t('erase.do') }).click();
  await expect(shownWords(other, words)).toHaveCount(0, { timeout: 2_000 });
  await expect(waits).toHaveCount(0, { timeout: 2_000 });
  await expect(child).toHaveURL(/\/left$/);

  await second.getByRole('button', { name: t('erase.undo') }).click();
  await expect(shownWords(other, words)).toBeVisible({ timeout: 2_000 });
  await expect(waits).toBeVisible({ timeout: 2_000 });
});

decideAboutRows('on pages that live');
