import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { newWindow, type OpenWindow, test } from '../../support/pages/browser.ts';
import { join } from '../child/child-steps.ts';
import { atSafeguarding, openWithAnother, words } from './help-steps.ts';

const { t } = speakerOf('en');

test('R1310, R1313: a page that lives says what changed meanwhile as one without script does, and loses no word', async ({
  afterwards,
  browser,
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  // Windows of their own: the browser writes down what the server refuses here.
  const apart: OpenWindow = async (visit) => {
    const context = await newWindow(browser, visit);
    afterwards(() => context.close());
    return context.newPage();
  };
  const way = { demo, open: apart, language: 'en' };
  const child = await open({ origin, width: 390, height: 844 });
  await join(child, t, crew.nextCode());
  await child.goto('/help');
  await child.getByRole('link', { name: t('help.team') }).click();
  await child.getByLabel(t('help-me.label')).fill(words.en.told);
  await child.getByRole('button', { name: t('help-me.send') }).click();
  const caseId = ((await child.locator('article.sealed').getAttribute('id')) ?? '').replace('case-', '');
  const place = `/staff/c/${crew.consultation}/safeguarding?case=${caseId}`;
  const [first, second] = [
    await atSafeguarding(way, crew.moderator, place),
    await atSafeguarding(way, crew.lead, place),
  ];
  await openWithAnother(first, t);
  await expect(first.getByText(t('sg.half'))).toBeVisible();
  await openWithAnother(second, t);
  await expect(second.locator('.opened-text')).toHaveText(words.en.told);

  const answerOf = (page: Page) => page.getByRole('textbox', { name: t('sg.answer.label') });
  const draft = async (text: string) => {
    await answerOf(first).fill(text);
    await first.getByRole('button', { name: t('sg.answer.write') }).click();
    await expect(first.locator('#answer-2')).toHaveText(text);
  };
  await first.locator('.queue-row.claimed a').click();
  await draft('Stay where you are.');
  await second.locator('.queue-row.claimed a').click();
  await expect(second.locator('#answer-2')).toHaveText('Stay where you are.');
  await first.getByRole('button', { name: t('sg.answer.drop') }).click();
  await expect(first.locator('#answer-2')).toHaveCount(0);
  await draft('We believe you.');
  await second.getByRole('button', { name: t('sg.answer.send') }).click();
  await expect(second.getByText(t('stale.title'))).toBeVisible();
  await expect(second.locator('#answer-2')).toHaveText('We believe you.');
  await expect(second.getByRole('button', { name: t('sg.answer.send') })).toBeVisible();

  // One lead has words in a form that it has not sent as it presses elsewhere, the other one sends its own.
  await answerOf(first).fill('We call your aunt.');
  await answerOf(second).fill('We come to your school.');
  await child.goto('/here/help-me');
  await child.locator('summary', { hasText: t('help-me.back') }).click();
  await child.getByRole('button', { name: t('help-me.back') }).click();
  await expect(child.getByText(t('case.state.withdrawn')).first()).toBeVisible();
  await first
    .locator('form', { hasText: t('sg.remedy.removal') })
    .getByRole('button')
    .click();
  await second.getByRole('button', { name: t('sg.answer.write') }).click();
  for (const [page, typed] of [
    [first, 'We call your aunt.'],
    [second, 'We come to your school.'],
  ] as const) {
    await expect(page.getByText(t('sg.gone.next'))).toBeVisible();
    await expect(page.locator('.read-text')).toContainText(typed);
    await expect(page.locator('.opened-text')).toHaveCount(0);
    // Its key is open as before.
    await expect(page.getByText(t('sg.unlocked'))).toBeVisible();
  }
});
