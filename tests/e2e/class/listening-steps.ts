import { expect, type Page } from '@playwright/test';
import { decide, speakerOf, write } from '../../support/house/stage.ts';
import type { OpenWindow } from '../../support/pages/browser.ts';
import { joinAsChild, signIn } from '../../support/pages/journeys.ts';
import type { MovedDemo } from '../answers/moved-demo.ts';
import { soon } from '../child/child-steps.ts';

const { t } = speakerOf('en');
const dayMinutes = 24 * 60;
/** Of the demo. */
const zone = 'Europe/Vienna';

/**
 * A facilitator plans an hour, a child is told, the day comes, a decision-maker listens: with script, or with pages that are loaded anew. Who
 * had a session before the clock went on has none after.
 */
export async function walkListening({
  demo,
  open,
  script,
}: {
  demo: MovedDemo;
  open: OpenWindow;
  script: boolean;
}) {
  const { product, crew, pass } = demo;
  const { origin } = product;
  const { consultation } = crew;
  const here = `/staff/c/${consultation}`;
  const words = 'Ask us again each spring.';
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  // Being quoted becomes a use of this consultation, a child says yes to it, and a moderator publishes what it says.
  const consent = `${here}/consent`;
  for (const [who, to] of [
    [crew.organiser, 'asked'],
    [crew.approver, 'made'],
  ] as const) {
    const uses = await who.get(consent);
    const [form = ''] =
      uses.html.match(/<form[^>]*>(?:(?!<\/form>)[\s\S])*?value="quotes"[\s\S]*?<\/form>/) ?? [];
    await who.send({ ...uses, html: form }, { press: `to=${to}` });
  }
  const speaker = await joinAsChild(origin, crew.nextCode());
  await speaker.send(await speaker.get('/here'), { press: 'answer=yes' });
  const room = /href="\/here\/room\/([^"]+)"/.exec((await speaker.get('/here')).html)?.[1] ?? '';
  const id = await write(speaker, `/here/room/${room}`, words);
  await decide(crew.moderator, { consultation, id, decision: 'publish' });

  const femi = await signIn(origin, await product.invite('Femi', 'facilitator'));
  const before = await open({ origin, as: femi, language: 'en', width: 1280, script });
  await before.goto(`${here}/put-up`);
  await expect(before.getByText(t('put-up.is.none'))).toBeVisible();
  const plan = async (day: string) => {
    await before.locator('[name=day]').fill(day);
    await before.locator('[name=time]').fill('12:00');
    await press(before, t('put-up.plan'));
  };
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await plan(dayIn(-1));
  await expect(before.getByRole('alert')).toContainText(t('refusal.field-missing'));
  await plan(dayIn(3));
  await expect(before.locator('#field-hour [role=status]')).toContainText(dayIn(3).slice(0, 4));

  const child = await open({ origin, as: speaker, language: 'en', level: 'older', script });
  for (const path of ['/here', `/here/room/${room}`]) {
    await child.goto(path);
    await expect(child.getByText(t('hear.title'))).toBeVisible();
  }
  await child.getByRole('link', { name: t('hear.uses') }).click();
  await expect(child.locator('#use-quotes')).toBeVisible();

  const row = (page: Page) => page.locator('main li').filter({ hasText: words });
  await before.goto(`${here}/put-up`);
  await row(before)
    .getByRole('button', { name: t('put-up.put'), exact: true })
    .click();
  await expect(row(before).getByRole('button', { name: t('put-up.take'), exact: true })).toBeVisible();

  // Three days later, in the middle of the hour that children were told of.
  const noon = Date.parse(`${dayIn(3)}T12:10:00Z`) - offsetOf(zone, dayIn(3));
  pass(Math.round((noon - Date.now()) / 60_000));
  expect(noon - Date.now()).toBeGreaterThan(dayMinutes * 60_000);
  const lead = await open({
    origin,
    as: await signIn(origin, await product.invite('Femi again', 'facilitator')),
    language: 'en',
    width: 1280,
    script,
  });
  const listener = await open({
    origin,
    as: await signIn(origin, await product.invite('Dara', 'decision-maker')),
    language: 'en',
    width: 1280,
    script,
  });
  const listen = `${here}/listening`;
  /** Without script a page says what is new when it is asked. */
  const look = async () => {
    if (!script) await listener.getByRole('link', { name: t('projector.look') }).click();
  };
  await listener.goto(listen);
  await expect(listener.getByText(t('listening.is.due'))).toBeVisible();
  await expect(listener.getByText(words)).toHaveCount(0);
  await lead.goto(`${here}/put-up`);
  await press(lead, t('put-up.begin'));
  await look();
  await expect(listener.getByText(words)).toBeVisible(soon);
  await expect(listener.locator('main')).not.toContainText(id);
  await row(lead)
    .getByRole('button', { name: t('put-up.take'), exact: true })
    .click();
  await look();
  await expect(listener.getByText(t('listening.empty'))).toBeVisible(soon);
  await row(lead)
    .getByRole('button', { name: t('put-up.put'), exact: true })
    .click();
  await press(lead, t('put-up.end'));
  await look();
  await expect(listener.getByText(t('listening.is.over'))).toBeVisible(soon);
  await expect(listener.getByText(words)).toHaveCount(0);
}

/** How far a zone is ahead of UTC on a day, in milliseconds. */
function offsetOf(timeZone: string, day: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const there = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(noon);
  return Date.parse(`${there.replace(' ', 'T')}Z`) - noon;
}
