import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { among, formsLanguages, liveLanguages } from '../every-page/journey-languages.ts';
import { join, ownWords, say } from './child-steps.ts';

const written = {
  en: ['After one year it should be gone.', 'Ask us before you keep it.'],
  ar: ['بعد سنة يجب أن يُمحى.', 'اسألونا قبل أن تحتفظوا به.'],
  zh: ['一年以后应该删掉。', '保存以前先问我们。'],
} as const;

async function save(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** What a child decides about everything that is held of it, in each language, with and without script. */
export function decideAboutRows(how: 'with forms alone' | 'on pages that live'): void {
  const walked = how === 'with forms alone' ? formsLanguages : liveLanguages;
  for (const language of among(walked, written)) {
    test(`R95, R96, R97, R98, R99: a child decides about its rows ${how}, ${language}`, {
      tag: '@every-language',
    }, async ({ demo, open }) => {
      const { t, direction } = speakerOf(language);
      const { crew, origin } = demo;
      const child = await open({ origin, language });
      const [first, second] = written[language];
      const link = (name: string) => child.getByRole('link', { name, exact: true });
      const press = (name: string) => child.getByRole('button', { name, exact: true }).click();
      await join(child, t, crew.nextCode());
      await child.goto('/here/part/1');
      await say(child, t, first);
      await expect(ownWords(child, first)).toBeVisible();

      await test.step('every row, on the page and to take along', async () => {
        await child.goto('/here/words');
        await link(t('words.decide.held')).click();
        await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('held.title'));
        await expect(child.getByRole('heading', { name: t('held.table.contribution') })).toBeVisible();
        await expect(child.locator('.held')).toContainText([first]);
        const stored = JSON.parse(await save(child, t('held.json'))) as {
          tables: Record<string, readonly Record<string, unknown>[]>;
        };
        expect(stored.tables.contribution?.map(({ body }) => body)).toEqual([first]);
        expect(stored.tables.participant).toHaveLength(1);
        const page = await save(child, t('held.html'));
        expect(page).toContain(`<html lang="${language}" dir="${direction}">`);
        expect(page).toContain(first);
        expect(page).not.toMatch(/<(script|link|img|style)\b|https?:/);
      });

      await test.step('no to one use, and yes again', async () => {
        await child.goto('/here/words');
        await link(t('words.decide.uses')).click();
        // This consultation quotes nobody, so that it is not among them.
        await expect(child.locator('#use-quotes')).toHaveCount(0);
        const counted = child.locator('#use-analysis');
        await expect(counted).toContainText(t('uses.no-no'));
        await counted.getByRole('button', { name: t('uses.no'), exact: true }).click();
        await expect(counted).toContainText(t('uses.said-no'));
        await counted.getByRole('button', { name: t('uses.yes'), exact: true }).click();
        await expect(counted).toContainText(t('uses.no-no'));
      });

      await test.step('everything taken back', async () => {
        await child.goto('/here/words');
        await link(t('words.decide.back')).click();
        await press(t('all-back.do'));
        await expect(child.getByText(t('state.taken-back'))).toBeVisible();
        await expect(child.locator('body')).not.toContainText(first);
        await link(t('words.decide.back')).click();
        await expect(child.getByText(t('all-back.none'))).toBeVisible();
      });

      await test.step('erased, and undone', async () => {
        await child.goto('/here/part/1');
        await say(child, t, second);
        await child.goto('/here/words');
        await link(t('words.decide.erase')).click();
        await expect(
          child.getByRole('listitem').filter({ hasText: t('held.table.contribution') }),
        ).toBeVisible();
        await press(t('erase.do'));
        await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('erase.waits'));
        // While it waits there is this page and no other.
        await child.goto('/here');
        await expect(child).toHaveURL(/\/here\/erase$/);
        await press(t('erase.undo'));
        await expect(ownWords(child, second)).toContainText(t('state.waiting'));
      });

      await test.step('erased now, with a receipt', async () => {
        await link(t('words.decide.erase')).click();
        await press(t('erase.do'));
        await press(t('erase.now'));
        await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('erase.done'));
        const receipt = (await child.locator('.receipt code').textContent()) ?? '';
        const checked = await demo.product.command('receipt', 'verify', receipt);
        expect(checked.code).toBe(0);
        expect(checked.stdout).toContain('signed by this organisation');
        await press(t('leave.do'));
        await expect(child).toHaveURL(/\/left$/);
        await child.goto('/here/words');
        await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
      });
    });
  }
}
