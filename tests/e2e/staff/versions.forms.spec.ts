import { expect } from '@playwright/test';
import { answeredStory } from '../../support/house/answered.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { ofThree } from '../every-page/journey-languages.ts';

for (const language of ofThree) {
  test(`R351, R352, R591, R592: from a finding to the words that came into the law, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ answered, open }) => {
    const { t } = speakerOf(language);
    const anybody = await open({ origin: answered.product.origin, language, width: 390, height: 844 });
    await anybody.goto('/answers');
    const row = anybody.locator('.ledger').filter({ hasText: answeredStory.found });
    await expect(row).toContainText(t('ledger.changed'));
    await expect(row).toContainText(answeredStory.changed[language]);
    await row.getByRole('link', { name: t('changed.see') }).click();

    await expect(anybody).toHaveURL(/\/changed\/[\w-]{22}\/2#change-/);
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(t('changed.title'));
    await expect(anybody.locator('.change')).toHaveCount(1);
    const change = anybody.locator('.change');
    await expect(change).toContainText(t('changed.because'));
    await expect(change).toContainText(answeredStory.changed[language]);
    const came = change.locator('.redline ins').filter({ hasText: answeredStory.law.came });
    await expect(came).toHaveCount(1);
    await expect(came).toContainText(t('changed.ins'));
    await expect(came).toContainText(t('changed.end'));
    const drawn = await came.evaluate((node) => getComputedStyle(node).textDecorationLine);
    expect(drawn).toBe('underline');
    // R592: what was said of the first text stands beside what changed.
    const from = anybody.getByText(`${t('source.title')} ${t('list.apart')} ${t('source.label.official')}`);
    await from.click();
    await expect(anybody.getByText(t('changed.source'))).toBeVisible();
    await expect(anybody.locator('.two-sides section')).toHaveCount(2);
    expect(await anybody.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);

    await change.getByRole('link', { name: answeredStory.found }).click();
    await expect(anybody).toHaveURL(/\/said\/[\w-]{22}#finding-/);
    // R591: the release has kept it.
    await from.click();
    await expect(anybody.getByText(t('source.order.page'))).toBeVisible();
    await expect(anybody.locator('.ledger').first()).toContainText(answeredStory.changed[language]);
  });

  test(`R352: a child reads beside its own words what changed because of them, ${language}`, async ({
    answered,
    open,
  }) => {
    const { t } = speakerOf(language);
    const child = await open({ origin: answered.product.origin, as: answered.child, language });
    await child.goto('/here/words');
    await expect(child.getByText(t('answer.changed')).first()).toBeVisible();
    await expect(child.getByText(answeredStory.changed[language]).first()).toBeVisible();
    await child
      .getByRole('link', { name: t('answer.changed.see') })
      .first()
      .click();
    await expect(child.locator('.redline ins')).toContainText(answeredStory.law.came);
  });
}

test('R350, R352: programs read it too: which section, which version, in words for children', async ({
  answered,
  open,
}) => {
  const { origin } = answered.product;
  const page = await open({ origin });
  const ledger = await (await page.request.get(`${origin}/answers.json`)).json();
  const [finding] = ledger.consultations[0].findings;
  expect(finding.changes).toHaveLength(1);
  expect(finding.changes[0]).toMatchObject({ version: 2 });
  expect(finding.changes[0].forChildren).toHaveLength(6);
  expect((await page.request.get(finding.changes[0].address)).status()).toBe(200);
  expect(await (await page.request.get(`${origin}/answers.atom`)).text()).toContain(answeredStory.changed.en);
});
