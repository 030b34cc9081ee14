import type { BrowserContext } from '@playwright/test';

import { keys } from '../../../app/keys.ts';
import { numberLost } from './keyboard.ts';

/** What is found of a walk that takes more presses than it may. */
export const tooManyPresses = 'too many presses';

/** Every kind of finding, and a style between product and browser that causes it. */
export const planted: Readonly<Record<string, string>> = {
  contrast: '.lead, .hint { color: #9a9a9a !important; }',
  axe: '.field label { display: none; }',
  'small target': '.button { min-block-size: 20px !important; padding-block: 0 !important; }',
  'sideways at 320': 'h1 { min-inline-size: 30rem; }',
  'sideways with + 60 % text': '.lead { white-space: nowrap; }',
  moving: '.button { transition: color 0.3s !important; }',
  'focus not seen': ':focus-visible { outline: none !important; box-shadow: none !important; }',
};

/** What is found of a page that came back with a refusal and does not begin there. */
export const notLed = 'answer not led to';

/** Every kind that has to be found: those, what a number that was taken away costs, and a focus that was. */
export const plantedKinds: readonly string[] = [...Object.keys(planted), notLed, numberLost, tooManyPresses];

/** The pages of a window come with faults in their style, without the number of the room, and begin nowhere. */
export async function plant(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    `addEventListener('DOMContentLoaded', () => document.querySelector('[accesskey="${keys.room}"]')?.removeAttribute('accesskey'))`,
  );
  await context.addInitScript(
    "addEventListener('focusin', ({ target }) => target.matches('[autofocus]') && target.blur())",
  );
  await context.route('**/*.css', async (route) => {
    const came = await route.fetch();
    await route.fulfill({
      response: came,
      body: `${await came.text()}\n${Object.values(planted).join('\n')}`,
    });
  });
}
