import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type KeyName, keys } from '../../../app/keys.ts';

const paintedWithinMs = 30_000;

const isPainted = () =>
  document.readyState !== 'loading' && performance.getEntriesByName('first-paint').length > 0;

/**
 * The number of that name with Alt, as a keyboard sends it to Chromium. `page.keyboard` sends no character where Alt is held, and an
 * `accesskey` answers to the character. An address changes before its page stands, and Chromium throws away what is pressed
 * before a page was first painted: both are waited for.
 */
export async function pressNumber(page: Page, name: KeyName): Promise<void> {
  const digit = keys[name];
  const held = { modifiers: 1, key: digit, code: `Digit${digit}`, windowsVirtualKeyCode: 48 + Number(digit) };
  // Asked from here: in a page without script neither a timer nor a frame asks again.
  const giveUp = performance.now() + paintedWithinMs;
  // A page that is just being replaced answers nothing.
  while (!(await page.evaluate(isPainted).catch(() => false))) {
    if (performance.now() > giveUp) throw new Error(`${page.url()} was not painted.`);
    await pause(20);
  }
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      text: digit,
      unmodifiedText: digit,
      ...held,
    });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...held });
  } finally {
    await session.detach();
  }
}
