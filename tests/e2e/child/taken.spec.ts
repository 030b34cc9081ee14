import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { type OpenWindow, test } from '../../support/pages/browser.ts';
import {
  type Crew,
  joinAsChild,
  moveConsultation,
  openConsultation,
  printCodes,
} from '../../support/pages/journeys.ts';
import { ownWords, say } from './child-steps.ts';

/** Words that a page said were taken, and what happens to that page right after. */

const { t } = speakerOf('en');
const words = 'Ask us again every spring.';

/** Children in one room, each on an old telephone. */
async function inRoom(
  { crew, origin, open }: { crew: Crew; origin: string; open: OpenWindow },
  count: number,
) {
  const { id, rooms } = await openConsultation(crew, {
    title: 'Taken words',
    rooms: ['Our buses'],
    questions: [],
  });
  const codes = await printCodes(crew.organiser, id, count);
  const pages: Page[] = [];
  for (const code of codes.slice(0, count)) {
    const as = await joinAsChild(origin, code);
    as.close();
    const page = await open({ origin, as, language: 'en', width: 360, height: 640 });
    await page.goto(`/here/room/${rooms[0]}`);
    await expect(page.locator('.kept-place')).toHaveCount(1);
    pages.push(page);
  }
  return { id, pages };
}

test('R898: words that a room said were taken stand under “My words”, whatever comes right after', async ({
  house,
  open,
}) => {
  const { crew, origin } = house;
  const { id, pages } = await inRoom({ crew, origin, open }, 3);
  const [closes, sleeps, stays] = pages as [Page, Page, Page];
  for (const page of pages) {
    await say(page, t, words);
    await expect(ownWords(page, words)).toContainText(t('state.waiting'));
  }
  await closes.close();
  const session = await sleeps.context().newCDPSession(sleeps);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await moveConsultation(crew.organiser, id, 'closed');
  await expect(stays.getByRole('heading', { name: t('room.closed') })).toBeVisible();
  await expect(ownWords(stays, words)).toBeVisible();
  for (const page of pages) {
    const again = await page.context().newPage();
    await again.goto('/here/words');
    await expect(ownWords(again, words)).toHaveCount(1);
  }
});

test('R898: of words that are sent while it closes a page either has them in their box, or they stand there', async ({
  house,
  open,
}) => {
  const { crew, origin } = house;
  const { id, pages } = await inRoom({ crew, origin, open }, 3);
  for (const page of pages) await page.locator('textarea').fill(words);
  await Promise.all([
    moveConsultation(crew.organiser, id, 'closed'),
    ...pages.map((page) =>
      page
        .locator('form:has(textarea) button')
        .first()
        .evaluate((it: HTMLElement) => it.click()),
    ),
  ]);
  for (const page of pages) {
    await expect(page.getByRole('heading', { name: t('room.closed') })).toBeVisible();
    const own = ownWords(page, words);
    await expect(own.or(page.locator('textarea'))).toHaveCount(1);
    const taken = await own.count();
    if (taken === 0) await expect(page.locator('textarea')).toHaveValue(words);
    const again = await page.context().newPage();
    await again.goto('/here/words');
    await expect(ownWords(again, words)).toHaveCount(taken);
  }
});
