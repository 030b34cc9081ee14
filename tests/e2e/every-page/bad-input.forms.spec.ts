import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { say } from '../child/child-steps.ts';
import { ofThree } from './journey-languages.ts';

for (const language of ofThree) {
  test(`R23: words that are not taken stay on the page of a form, with the reason at the field and at the top, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { origin, crew } = demo;
    const seat = await joinAsChild(origin, crew.nextCode());
    const room = /href="(\/here\/room\/[^"]+)"/.exec((await seat.get('/here')).html)?.[1] ?? '';
    const child = await open({ origin, as: seat, language });
    for (const path of ['/here/part/2', room]) {
      await child.goto(path);
      for (const [words, refusal] of [
        ['  ', 'refusal.text-empty'],
        ['آ'.repeat(1_001), 'refusal.text-too-long'],
      ] as const) {
        await say(child, t, words);
        await expect(child.locator('#errors')).toContainText(t(refusal));
        // R914: whoever goes by keys or by ear is at the answer.
        await expect(child.locator('#errors')).toBeFocused();
        await expect(child.locator('textarea')).toHaveValue(words);
        await expect(child.locator('textarea')).toHaveAccessibleDescription(new RegExp(t(refusal)));
      }
    }
  });
}

test('R807: what opens something and was sent empty is mended in the words of its page', async ({
  demo,
  open,
}) => {
  const { t } = speakerOf('ar');
  const child = await open({ origin: demo.origin, language: 'ar' });
  for (const [path, name] of [
    ['/', 'code'],
    ['/back', 'phrase'],
    ['/help/back', 'phrase'],
    ['/wrong/back', 'phrase'],
    ['/wrong/join', 'words'],
  ] as const) {
    await child.goto(path);
    const box = child.locator(`[name=${name}]`);
    await child.locator('form', { has: box }).getByRole('button').first().click();
    await expect(box, path).toHaveAccessibleDescription(new RegExp(t('refusal.text-empty')));
    // R914: it is the one place that says so.
    await expect(box, path).toBeFocused();
  }
});

test('a word of the sheet that is wrong is shown again, and nothing else is lost', async ({ demo, open }) => {
  const { t } = speakerOf('en');
  const child = await open({ origin: demo.origin, language: 'en' });
  await child.goto('/');
  await child.getByLabel(t('code.label')).fill('amber boat lamp north rivet');
  await child.getByRole('button', { name: t('code.look') }).click();
  const box = child.getByLabel(t('code.label'));
  await expect(box).toHaveAccessibleDescription(new RegExp(t('refusal.code-opens-nothing')));
  await expect(box).toHaveValue('amber boat lamp north rivet');
  // R914: it is the one place that says so.
  await expect(box).toBeFocused();
});
