import { expect } from '@playwright/test';
import { answeredStory } from '../../support/house/answered.ts';
import { barriers } from '../../support/pages/axe.ts';
import { test } from '../../support/pages/browser.ts';

test('R257: programs read the same: a feed that a parser takes, and JSON, with days and never times', async ({
  answered,
  open,
}) => {
  const { origin } = answered.product;
  const page = await open({ origin, language: 'zh' });
  const json = await page.request.get(`${origin}/answers.json`);
  const ledger = await json.json();
  const findings = ledger.consultations.flatMap((each: { findings: object[] }) => each.findings);
  expect(findings).toMatchObject([
    { text: answeredStory.found, state: 'done', deed: { state: 'done' } },
    { text: answeredStory.owed, state: 'owed', answer: null, deed: null },
  ]);
  expect(ledger.consultations[0].scorecard).toHaveLength(9);
  expect(await json.text()).not.toMatch(/\d\d:\d\d/);

  const feed = await page.request.get(`${origin}/answers.atom`);
  expect(feed.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
  // From a page, which speaks its language.
  await page.goto('/answers');
  const xml = await page.evaluate(async () => (await fetch('/answers.atom')).text());
  await page.goto('about:blank');
  const read = await page.evaluate((text) => {
    const found = new DOMParser().parseFromString(text, 'application/xml');
    const all = (name: string) => [...found.getElementsByTagName(name)].map((each) => each.textContent ?? '');
    return {
      errors: all('parsererror').length,
      titles: all('title'),
      content: all('content').join('\n'),
      updated: all('updated'),
    };
  }, xml);
  expect(read.errors).toBe(0);
  expect(read.titles).toEqual(expect.arrayContaining([answeredStory.found, answeredStory.owed]));
  expect(read.content).toContain(answeredStory.deed.zh);
  for (const time of read.updated) expect(time).toMatch(/T00:00:00Z$/);
});

test('the ledger, a release with its scorecard and the page of a child that judges have no barrier', async ({
  answered,
  open,
}) => {
  const { origin } = answered.product;
  for (const language of ['en', 'ar', 'zh'] as const) {
    const page = await open({ origin, as: answered.child, language, width: 390, height: 844 });
    await page.goto('/answers');
    const release = (await page.locator('main h2 a').first().getAttribute('href')) ?? '';
    for (const path of ['/answers', release, '/here/how', '/here/check']) {
      await page.goto(path);
      expect(await barriers(page), `${path} ${language}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${path} ${language}`).toBe(false);
    }
  }
});
