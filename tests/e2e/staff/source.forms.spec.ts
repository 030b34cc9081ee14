import { expect } from '@playwright/test';
import { demoSource } from '../../../server/demo/source-words.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';

for (const language of ['en', 'ar'] as const) {
  test(`R574, R576, R589, R593: without a script a child reads both sides beside the document, of one size, and so does everybody, ${language}`, async ({
    demo,
    open,
  }) => {
    const { t } = speakerOf(language);
    const { origin, crew } = demo;
    const as = await joinAsChild(origin, crew.nextCode());
    const child = await open({ origin, as, language, width: 360 });
    await child.goto('/here/part/1');
    // R589: whose the plain words are, and that somebody else has checked them.
    const whose = child.getByText(`${t('plain.by.staff')} ${t('plain.checked')}`);
    await expect(whose).toBeVisible();
    await child.getByRole('button', { name: t('part.own') }).click();
    await expect(whose).toHaveCount(0);
    await child.getByRole('button', { name: t('part.plain') }).click();
    await child.getByText(`${t('source.title')} ${t('list.apart')} ${t('source.label.official')}`).click();
    const sides = child.locator('.two-sides section');
    const boxes = await sides.evaluateAll((all) =>
      all.map((each) => {
        const { width, height, top } = each.getBoundingClientRect();
        return { width, height, top };
      }),
    );
    expect(boxes).toHaveLength(2);
    // Same width and same room, and neither is further down than the other.
    expect(Math.abs((boxes[0]?.width ?? 0) - (boxes[1]?.width ?? 0))).toBeLessThan(1);
    expect(boxes.map(({ top }) => top)).toEqual([boxes[0]?.top, boxes[0]?.top]);
    expect(boxes.map(({ height }) => height)).toEqual([boxes[0]?.height, boxes[0]?.height]);
    const headings = await sides.getByRole('heading').allTextContents();
    expect(headings.toSorted()).toEqual([t('source.for'), t('source.against')].toSorted());
    for (const [older] of [...demoSource.for, ...demoSource.against].map((text) => text[language]))
      await expect(child.getByText(older)).toBeVisible();
    await expect(child.getByText(t('source.order'))).toBeVisible();
    await expect(child.getByText(t('source.checked'))).toBeVisible();
    await child.goto('/here/part/2');
    expect(await sides.locator('h2').allTextContents()).toEqual(headings);

    // R593: beside a picture too.
    await child.goto('/here');
    await child.locator('a[href^="/here/design/"]').first().click();
    await child.getByText(`${t('source.title')} ${t('list.apart')} ${t('source.label.official')}`).click();
    expect(await sides.locator('h2').allTextContents()).toEqual(headings);
    expect(await child.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);

    await child.goto(`/terms/${crew.consultation}`);
    await expect(child.locator('.two-sides section')).toHaveCount(2);
    await expect(whose.first()).toBeVisible();
    await expect(child.getByText(t('source.order.page'))).toBeVisible();
  });
}
