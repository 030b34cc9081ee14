import { expect } from '@playwright/test';
import { speakerOf } from '../../support/house/stage.ts';
import { test } from '../../support/pages/browser.ts';
import { openConsultation, printCodes } from '../../support/pages/journeys.ts';
import { letChildrenTalk } from '../../support/processes/talked.ts';
import { join, say } from './child-steps.ts';

const { t } = speakerOf('en');

test('R130: what was said before the newest hundred comes on request, above the rest, with script and without', async ({
  house,
  open,
}) => {
  test.setTimeout(120_000);
  const { crew, origin, product } = house;
  const opened = await openConsultation(crew, { title: 'A long talk', rooms: ['Talk.'], questions: [] });
  const codes = await printCodes(crew.organiser, opened.id, 13);
  const [room = ''] = opened.rooms;
  const said = await letChildrenTalk(product, { consultation: opened.id, room, codes: codes.slice(0, 11) });
  const child = await open({ origin, language: 'en', width: 390 });
  const words = child.locator('.messages .words');
  const earlier = child.getByRole('button', { name: t('room.earlier'), exact: true });
  await join(child, t, codes[11] ?? '');
  await child.goto(`/here/room/${room}`);

  await test.step('a live page gets them in place and keeps what is being written', async () => {
    await expect(child.locator('.kept-place')).toBeAttached();
    await expect(words).toHaveText(said.slice(-100));
    await child.locator('textarea').fill('My draft.');
    await earlier.click();
    await expect(words).toHaveText([...said]);
    await expect(child.getByText(t('room.earlier.came', { count: 10 }))).toBeAttached();
    await expect(child.getByText(t('room.earlier.all'))).toBeFocused();
    await expect(earlier).toHaveCount(0);
    await expect(child.locator('textarea')).toHaveValue('My draft.');
    await say(child, t, 'And one more.');
    await expect(child.locator('#own')).toContainText('And one more.');
    await expect(words.filter({ hasText: /^Word/ })).toHaveCount(said.length);
  });

  await test.step('R62, R881: a page without script goes there and back, with what stands in the box', async () => {
    const other = await open({ origin, language: 'en', width: 390, script: false });
    await join(other, t, codes[12] ?? '');
    await other.goto(`/here/room/${room}`);
    await other.locator('textarea').fill('Her draft.');
    await other.getByRole('button', { name: t('room.earlier'), exact: true }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('room.earlier.title'));
    await expect(other.locator('.messages .words')).toHaveText(said.slice(0, 10));
    await expect(other.getByText(t('room.earlier.all'))).toBeVisible();
    await other
      .getByRole('button', { name: t('room.look') })
      .first()
      .click();
    await expect(other.locator('textarea')).toHaveValue('Her draft.');
    await expect(other.locator('.messages .words')).toHaveText(said.slice(-100));
  });
});
