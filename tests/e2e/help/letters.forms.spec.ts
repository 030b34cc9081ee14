import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { everyLanguage, inLanguage } from '../every-page/journey-languages.ts';
import { atSafeguarding, openWithAnother, words, writeAnswer } from './help-steps.ts';

for (const language of everyLanguage) {
  test(`R231, R232: anybody writes without a seat, two leads answer, six words open it until it is taken back, with forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { origin, crew } = demo;
    const { told, answer } = inLanguage(words, language);
    const phone = { origin, language, width: 390, height: 844 } as const;

    const writer = await open(phone);
    await writer.goto('/');
    await writer
      .getByRole('contentinfo')
      .getByRole('link', { name: t('foot.help'), exact: true })
      .click();
    await writer.getByRole('link', { name: t('help.team') }).click();
    await expect(writer).toHaveURL(/\/help\/write$/);
    await writer.getByRole('button', { name: t('help-me.send') }).click();
    await expect(writer.getByRole('alert')).toContainText(t('refusal.text-empty'));
    await writer.getByLabel(t('help-me.label')).fill(told);
    await writer.getByRole('button', { name: t('help-me.send') }).click();
    await expect(writer.getByText(t('receipt.six.text'))).toBeVisible();
    const phrase = (await writer.locator('.six-word').allTextContents()).join(' ');
    expect(phrase.split(' ')).toHaveLength(6);

    const home = await open({ origin, as: crew.lead, language, width: 1280 });
    await home.goto('/staff');
    await expect(home.getByRole('link', { name: t('letters.wait', { number: 1 }) })).toBeVisible();
    const text = (page: Page) => page.locator('.opened-text');
    const way = { open, demo, language };
    const first = await atSafeguarding(way, crew.moderator, '/staff/letters');
    await first.locator('.queue-row a').first().click();
    await openWithAnother(first, t);
    await expect(first.getByText(t('sg.half'))).toBeVisible();
    const second = await atSafeguarding(way, crew.lead, '/staff/letters');
    await second.locator('.queue-row a').first().click();
    await openWithAnother(second, t);
    await expect(text(second)).toHaveText(told);
    await first.locator('.queue-row.claimed a').click();
    await expect(text(first)).toHaveText(told);
    await writeAnswer(first, t, answer);
    await second.locator('.queue-row.claimed a').click();
    await second.getByRole('button', { name: t('sg.answer.send') }).click();
    await expect(second.getByText(t('staff.saved'))).toBeVisible();

    // Another device, six words, no session.
    const reader = await open(phone);
    await reader.goto('/help/back');
    const read = async () => {
      await reader.locator('[name=phrase]').fill(phrase);
      await reader.getByRole('button', { name: t('follow.do') }).click();
    };
    await read();
    await expect(reader.getByText(answer)).toBeVisible();
    await reader.getByText(t('help-me.more'), { exact: true }).click();
    await reader.getByLabel(t('help-me.more.label')).fill(told);
    await reader
      .getByRole('button', { name: t('help-me.send') })
      .first()
      .click();
    await expect(reader.getByText(t('help-me.sent'))).toBeVisible();
    await reader.locator('summary', { hasText: t('help-me.back') }).click();
    await reader.getByRole('button', { name: t('help-me.back'), exact: true }).click();
    await expect(reader.getByText(t('case.state.withdrawn'))).toBeVisible();
    // A network has three mistakes before it waits (R92), and all journeys of this file come from one.
    if (!['en', 'ar'].includes(language)) return;
    await reader.goto('/help/back');
    await read();
    await expect(reader.getByText(t('refusal.phrase-opens-nothing'))).toBeVisible();
  });
}
