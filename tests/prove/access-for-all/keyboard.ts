import type { Page } from '@playwright/test';
import { type KeyName, keys as numbers } from '../../../app/keys.ts';
import type { Problems } from '../../support/figures/figure-run.ts';
import { pressNumber } from '../../support/pages/press-number.ts';
import { nowhere } from './in-page.ts';
import { ask, bringIn } from './looking.ts';

/** What a number leads to: a page on which that stands, or a place of this page that has the focus then. */
type Led =
  | { readonly focus: string }
  | {
      readonly arrives: string;
      /** How somebody goes on for whom the number did nothing: to the stop that leads there. */
      readonly otherwise?: () => Promise<void>;
    };

/** A person with a keyboard and nothing else. Every key but those that write words counts; keys held together are one. */
export type Keyboard = {
  readonly page: Page;
  readonly press: (key: 'Tab' | 'Shift+Tab' | 'Enter' | 'Space' | 'Control+A') => Promise<void>;
  /** Tab, or back, until what a selector names has the focus. */
  readonly reach: (selector: string, way?: 'on' | 'back') => Promise<void>;
  /** Past the bar with the link that stands first, then on. */
  readonly reachPastBar: (selector: string) => Promise<void>;
  /** The number of that name, held with the key of the browser. */
  readonly lead: (name: KeyName, to: Led) => Promise<void>;
  readonly write: (words: string) => Promise<void>;
  /** Asks for the page anew. */
  readonly again: () => Promise<void>;
  /** Presses Enter and waits for the page that answers. */
  readonly enter: (arrived: string) => Promise<void>;
  /** A part of the journey that has a name. */
  readonly step: (name: string, work: () => Promise<void>) => Promise<void>;
  readonly presses: () => number;
  readonly steps: () => Readonly<Record<string, number>>;
  readonly seen: () => number;
};

/** Pressed, a number did nothing, or there are two of it. */
export const numberLost = 'a number leads nowhere';

/** No page of a child has so many stops: whoever pressed as often has gone round. */
const tooMany = 60;

export function keyboardOf(page: Page, problems: Problems): Keyboard {
  let presses = 0;
  let seen = 0;
  const steps: Record<string, number> = {};
  let now = '';

  function count(): void {
    presses += 1;
    steps[now] = (steps[now] ?? 0) + 1;
  }
  async function press(key: string): Promise<void> {
    count();
    await page.keyboard.press(key);
  }
  let hasLeft = false;
  /**
   * A page that was asked for anew is entered where its address points, so the way to what stands first leads over
   * its end. There the focus leaves for the browser's own bars, and the next press brings it in at an end of the page.
   * Whatever lost the focus itself is gone on from where it was.
   */
  async function look(): Promise<void> {
    if (!(await page.evaluate<boolean>('"looker" in window'))) await bringIn(page, { axe: false });
    seen += 1;
    const wrong = await ask(page, 'focusUnseen');
    const where = `${now}, ${new URL(page.url()).pathname}`;
    if (hasLeft && !(await ask(page, 'isAtAnEnd'))) problems.add('focus not seen', `${where}: ${nowhere}`);
    hasLeft = wrong === nowhere;
    if (wrong && !hasLeft) problems.add('focus not seen', `${where}: ${wrong}`);
  }
  const isOn = (selector: string) =>
    page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);

  const board: Keyboard = {
    page,
    press,
    async reach(selector, way = 'on') {
      for (let pressed = 0; pressed < tooMany; pressed += 1) {
        await press(way === 'on' ? 'Tab' : 'Shift+Tab');
        await look();
        if (await isOn(selector)) return;
      }
      throw new Error(`${now}: ${selector} is not reached with ${tooMany} presses.`);
    },
    async reachPastBar(selector) {
      await board.reach('.skip');
      await press('Enter');
      await board.reach(selector);
    },
    async lead(name, to) {
      const leads = (await page.locator(`[accesskey="${numbers[name]}"]`).count()) === 1;
      count();
      await pressNumber(page, name);
      if (!leads) {
        problems.add(numberLost, `${now}: ${name}`);
        if (!('otherwise' in to) || !to.otherwise)
          throw new Error(`${now}: the number of ${name} does nothing.`);
        await to.otherwise();
        return board.enter(to.arrives);
      }
      if ('focus' in to) {
        await page.locator(`${to.focus}:focus`).waitFor();
        return look();
      }
      await page.locator(to.arrives).first().waitFor();
      await page.waitForLoadState('load');
    },
    async write(words) {
      await page.keyboard.insertText(words);
    },
    async again() {
      // A browser without a window has no F5: the press is counted, and the page comes as it would.
      count();
      await page.reload();
    },
    async enter(arrived) {
      await press('Enter');
      await page.locator(arrived).first().waitFor();
      await page.waitForLoadState('load');
    },
    async step(name, work) {
      now = name;
      await work();
    },
    presses: () => presses,
    steps: () => steps,
    seen: () => seen,
  };
  return board;
}
