import { decide } from '../../support/house/stage.ts';
import type { Keyboard } from './keyboard.ts';
import type { Way } from './way.ts';

const ownPage = { arrives: 'main a[href="/here/erase"]' };
const path = { arrives: '.path' };

/** The same with the numbers, where somebody who has read their list would take one. */
export async function goByKeys(keys: Keyboard, way: Way): Promise<void> {
  await comeIn(keys, way);
  await readAndSay(keys, way);
  await voteAndLeave(keys);
}

async function comeIn(keys: Keyboard, { origin, crew }: Way): Promise<void> {
  await keys.page.goto(origin);
  await keys.step('join', async () => {
    await keys.lead('answer', { focus: '[name=code]' });
    await keys.write(crew.nextCode());
    await keys.enter('button[value=yes]');
    await keys.lead('answer', { focus: '#assent' });
    await keys.reach('button[value=yes]');
    await keys.enter('.name-now');
    await keys.lead('on', { arrives: '.phrase-acts, .path' });
    if (new URL(keys.page.url()).pathname === '/here/phrase') await keys.lead('path', path);
  });
}

async function readAndSay(keys: Keyboard, { crew }: Way): Promise<void> {
  const { page } = keys;
  await keys.step('read', () => keys.lead('on', { arrives: '.section-text' }));
  await keys.step('post', async () => {
    await keys.lead('answer', { focus: 'textarea' });
    await keys.write('Write to me at kite@example.org about it.');
    await keys.lead('on', { arrives: '#asked, article.own' });
    // An address of a place on the network is asked about first; this child means it.
    if (await page.locator('#asked').count()) {
      await keys.reach('button[name=asked]');
      await keys.enter('article.own');
    }
  });
  const id = ((await page.locator('article.own').first().getAttribute('id')) ?? '').replace('own-', '');
  await decide(crew.moderator, {
    consultation: crew.consultation,
    id,
    decision: 'return',
    reason: 'contact',
  });
  await keys.step('mend', async () => {
    await keys.lead('words', ownPage);
    await keys.lead('on', { arrives: 'textarea[name=text]' });
    await keys.lead('answer', { focus: 'textarea[name=text]' });
    await keys.press('Control+A');
    await keys.write('It should be easy to ask about it.');
    await keys.lead('on', { arrives: 'article.own.waiting' });
  });
}

async function voteAndLeave(keys: Keyboard): Promise<void> {
  const { page } = keys;
  await keys.step('vote', async () => {
    await keys.lead('path', path);
    await keys.lead('sentences', { arrives: '#statement' });
    const words = await page.locator('#statement').textContent();
    await keys.lead('answer', { focus: '#statement' });
    await keys.reach('button[name=beside][value$=" agree"]');
    await keys.press('Enter');
    await page
      .locator('#statement')
      .filter({ hasNotText: words ?? '' })
      .waitFor();
  });
  await keys.step('report', async () => {
    await keys.lead('path', path);
    await keys.lead('room', {
      arrives: '.messages .fold',
      otherwise: () => keys.reachPastBar('a[href^="/here/room/"]'),
    });
    await keys.lead('said', { focus: '#messages' });
    await keys.reach('.messages .fold summary');
    await keys.press('Enter');
    await keys.reach('.fold form .button');
    await keys.enter('.messages .fold [role=status] p, .room-head .notice');
  });
  await keys.step('help', () => keys.lead('help', { arrives: '.help-panel' }));
  await keys.step('take back', async () => {
    await keys.lead('words', ownPage);
    await keys.lead('said', { focus: 'article.own' });
    await keys.reach('article.own a[href$="?back=yes"]');
    await keys.enter('button[value=withdraw]');
    await keys.lead('said', { focus: 'article.own' });
    await keys.reach('button[value=withdraw]');
    await keys.enter('article.own.taken-back');
  });
  await keys.step('leave', () => keys.lead('leave', { arrives: '.month' }));
}
