import { expect } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { overflowing } from '../../support/pages/overflowing.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';
import { lookInside, ownWords, practise, say, shownWords, soon, voteOnCard } from '../child/child-steps.ts';

/** What is left of a screen of 1,280 by 1,024 points on a page made four times as large. */
export const left = { width: 320, height: 256 };

/**
 * A child that sees little chooses high contrast and makes the page four times as large: its whole way, on pages that live or by forms.
 * After each step no word lies beside the screen; a button that something covers cannot be pressed here.
 */
export async function zoomedWay(
  { demo, open }: { demo: Demo; open: OpenWindow },
  { language, words, live }: { language: string; words: string; live: boolean },
): Promise<void> {
  const { t } = speakerOf(language);
  const { crew, origin } = demo;
  const page = await open({ origin, language, ...left });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const arrived = async (at: RegExp) => {
    await expect(page).toHaveURL(at);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
    expect(await overflowing(page), page.url()).toEqual([]);
  };

  await page.goto('/look?back=/');
  await page.locator('[name=theme][value=contrast]').check();
  await press(t('look.save'));
  await arrived(/\/$/);
  await lookInside(page, t, crew.nextCode());
  await arrived(/\/join$/);
  await press(t('assent.yes'));
  await arrived(/\/here\/name$/);
  const name = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')
    .slice(t('name.title', { name: '' }).trimEnd().length)
    .trim();
  await follow(t('name.go-on', { name }));
  await arrived(/\/here\/phrase$/);
  await follow(t('phrase.without'));
  await arrived(/\/here$/);
  await practise(page, t, words);
  await arrived(/\/here$/);

  await page.locator('.path a[href*="/here/part/"]').first().click();
  await arrived(/\/here\/part\//);
  await press(t('part.shorter'));
  await arrived(/\/here\/part\//);

  await page.goto('/here');
  await page.locator('.path a[href*="/here/room/"]').first().click();
  await arrived(/\/here\/room\//);
  if (live) await expect(page.getByRole('button', { name: t('room.look') })).toHaveCount(0);
  await say(page, t, words);
  await expect(ownWords(page, words)).toContainText(t('state.waiting'));
  const id = ((await ownWords(page, words).getAttribute('id')) ?? '').replace(/^own-/, '');
  await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
  if (live) await expect(shownWords(page, words)).toBeVisible(soon);
  else await press(t('room.look'));
  await expect(shownWords(page, words)).toBeVisible();
  await arrived(/\/here\/room\//);

  await page.goto('/here');
  await page.locator('.path a[href*="/here/statements/"]').first().click();
  await voteOnCard(page, t, 'agree');
  await arrived(/\/here\/statements\//);
  await page
    .locator('.page-foot')
    .getByRole('button', { name: t('foot.help') })
    .click();
  await arrived(/\/help$/);
  await press(t('leave.now'));
  await expect(page).toHaveURL(/\/left$/);
}
