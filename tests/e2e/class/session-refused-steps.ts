import { expect, type Locator } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import type { House, OpenWindow } from '../../support/pages/browser.ts';
import { openConsultation, signIn } from '../../support/pages/journeys.ts';
import { openFolds } from './session-steps.ts';

const { t } = speakerOf('en');

/** It has the focus, and whoever looks sees where it begins. */
async function isAnswered(part: Locator, words: string): Promise<void> {
  const answer = part.page().locator(':focus');
  await expect(answer).toContainText(words);
  await expect(answer.getByText(words)).toBeInViewport();
  expect(await part.evaluate((of) => of.contains(document.activeElement))).toBe(true);
}

/** Two people lead a room from low windows: one saves steps that the other one changed meanwhile. */
export async function refusedSteps(
  { house, open }: { house: House; open: OpenWindow },
  { script }: { script: boolean },
): Promise<void> {
  const { crew, origin, product } = house;
  const { id, rooms } = await openConsultation(crew, {
    title: 'Two lead',
    rooms: ['Our buses'],
    questions: [],
  });
  const facilitator = await signIn(origin, await product.invite('Fola', 'facilitator'));
  const here = `/staff/c/${id}/session/${rooms[0]}`;
  const window = { origin, as: facilitator, language: 'en', width: 1024, height: 480, script };
  const [one, two] = [await open(window), await open(window)];
  for (const page of [one, two]) await page.goto(here);
  const agenda = (page: typeof one) =>
    page.locator('section', { has: page.getByRole('heading', { name: t('session.agenda'), exact: true }) });
  const save = async (page: typeof one, kind: string) => {
    await openFolds(page, 1);
    await page.locator('[name="step.1.kind"]').selectOption(kind);
    await page.getByRole('button', { name: t('session.agenda.save') }).click();
  };
  await save(one, 'break');
  await isAnswered(agenda(one), t('staff.saved'));
  await save(two, 'break');
  await isAnswered(agenda(two), t('stale.title'));
  await expect(two.getByText(t('stale.title'))).toHaveCount(1);
  facilitator.close();
}
