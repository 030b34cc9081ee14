import { expect } from '@playwright/test';
import { ledgerStates } from '../../../server/core/analysis/ledger.ts';
import { pastFindings } from '../../../server/demo/past-answered.ts';
import { pastPoints } from '../../../server/demo/past-said.ts';
import { followedLanguages } from '../../../server/demo/phrase.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { test } from '../../support/pages/browser.ts';
import { ownWords } from '../child/child-steps.ts';
import { formsLanguages, liveLanguages } from '../every-page/journey-languages.ts';
import { comeBack } from '../help/phrase-steps.ts';

/** Where its findings stand: each of its answers is of another kind. */
const stand = { done: 1, overdue: 1, promised: 1, 'more-time': 1, no: 1 };

/** What a newcomer to a demo does to see an end, from the first page; the same with and without script. */
export function followTheDemo({ axe }: { readonly axe: boolean }): void {
  const walked = axe ? liveLanguages : formsLanguages;
  for (const language of followedLanguages.filter((each) => walked.includes(each))) {
    test(`R411: the first page of a demo leads a newcomer to the answers, and to one child's, ${language}`, {
      tag: '@every-language',
    }, async ({ past, open }) => {
      const { t } = speakerOf(language);
      const page = await open({ origin: past.origin, language, width: 390, height: 844 });
      await page.goto('/');
      const notice = page.locator('.notice').filter({ hasText: t('landing.past.lead') });
      const six = (await notice.locator('strong').textContent()) ?? '';
      expect(past.said()).toContain(`    ${six}\n`);
      if (axe) {
        expect(await barriers(page)).toEqual([]);
      }
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(await wide()).toBe(false);
      await notice.getByRole('link', { name: t('landing.past.answers') }).click();
      await expect(page).toHaveURL(/\/answers$/);
      const rows = page.locator('.ledger');
      await expect(rows).toHaveCount(pastFindings.length);
      for (const state of ledgerStates) {
        await page.goto(`/answers?state=${state}`);
        await expect(rows, state).toHaveCount(state in stand ? 1 : 0);
      }

      await comeBack(page, t, six);
      await expect(page).toHaveURL(/\/here\/words(\?back)?$/);
      const [, repair] = pastFindings;
      const own = ownWords(page, pastPoints.repair.voices[language][0]);
      await expect(own).toContainText(pastPoints.repair.title);
      await expect(own).toContainText(repair?.plain[language] ?? '');
      await expect(own).toContainText(repair?.answer[language] ?? '');
      expect(await wide()).toBe(false);
      await own.getByRole('link', { name: t('answer.all') }).click();
      await expect(page.locator('main')).toContainText(repair?.text ?? '');
      await expect(page.locator('main')).toContainText(pastPoints.repair.title);
    });
  }
}
