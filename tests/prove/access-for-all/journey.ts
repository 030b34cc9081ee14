import type { Browser } from '@playwright/test';
import type { Problems } from '../../support/figures/figure-run.ts';
import { newWindow } from '../../support/pages/browser.ts';
import { goByKeys } from './by-keys.ts';
import { goByTab } from './by-tab.ts';
import { keyboardOf } from './keyboard.ts';
import type { Way } from './way.ts';

export type Walked = {
  readonly presses: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly seen: number;
};

/** From the card to the neutral page with a keyboard alone, in a window of its own. */
export async function walkByKeyboard(browser: Browser, way: Way, problems: Problems): Promise<Walked> {
  const context = await newWindow(browser, {
    origin: way.origin,
    width: 390,
    height: 844,
    script: way.script,
  });
  await way.ready(context);
  const keys = keyboardOf(await context.newPage(), problems);
  try {
    await (way.numbers ? goByKeys : goByTab)(keys, way);
    return { presses: keys.presses(), steps: keys.steps(), seen: keys.seen() };
  } finally {
    await context.close();
  }
}
