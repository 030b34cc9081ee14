import { expect } from '@playwright/test';
import { answeredStory } from '../../support/house/answered.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { among, formsLanguages } from '../every-page/journey-languages.ts';
import { answerPolls, changeVote, join, ownVote, ownWords, say, voteOnCard } from './child-steps.ts';

/** Sentences, polls and answers without a line of script, in each language. */

const written = {
  en: 'Ask all of us, we know it.',
  ar: 'اسألونا كلنا فنحن نعرف.',
  zh: '来问我们大家，我们知道。',
} as const;

for (const language of among(formsLanguages, written)) {
  test(`R62: sentences and polls with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { crew, origin } = demo;
    const child = await open({ origin, language });
    await join(child, t, crew.nextCode());
    await child.goto('/here');
    await child.getByRole('link', { name: t('vote.title'), exact: true }).click();
    await expect(child.getByText(t('vote.lead'))).toBeVisible();
    const first = await voteOnCard(child, t, 'agree');
    await expect(child).toHaveURL(/counted=too-few#now$/);
    await expect(child.locator('.counted')).toContainText(t('vote.word.too-few'));
    for (const choice of ['disagree', 'pass', 'unclear', 'agree'] as const)
      await voteOnCard(child, t, choice);

    await say(child, t, written[language]);
    await expect(ownWords(child, written[language])).toContainText(t('state.waiting'));
    await child.getByRole('link', { name: t('vote.mine'), exact: true }).click();
    await expect(child.locator('article.ballot')).toHaveCount(5);
    await expect(ownVote(child, first).locator('.ballot-said')).toContainText(t('vote.agree'));
    await changeVote(child, t, { words: first, to: 'disagree' });
    await child.getByRole('link', { name: t('vote.mine.back') }).click();
    const done = child.getByRole('heading', { name: t('vote.done') });
    // Other children write sentences meanwhile, so their number is not known; the page says when it was the last.
    for (let left = 0; left < 20; left += 1) {
      await expect(child.locator('#statement').or(done).first()).toBeVisible();
      if (await done.isVisible()) break;
      await voteOnCard(child, t, 'pass');
    }
    await expect(done).toBeVisible();
    await child.goto('/here/words');
    await expect(ownWords(child, written[language])).toContainText(t('vote.title'));
    await answerPolls(child, t);
  });

  test(`a child reads what its words became and what was answered, ${language}`, {
    tag: '@every-language',
  }, async ({ answered, open }) => {
    const { t } = speakerOf(language);
    const child = await open({ origin: answered.product.origin, as: answered.child, language });
    await child.goto('/here');
    await child.getByRole('link', { name: t('answer.out.next') }).click();
    const statement = ownWords(child, answeredStory.statement);
    await expect(statement).toContainText(answeredStory.found);
    await expect(statement).toContainText(t('answer.partly'));
    await expect(statement).toContainText(answeredStory.answer[language]);
    await expect(statement).toContainText('The decision-maker');
    await expect(statement).toContainText(t('ledger.state.done'));
    await expect(statement).toContainText(answeredStory.deed[language]);
    const owed = ownWords(child, answeredStory.question);
    await expect(owed).toContainText(answeredStory.plain[language]);
    await expect(owed).not.toContainText(t('answer.partly'));
    await statement.getByRole('link', { name: t('answer.all') }).click();
    await expect(child).toHaveURL(/\/said\//);
  });
}
