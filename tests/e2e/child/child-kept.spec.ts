import { expect, type Page } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild, moveConsultation, openConsultation, printCodes } from '../../support/pages/journeys.ts';
import { holdLine, refuseInstead, slowAnswers } from '../every-page/lost-line.ts';
import { looks } from './asking-steps.ts';
import { ownWords, say, shownWords } from './child-steps.ts';

/** Words that were typed, on pages that live: nothing that happens elsewhere takes them. */

const { t } = speakerOf('en');
const words = 'Ask us again every spring.';
const send = (page: Page) => page.getByRole('button', { name: t('ask.send') });
const alive = (page: Page) => page.locator('.kept-place, [data-line=live]');

test('R659, R710: words typed into a page that lives stay in their box at rest and at the end; an empty box goes', async ({
  house,
  open,
}) => {
  const { crew, origin } = house;
  const { id, rooms, statements } = await openConsultation(crew, {
    title: 'Kept words',
    rooms: ['Our buses'],
    questions: [],
    statements: [{ prompt: 'What do you think?', seeds: ['Buses are late.'] }],
  });
  const codes = await printCodes(crew.organiser, id, 2);
  const [as, other] = [await joinAsChild(origin, codes[0] ?? ''), await joinAsChild(origin, codes[1] ?? '')];
  const phone = { origin, language: 'en', width: 390, height: 844 };
  const voting = await open({ ...phone, as });
  const empty = await open({ ...phone, as: other });
  const room = await open({ ...phone, as });
  for (const page of [voting, empty]) await page.goto(`/here/statements/${statements[0]}`);
  await room.goto(`/here/room/${rooms[0]}`);
  for (const page of [voting, empty, room]) await expect(alive(page)).toHaveCount(1);
  await voting.locator('textarea').fill(words);
  const number = 'Call me on 0170 5550142.';
  await looks(room);
  await say(room, t, number);
  await expect(room.locator('#asked')).toContainText(t('asked.what'));

  await moveConsultation(crew.organiser, id, 'paused');
  await expect(voting.getByRole('heading', { name: t('vote.paused') })).toBeVisible();
  await expect(voting.locator('textarea')).toHaveValue(words);
  await expect(send(voting)).toBeDisabled();
  await expect(voting.locator('.reason-off')).toHaveText(t('paused.next'));
  await expect(empty.getByRole('heading', { name: t('vote.paused') })).toBeVisible();
  await expect(empty.locator('textarea')).toHaveCount(0);
  expect(await barriers(voting)).toEqual([]);
  await test.step('in a room what was asked about waits, too, and no mistake is told', async () => {
    await expect(room.getByRole('heading', { name: t('paused.rests') })).toBeVisible();
    await expect(room.locator('#asked')).toHaveCount(0);
    await expect(room.locator('#errors')).toHaveCount(0);
    await expect(room.locator('textarea')).toHaveValue(number);
    await expect(send(room)).toBeDisabled();
    await expect(room.locator('.reason-off')).toHaveText(t('paused.next'));
    expect(await barriers(room)).toEqual([]);
  });

  await moveConsultation(crew.organiser, id, 'open');
  await expect(send(voting)).toBeEnabled();
  await test.step('R796: who listens hears that it goes on', async () => {
    for (const page of [voting, empty, room])
      await expect(page.getByRole('status').filter({ hasText: t('goes-on') })).toHaveCount(1);
  });
  await expect(voting.locator('textarea')).toHaveValue(words);
  await send(voting).click();
  await expect(ownWords(voting, words)).toContainText(t('state.waiting'));
  await expect(voting.locator('textarea')).toHaveValue('');
  await expect(room.locator('#asked')).toContainText(t('asked.what'));
  await expect(room.locator('textarea')).toHaveValue(number);

  await room.getByText(t('asked.change'), { exact: true }).click();
  for (const page of [voting, room]) await page.locator('textarea').fill(words);
  await moveConsultation(crew.organiser, id, 'closed');
  await expect(voting.getByRole('heading', { name: t('vote.closed') })).toBeVisible();
  await expect(room.getByRole('heading', { name: t('room.closed') })).toBeVisible();
  for (const page of [voting, room]) {
    await expect(page.locator('textarea')).toHaveValue(words);
    await expect(send(page)).toBeDisabled();
    await expect(page.locator('.reason-off')).toHaveText(t('ask.over'));
    expect(await barriers(page)).toEqual([]);
  }
  await expect(empty.locator('textarea')).toHaveCount(0);
  for (const child of [as, other]) child.close();
});

test('R660, R711: on a lost line no button and no link leads away: words wait on their page, and a report waits with them', async ({
  house,
  open,
}) => {
  const { crew, origin } = house;
  const { id, rooms, statements, polls } = await openConsultation(crew, {
    title: 'A lost line',
    rooms: ['Our buses'],
    questions: [],
    statements: [{ prompt: 'What do you think?', seeds: [] }],
    polls: [{ prompt: 'How do you come?', form: 'single', options: ['By bus', 'On foot'] }],
  });
  const codes = await printCodes(crew.organiser, id, 2);
  const [as, other] = [await joinAsChild(origin, codes[0] ?? ''), await joinAsChild(origin, codes[1] ?? '')];
  const said = 'The bus comes too late.';
  for (const [activity, kind] of [
    [rooms[0] ?? '', 'room'],
    [statements[0] ?? '', 'statements'],
  ] as const) {
    const sent = await other.send(
      await other.get(`/here/${kind}/${activity}`),
      { field: `text-${activity}` },
      { [`text-${activity}`]: said },
    );
    const own = /id="own-([^"]+)"/.exec(sent.html)?.[1] ?? '';
    await decide(crew.moderator, { consultation: id, id: own, decision: 'publish' });
  }
  const report = async (page: Page) => {
    await page.getByText(t('report.open')).first().click();
    await page.getByRole('button', { name: t('report.send') }).click();
  };

  await test.step('in a room', async () => {
    const page = await open({ origin, as, language: 'en' });
    const line = await holdLine(page);
    const here = `/here/room/${rooms[0]}`;
    await page.goto(here);
    await expect(alive(page)).toHaveCount(1);
    await expect(shownWords(page, said)).toBeVisible();
    await line.lose();
    await expect(page.getByText(t('offline'))).toBeVisible();
    await say(page, t, words);
    await expect(page.locator('.reason-off')).toHaveText(t('room.waiting'));
    await report(page);
    await expect(page.locator('#lost')).toBeFocused();
    // To the page of the look with its words: that would be to go, too.
    await page.getByRole('button', { name: t('foot.look') }).click();
    await expect(page.locator('#lost')).toBeFocused();
    // Nor does a link: the way back, the keyboard's way to help, the way to change what was said.
    for (const link of ['.room-head a[href="/here"]', '.skip[href="#to-help"]', '.brand', '.small-line a']) {
      await page.locator('textarea').focus();
      await page.locator(link).first().dispatchEvent('click');
      await expect(page.locator('#lost'), link).toBeFocused();
    }
    // A place of the page itself is no way from it.
    await page.locator('.skip[href="#messages"]').dispatchEvent('click');
    await expect(page).toHaveURL(/#messages$/);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(here);
    await expect(page.locator('textarea')).toHaveValue(words);
    line.back();
    await expect(ownWords(page, words)).toContainText(t('state.waiting'), { timeout: 20_000 });
    await expect(page.locator('textarea')).toHaveValue('');
    // They stand beside the box, and the line under the button leads there until others are begun.
    await expect(page.locator('.room-own #own')).toContainText(words);
    const told = page.getByRole('status').filter({ hasText: t('care.sent') });
    await told.getByRole('link', { name: t('room.only-you') }).click();
    await expect(ownWords(page, words)).toBeFocused();
    await page.locator('textarea').fill('And');
    await expect(told).toHaveCount(0);
    await page.locator('textarea').fill('');
    await page.getByRole('button', { name: t('report.send') }).click();
    await expect(page.getByText(t('report.taken'))).toBeVisible();
  });

  await test.step('where sentences are voted on', async () => {
    const page = await open({ origin, as, language: 'en' });
    const line = await holdLine(page);
    await page.goto(`/here/statements/${statements[0]}`);
    await expect(alive(page)).toHaveCount(1);
    await line.lose();
    await expect(page.getByText(t('vote.kept'))).toBeVisible();
    await page.locator('textarea').fill(words);
    await report(page);
    await page.getByRole('link', { name: t('vote.mine') }).click();
    await expect(page.locator('#lost')).toBeFocused();
    await expect(page.locator('textarea')).toHaveValue(words);
    expect(page.url()).not.toContain('told');
    line.back();
    // R916: what had the focus is gone, and its place says why.
    await expect(page.getByRole('status').filter({ hasText: t('line.back') })).toBeFocused({
      timeout: 20_000,
    });
    await expect(page.getByText(t('report.taken'))).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('textarea')).toHaveValue(words);
  });

  await test.step('at a quick question', async () => {
    const page = await open({ origin, as, language: 'en' });
    const line = await holdLine(page);
    await page.goto(`/here/poll/${polls[0]}`);
    await line.answered();
    await page.getByRole('radio', { name: 'By bus' }).check();
    await line.lose();
    await expect(page.getByText(t('poll.kept'))).toBeVisible();
    await page.getByRole('button', { name: t('poll.send') }).click();
    await expect(page.locator('#lost')).toBeFocused();
    await page.getByRole('link', { name: t('nav.here') }).click();
    await expect(page.locator('#lost')).toBeFocused();
    await expect(page.getByRole('radio', { name: 'By bus' })).toBeChecked();
    line.back();
    await expect(page.getByText(t('poll.kept'))).toHaveCount(0, { timeout: 20_000 });
    await page.getByRole('button', { name: t('poll.send') }).click();
    await expect(page.getByText(t('poll.sent'))).toBeVisible();
  });
  for (const child of [as, other]) child.close();
});

test('R711: on a phone what was pressed to send the first words stays in the window, with the line that leads to them', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en', width: 390, height: 844 });
  await page.goto('/here');
  await page.getByRole('link', { name: t('home.room') }).click();
  await expect(alive(page)).toHaveCount(1);
  await page.locator('textarea').fill(words);
  await send(page).focus();
  await page.keyboard.press('Enter');
  await expect(ownWords(page, words)).toBeInViewport();
  await expect(send(page)).toBeFocused();
  await expect(send(page)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('link', { name: t('room.only-you') })).toBeInViewport({ ratio: 1 });
  as.close();
});

test('R594: on a line that nobody closed and that answers nothing words are not long on their way: the page takes another', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en' });
  let silent = () => undefined as unknown;
  let lines = 0;
  await page.routeWebSocket('**/live/**', (socket) => {
    const server = socket.connectToServer();
    lines += 1;
    let dead = false;
    silent = () => {
      dead = true;
    };
    socket.onMessage((frame) => dead || server.send(frame));
    server.onMessage((frame) => dead || socket.send(frame));
  });
  await page.goto('/here');
  await page.getByRole('link', { name: t('home.room') }).click();
  await expect(alive(page)).toHaveCount(1);
  silent();
  await say(page, t, words);
  await expect(page.locator('.reason-off')).toHaveText(t('room.sending'));
  // By itself a connection finds that out after three quarters of a minute.
  await expect(ownWords(page, words)).toContainText(t('state.waiting'), { timeout: 40_000 });
  await expect(page.locator('textarea')).toHaveValue('');
  expect(lines).toBe(2);
  as.close();
});

test('R981: while an answer is on its way no link leads away but to help, and a press goes on by itself', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en' });
  const line = await slowAnswers(page, 'vote:cast');
  await page.goto('/here');
  await page.getByRole('link', { name: t('vote.title'), exact: true }).click();
  await expect(alive(page)).toHaveCount(1);
  const here = page.url();
  const vote = () => page.getByRole('button', { name: t('vote.agree'), exact: true }).click();
  await vote();
  await page.getByRole('link', { name: t('vote.mine') }).click();
  await expect(page.locator('#lost')).toHaveText(t('room.sending'));
  await expect(page.locator('#lost')).toBeFocused();
  expect(page.url()).toBe(here);
  expect(await barriers(page)).toEqual([]);
  await line.answer();
  await expect(page).toHaveURL(/\/mine$/);

  await page.goto(here);
  await expect(alive(page)).toHaveCount(1);
  await page.locator('textarea').fill(words);
  await vote();
  await page.getByRole('link', { name: t('vote.mine') }).click();
  await expect(page.locator('#lost')).toBeFocused();
  await line.answer();
  // Something else is written there: it stays, and the next press is the child's own.
  await expect(page.locator('#lost')).toHaveCount(0);
  await expect(page.locator('textarea')).toHaveValue(words);
  await vote();
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: t('foot.help') })
    .click();
  await expect(page).toHaveURL(/\/help$/);
  await page.getByRole('button', { name: t('help.back') }).click();
  await expect(page.locator('textarea')).toHaveValue(words);
  as.close();
});

test('R663: words that arrived although the page was told otherwise are sent again under their id, and stand there once', async ({
  demo,
  open,
}) => {
  const { origin, crew } = demo;
  const as = await joinAsChild(origin, crew.nextCode());
  for (const way of ['home.room', 'vote.title'] as const) {
    const page = await open({ origin, as, language: 'en' });
    const posts = await refuseInstead(page, { name: 'contribution:post', code: 'signed-out' });
    await page.goto('/here');
    await page.getByRole('link', { name: t(way), exact: way === 'vote.title' }).click();
    await expect(alive(page)).toHaveCount(1);
    const form = page.locator('form:has(textarea) [name=id]');
    const first = await form.inputValue();
    await say(page, t, words);
    await expect(page.getByRole('alert')).toContainText(t('refusal.signed-out'));
    // What would be given back if the seat were over.
    await expect(form).toHaveValue(first);
    posts.refuse(false);
    await send(page).click();
    await expect(page.locator('textarea')).toHaveValue('');
    // R976: it was off while the words were on their way.
    await expect(send(page)).toBeFocused();
    expect(posts.sent.map((each) => each.id)).toEqual([first, first]);
    await page.reload();
    await expect(ownWords(page, words)).toHaveCount(1);

    await test.step('other words are no retry', async () => {
      posts.refuse(true);
      await expect(alive(page)).toHaveCount(1);
      await say(page, t, 'Ask us twice a year.');
      await expect(page.getByRole('alert')).toContainText(t('refusal.signed-out'));
      const before = String(posts.sent.at(-1)?.id);
      await page.locator('textarea').fill('Ask us twice a year, please.');
      await expect(form).not.toHaveValue(before);
    });
    await page.close();
  }
  as.close();
});

test('R662: a page that votes asks once more for what it may have missed when nobody answered', async ({
  demo,
  open,
}) => {
  const as = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as, language: 'en' });
  const asks = await refuseInstead(page, { name: 'statements:next', code: 'try-again' });
  await page.goto('/here');
  await page.getByRole('link', { name: t('vote.title'), exact: true }).click();
  await expect(alive(page)).toHaveCount(1);
  await expect.poll(() => asks.sent.length).toBe(1);
  asks.refuse(false);
  await expect.poll(() => asks.sent.length).toBe(2);
  as.close();
});
