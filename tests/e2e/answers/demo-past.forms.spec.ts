import { expect } from '@playwright/test';
import { dayInWords } from '../../../app/i18n/dates.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { followTheDemo } from './demo-past.ts';

followTheDemo({ axe: false });

for (const language of ['en', 'ar'] as const)
  test(`R748, R829: where they asked for more time, both days are told, beside the answer and beside the signed files, ${language}`, async ({
    past,
    open,
  }) => {
    const { t } = speakerOf(language);
    const page = await open({ origin: past.origin, language, width: 390, height: 844 });
    const { consultations } = await (await page.request.get(`${past.origin}/answers.json`)).json();
    const [{ answerDay, release, findings }] = consultations;
    const [later] = findings.filter((each: { state: string }) => each.state === 'more-time');
    expect(later.answer.moved).toMatchObject([{ from: answerDay, to: later.dueDay }]);
    const from = dayInWords(language, answerDay);
    const to = dayInWords(language, later.dueDay);
    await page.goto(`/said/${release}`);
    const beside = page.locator(`#finding-${later.id}`);
    await expect(beside).toContainText(t('ledger.moved', { from, to }));
    await expect(page.locator('.taken')).toContainText(t('release.files.day', { day: from }));
  });
