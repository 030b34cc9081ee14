import { expect, type Page } from '@playwright/test';
import { arriveAt, test } from '../support/browser.ts';
import { overflowing } from '../support/overflowing.ts';
import { pageStates } from '../support/pages.ts';
import type { Stage } from '../support/stage.ts';

/** Pages of children in all their states, as somebody sees them who sees otherwise. */
const states = pageStates.filter(
  ({ route }) => route.startsWith('/here') || route === '/' || route === '/join',
);

async function atEach(
  { stage, open }: { stage: Stage; open: Parameters<Parameters<typeof test>[2]>[0]['open'] },
  how: {
    readonly language: string;
    readonly width: number;
    readonly looks: (page: Page) => Promise<string[]>;
  },
): Promise<void> {
  const windows = new Map<string, Page>();
  for (const state of states) {
    const as = state.as === 'visitor' ? undefined : stage.people[state.as];
    const { origin } = stage.product;
    const page =
      windows.get(state.as) ?? (await open({ origin, as, language: how.language, width: how.width }));
    windows.set(state.as, page);
    await arriveAt(page, state, stage);
    expect.soft(await how.looks(page), state.name).toEqual([]);
  }
}

/** What cannot be seen once the device draws with its own colours. */
async function unseen(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const drawn = await page.evaluate(() => {
    const wrong: string[] = [];
    const name = (at: Element) =>
      `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''} ${at.textContent?.trim().slice(0, 40)}`;
    const isThere = (at: Element) => {
      const { width, height } = at.getBoundingClientRect();
      return (
        width > 0 && height > 0 && getComputedStyle(at).visibility === 'visible' && !at.closest('.unseen')
      );
    };
    const ground = getComputedStyle(document.body).backgroundColor;
    for (const at of document.querySelectorAll('button, .button, .choice, input, textarea, select')) {
      if (!isThere(at)) continue;
      const style = getComputedStyle(at);
      const line = parseFloat(style.borderBlockEndWidth) > 0 && style.borderBlockEndStyle !== 'none';
      const lined = line && style.borderBlockEndColor !== ground;
      const under = style.textDecorationLine.includes('underline');
      // A box to tick that was left its look is drawn by the browser; a button that has lost its line is not.
      const own = at.matches('[type=radio], [type=checkbox], select') && style.appearance === 'auto';
      if (!lined && !under && !own) wrong.push(`no line: ${name(at)}`);
    }
    for (const drawing of document.querySelectorAll('main svg')) {
      if (!isThere(drawing)) continue;
      const seen = [...drawing.querySelectorAll('path, circle, rect, ellipse, line, polygon, polyline')].some(
        (shape) => {
          const { fill, stroke } = getComputedStyle(shape);
          const shows = (colour: string) =>
            colour !== 'none' && colour !== 'rgba(0, 0, 0, 0)' && colour !== ground;
          return shows(fill) || shows(stroke);
        },
      );
      if (!seen && drawing.querySelector('path, circle, rect, ellipse, line, polygon, polyline, use'))
        wrong.push(`a drawing in the colour of the ground: ${drawing.outerHTML.slice(0, 120)}`);
    }
    return wrong;
  });
  const lost = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const ringed = (at: Element | null) => {
      if (!at) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== ground;
    };
    return [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, textarea, select')]
      .filter((at) => {
        at.focus({ focusVisible: true } as FocusOptions);
        // What cannot have the focus needs no ring; a choice shows the focus of the box in it.
        return (
          document.activeElement === at && ![at, at.closest('.choice'), at.closest('label')].some(ringed)
        );
      })
      .map((at) => `focus not seen: ${at.outerHTML.slice(0, 120)}`);
  });
  return [...drawn, ...lost];
}

test('R469: with forced colours everything on pages of children is still seen', async ({ stage, open }) => {
  test.setTimeout(300_000);
  await atEach({ stage, open }, { language: 'en', width: 390, looks: unseen });
});

test('R469: what has no line, no ring or the colour of the ground would be found', async ({
  stage,
  open,
}) => {
  const page = await open({ origin: stage.product.origin, language: 'en', width: 390 });
  await page.goto('/');
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(false);
  expect(await unseen(page)).toEqual([]);
  expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `button { border: 0 !important; text-decoration: none !important; }
       :focus-visible, :focus-within { outline: 0 !important; }
       main svg * { forced-color-adjust: none; fill: none !important; stroke: none !important; }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
  const found = (await unseen(page)).join('\n');
  for (const fault of ['no line: button', 'focus not seen: <a', 'a drawing in the colour of the ground'])
    expect(found).toContain(fault);
});

for (const language of ['en', 'ar'])
  test(`R470: with wide spacing, and four times as large, no word is cut off, ${language}`, async ({
    stage,
    open,
  }) => {
    test.setTimeout(300_000);
    await atEach(
      { stage, open },
      {
        language,
        // A page of 1,280 points at 400 %.
        width: 320,
        looks: async (page) => {
          const before = await overflowing(page);
          await page.evaluate(() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(
              `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
               p { margin-block-end: 2em !important; }`,
            );
            document.adoptedStyleSheets = [sheet];
          });
          // What was typed into one line scrolls in it; no word of the page is there.
          const spaced = (await overflowing(page)).filter((each) => !each.startsWith('input.'));
          return [...before, ...spaced.map((each) => `spaced: ${each}`)];
        },
      },
    );
  });
