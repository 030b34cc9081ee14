import { expect } from '@playwright/test';
import { test } from '../../support/pages/browser.ts';

test('R63: a page whose data comes late, and into which somebody types meanwhile, comes alive', async ({
  demo,
  open,
}) => {
  const page = await open({ origin: demo.origin, as: demo.crew.lead, language: 'en', width: 1280 });
  await page.addInitScript(() => {
    // A slow link: the data at the end of the page comes when its script has long begun.
    const { enqueue, close } = ReadableStreamDefaultController.prototype;
    Object.assign(ReadableStreamDefaultController.prototype, {
      enqueue(this: ReadableStreamDefaultController, chunk: unknown) {
        setTimeout(() => enqueue.call(this, chunk), 300);
      },
      close(this: ReadableStreamDefaultController) {
        setTimeout(() => close.call(this), 400);
      },
    });
    // Between any two things that the page does comes a key, a press, a letter of a script that is composed.
    const { port1, port2 } = new MessageChannel();
    const until = Date.now() + 2000;
    port1.onmessage = () => {
      const box = document.querySelector('.unlock input');
      for (const name of ['keydown', 'textInput', 'compositionstart', 'paste', 'click'])
        box?.dispatchEvent(new Event(name, { bubbles: true }));
      if (Date.now() < until) port2.postMessage('');
    };
    port2.postMessage('');
  });
  await page.goto('/staff/letters');
  await expect(page.locator('.unlock button')).toBeEnabled();
});
