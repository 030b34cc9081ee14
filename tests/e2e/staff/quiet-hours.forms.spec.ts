import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import type { Client, Page } from '../../support/pages/client.ts';
import { decodeText } from '../../support/pages/forms.ts';

const { t } = speakerOf('en');

const timeIn = (page: Page, name: string) =>
  /value="([^"]*)"/.exec(new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page.html)?.[0] ?? '')?.[1] ?? '';
const hoursOn = (page: Page) =>
  ['night.from', 'night.until', 'school.from', 'school.until'].map((name) => timeIn(page, name));
const draft = async (organiser: Client) =>
  organiser.send(
    await organiser.get('/staff/new'),
    { field: 'title' },
    { title: 'When we meet', language: 'en', zone: 'UTC', closing: 'no' },
  );

test('R432: a new consultation is quiet at night, and its organiser sets other hours before it is signed', async ({
  house,
}) => {
  const { organiser } = house.crew;
  const about = await draft(organiser);
  expect(hoursOn(about)).toEqual(['20:00', '07:00', '', '']);

  const half = await organiser.trySend(about, { field: 'night.from' }, { 'school.from': '08:00' });
  expect(half.status).toBe(400);
  expect(decodeText(half.html)).toContain(t('refusal.field-missing'));
  expect(hoursOn(half)).toEqual(['20:00', '07:00', '08:00', '']);

  const hours = {
    'night.from': '21:30',
    'night.until': '06:30',
    'school.from': '08:00',
    'school.until': '13:00',
  };
  expect(hoursOn(await organiser.send(about, { field: 'night.from' }, hours))).toEqual(Object.values(hours));
  // The page from before is a stale one.
  const stale = await organiser.trySend(about, { field: 'night.from' }, { 'night.from': '' });
  expect(stale.status).toBe(400);

  const none = await organiser.send(
    await organiser.get(about.path),
    { field: 'night.from' },
    Object.fromEntries(Object.keys(hours).map((name) => [name, ''])),
  );
  expect(hoursOn(none)).toEqual(['', '', '', '']);
});
