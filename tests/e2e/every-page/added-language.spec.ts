import { expect, type Page } from '@playwright/test';
import { signInDemo, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { test } from '../../support/pages/browser.ts';
import { startAsked } from '../../support/processes/cluster.ts';
import { buildCopyWith } from '../../support/processes/copied-product.ts';
import { say } from '../child/child-steps.ts';

/** A language that nobody speaks, with a handful of words; for the rest it lends from Arabic, and where that had none from English. */
const folder = {
  'locales/qaa/language.json': JSON.stringify({
    endonym: 'Ñawiru',
    direction: 'ltr',
    reviewedBy: null,
    lender: 'ar',
  }),
  'locales/qaa/common.json': JSON.stringify({ 'foot.help': 'Yanapay' }),
  'locales/qaa/child.json': JSON.stringify({ 'room.kicker': 'Rimay wasi', 'assent.yes': 'Arí' }),
};
const { t: arabic } = speakerOf('ar');

/** Every element of the page whose own text has letters of Arabic stands in a language that is said to be Arabic. */
function arabicUnsaid(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      const at = node.parentElement?.closest('[lang]');
      if (
        /\p{Script=Arabic}/u.test(text) &&
        at?.getAttribute('lang') !== 'ar' &&
        !node.parentElement?.closest('script')
      )
        wrong.push(text.slice(0, 80));
    }
    return wrong;
  });
}

/** The same of what is only heard; and what the language says itself stands in none that is said to be Arabic. */
function heardUnsaid(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const names = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'title'];
    const said = (at: Element | null) => at?.closest('[lang]')?.getAttribute('lang');
    const heard = [...document.body.querySelectorAll('*')].flatMap((at) =>
      names.flatMap((name) => {
        const words = at.getAttribute(name) ?? '';
        return /\p{Script=Arabic}/u.test(words) && said(at) !== 'ar'
          ? [`${at.tagName} ${name}: ${words}`]
          : [];
      }),
    );
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (/Yanapay|Rimay wasi|Arí/.test(node.textContent ?? '') && said(node.parentElement) !== 'qaa')
        if (!node.parentElement?.closest('script')) heard.push(`in Arabic: ${node.textContent}`);
    return heard;
  });
}

/** Whatever of the page still has a mark in it that is meant for who draws it; what a page brings along for its script has them. */
function marksLeft(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const marked = (text: string | null) => /[\u2061-\u2063]/.test(text ?? '');
    return [...document.querySelectorAll(':not(script)')].flatMap((at) => [
      ...[...at.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && marked(node.textContent))
        .map((node) => `in ${at.tagName}: ${node.textContent?.slice(0, 60)}`),
      ...[...at.attributes]
        .filter(({ value }) => marked(value))
        .map(({ name, value }) => `${at.tagName} ${name}: ${value.slice(0, 60)}`),
    ]);
  });
}

test('R467, R468: a folder is all that a new language is: a child walks through it, and what it lacks is lent and marked', {
  tag: '@asked',
}, async ({ afterwards, open }) => {
  test.setTimeout(300_000);
  const copy = await buildCopyWith(folder);
  afterwards(copy.remove);
  const product = await startAsked({ demo: true, from: copy.from });
  afterwards(product.remove);
  const crew = await signInDemo(product);
  for (const script of [false, true]) {
    const page = await open({ origin: product.origin, width: 390, script });
    const looks = async () => {
      await expect(page.locator('html')).toHaveAttribute('lang', 'qaa');
      expect(await arabicUnsaid(page)).toEqual([]);
      expect(await heardUnsaid(page)).toEqual([]);
      expect(await marksLeft(page)).toEqual([]);
    };
    await page.goto('/look');
    await page.getByLabel('Ñawiru').check();
    await page.locator('form:has([name=language]) button').first().click();
    await looks();
    await expect(page.getByRole('link', { name: 'Yanapay' }).first()).toBeVisible();
    // A lent heading says on itself what it is.
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveAttribute('lang', 'ar');
    await expect(heading).toHaveAttribute('dir', 'rtl');

    await page.locator('[name=code]').fill(crew.nextCode());
    await page.locator('form:has([name=code]) button').first().click();
    await looks();
    await page.getByRole('button', { name: 'Arí' }).click();
    await expect(page).toHaveURL(/\/here\/name$/);
    await looks();
    await page.goto('/here');
    await looks();
    await page.locator('.path a[href*="/here/room/"]').first().click();
    await expect(page.getByText('Rimay wasi')).toBeVisible();
    if (script) await expect(page.locator('.kept-place')).toBeAttached();
    await looks();
    await say(page, arabic, script ? 'Hello from a new tongue.' : 'Hello from another tongue.');
    await expect(page.locator('#own')).toContainText(arabic('state.waiting'));
    await looks();
    // Six words come from the list of its lender: it has none of its own.
    await page.goto('/here/phrase');
    await page.locator('form:has([name=instead]) button').first().click();
    await expect(page.locator('.six-words, .phrase').first()).toBeVisible();
    if (script) {
      expect(await barriers(page)).toEqual([]);
    }
  }
});
