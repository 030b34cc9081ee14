import { decide } from '../../support/house/stage.ts';
import type { Keyboard } from './keyboard.ts';
import type { Way } from './way.ts';

/** All of it with Tab, Enter and a reload, as for who knows of no other key. */
export async function goByTab(keys: Keyboard, way: Way): Promise<void> {
  await comeIn(keys, way);
  await readAndSay(keys, way);
  await voteAndLeave(keys);
}

async function comeIn(keys: Keyboard, { origin, crew }: Way): Promise<void> {
  await keys.page.goto(origin);
  await keys.step('join', async () => {
    await keys.reachPastBar('[name=code]');
    await keys.write(crew.nextCode());
    await keys.enter('button[value=yes]');
    await keys.reachPastBar('button[value=yes]');
    await keys.enter('.name-now');
    await keys.reachPastBar('main .button.main');
    await keys.enter('.phrase-acts, .path');
    if (new URL(keys.page.url()).pathname === '/here/phrase') {
      await keys.reachPastBar('main a[href="/here"]');
      await keys.enter('.path');
    }
  });
}

async function readAndSay(keys: Keyboard, { crew }: Way): Promise<void> {
  const { page } = keys;
  const first = 'Write to me at kite@example.org about it.';
  await keys.step('read', async () => {
    await keys.reachPastBar('a[href^="/here/part/"]');
    await keys.enter('.section-text');
  });
  await keys.step('post', async () => {
    await keys.reachPastBar('textarea');
    await keys.write(first);
    await keys.reach('form:has(textarea) .button.main');
    await keys.enter('#asked, article.own');
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
    await keys.again();
    await keys.reach(`a[href="/here/words/${id}"]`);
    await keys.enter('textarea[name=text]');
    await keys.reachPastBar('textarea[name=text]');
    await keys.press('Control+A');
    await keys.write('It should be easy to ask about it.');
    await keys.reach('form:has(textarea) .button.main');
    await keys.enter('article.own.waiting');
  });
}

async function voteAndLeave(keys: Keyboard): Promise<void> {
  const { page } = keys;
  const home = async () => {
    await keys.reach('main a[href="/here"]', 'back');
    await keys.enter('.path');
  };
  await keys.step('vote', async () => {
    await home();
    await keys.reachPastBar('a[href^="/here/statements/"]');
    await keys.enter('#statement');
    const words = await page.locator('#statement').textContent();
    await keys.reachPastBar('button[name=beside][value$=" agree"]');
    await keys.press('Enter');
    await page
      .locator('#statement')
      .filter({ hasNotText: words ?? '' })
      .waitFor();
  });
  await keys.step('report', async () => {
    await home();
    await keys.reachPastBar('a[href^="/here/room/"]');
    await keys.enter('.messages .fold');
    await keys.reachPastBar('.messages .fold summary');
    await keys.press('Enter');
    await keys.reach('.fold form .button');
    await keys.enter('.messages .fold [role=status] p, .room-head .notice');
  });
  await keys.step('help', async () => {
    await keys.again();
    await keys.reach('.skip[href$="help"]');
    await keys.enter('.help-panel');
    await keys.reachPastBar('main a[href="/here"]');
    await keys.enter('.path');
  });
  await keys.step('take back', async () => {
    await keys.reachPastBar('main a[href="/here/words"]');
    await keys.enter('article.own');
    await keys.reachPastBar('article.own a[href$="?back=yes"]');
    await keys.enter('button[value=withdraw]');
    await keys.reachPastBar('button[value=withdraw]');
    await keys.enter('article.own.taken-back');
  });
  await keys.step('leave', async () => {
    await keys.reach('.bar form button', 'back');
    await keys.enter('.month');
  });
}
