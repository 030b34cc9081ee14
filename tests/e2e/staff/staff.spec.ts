import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { signIn } from '../../support/pages/journeys.ts';
import { childAtQuestion } from '../child/child-at-question.ts';
import { ownWords, say, sayAsItIs } from '../child/child-steps.ts';

const { t } = speakerOf('en');

test('a one-time link does nothing when it is looked at, signs in once, and never again', async ({
  house,
  open,
}) => {
  const { origin, product } = house;
  const link = await product.invite('Lea', 'moderator');
  const preview = await open({ origin, language: 'en' });
  await preview.goto(link);
  await expect(preview.getByRole('button', { name: t('staff.enter.go') })).toBeVisible();
  expect(await preview.context().cookies()).toEqual([]);

  const lea = await open({ origin, language: 'en' });
  await lea.goto(link);
  await lea.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(lea).toHaveURL(/\/staff\/factor$/);
  await expect(lea.locator('header')).toContainText('Lea');

  await preview.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(t('refusal.link-opens-nothing'));
  expect(await preview.context().cookies()).toEqual([]);

  await lea.getByRole('button', { name: t('staff.sign-out') }).click();
  await lea.goto('/staff');
  await expect(lea.getByRole('heading', { level: 1 })).toHaveText(t('staff.signed-out'));
});

test('a lost link is replaced by an administrator, and the lost one opens nothing', async ({
  house,
  open,
}) => {
  const { origin, product } = house;
  const as = await signIn(origin, await product.invite('Noor', 'administrator'));
  const administrator = await open({ origin, as, language: 'en', width: 1280 });
  await administrator.goto('/staff');
  await administrator
    .getByRole('navigation')
    .getByRole('link', { name: t('staff.people') })
    .click();
  await administrator.getByLabel(t('people.name'), { exact: true }).fill('Mats');
  await administrator.getByRole('checkbox', { name: t('role.analyst') }).check();
  await administrator.getByRole('button', { name: t('people.invite.go') }).click();
  const lost = (await administrator.locator('.one-time').textContent()) ?? '';
  await administrator.getByRole('button', { name: `${t('people.renew')} Mats` }).click();
  await expect(administrator.locator('.one-time')).not.toHaveText(lost);
  const link = (await administrator.locator('.one-time').textContent()) ?? '';
  await administrator.goto('/staff/people');
  await expect(administrator.locator('.one-time')).toHaveCount(0);

  const mats = await open({ origin, language: 'en' });
  await mats.goto(lost);
  await mats.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(mats.getByRole('heading', { level: 1 })).toHaveText(t('refusal.link-opens-nothing'));
  await mats.goto(link);
  await mats.getByRole('button', { name: t('staff.enter.go') }).click();
  await expect(mats).toHaveURL(/\/staff\/factor$/);
});

test('R11: ended access closes the open desk within two seconds, and every page', async ({ demo, open }) => {
  const { origin, product, crew } = demo;
  const as = await signIn(origin, await product.invite('Olga', 'moderator'));
  const desk = await open({ origin, as, language: 'en', width: 1280 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();

  const administrator = await open({ origin, as: crew.administrator, language: 'en', width: 1280 });
  await administrator.goto('/staff/people');
  await administrator.getByRole('link', { name: `${t('people.revoke')} Olga` }).click();
  await administrator.getByRole('button', { name: t('people.revoke.yes') }).click();
  // R1000: what was typed stays there for whoever may come in again; of what children said nothing does.
  await expect(desk.getByRole('heading', { name: t('draft.title') })).toBeVisible({ timeout: 2_000 });
  await expect(desk.locator('.queue-row, .item-words')).toHaveCount(0);
  await expect(administrator.getByRole('row').filter({ hasText: 'Olga' })).toContainText(
    t('people.state.revoked'),
  );
  await desk.goto('/staff');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(t('staff.signed-out'));
});

test('R41: roles that one person may not hold are refused, and what was filled in stays', async ({
  demo,
  open,
}) => {
  const administrator = await open({
    origin: demo.origin,
    as: demo.crew.administrator,
    language: 'en',
    width: 1280,
  });
  await administrator.goto('/staff/people');
  await administrator.getByLabel(t('people.name'), { exact: true }).fill('Everything Myself');
  for (const role of ['organiser', 'approver'] as const)
    await administrator.getByRole('checkbox', { name: t(`role.${role}`) }).check();
  await administrator.getByRole('button', { name: t('people.invite.go') }).click();
  await expect(administrator.getByRole('alert')).toContainText(t('refusal.roles-apart'));
  await expect(administrator.getByLabel(t('people.name'), { exact: true })).toHaveValue('Everything Myself');
  await expect(administrator.getByRole('checkbox', { name: t('role.approver') })).toBeChecked();
  await expect(administrator.getByRole('row').filter({ hasText: 'Everything Myself' })).toHaveCount(0);
});

test('R700, R702: an answer is counted and not published, and its words stay where they are while they are judged', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const words = 'They should ask once a year.';
  const child = await childAtQuestion({ demo, open });
  await expect(child.locator('.before-writing')).toContainText(t('ask.read-first.answer'));
  await say(child, t, words);
  await expect(ownWords(child, words)).toContainText(t('ask.read-first.answer'));
  await expect(child.locator('main')).not.toContainText(t('ask.read-first'));
  const other = await childAtQuestion({ demo, open });
  await say(other, t, 'They should ask twice a year.');

  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: words }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(words);
  const name = (await desk.locator('.item-head b').textContent()) ?? '';
  await desk.keyboard.press('x');
  await expect(desk.locator('input[name="reason"]').first()).toBeFocused();
  await expect(desk.locator('.item-words')).toBeInViewport({ ratio: 1 });
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);

  await desk.keyboard.press('p');
  await expect(desk.getByRole('radio', { name: t('deed.publish.answer') })).toBeChecked();
  await desk.getByRole('button', { name: t('desk.go.publish.answer') }).click();
  await expect(desk.locator('.undo')).toContainText(name);
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.publish.answer'));
  // R967: the form that was sent is gone, and what comes has the focus; what is decided next stays in its place after the ten seconds.
  await expect(desk.locator('.desk-item h2').first()).toBeFocused();
  // What comes next is another one: this one, or what a journey before left waiting here.
  await expect(desk.locator('.item-words')).not.toHaveText(words);
  const undo = desk.getByRole('button', { name: t('desk.undo'), exact: true });
  await expect(undo).toBeVisible();
  const form = await desk.locator('.decision').boundingBox();
  await expect(undo).toBeHidden({ timeout: 15_000 });
  expect(await desk.locator('.decision').boundingBox()).toEqual(form);
  // After the last one too: what is said of an empty desk is where the form was lost.
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.desk-item :focus')).toHaveCount(1);
});

test('R789: what a rule points at is hidden by H and Enter, and a text that is folded is opened by Enter and decided on by the next', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const [link, threat] = ['They should look at https://example.com/park first.', 'I will kill you all'];
  let name = '';
  for (const words of [link, threat]) {
    const child = await childAtQuestion({ demo, open });
    await say(child, t, words);
    const asIs = child.getByRole('button', { name: t('asked.as-is') });
    await expect(ownWords(child, words).or(asIs).first()).toBeVisible();
    if (await asIs.isVisible()) await asIs.click();
    await expect(ownWords(child, words)).toBeVisible();
    await child.goto('/here');
    name = String(await child.getByText(t('home.you-are')).locator('b').textContent());
  }
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  const row = (text: string) => desk.locator('.queue-row').filter({ hasText: text }).getByRole('link');
  const done = desk.locator('.undo').getByRole('status');

  await row(link).click();
  await expect(desk.locator('.item-words')).toHaveText(link);
  await desk.keyboard.press('h');
  await expect(desk.locator('.places input[name="place"]').first()).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(done).toContainText(t('desk.done.redact.answer'));

  // Folded words say nothing of themselves, and others wait there, too.
  const folded = row(t('desk.severe.line')).filter({ hasText: name });
  await folded.click();
  await expect(desk.locator('.item-words')).toHaveText(threat);
  await desk.keyboard.press('h');
  await expect(desk.locator('input[name="decision"]:checked')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.severe-text > input')).toBeChecked();
  await desk.keyboard.press('Enter');
  await expect(folded).toHaveCount(0);
  await expect(done).toContainText(t('desk.done.redact.answer'));
});

test('R552: what tells where a child is is asked about once more: Enter in the rhythm hides it, another button leaves it in, without script too', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const number = '0170 555 0142';
  const says = async (words: string) => {
    const child = await childAtQuestion({ demo, open });
    await sayAsItIs(child, t, words);
    await expect(ownWords(child, words)).toBeVisible();
  };
  const [first, second] = [`They should ring ${number} and ask.`, `They should call ${number} and listen.`];
  await says(first);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: first }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  const asked = desk.locator('.decision .notice');
  await expect(asked).toContainText(t('refusal.gives-away'));
  await expect(asked.locator('li')).toHaveText(`${t('rule.contact-number')}: ${number}`);
  await expect(asked.getByRole('button', { name: t('desk.gives-away.hide') })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.undo').getByRole('status')).toContainText(t('desk.done.redact.answer'));

  await says(second);
  const forms = await open({ origin, as: crew.moderator, language: 'en', width: 1280, script: false });
  await forms.goto(`/staff/c/${crew.consultation}/desk`);
  await forms.locator('.queue-row').filter({ hasText: second }).getByRole('link').click();
  await forms.getByRole('radio', { name: t('deed.publish.answer') }).check();
  await forms.locator('.decide-foot button').click();
  await expect(forms.locator('.decision .notice')).toContainText(number);
  await forms.getByRole('button', { name: t('desk.gives-away.leave') }).click();
  await expect(forms.locator('.undo')).toContainText(t('desk.done.publish.answer'));
});

test('R900: what a child writes anew waits beside the words that are read, and neither a key nor a mark reaches it', async ({
  demo,
  open,
}) => {
  const { crew, origin } = demo;
  const [first, second] = ['They should ask in spring.', 'They should ask all of us in autumn.'];
  const child = await childAtQuestion({ demo, open });
  await say(child, t, first);
  const desk = await open({ origin, as: crew.moderator, language: 'en', width: 1280, height: 800 });
  await desk.goto(`/staff/c/${crew.consultation}/desk`);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.locator('.queue-row').filter({ hasText: first }).getByRole('link').click();
  await expect(desk.locator('.item-words')).toHaveText(first);

  await ownWords(child, first)
    .getByRole('link', { name: t('own.change') })
    .click();
  await say(child, t, second);
  await expect(desk.locator('.queue-row').filter({ hasText: second })).toBeVisible();
  await expect(desk.locator('.item-words')).toHaveText(first);
  await expect(desk.getByText(t('desk.stale'))).toBeVisible();
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(t('desk.stale.text'))).toBeVisible();
  await expect(desk.locator('.queue-row').filter({ hasText: second })).toBeVisible();
  await expect(desk.locator('.undo')).toHaveCount(0);

  await desk.getByRole('link', { name: t('desk.stale.reload') }).click();
  await expect(desk.locator('.item-words')).toHaveText(second);
  await expect(desk.getByText(t('desk.live'), { exact: true })).toBeVisible();
  await desk.keyboard.press('p');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.undo')).toBeVisible();
});
