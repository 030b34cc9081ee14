import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { join, ownWords, say } from '../child/child-steps.ts';
import { among, formsLanguages } from '../every-page/journey-languages.ts';
import { comeBack, takePhrase, typeWords } from './phrase-steps.ts';

const words = {
  en: 'A year is long enough for me.',
  ar: 'سنة واحدة تكفيني.',
  zh: '对我来说一年就够了。',
} as const;

for (const language of among(formsLanguages, words)) {
  test(`R89, R90, R91: six words bring a child back on another device, by forms alone, ${language}`, {
    tag: '@every-language',
  }, async ({ demo, open }) => {
    const { t } = speakerOf(language);
    const { crew, origin } = demo;
    const child = await open({ origin, language });
    await join(child, t, crew.nextCode());
    const six = await takePhrase(child, t);
    await child.getByRole('link', { name: t('phrase.written') }).click();
    await child.goto('/here/part/2');
    await say(child, t, words[language]);
    await expect(ownWords(child, words[language])).toBeVisible();
    await child.getByRole('button', { name: t('leave.now') }).click();
    await expect(child).toHaveURL(/\/left$/);
    expect(await child.context().cookies()).toEqual([]);

    const other = await open({ origin, language });
    await comeBack(other, t, [...six].reverse().join(' '));
    await expect(other.getByText(t('refusal.phrase-opens-nothing'))).toBeVisible();
    expect(await other.context().cookies()).toEqual([]);

    // As it comes: Chinese in one row, the others cut after four letters.
    const typed =
      language === 'zh' ? six.join('') : six.map((word) => [...word].slice(0, 4).join('')).join('  ');
    await typeWords(other, t, typed);
    await expect(other).toHaveURL(/\/here\/words(\?back)?$/);
    await expect(ownWords(other, words[language])).toBeVisible();
    await ownWords(other, words[language])
      .getByRole('link', { name: t('own.take-back') })
      .click();
    await other.getByRole('button', { name: t('word.back.do') }).click();
    await expect(other.getByText(t('state.taken-back')).first()).toBeVisible();
  });
}
