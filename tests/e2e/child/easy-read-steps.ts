import { expect, type Page } from '@playwright/test';
import { demoEasy } from '../../../server/demo/easy-words.ts';
import type { DemoCrew } from '../../support/house/stage.ts';
import { speakerOf } from '../../support/house/stage.ts';

/** A child chooses easy-read before it says yes, reads with pictures, changes to other words and back, in a part and for good. */
export async function readEasily(
  child: Page,
  of: { readonly crew: DemoCrew; readonly language: 'en' | 'ar' | 'zh' },
): Promise<void> {
  const { t } = speakerOf(of.language);
  const { t: younger } = speakerOf(of.language, 'younger');
  const html = child.locator('html');
  const pictures = child.locator('.easy-text svg[role=img]');
  const sentences = child.locator('.easy-text p');
  const first = demoEasy[1] ?? [];

  await child.goto('/');
  await child.getByLabel(t('code.label')).fill(of.crew.nextCode());
  await child.getByRole('button', { name: t('code.look') }).click();
  await child.getByRole('button', { name: t('part.easy') }).click();
  await expect(html).toHaveAttribute('data-level', 'easy');
  await expect(child.getByRole('heading', { level: 1 })).toBeVisible();
  await child.getByRole('button', { name: younger('assent.yes') }).click();
  // A seat has it, also where the cookie of the look is gone.
  await child.context().clearCookies({ name: '__Host-look' });
  await child.goto('/here');
  await expect(html).toHaveAttribute('data-level', 'easy');
  await expect(child.getByText(younger('home.pictures', { done: 3, all: 3 }))).toBeVisible();

  await child.goto('/here/part/1');
  await expect(sentences).toHaveText(first.map(([, words]) => words[of.language]));
  expect(await pictures.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual(
    first.map(([symbol]) => t(`symbol.${symbol}`)),
  );
  for (const picture of await pictures.all())
    expect((await picture.boundingBox())?.width).toBeGreaterThan(70);
  expect(await child.locator('main').textContent()).not.toMatch(/:\w+:/);
  await expect(child.getByText(`${younger('plain.by.staff')} ${younger('plain.checked')}`)).toBeVisible();
  await expect(child.getByText(younger('part.no-pictures'))).toHaveCount(0);

  // In the part alone: the page keeps its level.
  await child.getByRole('button', { name: younger('part.longer') }).click();
  await expect(child.locator('.section-text')).toBeVisible();
  await expect(pictures).toHaveCount(0);
  await child.getByRole('button', { name: younger('part.easy') }).click();
  await expect(pictures).toHaveCount(first.length);
  await child.getByRole('button', { name: younger('part.own') }).click();
  await child.getByRole('button', { name: younger('part.plain') }).click();
  await expect(pictures).toHaveCount(first.length);

  // For good, on the page of the look.
  await child.locator('.ways').getByText(younger('foot.look')).click();
  await expect(child.getByLabel(younger('look.level.easy'))).toBeChecked();
  await child.getByLabel(younger('look.level.older')).check();
  await child
    .getByRole('button', { name: younger('look.save') })
    .last()
    .click();
  await expect(html).toHaveAttribute('data-level', 'older');
  await child.goto('/here/part/1');
  await expect(pictures).toHaveCount(0);
  await expect(child.getByRole('button', { name: t('part.easy') })).toBeVisible();
}
