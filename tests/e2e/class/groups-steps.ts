import { expect, type Page } from '@playwright/test';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { type OpenWindow, test } from '../../support/pages/browser.ts';
import {
  type Crew,
  draftConsultation,
  moveConsultation,
  openDraft,
  printCodes,
  signIn,
} from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { join, say, soon } from '../child/child-steps.ts';
import { openFolds } from './session-steps.ts';

type House = { readonly crew: Crew; readonly origin: string; readonly product: RunningProduct };

const written = {
  en: { prompt: 'Our buses', said: 'The bus is too late for school.' },
  ar: { prompt: 'حافلاتنا', said: 'الحافلة تصل متأخرة عن المدرسة.' },
  zh: { prompt: '我们的公交车', said: '公交车到学校太晚了。' },
} as const;

/** An organiser divides a room, two adults lead a group each, two children go to one and talk, and all come back. */
export async function walkGroups({
  house,
  open,
  script,
  language,
}: {
  house: House;
  open: OpenWindow;
  script: boolean;
  language: keyof typeof written;
}) {
  const { crew, origin, product } = house;
  const { t } = speakerOf(language);
  const words = written[language];
  const drafted = await draftConsultation(crew, {
    title: words.prompt,
    language,
    rooms: [words.prompt],
    questions: [],
  });
  const [room = ''] = drafted.rooms;
  const here = `/staff/c/${drafted.id}/session/${room}`;
  const staff = { origin, language, width: 1280, script };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const organiser = await open({ ...staff, as: crew.organiser });
  await organiser.goto(here);
  await organiser.locator('#groups [name=count]').selectOption('2');
  await press(organiser, t('session.groups.save'));
  await expect(organiser.locator('#groups li')).toHaveCount(2);
  await openDraft(crew, drafted.id);

  const lead = await open({
    ...staff,
    as: await signIn(origin, await product.invite('Femi', 'facilitator')),
  });
  const second = await open({
    ...staff,
    as: await signIn(origin, await product.invite('Gul', 'facilitator')),
  });
  const [one, two] = [
    await open({ origin, language, width: 390, script }),
    await open({ origin, language, width: 390, script }),
  ];
  const codes = await printCodes(crew.organiser, drafted.id, 2);
  const look = async (page: Page) => {
    if (!script) await page.reload();
  };
  const accessible = async (page: Page) => {
    // Axe needs script in the page that it looks at.
    if (script) expect(await barriers(page)).toEqual([]);
  };
  for (const [index, page] of [one, two].entries()) {
    await join(page, t, codes[index] ?? '');
    await page.goto(`/here/room/${room}`);
    if (script) await expect(page.locator('.kept-place')).toBeAttached();
  }

  await test.step('R601: a group opens with whoever leads it, and children hear that there is one', async () => {
    await lead.goto(here);
    await openFolds(lead, 1);
    await lead.locator('[name="step.1.kind"]').selectOption('talk');
    for (const box of await lead.locator('[name^="words.1."]').all()) await box.fill(words.prompt);
    await press(lead, t('session.agenda.save'));
    await press(lead, t('session.do.start'));
    await look(one);
    await expect(one.locator('.led-words')).toHaveText(words.prompt, soon);
    await expect(one.getByRole('button', { name: t('led.groups.go') })).toHaveCount(0);
    await press(lead, `${t('session.groups.take')} ${t('session.groups.group', { number: 1 })}`);
    await expect(lead.locator('#groups')).toContainText(t('session.groups.by', { name: 'Femi' }));
    await expect(lead.getByRole('button', { name: t('session.groups.take') })).toHaveCount(0);
    await second.goto(here);
    await press(second, `${t('session.groups.take')} ${t('session.groups.group', { number: 2 })}`);
    await expect(second.locator('#groups')).toContainText(t('session.groups.by', { name: 'Gul' }));
    await accessible(lead);
    await look(one);
    await expect(one.getByText(t('led.groups.text'))).toBeVisible(soon);
    await accessible(one);
  });

  await test.step('R602, R603: each child comes to one, says something there, and the other group does not hear it', async () => {
    for (const page of [one, two]) {
      await look(page);
      await press(page, t('led.groups.go'));
      await expect(page.getByText(t('group.here'))).toBeVisible();
      expect(page.url()).not.toContain(room);
    }
    // The fewest first: two children, two groups.
    expect(new URL(one.url()).pathname).not.toBe(new URL(two.url()).pathname);
    if (script) await expect(one.locator('.kept-place')).toBeAttached();
    await say(one, t, words.said);
    const own = one.locator('#own [id^=own-]');
    await expect(own).toContainText(words.said);
    const id = ((await own.getAttribute('id')) ?? '').replace('own-', '');
    await decide(crew.moderator, { consultation: drafted.id, id, decision: 'publish' });
    await look(one);
    await expect(one.locator('.messages')).toContainText(words.said, soon);
    await accessible(one);
    await look(two);
    await expect(two.locator('.messages')).not.toContainText(words.said);
    const refused = await two.goto(new URL(one.url()).pathname);
    expect(refused?.status()).toBe(404);
    await two.goBack();
  });

  await test.step('R1293: whoever leads lets the room rest with one press, and a child in a group reads it', async () => {
    await lead.goto(here);
    const rest = lead.getByRole('button', { name: t('session.rest'), exact: true });
    await expect(rest).toHaveAccessibleDescription(
      `${t('session.rest.what')} ${t('session.rest.opens.team')}`,
    );
    await rest.focus();
    await lead.keyboard.press('Enter');
    await expect(lead.getByText(t('activities.state.paused'), { exact: true })).toBeVisible(soon);
    await expect(rest).toHaveCount(0);
    // R1002: what stood there is gone, and the head of its part has the focus.
    if (script) await expect(lead.locator('#now h2')).toBeFocused();
    await accessible(lead);
    await look(one);
    await expect(one.locator('.notice').getByText(t('group.rests'))).toBeVisible(soon);
    // A facilitator does not open it again.
    await expect(lead.getByRole('button', { name: t('session.wake') })).toHaveCount(0);
    const opens = await open({ ...staff, as: crew.organiser });
    await opens.goto(here);
    await press(opens, t('session.wake'));
    // Where a script lives the button comes once the state has settled.
    await expect(opens.getByRole('button', { name: t('session.rest'), exact: true })).toBeVisible({
      timeout: 5_000,
    });
    await opens.close();
    for (const [index, page] of [lead, second].entries()) {
      await page.goto(here);
      await press(page, `${t('session.groups.take')} ${t('session.groups.group', { number: index + 1 })}`);
      await expect(page.getByRole('button', { name: t('session.groups.leave') })).toBeVisible();
    }
  });

  await test.step('R604: called back, each page says so and shows the way', async () => {
    await lead.goto(here);
    await press(lead, t('session.groups.gather'));
    for (const page of [one, two]) {
      await look(page);
      await expect(page.locator('.notice').getByText(t('group.rests'))).toBeVisible(soon);
      await accessible(page);
      await page.getByRole('button', { name: t('group.back') }).click();
      await expect(page).toHaveURL(new RegExp(`${room}$`));
    }
    await expect(one.locator('.messages')).not.toContainText(words.said);
  });

  if (!script) return;
  await test.step('R664: a page of a group that stayed open says that it is over, and has nothing of what was said', async () => {
    await one.goBack();
    await expect(one.locator('.kept-place')).toBeAttached();
    await expect(one.locator('.messages')).toContainText(words.said);
    await moveConsultation(crew.organiser, drafted.id, 'closed');
    await expect(one.getByRole('heading', { name: t('room.closed') })).toBeVisible();
    await expect(one.getByText(t('room.closed.emptied'))).toBeVisible();
    await expect(one.locator('.messages')).not.toContainText(words.said);
    await accessible(one);
  });
}
