import { expect, type Page } from '@playwright/test';
import type { T } from '../../../app/i18n/translator.ts';
import { answerOn } from '../../support/house/stage-votes.ts';
import { type Client, createClient } from '../../support/pages/client.ts';

/** Steps at a kiosk of a consultation, found by what stands on the page; the same with and without script. */

const first = (page: Page, t: T) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.title'));

/** A person of staff makes the device in this window a kiosk of a new group, and is signed out there. */
export async function startKiosk(
  page: Page,
  t: T,
  { consultation, label }: { consultation: string; label: string },
) {
  await page.goto(`/staff/c/${consultation}/kiosk`);
  await page.locator('#field-label').fill(label);
  await page.locator('#new-kiosk + form').getByRole('button').click();
  await expect(page).toHaveURL(/\/kiosk$/);
  await first(page, t);
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-kiosk']);
}

/** R428: whoever stands before it finds no other page, by whatever address. */
export async function findsNothingElse(page: Page, t: T, consultation: string): Promise<void> {
  const elsewhere = [
    '/',
    '/staff',
    `/staff/c/${consultation}/desk`,
    '/back',
    '/enter',
    '/open',
    '/said',
    '/here',
  ];
  for (const path of elsewhere) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/kiosk$/);
    await first(page, t);
  }
}

/** The next child presses one button, reads why, and says yes. */
export async function comeNext(page: Page, t: T): Promise<void> {
  await page.getByRole('button', { name: t('kiosk.next') }).click();
  await page.getByRole('button', { name: t('assent.yes') }).click();
  await expect(page).toHaveURL(/\/here\/name$/);
}

/** R409: the next child finds nothing of the one before, by going back either. */
export async function nothingIsLeft(page: Page, t: T, words: string): Promise<void> {
  await expect(page).toHaveURL(/\/kiosk$/);
  await first(page, t);
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-kiosk']);
  for (let step = 0; step < 3; step += 1) {
    await back(page);
    await expect(page.getByText(words)).toHaveCount(0);
  }
  for (const path of ['/here/words', '/here/held', '/kiosk']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/kiosk$/);
    await expect(page.getByText(words)).toHaveCount(0);
  }
}

/** A page that was the answer to a form is kept nowhere: the browser says so and shows nothing. */
async function back(page: Page): Promise<void> {
  await page.goBack().catch((error) => expect(String(error)).toContain('ERR_CACHE_MISS'));
}

/** A page of a kiosk by itself: where script runs it asks and then goes; where it does not, the browser is told to. */
export async function goesByItself(page: Page, t: T, { words, live }: { words: string; live: boolean }) {
  if (!live) {
    const refresh = page.locator('head meta[http-equiv=refresh]');
    const ownLeft = /^\d+;url=\/left\?again&of=[\w-]{4}$/;
    await page.goto('/here/part/all');
    await expect(refresh).toHaveAttribute('content', /^480;/);
    await expect(refresh).toHaveAttribute('content', ownLeft);
    await page.goto('/here');
    const asks = /^60;url=(\/kiosk\/still\?to=%2Fhere&of=[\w-]{4})$/;
    await expect(refresh).toHaveAttribute('content', asks);
    const [, still = ''] = asks.exec((await refresh.getAttribute('content')) ?? '') ?? [];
    await page.goto(still);
    await expect(refresh).toHaveAttribute('content', /^30;/);
    await expect(refresh).toHaveAttribute('content', ownLeft);
    await page.getByRole('link', { name: t('stay.do') }).click();
    await expect(page).toHaveURL(/\/here$/);
    await page.goto('/left');
    return;
  }
  const asks = page.getByText(t('kiosk.still'));
  await page.clock.install();
  await page.goto('/here/part/all');
  await page.locator('textarea').fill(words);
  await page.clock.fastForward(59_000);
  await expect(asks).toBeHidden();
  await page.clock.fastForward(3_000);
  await expect(asks).toBeVisible();
  // Whoever is there goes on with its words.
  await page.locator('textarea').press('End');
  await expect(asks).toBeHidden();
  await expect(page.locator('textarea')).toHaveValue(words);
  await page.clock.fastForward(89_000);
  await expect(asks).toBeVisible();
  await page.clock.fastForward(3_000);
  // R1081: the server, whose time goes on as it does, heard of this child a moment ago, as if from another window. Here nothing of it is shown, and nobody goes on.
  await expect(page).toHaveURL(/\/kiosk\?again$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kiosk.in'));
  await expect(page.getByText(words)).toHaveCount(0);
  await expect(page.getByRole('link', { name: t('kiosk.on') })).toHaveCount(0);
  await page.getByRole('button', { name: t('kiosk.done') }).click();
}

/** Another child at the same device, without a window: it says the same of all there is. Answers the cookie with which the device goes on. */
export async function sayAtKiosk(
  device: { origin: string; cookie: string },
  say: { statements: string; vote: 'agree' | 'disagree'; question: string; words: string },
): Promise<void> {
  const client = createClient(device.origin);
  client.cookies.set('__Host-kiosk', device.cookie);
  const why = await client.send(await client.get('/kiosk'), { press: 'step=kiosk' });
  const seat = await client.send(why, { press: 'step=yes-kiosk' });
  if (seat.path !== '/here/name') throw new Error(`Saying yes led to ${seat.path}.`);
  await saySame(client, say);
  const left = await client.send(await client.get('/here'), { action: '/leave' });
  if (left.path !== '/kiosk') throw new Error(`Leaving led to ${left.path}.`);
  client.close();
}

async function saySame(client: Client, say: Parameters<typeof sayAtKiosk>[1]): Promise<void> {
  const card = await client.get(`/here/statements/${say.statements}`);
  await client.send(card, { press: answerOn(card, say.vote) ?? '' });
  const part = await client.get('/here/part/all');
  await client.send(part, { field: `text-${say.question}` }, { [`text-${say.question}`]: say.words });
}
