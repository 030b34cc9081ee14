import { expect } from '@playwright/test';
import { type Guarded, guardedWords, openGuarded, printAttested } from '../../support/house/guarded.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { formsLanguages, liveLanguages } from '../every-page/journey-languages.ts';
import { lookInside } from './child-steps.ts';
import { comeWith, expectInside, expectNotYet, lookOpenly, sayYes } from './consent-steps.ts';

let guarded:
  | (Guarded & { readonly cards: Record<'child' | 'organisation' | 'guardian', string[]> })
  | undefined;

test.beforeEach(async ({ house }) => {
  if (guarded) return;
  const opened = await openGuarded(house.crew, 'A place to meet');
  const print = (kind: 'child' | 'organisation' | 'guardian') =>
    printAttested(house.crew.organiser, { id: opened.id, kind });
  const cards = {
    child: await print('child'),
    organisation: await print('organisation'),
    guardian: await print('guardian'),
  };
  guarded = { ...opened, cards };
});

const cardOf = (kind: 'child' | 'organisation' | 'guardian') => guarded?.cards[kind].pop() ?? '';

/** Every way to say yes, in each language: a child walks it on pages that live and on pages without script alike. */
export function walkEveryConsent(how: 'by forms' | 'on pages that live'): void {
  for (const language of how === 'by forms' ? formsLanguages : liveLanguages) {
    test(`R110, R111, R112: each child says yes as its age needs it, ${how}, ${language}`, {
      tag: '@every-language',
    }, async ({ house, open }) => {
      const { t } = speakerOf(language);
      const page = await open({ origin: house.origin, language, width: 390 });
      const another = () => page.context().clearCookies();

      await test.step('the child alone; an age is asked first, and a no needs none', async () => {
        await another();
        const code = cardOf('child');
        await comeWith(page, t, { code });
        await expectNotYet(page, t, 'age-needed');
        await page.getByRole('button', { name: t('assent.no-thanks') }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('assent.no.title'));
        await comeWith(page, t, { code, age: '16-17' });
        await expectInside(page);
      });

      await test.step('with the code of an organisation, and not without it', async () => {
        await another();
        await comeWith(page, t, { code: cardOf('child'), age: '13-15' });
        await expectNotYet(page, t, 'consent-needed');
        await page.goto('/');
        await lookInside(page, t, cardOf('organisation'));
        await expect(page.getByText(t('why.from.organisation'))).toContainText(guardedWords.body);
        await sayYes(page, t, '13-15');
        await expectInside(page);
      });

      await test.step('with a guardian, where the law is told; the code of an organisation is no such consent', async () => {
        await another();
        await comeWith(page, t, { code: cardOf('organisation'), age: '10-12' });
        await expectNotYet(page, t, 'consent-needed');
        await page.goto('/');
        await lookInside(page, t, cardOf('guardian'));
        await expect(page.getByText(guardedWords.reason)).toBeVisible();
        await expect(page.getByText(t('why.from.guardian'))).toContainText(guardedWords.how);
        await sayYes(page, t, '10-12');
        await expectInside(page);
      });

      await test.step('without a safe carer, by the forms, never into the room', async () => {
        await another();
        await comeWith(page, t, { code: cardOf('organisation'), age: '10-12' });
        await expect(page.getByText(guardedWords.without)).toBeVisible();
        await page.getByRole('link', { name: t('why.without-carer.go') }).click();
        const listed = page.locator('section section').filter({ hasText: guarded?.title ?? '' });
        await expect(listed).toContainText(guardedWords.reason);
        await lookOpenly(page, t, guarded?.title ?? '');
        expect(page.url()).not.toContain(guarded?.id ?? '');
        await sayYes(page, t, '10-12');
        await expectInside(page);
        await page.goto('/here');
        await expect(page.locator('a[href^="/here/room/"]')).toHaveCount(0);
        const refused = await page.goto(`/here/room/${guarded?.room}`);
        expect(refused?.status()).toBe(404);
        await page.goto('/here/part/all');
        await page.getByLabel(t('ask.label')).fill('A bench.');
        await page.getByRole('button', { name: t('ask.send') }).click();
        await expect(page.locator('article.own')).toContainText('A bench.');
      });
    });
  }
}
