import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import type { Client } from '../../support/pages/client.ts';
import { proveAgain } from '../../support/pages/factor-steps.ts';
import { joinAsChild, moveActivity } from '../../support/pages/journeys.ts';
import { startDemo } from '../../support/processes/begun-demo.ts';
import { ownWords, say } from '../child/child-steps.ts';
import { among, formsLanguages } from '../every-page/journey-languages.ts';

/** Words that a child told, or wrote anew, and that nobody takes just then: no page loses them. */

const words = {
  en: {
    harm: 'My dad hits me every night.',
    told: 'At home somebody hits me.',
    view: 'We want a skate ramp.',
    anew: 'We want two skate ramps.',
  },
  ar: {
    harm: 'أبي يضربني كل ليلة.',
    told: 'في البيت يضربني شخص.',
    view: 'نريد مكانًا للتزلج.',
    anew: 'نريد مكانين للتزلج.',
  },
} as const;

const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);

/** To the page of the look with the words, and back. */
async function throughTheLook(page: Page, t: ReturnType<typeof speakerOf>['t']): Promise<void> {
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.look') })
    .click();
  await expect(page).toHaveURL(/\/look$/);
  await page
    .getByRole('button', { name: t('look.save') })
    .last()
    .click();
}

for (const language of among(formsLanguages, words)) {
  test(`R237: a false alarm while its room rests keeps its words, and is a view when it goes on, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { harm } = words[language];
    const { crew, origin } = demo;
    const as = await joinAsChild(origin, crew.nextCode());
    const page = await open({ origin, as, language, width: 390, height: 844 });
    await page.goto('/here');
    await page.getByRole('link', { name: t('home.room') }).click();
    await page.waitForURL(/\/here\/room\//);
    const room = new URL(page.url()).pathname.replace('/here/room/', '');
    await say(page, t, harm);
    await page
      .locator('#asked')
      .getByRole('button', { name: t('care.help') })
      .click();
    await page.getByText(t('care.false'), { exact: true }).click();
    const move = (to: 'open' | 'paused') => moveActivity(crew.organiser, crew.consultation, { id: room, to });
    const again = page.getByRole('button', { name: t('care.false.do') });
    await move('paused');
    try {
      await again.click();
      await expect(page.getByText(t('paused.next'))).toBeVisible();
      await expect(page.locator('#errors')).toHaveCount(0);
      await expect(page.locator('#field-text')).toHaveValue(harm);
      await expect(page.getByRole('heading', { name: t('case.state.sealed') })).toBeVisible();
      await throughTheLook(page, t);
      await expect(page.locator('#field-text')).toHaveValue(harm);
      await fits(page);
    } finally {
      await move('open');
    }
    await again.click();
    await expect(ownWords(page, harm)).toContainText(t('state.waiting'));
    as.close();
  });

  test(`R724: new words whose old ones were taken back meanwhile stand in their box, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { view, anew, harm } = words[language];
    const { crew, origin } = demo;
    const as = await joinAsChild(origin, crew.nextCode());
    const page = await open({ origin, as, language, width: 390, height: 844 });
    await page.goto('/here');
    await page.getByRole('link', { name: t('home.room') }).click();
    await say(page, t, view);
    const id = ((await ownWords(page, view).getAttribute('id')) ?? '').replace('own-', '');
    const tabs: Page[] = [];
    for (const typed of [anew, `${anew} 0170 5550142`, harm]) {
      const tab = await open({ origin, as, language, width: 390, height: 844 });
      await tab.goto(`/here/words/${id}`);
      await tab.locator('textarea').fill(typed);
      tabs.push(tab);
    }
    await page.goto(`/here/words/${id}?back=yes`);
    await page.getByRole('button', { name: t('word.back.do') }).click();
    const [plain, number, care] = tabs as [Page, Page, Page];
    for (const [tab, typed] of [
      [plain, anew],
      [number, `${anew} 0170 5550142`],
    ] as const) {
      await tab.getByRole('button', { name: t('ask.send') }).click();
      await expect(tab.getByRole('alert')).toContainText(t('refusal.state-forbids'));
      await expect(tab.locator('#field-text')).toHaveValue(typed);
      await expect(tab.getByRole('button', { name: t('ask.send') })).toBeDisabled();
      await expect(tab.locator('.reason-off')).toHaveText(t('ask.over'));
      await throughTheLook(tab, t);
      await expect(tab.locator('#field-text')).toHaveValue(typed);
      await fits(tab);
    }
    // Help stays, whatever became of the words.
    await care.getByRole('button', { name: t('ask.send') }).click();
    await expect(care.locator('#asked')).toContainText(t('care.title'));
    await expect(care.locator('textarea')).toHaveValue(harm);
    as.close();
  });
}

test('R723: what was told when the last leads had gone stands in its box, below the numbers', async ({
  open,
  afterwards,
}) => {
  test.setTimeout(120_000);
  const { t } = speakerOf('en');
  const { told } = words.en;
  const { product, origin, crew } = await startDemo();
  afterwards(() => product.remove());
  const children = await Promise.all(
    [crew.nextCode(), crew.nextCode()].map((code) => joinAsChild(origin, code)),
  );
  const phone = { origin, language: 'en', width: 390, height: 844 } as const;
  const [first, standing] = await Promise.all(children.map((as) => open({ ...phone, as })));
  const [letter, back] = await Promise.all([open(phone), open(phone)]);
  if (!first || !standing) throw new Error('Nobody.');
  const send = (page: Page) => page.getByRole('button', { name: t('help-me.send') }).first();

  for (const page of [first, standing]) await page.goto('/here/help-me');
  for (const page of [letter, back]) await page.goto('/help/write');
  await standing.getByLabel(t('help-me.label')).fill(told);
  await send(standing).click();
  await standing.getByText(t('help-me.more'), { exact: true }).click();
  await back.getByLabel(t('help-me.label')).fill(told);
  await send(back).click();
  // A press does not wait for the page that it asks for.
  await expect(back.locator('.six-word')).toHaveCount(6);
  const phrase = (await back.locator('.six-word').allTextContents()).join(' ');
  await back.goto('/help/back');
  await back.locator('[name=phrase]').fill(phrase);
  await back.getByRole('button', { name: t('follow.do') }).click();
  await back.getByText(t('help-me.more'), { exact: true }).click();

  await revokeLeads(crew.administrator, t('role.safeguarding-lead'));
  for (const page of [first, standing, letter, back]) {
    await page.locator('textarea:visible').first().fill(told);
    await send(page).click();
    await expect(page.locator('textarea:visible').first()).toHaveValue(told);
    await expect(send(page)).toBeDisabled();
    await expect(page.locator('.reason-off')).toHaveText(t('refusal.team-not-ready'));
    await expect(page.locator('#errors')).toHaveCount(0);
    await expect(page.getByText(t('help-me.not-ready.next'))).toBeVisible();
    const order = await page
      .locator('main a[href^="tel:"], main textarea')
      .evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(order[0]).toBe('A');
    expect(order.slice(1)).toContain('TEXTAREA');
    await fits(page);
  }
  for (const as of children) as.close();
});

/** Nobody is left who could open anything. */
async function revokeLeads(administrator: Client, role: string): Promise<void> {
  await proveAgain(administrator);
  const people = await administrator.get('/staff/people');
  const leads = people.html
    .split('<tr')
    .filter((row) => row.includes(role))
    .flatMap((row) => /revoke=([\w-]+)/.exec(row)?.[1] ?? []);
  expect(leads.length).toBeGreaterThan(1);
  for (const id of leads)
    await administrator.send(await administrator.get(`/staff/people?revoke=${id}`), { press: 'act=revoke' });
}
