import { expect, type Page } from '@playwright/test';
import { type KeyName, keys } from '../../../app/keys.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import { pressNumber } from '../../support/pages/press-number.ts';
import { keptByBrowser } from '../child/child-steps.ts';
import { wordsOfChild } from '../help/words-along-steps.ts';
import { choose, elsewhere, here, marked, said, speakWith } from './speaks.ts';

const { t } = speakerOf('en');

/** The addresses of letters that a window asked for. */
function lettersOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

for (const [value, face] of [
  ['hyperlegible', 'Atkinson Hyperlegible'],
  ['lexend', 'Lexend'],
  ['dyslexic', 'OpenDyslexic'],
  ['noto', 'Noto Sans'],
] as const) {
  test(`R475: ${face} is loaded by whoever chose it`, async ({ demo, open }) => {
    const page = await open({ origin: demo.origin });
    const asked = lettersOf(page);
    await page.goto('/look?back=/help');
    expect(await page.locator('link[href*=font]').count()).toBe(0);
    await choose(page, 'font', value);
    await expect(page).toHaveURL(/\/help$/);
    for (const part of ['h1', 'main p'])
      await expect(page.locator(part).first()).toHaveCSS('font-family', new RegExp(face));
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate((name) => document.fonts.check(`16px "${name}"`), face)).toBe(true);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((path) => !/^\/assets\/.*\.woff2$/.test(path))).toEqual([]);
    await page.goto('/look?back=/');
    await expect(page.locator(`[name=font][value=${value}]`)).toBeChecked();
  });
}

for (const [language, script] of [
  ['ru', 'cyrillic'],
  ['ar', 'arabic'],
] as const)
  test(`R475: of Noto Sans a page loads the letters it has, ${language}`, async ({ demo, open }) => {
    const page = await open({ origin: demo.origin, language });
    await page.goto('/look?back=/help');
    const asked = lettersOf(page);
    await page.locator('[name=font][value=noto]').check();
    await page.locator('form:has([name=font]) button').first().click();
    await expect(page).toHaveURL(/\/help$/);
    // Nothing is being loaded yet as long as nothing has been laid out, and then fonts are "ready" too soon.
    await expect.poll(() => asked.some((path) => path.includes(script))).toBe(true);
    await page.evaluate(() => document.fonts.ready);
    expect(asked.filter((path) => !/^\/assets\/.*\.woff2$/.test(path))).toEqual([]);
    expect(await page.locator('link[href*=font-noto-sc]').count()).toBe(0);
  });

test('R475: a Chinese page loads Chinese letters once they are chosen, and of their two hundred files those it has letters of', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, language: 'zh' });
  const asked = lettersOf(page);
  await page.goto('/look?back=/help');
  await page.evaluate(() => document.fonts.ready);
  expect([asked.length, await page.locator('link[href*=font]').count()]).toEqual([0, 0]);
  await page.locator('[name=font][value=noto]').check();
  await page.locator('form:has([name=font]) button').first().click();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.locator('h1')).toHaveCSS('font-family', /^"Noto Sans SC"/);
  await expect(page.locator('main p').first()).toHaveCSS('font-family', /^"Noto Sans SC"/);
  await page.evaluate(() => document.fonts.ready);
  const chinese = asked.filter((path) => /^\/assets\/noto-sans-sc-.*\.woff2$/.test(path));
  expect(chinese).toEqual(asked);
  expect(chinese.length).toBeGreaterThan(0);
  expect(chinese.length).toBeLessThan(100);
});

test('R476: a page is read by a voice of the device, and its words are marked', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin });
  await page.addInitScript(speakWith([elsewhere, here]));
  await page.goto('/look?back=/help');
  expect(await page.locator('script').count()).toBe(0);
  await choose(page, 'aloud', 'yes');
  await page.getByRole('button', { name: t('reader.listen') }).click();
  const first = (await said(page))[0];
  expect(first).toMatchObject({ text: t('help.title'), local: true, lang: 'en-GB' });
  expect(await marked(page)).toBe(t('help.title').slice(0, 3));
  await page.evaluate('window.goOn()');
  expect((await said(page))[1]?.text).toBe(t('help'));
  await page.getByText(t('help.danger.next')).click();
  expect((await said(page)).at(-1)?.text).toBe(t('help.danger.next'));
  await page.keyboard.press('Escape');
  expect(await marked(page)).toBe('');
  await expect(page.getByRole('button', { name: t('reader.stop') })).toBeHidden();
});

test('R476: words of another language in a line of the page are read by a voice that speaks it', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin });
  await page.addInitScript(speakWith([here, { lang: 'ar', localService: true }]));
  await page.goto('/look');
  await choose(page, 'aloud', 'yes');
  await page.goto('/help');
  await page.locator('main h1').evaluate((heading) => {
    const line = document.createElement('p');
    line.append(
      'Also said: ',
      Object.assign(document.createElement('bdi'), { lang: 'ar', textContent: 'اسألونا' }),
    );
    heading.replaceWith(line);
  });
  await page.getByRole('button', { name: t('reader.listen') }).click();
  await page.evaluate('window.goOn()');
  expect((await said(page)).slice(0, 2)).toMatchObject([
    { text: 'Also said: ', lang: 'en-GB' },
    { text: 'اسألونا', lang: 'ar' },
  ]);
});

test('R476: with voices that speak elsewhere alone it says that there is none', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin });
  await page.addInitScript(speakWith([elsewhere]));
  await page.goto('/look?back=/help');
  await choose(page, 'aloud', 'yes');
  await page.getByRole('button', { name: t('reader.listen') }).click();
  await expect(page.locator('.reader [role=status]')).toHaveText(t('reader.none'));
  expect(await said(page)).toEqual([]);
});

test('R476, R477: a room that lives is read too, and what is new can be kept quiet', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.addInitScript(speakWith([here]));
  await page.goto('/look?back=/here');
  await choose(page, 'aloud', 'yes');
  await page.locator('a[href*="/here/room/"]').first().click();
  const quiet = page.getByRole('button', { name: t('room.quiet') });
  await expect(quiet).toHaveAttribute('aria-pressed', 'false');
  const words = page.locator('.messages .words').first();
  await words.click();
  expect((await said(page)).at(-1)?.text).toBe(await words.textContent());
  await quiet.click();
  await expect(quiet).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.room-list > [role=status]').first()).toBeEmpty();
});

test('R824: whoever leaves hears nothing more of the page, however slow the line is', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.addInitScript(speakWith([here]));
  await page.goto('/look?back=/here');
  await choose(page, 'aloud', 'yes');
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/leave', async (route) => {
    await slow;
    await route.continue();
  });
  const speaks = () => page.evaluate(() => speechSynthesis.speaking);
  await page.locator('a[href*="/here/room/"]').first().click();
  await expect(page.locator('.kept-place').first()).toBeAttached();
  await page.locator('.messages .words').first().click();
  expect(await speaks()).toBe(true);
  await page.getByRole('button', { name: t('leave.now') }).click();
  await expect.poll(speaks).toBe(false);
  arrive();
  await expect(page).toHaveURL(/\/left$/);
});

test('R628: words typed in a room that lives come back from the page of the look, and the device keeps none of them', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.goto('/here');
  await page.locator('.path a[href*="/here/room/"]').first().click();
  await expect(page.getByRole('button', { name: t('room.look') })).toHaveCount(0);
  await page.locator('textarea').fill('Typed and not sent.');
  await page.getByRole('button', { name: t('foot.look') }).click();
  await expect(page).toHaveURL(/\/look$/);
  expect(await keptByBrowser(page)).not.toContain('Typed');
  await choose(page, 'theme', 'sepia');
  await expect(page).toHaveURL(/\/here\/room\//);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect(page.getByRole('button', { name: t('room.look') })).toHaveCount(0);
  await expect(page.locator('textarea')).toHaveValue('Typed and not sent.');
  await expect(page.locator('article.own')).toHaveCount(0);
  expect(await keptByBrowser(page)).not.toContain('Typed');
});

test('R628: with script what is typed comes along from the boxes of a child, and to other words of a part', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en' });
  await wordsOfChild(page);
  expect(await keptByBrowser(page)).not.toContain('Not sent');
});

test('R473, R474: help is the second stop, and a link alone is as high as a finger', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, width: 390 });
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: t('foot.help') }).first()).toBeFocused();
  await expect(page.locator('.skip:focus')).toBeInViewport({ ratio: 1 });
  const heights = await page
    .locator('.way a')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(2);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/help$/);
});

test('R617: a number is one press away, also from a box, and the page Accessibility lists them', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  const press = (name: KeyName) => pressNumber(page, name);
  await page.goto('/here');
  await press('on');
  await expect(page.locator('.section-text')).toBeVisible();
  await press('answer');
  await expect(page.locator('textarea').first()).toBeFocused();
  await page.keyboard.type('It should be easy.');
  await press('help');
  await expect(page).toHaveURL(/\/help$/);
  await press('words');
  await expect(page).toHaveURL(/\/here\/words(\?back)?$/);
  await press('path');
  await expect(page).toHaveURL(/\/here$/);
  await press('sentences');
  await expect(page).toHaveURL(/\/here\/statements\//);
  await press('path');
  await expect(page).toHaveURL(/\/here$/);
  await press('room');
  await expect(page).toHaveURL(/\/here\/room\//);
  await press('said');
  await expect(page.locator('#messages')).toBeFocused();
  await press('list');
  await expect(page).toHaveURL(/\/accessibility$/);
  await expect(page.locator('#keys tbody th kbd')).toHaveCount(Object.keys(keys).length);
  const listed = await page.locator('#keys tbody th kbd').allTextContents();
  expect(listed.toSorted()).toEqual(Object.values(keys).toSorted());
  await press('path');
  await expect(page).toHaveURL(/\/here$/);
  await press('leave');
  await expect(page).toHaveURL(/\/left$/);
  // Nobody has a seat here now: there is no path to go back to.
  await press('path');
  await expect(page).toHaveURL(/\/left$/);
});

test('R619: yes and no have no number, nor has any answer; from the question each is reached by Tab', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin });
  await page.goto('/');
  await page.locator('[name=code]').fill(demo.crew.nextCode());
  await pressNumber(page, 'on');
  const answers = page.locator('form:has(#assent) button');
  await expect(answers).toHaveCount(2);
  for (const digit of Object.values(keys))
    await expect(answers.and(page.locator(`[accesskey="${digit}"]`))).toHaveCount(0);
  await pressNumber(page, 'answer');
  await expect(page.locator('#assent')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(answers.first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(answers.last()).toBeFocused();
});

test('R478: a room that stood open for long offers a break', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin, as: await joinAsChild(demo.origin, demo.crew.nextCode()) });
  await page.clock.install();
  await page.goto('/here');
  await page.locator('a[href*="/here/room/"]').first().click();
  await expect(page.getByRole('button', { name: t('room.quiet') })).toBeVisible();
  await expect(page.getByText(t('break.title'))).toHaveCount(0);
  await page.clock.fastForward(20 * 60_000 + 1_000);
  await expect(page.getByRole('heading', { name: t('break.title') })).toBeVisible();
});

test('R479: who has tried it is said to be nobody yet', async ({ demo, open }) => {
  const page = await open({ origin: demo.origin });
  await page.goto('/accessibility');
  await expect(page.getByText(t('access.children'))).toContainText(t('access.not-yet'));
});
