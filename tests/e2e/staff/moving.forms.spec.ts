import { join } from 'node:path';
import { expect } from '@playwright/test';
import { readyHelp } from '../../support/house/ready-help.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import {
  joinAsChild,
  openConsultation,
  printCodes,
  signIn,
  signInCrew,
} from '../../support/pages/journeys.ts';
import { startAlone } from '../../support/processes/cluster.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const { t } = speakerOf('en');

/** The first line of a command that has to go well. */
async function said(product: RunningProduct, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await product.command('consultation', ...words);
  expect(code, stdout + stderr).toBe(0);
  return stdout.split('\n')[0] ?? '';
}

test('R555, R557: a consultation goes to another machine by commands, and pages of the old one say where it is', async ({
  open,
  afterwards,
}) => {
  test.setTimeout(120_000);
  const way = tempFolder('moving');
  afterwards(() => way.remove());
  const old = await startAlone('has-machines', { prepare: readyHelp });
  afterwards(() => old.remove());
  const fresh = await startAlone('has-machines');
  afterwards(() => fresh.remove());
  const crew = await signInCrew(old);
  const { id } = await openConsultation(crew, {
    title: 'Our park',
    rooms: [],
    questions: ['What is missing?'],
  });
  const [code = '', unused = ''] = await printCodes(crew.organiser, id, 2);
  const child = await joinAsChild(old.origin, code);

  const to = await said(fresh, 'place');
  const from = await said(old, 'place');
  const folder = await said(old, 'move', id, '--place', to, '--to', join(way.path, 'way'));
  const host = new URL(fresh.origin).host;

  await test.step('whoever has a seat, types words or works on it is told where to look', async () => {
    const page = await open({ origin: old.origin, as: child });
    await page.goto('/here');
    await expect(page).toHaveURL(/\/moved$/);
    await expect(page.getByRole('link', { name: host })).toHaveAttribute('href', fresh.origin);
    const visitor = await open({ origin: old.origin });
    await visitor.goto('/');
    await visitor.locator('[name=code]').fill(unused);
    await visitor.locator('form:has([name=code]) button').first().click();
    await expect(visitor.getByText(t('refusal.code-opens-nothing'))).toBeVisible();
    await visitor.getByRole('link', { name: t('moved.perhaps') }).click();
    await expect(visitor.getByRole('link', { name: host })).toBeVisible();
    const staff = await open({ origin: old.origin, as: crew.organiser, width: 1280 });
    await staff.goto('/staff');
    await expect(staff.locator('main')).toContainText(t('life.moved'));
    await staff.goto(`/staff/c/${id}`);
    await expect(staff.getByRole('link', { name: host })).toBeVisible();
  });

  await test.step('the other machine has it, with the seat and its people', async () => {
    const { code: done, stdout } = await fresh.command('consultation', 'take', folder, '--from', from);
    expect(done, stdout).toBe(0);
    const [answer = ''] = stdout.split('\n');
    const page = await open({ origin: fresh.origin, as: child });
    await page.goto('/here');
    await expect(page).toHaveURL(/\/here$/);
    const linked = /staff link (\S+)/.exec(stdout)?.[1] ?? '';
    const link = (await fresh.command('staff', 'link', linked)).stdout.trim();
    const person = await signIn(fresh.origin, link);
    expect((await person.get('/staff')).html).toContain('Our park');
    person.close();
    await said(old, 'settle', answer);
    expect((await child.get('/here')).path).toBe('/moved');
  });
  child.close();
});
