import { expect, type Page } from '@playwright/test';
import { moreMinutes } from '../../../server/core/room/agenda.ts';
import { decide, speakerOf } from '../../support/house/stage.ts';
import { barriers } from '../../support/pages/axe.ts';
import { type OpenWindow, test } from '../../support/pages/browser.ts';
import { type Crew, openConsultation, printCodes, signIn } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { join, say, soon, translate } from '../child/child-steps.ts';

const { t } = speakerOf('en');

type House = { readonly crew: Crew; readonly origin: string; readonly product: RunningProduct };

/** Opens what is folded around the words of a step, as a person does; 0 is the words at the end. */
export async function openFolds(page: Page, position: number): Promise<void> {
  const box = page.locator(`[name^="words.${position}."]`);
  const closed = page.locator('details:not([open])').filter({ has: box });
  while ((await closed.count()) > 0) await closed.first().locator('> summary').click();
}

/** A facilitator, two children and a wall go through a session of three steps: with script, or with pages that are loaded anew. */
export async function walkSession({
  house,
  open,
  script,
}: {
  house: House;
  open: OpenWindow;
  script: boolean;
}) {
  const { crew, origin, product } = house;
  const { moderator } = crew;
  const opened = await openConsultation(crew, { title: 'A led talk', rooms: ['Our buses'], questions: [] });
  const [room = ''] = opened.rooms;
  const codes = await printCodes(crew.organiser, opened.id, 2);
  const facilitator = await signIn(origin, await product.invite('Femi', 'facilitator'));
  const lead = await open({ origin, as: facilitator, language: 'en', width: 1280, script });
  const wall = await open({ origin, as: facilitator, language: 'en', width: 1280, script });
  const [one, two] = [await open({ origin, width: 390, script }), await open({ origin, width: 390, script })];
  const here = `/staff/c/${opened.id}/session/${room}`;
  /** Without script a page says what is new when it is asked. */
  const look = async (page: Page, path: string) => {
    if (!script) await page.goto(path);
  };
  const child = async (page: Page) => look(page, `/here/room/${room}`);
  const press = (name: string) => lead.getByRole('button', { name, exact: true }).first().click();
  const accessible = async (page: Page) => {
    // Axe needs script in the page that it looks at.
    if (!script) return;
    expect(await barriers(page)).toEqual([]);
  };

  for (const [index, page] of [one, two].entries()) {
    await join(page, t, codes[index] ?? '');
    await page.goto(`/here/room/${room}`);
    if (script) await expect(page.locator('.kept-place')).toBeAttached();
  }
  await wall.goto(`/staff/c/${opened.id}/projector/${room}`);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('Our buses');

  await test.step('R431: a time is planned, and children see it before', async () => {
    await lead.goto(here);
    const plan = lead.locator('section', { has: lead.locator('[name=day]') });
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await plan.locator('[name=day]').fill(day);
    await plan.locator('[name=time]').fill('15:00');
    await press(t('plan.go'));
    await expect(plan.locator('li').first()).toContainText(day.slice(0, 4));
    await accessible(lead);
    await one.goto('/here');
    await expect(one.locator('.path')).toContainText(t('home.room.planned'));
    await one.goto(`/here/room/${room}`);
    await expect(one.getByText(t('room.planned.free'))).toBeVisible();
    if (script) await expect(one.locator('.kept-place')).toBeAttached();
  });

  await test.step('R516, R523: the steps are written, and children see what comes', async () => {
    await lead.goto(`/staff/c/${opened.id}/activities`);
    await lead.getByRole('link', { name: t('session.open') }).click();
    for (const [index, kind] of ['write', 'break', 'talk'].entries()) {
      await openFolds(lead, index + 1);
      await lead.locator(`[name="step.${index + 1}.kind"]`).selectOption(kind);
      if (kind === 'break') continue;
      for (const box of await lead.locator(`[name^="words.${index + 1}."]`).all())
        await box.fill(`We ${kind}.`);
    }
    await openFolds(lead, 1);
    await lead.locator('[name="step.1.minutes"]').fill('15');
    const [first] = await lead.locator('[name^="words.1."]').all();
    await first?.fill('');
    await press(t('session.agenda.save'));
    await expect(lead.locator('#errors')).toContainText(t('refusal.field-missing'));
    // Nothing that was typed is lost.
    await expect(lead.locator('[name="step.1.minutes"]')).toHaveValue('15');
    await lead.locator('[name^="words.1."]').first().fill('We write.');
    await press(t('session.agenda.save'));
    await expect(lead.getByText(t('staff.saved'))).toBeVisible();
    await accessible(lead);
    await child(one);
    await expect(one.getByText(t('led.coming'))).toBeVisible();
    await expect(one.locator('.led-steps li')).toHaveText([
      `${t('led.kind.write')} · ${t('led.minutes', { count: 15 })}`,
      `${t('led.kind.break')} · ${t('led.minutes', { count: 10 })}`,
      `${t('led.kind.talk')} · ${t('led.minutes', { count: 10 })}`,
    ]);
  });

  await test.step('R517, R523: all write, and then all is shown', async () => {
    const begin = lead.getByRole('button', { name: t('session.do.start'), exact: true });
    await begin.focus();
    await lead.keyboard.press('Enter');
    const more = lead.getByRole('button', {
      name: t('session.do.more', { minutes: moreMinutes }),
      exact: true,
    });
    await expect(more).toBeVisible();
    await test.step('R677, R1003: what is half typed stays where another button is pressed, and with script Back leads out of the page', async () => {
      const half = lead.locator('[name="ask.0.en"]');
      await half.fill('Which bus');
      // Enter in a box goes on to no step, and with script it presses the button of its part.
      await lead.locator('[name="ask.1.en"]').press('Enter');
      await expect(lead.getByText(t(script ? 'staff.refused' : 'session.unsent'))).toBeVisible();
      await expect(half).toHaveValue('Which bus');
      const pages = await lead.evaluate(() => history.length);
      const stood = await lead.locator('#now').textContent();
      await more.focus();
      await lead.keyboard.press('Enter');
      await expect(lead.locator('#now')).not.toHaveText(stood ?? '');
      await expect(half).toHaveValue('Which bus');
      if (script) expect(await lead.evaluate(() => history.length)).toBe(pages);
      // R1002: it is there still, and has the focus.
      if (script) await expect(more).toBeFocused();
    });
    for (const [page, words] of [
      [one, 'More buses.'],
      [two, 'Cheaper buses.'],
    ] as const) {
      await child(page);
      await expect(page.getByText(t('led.gathers'))).toBeVisible();
      await expect(page.locator('.led-words')).toHaveText('We write.');
      await say(page, t, words);
      await expect(page.locator('#own')).toContainText(words);
      const id = (await page.locator('#own [id^=own-]').getAttribute('id'))?.replace('own-', '') ?? '';
      await decide(moderator, { consultation: opened.id, id, decision: 'publish' });
    }
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText('We write.');
    await child(one);
    await expect(one.locator('#own')).toContainText(t('own.gathered'));
    await expect(one.locator('.messages .words')).toHaveCount(0);
    await accessible(one);
    const shows = lead.getByRole('button', { name: t('session.do.show'), exact: true });
    await shows.focus();
    await lead.keyboard.press('Enter');
    await expect(shows).toHaveCount(0);
    // R1002: what stood there is gone, and the head of its part has the focus: another Enter presses nothing.
    if (script) await expect(lead.locator('#now h2')).toBeFocused();
    for (const page of [one, two]) {
      await child(page);
      await expect(page.locator('.messages .words')).toHaveCount(2, soon);
      await expect(page.getByText(t('led.shown'))).toBeVisible();
    }
    await expect(one.locator('#own')).toHaveCount(0);
  });

  await test.step('R519, R520, R523: one message at the top and on the wall, until its author takes it back', async () => {
    await lead.goto(here);
    await lead.locator('.session-shown li').filter({ hasText: 'Cheaper buses.' }).getByRole('button').click();
    await child(one);
    await expect(one.locator('.room-top')).toContainText('Cheaper buses.', soon);
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.locator('figure')).toContainText('Cheaper buses.');
    const name = (await one.locator('.room-top b').textContent()) ?? '';
    await expect(wall.locator('body')).not.toContainText(name);
    await accessible(wall);
    await two.goto('/here/words');
    await two.getByRole('link', { name: t('own.take-back') }).click();
    await two.locator('main form button').first().click();
    await child(one);
    await expect(one.locator('.room-top')).toHaveCount(0, soon);
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.locator('figure')).toHaveCount(0);
    await two.goto(`/here/room/${room}`);
    if (script) await expect(two.locator('.kept-place')).toBeAttached();
  });

  await test.step('R518, R521, R523: a break, a slower pace, and who would like to speak', async () => {
    await lead.goto(here);
    await press(t('session.do.next'));
    await child(one);
    await expect(one.getByText(t('led.break'))).toBeVisible();
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText(t('led.now.break'));
    await press(t('session.do.next'));
    await lead.locator('[name=minutes]').selectOption('2');
    await press(t('session.pace.save'));
    await child(one);
    await expect(one.getByText(t('led.pace.time', { time: t('led.minutes', { count: 2 }) }))).toBeVisible();
    await say(one, t, 'One thing more.');
    await expect(one.locator('#own')).toContainText('One thing more.');
    await say(one, t, 'And another.');
    await expect(one.locator('#errors')).toContainText(t('refusal.room-pace'));
    await expect(one.locator('textarea')).toHaveValue('And another.');
    // R1173: its words turn round also where the browser translates the page.
    if (script) await translate(two.getByRole('button', { name: t('led.ask') }));
    await two.getByRole('button', { name: t('led.ask') }).click();
    await expect(two.locator('.notice').getByText(t('led.asked'))).toBeVisible();
    await expect(two.getByRole('button', { name: t('led.unask') })).toBeVisible();
    await expect(two.getByRole('button', { name: t('led.ask'), exact: true })).toHaveCount(0);
    // R844: on a page that lives they stand there by themselves.
    await look(lead, here);
    await expect(lead.locator('#turns li')).toHaveCount(1);
    await press(t('session.turns.call'));
    await child(two);
    await expect(two.locator('.notice').getByText(t('led.speaks.you'))).toBeVisible();
    await child(one);
    const [before = '', after = ''] = t('led.speaks', { name: '|' }).split('|');
    const around = before.length > after.length ? before : after;
    await expect(one.locator('.notice').getByText(around.trim())).toBeVisible();
  });

  await test.step('R561, R562, R523: a quick question is answered, and of two children nothing is told', async () => {
    await lead.goto(here);
    for (const [position, words] of ['Shall we go on?', 'Yes, now', 'Later'].entries())
      for (const box of await lead.locator(`[name^="ask.${position}."]`).all()) await box.fill(words);
    await press(t('session.ask.do'));
    await expect(lead.locator('#ask')).toContainText(t('session.ask.now'));
    await accessible(lead);
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.locator('.projector-poll')).toContainText('Yes, now', soon);
    for (const page of [one, two]) {
      await child(page);
      await expect(page.getByText(t('led.poll.note'))).toBeVisible(soon);
    }
    // R850: on a page that lives they stand there still.
    if (!script) await one.locator('textarea').fill('And another.');
    await one.getByRole('button', { name: 'Yes, now' }).click();
    await expect(one.locator('.notice').getByText(t('led.poll.kept'))).toBeVisible();
    await expect(one.locator('textarea')).toHaveValue('And another.');
    await one.getByRole('button', { name: 'Later' }).click();
    await expect(one.getByRole('button', { name: 'Later' })).toHaveAttribute('aria-pressed', 'true');
    await two.getByRole('button', { name: t('led.poll.skip') }).click();
    await expect(two.locator('.notice').getByText(t('led.poll.skipped'))).toBeVisible();
    await accessible(one);
    await lead.goto(here);
    await press(t('session.ask.tell'));
    await expect(lead.locator('#ask')).toContainText(t('led.poll.hidden'));
    await child(one);
    await expect(one.getByText(t('led.poll.hidden'))).toBeVisible(soon);
    // R854: the answer that had the focus is gone, and a line that was there before says what became of the question.
    if (script) {
      await expect(one.getByRole('heading', { name: t('led.poll.told') })).toBeFocused();
      await expect(one.locator('.unseen[role=status]').getByText(t('led.poll.told'))).toHaveCount(1);
    }
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.locator('.projector-poll')).toContainText(t('led.poll.hidden'), soon);
  });

  await test.step('R522, R523: words at the end, once a second person agreed', async () => {
    await openFolds(lead, 0);
    for (const box of await lead.locator('[name^="words.0."]').all()) await box.fill('You want more buses.');
    await press(t('session.closing.save'));
    await expect(lead.getByText(t('session.closing.waits'), { exact: true })).toBeVisible();
    await press(t('session.do.stop'));
    await child(one);
    await expect(one.getByText(t('led.over.next'))).toBeVisible();
    await expect(one.locator('.led-words')).toHaveCount(0);
    const second = await open({ origin, as: crew.organiser, language: 'en', width: 1280, script });
    await second.goto(here);
    await expect(second.getByText(t('session.reading'))).toBeVisible();
    await second.getByRole('button', { name: t('session.closing.agree') }).click();
    await expect(second.getByText(t('session.closing.agreed'), { exact: true })).toBeVisible();
    await child(one);
    await expect(one.locator('.led-words')).toHaveText('You want more buses.');
    await child(two);
    await expect(two.locator('.led-words')).toHaveText('You want more buses.');
    await look(wall, `/staff/c/${opened.id}/projector/${room}`);
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText(t('led.over'));
    await expect(wall.locator('.projector-message')).toContainText('You want more buses.');
  });
  facilitator.close();
  return { lead, wall, one, two, here };
}
