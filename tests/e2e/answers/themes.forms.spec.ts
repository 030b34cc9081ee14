import { expect } from '@playwright/test';
import { letChildrenSpeak, speakerOf } from '../../support/house/stage.ts';
import { sortAll } from '../../support/pages/analyst-steps.ts';
import { test } from '../../support/pages/browser.ts';
import { moveConsultation, signIn } from '../../support/pages/journeys.ts';
import { ofThree } from '../every-page/journey-languages.ts';

const points = ['Room to walk and cycle.', 'Fewer and slower cars.'];

for (const language of ofThree) {
  test(`R221, R226: suggestions taken with the keyboard, then a sample sorted by a second person, without script, ${language}`, {
    tag: '@every-language',
  }, async ({ house, open }) => {
    const { t } = speakerOf(language);
    const { crew, origin, product } = house;
    const spoken = await letChildrenSpeak(crew, {
      origin,
      title: `The way to school ${language}`,
      children: 33,
    });
    await moveConsultation(crew.organiser, spoken.id, 'closed');
    const first = spoken.said.slice(0, 12);
    await sortAll(crew.analyst, {
      consultation: spoken.id,
      activity: spoken.question,
      points: {
        [points[0] ?? '']: first.filter((_, at) => at % 2 === 0),
        [points[1] ?? '']: first.filter((_, at) => at % 2 === 1),
      },
    });
    const here = `/staff/c/${spoken.id}/points`;
    const analyst = await open({ origin, as: crew.analyst, language, width: 1280, script: false });
    await analyst.goto(`${here}?unsorted`);
    const rows = analyst.locator('.said li');
    await expect(rows).toHaveCount(21);
    await expect(rows.first()).toContainText(t('points.suggested'));
    await expect(analyst.getByText(t('points.suggested.note'))).toBeVisible();
    await expect(analyst.locator('.said input:checked')).toHaveCount(0);
    await expect(rows.locator('select').first()).toHaveValue('');
    // A tick, the list for all ticked ones, the button: nothing needs a mouse.
    await rows.first().getByRole('checkbox').focus();
    await analyst.keyboard.press('Space');
    await analyst.getByLabel(t('points.together')).selectOption('suggested');
    await analyst.getByRole('button', { name: t('points.save'), exact: true }).focus();
    await analyst.keyboard.press('Enter');
    await expect(analyst.getByText(t('staff.saved'))).toBeVisible();
    await expect(rows).toHaveCount(20);

    await analyst.getByRole('link', { name: t('themes.link') }).click();
    await analyst.getByLabel(t('points.language')).selectOption('en');
    await analyst.getByLabel(t('themes.groups')).selectOption('3');
    await analyst.getByRole('button', { name: t('themes.go'), exact: true }).click();
    const groups = analyst.locator('section.sorting');
    await expect(groups.first().locator('h2')).toHaveText(/cars|crossing|pavements|lane|green|morning/);
    await expect(groups.first().locator('li').first()).toBeVisible();
    await expect(analyst.getByText(t('themes.few'))).toHaveCount(0);
    await analyst.getByRole('link', { name: t('themes.back') }).click();

    const lena = await signIn(origin, await product.invite('Lena', 'analyst'));
    const second = await open({ origin, as: lena, language, width: 1280, script: false });
    await second.goto(here);
    await second.getByRole('link', { name: t('coding.link') }).click();
    const sample = second.locator('.said li');
    await expect(sample.nth(1)).toBeVisible();
    await expect(second.getByText(t('points.suggested'))).toHaveCount(0);
    await sample
      .first()
      .getByRole('combobox')
      .selectOption({ label: points[0] ?? '' });
    await sample.nth(1).getByRole('combobox').selectOption('none-fits');
    await second.getByRole('button', { name: t('points.save'), exact: true }).click();
    await expect(second.getByText(t('staff.saved'))).toBeVisible();
    await expect(sample.nth(1).getByRole('combobox')).toHaveValue('none-fits');
    await analyst.goto(`${here}/second`);
    await expect(analyst.getByText(t('coding.wait'))).toBeVisible();
  });
}
