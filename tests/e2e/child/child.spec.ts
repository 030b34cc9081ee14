import { expect, type Page } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { joinAsChild } from '../../support/pages/journeys.ts';
import {
  join,
  keptByBrowser,
  ownWords,
  practise,
  say,
  sayAsItIs,
  shownWords,
  soon,
  takeAnotherName,
} from './child-steps.ts';

const { t } = speakerOf('en');

/** Opens what a child wrote on a live desk and waits until the keys work. */
async function openOnDesk(desk: Page, words: string): Promise<void> {
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
}

test('R17, R22: a newcomer walks the demo from the words of a sheet to the way out', async ({
  demo,
  open,
}) => {
  const child = await open({ origin: demo.origin, language: 'en' });
  const code = demo.crew.nextCode();

  await child.goto('/');
  await child.getByLabel(t('code.label')).fill(code);
  await child.getByRole('button', { name: t('code.look') }).click();
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(
    'What should children know and decide about their data?',
  );
  for (const asked of ['why.asks', 'why.reads', 'why.checks', 'why.change', 'why.keep', 'why.free'] as const)
    await expect(child.getByRole('heading', { name: t(asked) })).toBeVisible();
  expect(await child.context().cookies()).toEqual([]);

  await child.getByRole('button', { name: t('assent.yes') }).click();
  const name = await takeAnotherName(child, t);
  await child.getByRole('link', { name: t('name.go-on', { name }) }).click();
  await child.getByRole('link', { name: t('phrase.without') }).click();
  await expect(child.locator('.you-are')).toContainText(name);
  await practise(child, t, 'A longer green light, please.');

  await child.getByRole('link', { name: /They have to explain/ }).click();
  await expect(child.getByText('Before an app collects something about you')).toBeVisible();
  await child.getByRole('button', { name: t('part.shorter') }).click();
  await expect(child.getByText('An app wants to know things about you.')).toBeVisible();
  await child.getByRole('button', { name: t('part.own') }).click();
  await expect(child.getByText('Any operator that collects personal data')).toBeVisible();
  await say(child, t, 'It should say who else sees it.');
  await expect(ownWords(child, 'It should say who else sees it.')).toContainText(t('state.waiting'));

  await child.getByRole('link', { name: t('part.all') }).click();
  await child.getByRole('link', { name: t('home.room') }).click();
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(
    'Who should decide how long your data is kept?',
  );
  await expect(shownWords(child, 'We should decide.')).toBeVisible();

  expect(await keptByBrowser(child)).not.toMatch(/\b(law|data|app)\b|who else|longer green/i);
  await child.getByRole('button', { name: t('leave.now') }).click();
  await expect(child).toHaveURL(/\/left$/);
  expect(await child.title()).not.toMatch(/weight/i);
  expect(await child.context().cookies()).toEqual([]);
  await child.goBack();
  await expect(child.getByRole('heading', { level: 1 })).toHaveText(t('landing.title'));
  await expect(child.locator('body')).not.toContainText(/data is kept|who else sees/i);
});

test('R1, R5, R7: what a moderator decides stands on the page of its author within a second; others read only what was shown', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const author = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  const other = await open({ origin, as: await joinAsChild(origin, crew.nextCode()), language: 'en' });
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280 });
  for (const page of [author, other]) {
    await page.goto('/here');
    await page.getByRole('link', { name: t('home.room') }).click();
  }
  await desk.goto(`/staff/c/${crew.consultation}/desk`);

  const shown = 'After one year it should be asked again.';
  await say(author, t, shown);
  await expect(ownWords(author, shown)).toContainText(t('state.waiting'));
  await openOnDesk(desk, shown);
  await expect(shownWords(other, shown)).toHaveCount(0);
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  await expect(shownWords(other, shown)).toBeVisible(soon);
  await expect(shownWords(author, shown)).toBeVisible(soon);

  await test.step('an undo by keyboard takes it off every screen again', async () => {
    await expect(desk.getByText(t('desk.done.publish'))).toBeVisible();
    await desk.keyboard.press('u');
    await expect(shownWords(other, shown)).toHaveCount(0, soon);
    await expect(ownWords(author, shown)).toContainText(t('state.waiting'), soon);
    await expect(desk.locator('.item-words')).toHaveText(shown);
    await desk.keyboard.press('p');
    await desk.keyboard.press('Enter');
    await expect(shownWords(other, shown)).toBeVisible(soon);
  });

  await test.step('a part is hidden', async () => {
    // No device knows names; what asks is the answer of the server.
    await sayAsItIs(author, t, 'My teacher Anna Berger keeps it for ever.');
    await openOnDesk(desk, 'My teacher Anna Berger keeps it for ever.');
    await desk.keyboard.press('h');
    await desk.getByLabel(t('desk.hide.words')).fill('Anna Berger');
    await desk.getByLabel(t('reason.person.label')).check();
    await desk.getByRole('button', { name: t('desk.go.redact') }).click();
    const hidden = shownWords(other, 'My teacher').filter({
      hasText: t('words.hidden', { what: t('reason.person.part') }),
    });
    await expect(hidden).toBeVisible(soon);
    await expect(shownWords(author, 'My teacher')).toContainText(t('state.part-hidden'), soon);
    expect(await other.content()).not.toContain('Anna Berger');
  });

  await test.step('one comes back with a reason and is written anew', async () => {
    await sayAsItIs(author, t, 'Ask me on 0170 5550142, I know it.');
    await openOnDesk(desk, 'Ask me on 0170 5550142, I know it.');
    await expect(desk.getByText(t('rule.contact-number')).first()).toBeVisible();
    await desk.keyboard.press('r');
    await desk.getByLabel(t('reason.contact.label')).check();
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: /^Return to / }).click();
    const back = ownWords(author, 'Ask me on');
    await expect(back).toContainText(t('state.returned'), soon);
    await expect(back).toContainText(t('reason.contact'));
    await back.getByRole('link', { name: t('own.change.returned') }).click();
    await say(author, t, 'Ask all of us, we know it.');
    await expect(ownWords(author, 'Ask all of us, we know it.')).toContainText(t('state.waiting'));
    await openOnDesk(desk, 'Ask all of us, we know it.');
    await desk.keyboard.press('p');
    await desk.keyboard.press('Enter');
    await expect(shownWords(other, 'Ask all of us, we know it.')).toBeVisible(soon);
    await author
      .getByRole('link', { name: t('nav.here') })
      .or(author.getByRole('link', { name: t('words.title') }))
      .first()
      .click();
    await author.goto('/here');
    await author.getByRole('link', { name: t('home.room') }).click();
  });

  await test.step('one is refused with a reason', async () => {
    const not = 'You who say that are all stupid.';
    await say(author, t, not);
    await openOnDesk(desk, not);
    await desk.keyboard.press('x');
    await desk.getByLabel(t('reason.hurt.label')).check();
    await desk.getByRole('button', { name: /^Refuse and tell / }).click();
    await expect(desk.getByText(t('refusal.redaction-empty')).first()).toBeVisible();
    await desk.getByLabel(t('desk.hide.words')).fill('are all stupid');
    await desk.getByRole('button', { name: /^Refuse and tell / }).click();
    await expect(ownWords(author, not)).toContainText(t('state.refused'), soon);
    await expect(ownWords(author, not)).toContainText(t('reason.hurt'));
    await expect(shownWords(other, not)).toHaveCount(0);
    expect(await other.content()).not.toContain(not);
  });

  await test.step('R811: what went as a form, many at once, is taken back by keyboard too', async () => {
    const same = 'Ask us before the summer.';
    for (const child of [author, other]) {
      await say(child, t, same);
      await expect(ownWords(child, same)).toContainText(t('state.waiting'));
    }
    await desk.locator('.queue-row').filter({ hasText: same }).first().getByRole('link').click();
    await expect(desk.locator('.item-words')).toHaveText(same);
    await desk.getByLabel(t('desk.alike', { count: 1 })).check();
    await desk.getByRole('radio', { name: t('deed.publish') }).check();
    await desk.locator('form.decision button').click();
    await expect(desk.getByText(t('desk.done.alike', { count: 2 }))).toBeVisible();
    await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
    await desk.keyboard.press('u');
    await expect(desk.locator('.item-words')).toHaveText(same);
    await expect(desk.locator('.queue-row').filter({ hasText: same })).toHaveCount(2);
  });

  await test.step('the author takes words back and they leave every screen', async () => {
    await shownWords(author, shown)
      .getByRole('link', { name: t('own.change') })
      .click();
    await author.goto(`${author.url()}?back=yes`);
    await author.getByRole('button', { name: t('word.back.do') }).click();
    await expect(author.getByText(t('state.taken-back')).first()).toBeVisible();
    await expect(shownWords(other, shown)).toHaveCount(0, soon);
    expect(await author.content()).not.toContain(shown);
  });

  expect(await keptByBrowser(other)).not.toMatch(/teacher|asked again|stupid/i);
});

test('R62: a child that lands in the room before its script has come can write; then the script takes over', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const seat = await joinAsChild(origin, crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await seat.get('/here')).html)?.[1] ?? '';
  const before = await open({ origin, as: seat, language: 'en', script: false });
  await before.goto(room);
  await say(before, t, 'Written before any script.');
  await expect(ownWords(before, 'Written before any script.')).toContainText(t('state.waiting'));
  await before.getByRole('button', { name: t('room.look') }).click();
  await expect(shownWords(before, 'We should decide.')).toBeVisible();

  const after = await open({ origin, as: seat, language: 'en' });
  await after.goto(room);
  await expect(ownWords(after, 'Written before any script.')).toContainText(t('state.waiting'));
  await expect(after.getByRole('button', { name: t('room.look') })).toHaveCount(0);
  await say(after, t, 'Written with the script.');
  await expect(ownWords(after, 'Written with the script.')).toContainText(t('state.waiting'));
  await expect(after.locator('textarea')).toHaveValue('');
  await before.reload();
  await expect(ownWords(before, 'Written with the script.')).toBeVisible();
});

test('R63: the first page has no script at all', async ({ demo, open }) => {
  const visitor = await open({ origin: demo.origin, language: 'en' });
  await visitor.goto('/');
  await expect(visitor.locator('script')).toHaveCount(0);
  await expect(visitor.locator('link[rel=modulepreload], link[as=script]')).toHaveCount(0);
});

test('a printed QR opens the form with its words filled in and takes them out of the address', async ({
  demo,
  open,
}) => {
  const visitor = await open({ origin: demo.origin, language: 'en' });
  const code = demo.crew.nextCode();
  await visitor.goto(`/enter#${code.replaceAll(' ', '-')}`);
  await expect(visitor.getByLabel(t('code.label'))).toHaveValue(code);
  expect(visitor.url()).toBe(`${demo.origin}/enter`);
  await visitor.getByRole('button', { name: t('code.look') }).click();
  await expect(visitor.getByRole('button', { name: t('assent.yes') })).toBeVisible();
});

test('R17: a child that says no leaves nothing behind, and its sheet still works', async ({ demo, open }) => {
  const visitor = await open({ origin: demo.origin });
  const code = demo.crew.nextCode();
  await visitor.goto('/');
  await visitor.getByLabel(t('code.label')).fill(code);
  await visitor.getByRole('button', { name: t('code.look') }).click();
  await visitor.getByRole('button', { name: t('assent.no-thanks') }).click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(t('assent.no.title'));
  expect(await visitor.context().cookies()).toEqual([]);
  await join(visitor, t, code);
});

test('R22: a live page whose seat ended elsewhere forgets it as well, before any answer to "leave" came', async ({
  demo,
  open,
}) => {
  const seat = await joinAsChild(demo.origin, demo.crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await seat.get('/here')).html)?.[1] ?? '';
  const page = await open({ origin: demo.origin, as: seat, language: 'en' });
  await page.goto(room);
  // Alive: what a page without script offers instead is gone.
  await expect(page.getByRole('button', { name: t('room.look') })).toHaveCount(0);
  await seat.post('/leave');
  await expect(page).toHaveURL(/\/left$/);
  expect(await page.context().cookies()).toEqual([]);
});

test('R22: a look at the neutral page from elsewhere takes no seat away', async ({ demo, open }) => {
  const seat = await joinAsChild(demo.origin, demo.crew.nextCode());
  const page = await open({ origin: demo.origin, as: seat, language: 'en' });
  await page.goto('/left');
  await page.goto('/here');
  await expect(page).toHaveURL(/\/here$/);
});

test('R62: words typed before the script has come stay in the box when the page comes alive', async ({
  demo,
  open,
}) => {
  const seat = await joinAsChild(demo.origin, demo.crew.nextCode());
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await seat.get('/here')).html)?.[1] ?? '';
  const page = await open({ origin: demo.origin, as: seat, language: 'en' });
  let comes: () => void = () => undefined;
  const typed = new Promise<void>((resolve) => {
    comes = resolve;
  });
  const byHand = page.getByRole('button', { name: t('room.look') });
  // The page's words, without which it does not come alive, wait for the test.
  await page.route('**/strings/**', async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto(room);
  await page.locator('textarea').fill('   ');
  await page.getByRole('button', { name: t('ask.send') }).click();
  await expect(page.getByRole('alert')).toContainText(t('refusal.text-empty'));
  await page.locator('textarea').fill('Typed before it came alive.');
  await expect(byHand).toHaveCount(1);
  comes();
  await expect(byHand).toHaveCount(0);
  await expect(page.locator('textarea')).toHaveValue('Typed before it came alive.');
});
