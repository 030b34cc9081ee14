import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { type OpenWindow, test } from '../../support/pages/browser.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';
import { say } from '../child/child-steps.ts';
import { everyLanguage, inLanguage } from './journey-languages.ts';

/** Three kilobytes a second, each way, and a third of a second until anything answers: a telephone at the edge of its network. */
const line = { offline: false, latency: 300, downloadThroughput: 3_072, uploadThroughput: 3_072 };
/** Milliseconds from a press to the whole next page. */
const longestMs = 12_000;

const words: Readonly<Record<string, string>> = {
  en: 'Please ask us again every year.',
  ar: 'اسألونا من جديد كل سنة.',
  es: 'Pregunten otra vez cada año.',
  fr: 'Demandez-nous encore chaque année.',
  ru: 'Спрашивайте нас снова каждый год.',
  sw: 'Tuulizeni tena kila mwaka.',
  zh: '请每年再来问我们一次。',
};

async function slow(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
}

async function walk({ demo, open }: { demo: Demo; open: OpenWindow }, language: string): Promise<void> {
  const { t } = speakerOf(language);
  const page = await open({ origin: demo.origin, language, width: 360, height: 640 });
  await slow(page);
  const waits: number[] = [];
  /** What a child does until the next page is there, whole. */
  const step = async (does: () => Promise<unknown>) => {
    const began = performance.now();
    await does();
    await page.waitForLoadState('load');
    waits.push(performance.now() - began);
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();

  await step(() => page.goto('/'));
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await page.getByLabel(t('code.label')).fill(demo.crew.nextCode());
  await step(() => press(t('code.look')));
  await step(() => press(t('assent.yes')));
  await expect(page).toHaveURL(/\/here\/name$/);
  await step(() => page.goto('/here'));
  await step(() => page.locator('.path a[href*="/here/room/"]').first().click());
  await step(() => say(page, t, inLanguage(words, language)));
  await expect(page.locator('#own')).toContainText(inLanguage(words, language));
  await expect(page.locator('#own')).toContainText(t('state.waiting'));
  await step(() =>
    page
      .locator('.page-foot')
      .getByRole('button', { name: t('foot.help') })
      .click(),
  );
  await step(() => press(t('leave.now')));
  await expect(page).toHaveURL(/\/left$/);
  expect(
    waits.filter((ms) => ms > longestMs),
    language,
  ).toEqual([]);
}

/** All at once: what takes long is the line, of which each has its own. */
test(`R480: at three kilobytes a second, without script, a child comes in, writes and leaves, in ${everyLanguage.join(', ')}`, {
  tag: '@every-language',
}, async ({ demo, open }) => {
  test.setTimeout(90_000);
  await Promise.all(everyLanguage.map((language) => walk({ demo, open }, language)));
});
