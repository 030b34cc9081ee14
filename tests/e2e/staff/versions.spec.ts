import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';

/** Here and not among the forms, though no page of it has script: the stage that it needs is set here already. */
test('R349, R350: the organiser writes a version, names a finding, and a second person publishes it', async ({
  stage,
  open,
}) => {
  const { t } = speakerOf('en');
  const { origin } = stage.product;
  const { published } = stage.places;
  const here = `/staff/c/${published}/versions`;
  const organiser = await open({ origin, as: stage.crew.organiser });
  await organiser.goto(here);
  await expect(organiser.getByRole('heading', { level: 1 })).toHaveText(t('versions.title'));
  await expect(organiser.locator('.change')).not.toHaveCount(0);
  await expect(organiser.getByRole('button', { name: t('versions.sign') })).toHaveCount(0);
  const change = organiser.locator('.change').first();
  await change.getByText(t('versions.explain')).click();
  await change.getByRole('checkbox').first().check();
  await change.getByRole('button', { name: t('versions.save') }).click();
  // A finding without words for children is given back with what was ticked.
  await expect(organiser.locator('.change').first()).toContainText(t('refusal.field-missing'));
  await expect(organiser.locator('.change').first().getByRole('checkbox').first()).toBeChecked();
  const approver = await open({ origin, as: stage.crew.approver });
  await approver.goto(here);
  await expect(approver.getByRole('button', { name: t('versions.sign') })).toBeVisible();
});
