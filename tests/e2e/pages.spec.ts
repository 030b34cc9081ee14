import { expect, type Page } from '@playwright/test';
import { pseudo } from '../../locales/pseudo.ts';
import { barriers } from '../support/axe.ts';
import { arriveAt, test } from '../support/browser.ts';
import { overflowing } from '../support/overflowing.ts';
import { type PageState, pageStates, permissions } from '../support/pages.ts';
import { strayKeys } from '../support/stray-keys.ts';

/** Every page of the product in every state, in every language and all themes, wide and narrow. */

test.describe.configure({ mode: 'parallel' });

/** Of all rules only these can change with the colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const narrow = { width: 320, height: 640 };

const isStaff = (state: PageState) => state.route.startsWith('/staff');
const groups = {
  'a child and everybody': pageStates.filter((state) => !isStaff(state)),
  staff: pageStates.filter(isStaff),
};

/** The rules about colours in another theme. */
async function barriersIn(page: Page, theme: string): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  return barriers(page, colourRules);
}

/** Puts other words in the place of every text of the page. */
async function inPseudo(page: Page): Promise<void> {
  const nodes = `document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('script, style, svg, code, kbd, textarea, select, .one-time, .code-sheet, .code-address') ? 2 : 1)`;
  const texts = await page.evaluate<string[]>(
    `(() => { const walk = ${nodes}; const found = []; while (walk.nextNode()) found.push(walk.currentNode.data); return found; })()`,
  );
  await page.evaluate(
    `((texts) => { const walk = ${nodes}; for (const text of texts) { walk.nextNode(); walk.currentNode.data = text; } })(${JSON.stringify(texts.map(pseudo))})`,
  );
}

/**
 * No colour depends on the language, and what axe finds hardly does: themes are looked at in English, and long words by putting
 * others in the place of all; Arabic because it turns everything round. A page of staff is looked at in one theme beside the light
 * one, in turn, for the sake of twenty minutes. Every language with every look is `prove access-for-all`.
 */
const looks = {
  en: { rules: Object.keys(groups), themes: ['dark', 'contrast', 'sepia'] },
  ar: { rules: ['a child and everybody'], themes: [] },
} as const;

for (const [language, look] of Object.entries(looks)) {
  for (const [group, states] of Object.entries(groups)) {
    const rules: readonly string[] = look.rules;
    test(`R63, R65, R618: no barrier for ${group}, in its themes, ${language}`, async ({ stage, open }) => {
      test.setTimeout(300_000);
      const windows = new Map<string, Page>();
      const { origin } = stage.product;
      for (const [index, state] of states.entries()) {
        const as = state.as === 'visitor' ? undefined : stage.people[state.as];
        const size = group === 'staff' ? { width: 1280, height: 900 } : { width: 390, height: 844 };
        const page = windows.get(state.as) ?? (await open({ origin, as, language, ...size }));
        windows.set(state.as, page);
        await page.setViewportSize(size);
        await arriveAt(page, state, stage);
        const found: Record<string, string[]> = {};
        const { script } = permissions.find(({ route }) => route === state.route) ?? { script: false };
        found.language =
          (await page.locator('html').getAttribute('lang')) === language ? [] : ['another language'];
        found.script =
          (await page.locator('script').count()) > 0 === (script || state.scripted === true)
            ? []
            : ['script where there is none, or none'];
        found.keys = await strayKeys(page);
        if (rules.includes(group)) found.light = await barriers(page);
        const { themes } = look;
        const worn = group === 'staff' ? themes.filter((_, at) => at === index % themes.length) : themes;
        for (const theme of worn) found[theme] = await barriersIn(page, theme);
        await page.setViewportSize(narrow);
        found.narrow = await overflowing(page);
        if (language === 'en') {
          await inPseudo(page);
          found.pseudo = await overflowing(page);
        }
        const problems = Object.entries(found).flatMap(([where, list]) =>
          list.map((each) => `${where}: ${each}`),
        );
        expect.soft(problems, state.name).toEqual([]);
      }
    });
  }
}
