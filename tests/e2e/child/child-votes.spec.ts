import { expect } from '@playwright/test';
import { answeredStory } from '../../support/house/answered.ts';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { holdLine } from '../every-page/lost-line.ts';
import {
  answerPolls,
  cardWords,
  changeVote,
  keptByBrowser,
  ownVote,
  ownWords,
  say,
  soon,
  voteOnCard,
} from './child-steps.ts';

/** Sentences and polls with the script of their pages, and what was answered. */

const { t } = speakerOf('en');

test('sentences live: the next one is there at once, a lost line keeps answers on the screen, a change of mind counts', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const seat = await joinAsChild(origin, crew.nextCode());
  const page = await open({ origin, as: seat, language: 'en' });
  const line = await holdLine(page);
  await page.goto('/here');
  await page.getByRole('link', { name: t('vote.title'), exact: true }).click();
  const card = page.locator('#statement');
  const alive = page.locator('[data-line=live]');
  await expect(alive).toBeVisible();
  const first = await voteOnCard(page, t, 'agree');
  // By socket: the address of a form's answer never comes.
  expect(page.url()).not.toContain('counted');
  await expect(card).toBeFocused();
  await expect(page.getByText(t('vote.number', { number: 2, all: 6 }))).toBeVisible();

  await test.step('two taps on one place answer one sentence', async () => {
    const second = await cardWords(page);
    await page.getByRole('button', { name: t('vote.pass'), exact: true }).dblclick();
    await expect(card).not.toHaveText(second);
    await expect(page.getByText(t('vote.number', { number: 3, all: 6 }))).toBeVisible();
  });

  await test.step('without a connection answers are kept and go off later', async () => {
    await line.lose();
    await expect(page.getByText(t('vote.kept'))).toBeVisible();
    const third = await cardWords(page);
    await page.getByRole('button', { name: t('vote.disagree'), exact: true }).click();
    await expect(card).not.toHaveText(third);
    await expect(page.locator('.counted')).not.toContainText(t('vote.counted'));
    line.back();
    await expect(page.locator('.counted')).toContainText(t('vote.counted'), { timeout: 20_000 });
    await expect(page.getByText(t('vote.kept'))).toHaveCount(0);
    const elsewhere = await open({ origin, as: seat, language: 'en', script: false });
    await elsewhere.goto(`${page.url()}/mine`);
    await expect(ownVote(elsewhere, third).locator('.ballot-said')).toContainText(t('vote.disagree'));
  });

  await test.step('a sentence of the child’s own is shown with its state, read, and voted on', async () => {
    await say(page, t, 'They should ask us again every year.');
    const own = ownWords(page, 'They should ask us again every year.');
    await expect(own).toContainText(t('state.waiting'));
    await expect(page.locator('textarea')).toHaveValue('');
    const id = (await own.getAttribute('id'))?.replace('own-', '') ?? '';
    await decide(crew.moderator, { consultation: crew.consultation, id, decision: 'publish' });
    await expect(own).toContainText(t('state.shown'), soon);
  });

  await test.step('all answered, one changed', async () => {
    await page.reload();
    await expect(alive).toBeVisible();
    const done = page.getByRole('heading', { name: t('vote.done') });
    for (let left = 0; left < 20; left += 1) {
      await expect(card.or(done).first()).toBeVisible();
      if (await done.isVisible()) break;
      await voteOnCard(page, t, 'unclear');
    }
    await expect(done).toBeFocused();
    await page.getByRole('link', { name: t('vote.mine'), exact: true }).click();
    await changeVote(page, t, { words: first, to: 'unclear' });
  });
  expect(await keptByBrowser(page)).not.toMatch(/agree|photo|school/i);
});

test('polls answered, skipped and changed; what was answered to a child stands beside its words without a barrier', {
  tag: '@cluster',
}, async ({ demo, answered, open }) => {
  const seat = await joinAsChild(demo.origin, demo.crew.nextCode());
  await answerPolls(await open({ origin: demo.origin, as: seat, language: 'en' }), t);
  const page = await open({ origin: answered.product.origin, as: answered.child, language: 'en' });
  await page.goto('/here/words');
  await expect(ownWords(page, answeredStory.statement)).toContainText(answeredStory.answer.en);
  expect(await barriers(page)).toEqual([]);
});
