import { expect } from '@playwright/test';
import { localeOf } from '../../../app/i18n/locale-of.ts';
import { answeredStory } from '../../support/house/answered.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { ownWords } from '../child/child-steps.ts';
import { ofThree } from '../every-page/journey-languages.ts';

const said = {
  en: 'You asked us with time to think.',
  ar: 'سألتمونا وكان لدينا وقت للتفكير.',
  zh: '你们问我们，也给了时间想。',
} as const;

for (const language of ofThree) {
  test(`R253, R256, R696: the ledger, its choices and what was done, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ answered, open }) => {
    const { t } = speakerOf(language);
    const anybody = await open({ origin: answered.product.origin, language, width: 390, height: 844 });
    await anybody.goto('/said');
    await anybody
      .locator('main')
      .getByRole('link', { name: t('ledger.title') })
      .click();
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText(t('ledger.title'));
    const rows = anybody.locator('.ledger');
    await expect(rows).toHaveCount(2);
    const choose = async (state: string) => {
      await anybody.getByLabel(t('ledger.filter.state')).selectOption(state);
      await anybody.getByRole('button', { name: t('ledger.go') }).click();
    };
    await choose('done');
    await expect(anybody).toHaveURL(/state=done/);
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(answeredStory.found);
    await expect(rows.locator('.ledger-answer')).toContainText(t('ledger.state.done'));
    await expect(rows).toContainText(answeredStory.deed[language]);
    await expect(rows).toContainText(t('ledger.children'));
    await choose('owed');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(answeredStory.owed);
    await choose('overdue');
    await expect(rows).toHaveCount(0);
    await expect(anybody.getByText(t('ledger.nothing'))).toBeVisible();
    await choose('');
    await rows
      .first()
      .getByRole('link', { name: t('answer.all') })
      .click();
    await expect(anybody).toHaveURL(/\/said\/[\w-]{22}#finding-/);
    const owed = anybody.locator('.ledger').filter({ hasText: answeredStory.owed });
    await expect(owed).toContainText(answeredStory.plain[language]);
    await expect(owed).toContainText(t('meant.title'));
    await expect(owed).toContainText(t('meant.objected'));
    const table = anybody.getByRole('table', { name: t('score.caption') });
    await expect(table.getByRole('row')).toHaveCount(10);
    await expect(table.getByRole('row').filter({ hasText: t('req.safe') })).toContainText(
      new Intl.NumberFormat(localeOf(language)).format(20),
    );
  });

  test(`R258, R259: a child says how it was, in marks and in words, with forms alone, ${language}`, async ({
    answered,
    open,
  }) => {
    const { t } = speakerOf(language);
    const child = await open({ origin: answered.product.origin, as: answered.child, language });
    await child.goto('/here');
    await child.getByRole('link', { name: t('how.go') }).click();
    const safe = child.getByRole('group', { name: t('req.safe') }).locator('input[value=no]');
    await safe.check();
    const skipped = child.getByRole('group', { name: t('req.relevant') }).locator('input[value=""]');
    await skipped.check();
    await child.getByRole('button', { name: t('how.send') }).click();
    await expect(child.getByText(t('how.sent'))).toBeVisible();
    await expect(safe).toBeChecked();
    await expect(skipped).toBeChecked();

    await child.getByLabel(t('ask.label')).fill(said[language]);
    await child.getByRole('button', { name: t('ask.send') }).click();
    await expect(ownWords(child, said[language])).toContainText(t('state.waiting'));
    await expect(child.getByLabel(t('ask.label'))).toHaveCount(0);
    await child.goto('/here/words');
    const own = ownWords(child, said[language]);
    await expect(own).toContainText(t('words.in-process'));
    await own.getByRole('link', { name: t('own.take-back') }).click();
    await child.getByRole('button', { name: t('word.back.do') }).click();
    await child.goto('/here/how');
    await expect(child.getByLabel(t('ask.label'))).toBeVisible();
  });
}
