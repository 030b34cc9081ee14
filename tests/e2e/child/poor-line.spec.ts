import { type Browser, expect, type Page } from '@playwright/test';
import { decide, speakerOf, write } from '../../support/house/stage.ts';
import { newWindow, test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import type { Demo } from '../../support/processes/begun-demo.ts';
import { barConnections, holdLine } from '../every-page/lost-line.ts';
import { cardWords, ownVote, ownWords, say, shownWords, translate } from './child-steps.ts';

/** Old telephones, browsers that change a page, and networks that let forms through and nothing else. */

const { t } = speakerOf('en');

/** A window of its own: what is broken here on purpose stands on its console. */
async function childAt(demo: Demo, browser: Browser, begins: (page: Page) => Promise<unknown>) {
  const { crew, origin } = demo;
  const as = await joinAsChild(origin, crew.nextCode());
  const context = await newWindow(browser, { origin, as, language: 'en', width: 360, height: 640 });
  const page = await context.newPage();
  await begins(page);
  await page.goto('/here');
  return page;
}

const toRoom = (page: Page) => page.getByRole('link', { name: t('home.room') }).click();
const toSentences = (page: Page) => page.getByRole('link', { name: t('vote.title'), exact: true }).click();
const isAlive = (page: Page) => expect(page.locator('.kept-place')).toHaveCount(1);

for (const lacks of ['Array.prototype.at', 'Array.prototype.flat', 'window.TransformStream'])
  test(`R977: a browser without ${lacks} keeps a page with which a child can write and vote`, async ({
    demo,
    browser,
  }) => {
    const page = await childAt(demo, browser, (each) => each.addInitScript(`delete ${lacks}`));
    await toRoom(page);
    await page.waitForLoadState('networkidle');
    await say(page, t, 'My telephone is older than I am.');
    await expect(ownWords(page, 'My telephone is older than I am.')).toContainText(t('state.waiting'));
    await page.goto('/here');
    await toSentences(page);
    await page.waitForLoadState('networkidle');
    const first = await cardWords(page);
    await page.getByRole('button', { name: t('vote.agree'), exact: true }).click();
    await expect(page.locator('.counted')).toContainText(t('vote.counted'));
    await expect(page.locator('#statement')).not.toHaveText(first);
    await page.context().close();
  });

test('R997: an answer is of the sentence that stands there, also where the browser translates the page', async ({
  demo,
  browser,
}) => {
  const page = await childAt(demo, browser, async () => undefined);
  await toSentences(page);
  await expect(page.locator('[data-line=live]')).toBeVisible();
  await translate(page.locator('.vote-now'));
  const read: string[] = [];
  // All of them: the organiser's own, and those of children, beside which a child can say that something is wrong.
  for (const choice of ['agree', 'disagree', 'pass', 'agree', 'disagree', 'pass'] as const) {
    await expect(page.locator('#statement')).toHaveCount(1);
    const words = await cardWords(page);
    read.push(words);
    await page.getByRole('button', { name: t(`vote.${choice}`), exact: true }).click();
    await expect(page.locator('.counted')).toContainText(t('vote.counted'));
    await expect(page.locator('#statement').getByText(words, { exact: true })).toHaveCount(0);
  }
  expect(new Set(read).size).toBe(6);
  await page.getByRole('link', { name: t('vote.mine') }).click();
  await expect(ownVote(page, read[0] ?? '').locator('.picked')).toContainText(t('vote.agree'));
  await expect(ownVote(page, read[1] ?? '').locator('.picked')).toContainText(t('vote.disagree'));
  await page.context().close();
});

test('R1173: what a person hides is read on no page any more, also where the browser translates it', async ({
  demo,
  browser,
}) => {
  const { crew, origin } = demo;
  const writer = await joinAsChild(origin, crew.nextCode());
  const page = await childAt(demo, browser, async () => undefined);
  await toRoom(page);
  await isAlive(page);
  const [kept, hidden] = ['We want a bench in the shade, says ', 'somebody whom all of us know'];
  const id = await write(writer, new URL(page.url()).pathname, `${kept}${hidden}.`);
  const decided = { consultation: crew.consultation, id };
  await decide(crew.moderator, { ...decided, decision: 'publish' });
  await expect(shownWords(page, hidden)).toBeVisible();
  await translate(page.locator('.messages'));
  await expect(shownWords(page, hidden).locator('font').first()).toBeVisible();
  const shown = `/staff/c/${crew.consultation}/shown?item=${id}`;
  await crew.moderator.send(
    await crew.moderator.get(shown),
    { field: 'decision' },
    { decision: 'redact', reason: 'person', words: hidden },
  );
  await expect(shownWords(page, kept)).toContainText(t('reason.person.part'));
  await expect(page.getByText(hidden)).toHaveCount(0);
  await expect(shownWords(page, kept)).toHaveCount(1);
  await page.context().close();
});

test('R997: a page that cannot be drawn any more gives back what was typed into it, and it goes from there', async ({
  demo,
  browser,
}) => {
  let line: Awaited<ReturnType<typeof holdLine>> | undefined;
  const page = await childAt(demo, browser, async (each) => {
    line = await holdLine(each);
  });
  await toRoom(page);
  await isAlive(page);
  const words = 'I had nearly finished this sentence.';
  await page.locator('textarea').fill(words);
  await page.evaluate(() => {
    document.addEventListener = () => {
      throw new Error('As a page that something else changed.');
    };
  });
  await line?.lose();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('error.fault'));
  await expect(page.getByLabel(t('away.words'))).toHaveValue(words);
  await page.getByRole('button', { name: t('away.send') }).click();
  await expect(ownWords(page, words)).toContainText(t('state.waiting'));
  await page.context().close();
});

/** What a page meets in browsers that we do not know: an error as it comes alive, one that even the page of faults meets, a file that does not come. */
const stops: readonly [what: string, begins: (page: Page) => Promise<unknown>, address: RegExp][] = [
  [
    'ends in an error',
    (page) =>
      page.addInitScript(() => {
        document.addEventListener = () => {
          throw new Error('As in a browser that we do not know.');
        };
      }),
    /\/here\/room\/[^?]+\?plain=$/,
  ],
  [
    'cannot draw anything',
    (page) =>
      page.addInitScript(() => {
        const { startsWith } = String.prototype;
        String.prototype.startsWith = function (this: string, ...of: [string, number?]) {
          if (of[0] === '/staff') throw new Error('As in a browser that we do not know.');
          return startsWith.apply(this, of);
        };
      }),
    /\/here\/room\/[^?]+\?plain=$/,
  ],
  [
    'does not come',
    (page) => page.route(/\/assets\/room-[^/]*\.js$/, (route) => route.abort()),
    /\/here\/room\/[^?]+$/,
  ],
];
for (const [what, begins, address] of stops)
  test(`R1011: a page whose script ${what} at each load is one of forms, and loaded once more at most`, async ({
    demo,
    browser,
  }) => {
    const page = await childAt(demo, browser, begins);
    let loads = 0;
    // A page that is on its way to itself once more would take the place of the one that is asked for next.
    const isPlain = async () =>
      address.source.includes('plain') ? await expect(page).toHaveURL(/[?&]plain=/) : undefined;
    await toRoom(page);
    await expect(page).toHaveURL(address);
    page.on('framenavigated', () => (loads += 1));
    await page.waitForLoadState('networkidle');
    expect(loads).toBe(0);
    await say(page, t, 'My telephone stops at everything.');
    await expect(ownWords(page, 'My telephone stops at everything.')).toContainText(t('state.waiting'));
    await isPlain();
    await page.goto('/here');
    await toSentences(page);
    await isPlain();
    await page.waitForLoadState('networkidle');
    const first = await cardWords(page);
    await page.getByRole('button', { name: t('vote.agree'), exact: true }).click();
    await expect(page.locator('.counted')).toContainText(t('vote.counted'));
    await expect(page.locator('#statement')).not.toHaveText(first);
    await page.context().close();
  });

test.describe('R998: where a network lets forms through and connections no more', () => {
  const letsThrough = { timeout: 30_000 };

  test('R1010: a room says so in which no connection ever opened, and takes words all the same', async ({
    demo,
    browser,
  }) => {
    const page = await childAt(demo, browser, async (each) => {
      await barConnections(each);
      await each.addInitScript('bar()');
    });
    await toRoom(page);
    const told = page.getByRole('status').getByText(t('room.barred', { look: t('room.look') }));
    await expect(told).toBeVisible(letsThrough);
    await expect(page.getByText(t('line.back'))).toHaveCount(0);
    await say(page, t, 'Nothing new comes by itself here.');
    await expect(ownWords(page, 'Nothing new comes by itself here.')).toContainText(t('state.waiting'));
    await page.getByRole('button', { name: t('room.look') }).click();
    await expect(ownWords(page, 'Nothing new comes by itself here.')).toBeVisible();
    await page.context().close();
  });

  test('words that waited for one stand in their box and go as a form, once', async ({ demo, browser }) => {
    test.setTimeout(90_000);
    const page = await childAt(demo, browser, barConnections);
    await toRoom(page);
    await isAlive(page);
    await page.evaluate('bar()');
    await expect(page.locator('#lost')).toBeVisible();
    const words = 'The school lets only pages through.';
    await say(page, t, words);
    await expect(page.locator('#lost')).toHaveCount(0, letsThrough);
    await expect(page.getByText(t('room.barred', { look: t('room.look') }))).toBeVisible();
    await expect(page.locator('textarea')).toHaveValue(words);
    await page.getByRole('button', { name: t('ask.send') }).click();
    await expect(ownWords(page, words)).toContainText(t('state.waiting'));
    await page.goto('/here/words');
    await expect(page.getByText(words, { exact: true })).toHaveCount(1);
    await page.context().close();
  });

  test('answers that waited for one go by themselves, and the next by its form', async ({
    demo,
    browser,
  }) => {
    test.setTimeout(90_000);
    const page = await childAt(demo, browser, barConnections);
    await toSentences(page);
    await expect(page.locator('[data-line=live]')).toBeVisible();
    await page.evaluate('bar()');
    await expect(page.getByText(t('vote.kept'))).toBeVisible();
    const first = await cardWords(page);
    await page.getByRole('button', { name: t('vote.disagree'), exact: true }).click();
    await expect(page.locator('.counted')).toContainText(t('vote.counted'), letsThrough);
    await expect(page.getByText(t('vote.kept'))).toHaveCount(0);
    await page.getByRole('button', { name: t('vote.agree'), exact: true }).click();
    await expect(page).toHaveURL(/counted/);
    // Of how many is not asked: other tests on the same demo may have had a child's sentence published.
    const third = t('vote.number', { number: 3, all: 0 }).replace('0', '\\d+');
    await expect(page.getByText(new RegExp(`^${third}$`))).toBeVisible();
    await page.getByRole('link', { name: t('vote.mine') }).click();
    await expect(ownVote(page, first).locator('.picked')).toContainText(t('vote.disagree'));
    await page.context().close();
  });
});
