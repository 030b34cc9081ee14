import { expect, type Locator } from '@playwright/test';
import { test } from '../../support/pages/browser.ts';
import { permissions } from '../../support/pages/pages.ts';

/** Where what a place holds begins and ends, within its padding. */
const edges = (place: Locator) =>
  place.evaluate((it) => {
    const { left, right } = it.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(it);
    return [left + Number.parseFloat(paddingLeft), right - Number.parseFloat(paddingRight)];
  });

test('R746: the bar begins and ends where the page does, and each choice at its mark', async ({
  house,
  open,
}) => {
  for (const language of ['en', 'ar']) {
    const page = await open({ origin: house.origin, language, width: 390, height: 844 });
    await page.goto('/look');
    for (const width of [300, 320, 360, 390, 430]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await edges(page.locator('.bar')), `${language} ${width}`).toEqual(
        await edges(page.locator('main')),
      );
    }
    const starts = await page.locator('label.choice:has([name=language]) .choice-words').evaluateAll((all) =>
      all.map((each) => {
        const words = document.createRange();
        words.selectNodeContents(each);
        const at = words.getBoundingClientRect();
        return Math.round(document.dir === 'rtl' ? at.right : at.left);
      }),
    );
    expect(starts.length).toBeGreaterThan(6);
    expect(new Set(starts).size, `${language} ${starts.join(' ')}`).toBe(1);
  }
});

test('R758: on a low screen the box of the first page comes before its picture', async ({ house, open }) => {
  const page = await open({ origin: house.origin, language: 'en', width: 360, height: 600 });
  await page.goto('/');
  const scene = page.locator('.landing-scene');
  for (const part of ['[name=code]', 'form:has([name=code]) button'])
    await expect(page.locator(part)).toBeInViewport({ ratio: 1 });
  await expect(scene).not.toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(scene).toBeInViewport({ ratio: 1 });
});

test('R758: a device that several use begins with the picture of the first page', async ({ stage, open }) => {
  const page = await open({ origin: stage.product.origin, as: stage.people.kiosk, width: 390, height: 844 });
  await page.goto('/kiosk');
  await expect(page.locator('.landing-scene')).toBeInViewport({ ratio: 1 });
  await expect(page.locator('[name=step][value=kiosk]')).toBeInViewport({ ratio: 1 });
});

test('R750: a wide screen shows the section open, and own words beside the box', async ({ stage, open }) => {
  const { people, places, product } = stage;
  const page = await open({ origin: product.origin, as: people.speaker, width: 1280, height: 900 });
  await page.goto(`/here/room/${places.room}`);
  const section = page.locator('.room-aside h2');
  const [own, box] = [page.locator('.room-own'), page.locator('.room-write')];
  const at = async (place: Locator) => {
    const found = await place.boundingBox();
    if (!found) throw new Error('It is not on the page.');
    return found;
  };
  await expect(section).toBeVisible();
  await expect(page.locator('.room-aside summary')).toBeHidden();
  expect((await at(own)).y).toBe((await at(box)).y);
  expect((await at(own)).x).toBeGreaterThan((await at(box)).x + (await at(box)).width);

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(section).toBeHidden();
  await page.locator('.room-aside summary').click();
  await expect(section).toBeVisible();
  expect((await at(box)).y).toBeGreaterThanOrEqual((await at(own)).y + (await at(own)).height);
});

/** Pages that are a step of another page (the questions), and on the overview while one waits. */
const reachedElsewhere = ['/staff/c/:id/corrections'];

test('R759: whoever may open a page of a consultation finds it among the links of the others', async ({
  stage,
}) => {
  const { people, places } = stage;
  const base = `/staff/c/${places.demo}`;
  for (const role of ['organiser', 'approver', 'moderator', 'analyst', 'overseer'] as const) {
    const { html } = await people[role].get(`${base}/about`);
    const may = permissions
      .filter(
        ({ route, kind, answers }) =>
          kind === 'page' &&
          answers[role] === 'ok' &&
          /^\/staff\/c\/:id\/[a-z-]+$/.test(route) &&
          !reachedElsewhere.includes(route),
      )
      .map(({ route }) => route.replace('/staff/c/:id', base));
    expect(may.length).toBeGreaterThan(8);
    expect(
      may.filter((href) => !html.includes(`href="${href}"`)),
      role,
    ).toEqual([]);
  }
});
