import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { pseudo } from '../../locales/pseudo.ts';
import { arriveAt, test } from '../support/browser.ts';
import { overflowing } from '../support/overflowing.ts';
import { type PageState, pageStates, permissions } from '../support/pages.ts';

/** Every page of the product in every state, in every language and all themes, wide and narrow. */

test.describe.configure({ mode: 'parallel' });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of all rules only these can change with the colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];
const narrow = { width: 320, height: 640 };

const isStaff = (state: PageState) => state.route.startsWith('/staff');
const groups = {
  'a child and everybody': pageStates.filter((state) => !isStaff(state)),
  staff: pageStates.filter(isStaff),
};

type Found = {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
};

const said = (found: readonly Found[]) =>
  found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
  );

/** All rules, once: this also puts axe into the page. */
async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  return said((await axe.withTags(tags).analyze()).violations);
}

/** The rules about colours in another theme, with the axe that is in the page already. */
async function violationsIn(page: Page, theme: string): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
  const run = `axe.run(document, { runOnly: { type: 'rule', values: ${JSON.stringify(colourRules)} }, resultTypes: ['violations'] })`;
  return said((await page.evaluate<{ violations: Found[] }>(run)).violations);
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
 * No colour depends on the language, and what axe finds hardly does: all themes are looked at in English, and long words by putting
 * others in the place of all; Arabic because it turns everything round. Every language with every look is `prove access-for-all`.
 */
const looks = {
  en: { rules: Object.keys(groups), themes: ['dark', 'contrast', 'sepia'] },
  ar: { rules: ['a child and everybody'], themes: [] },
} as const;

for (const [language, look] of Object.entries(looks)) {
  for (const [group, states] of Object.entries(groups)) {
    const rules: readonly string[] = look.rules;
    test(`R63, R65: no barrier for ${group}, in its themes, ${language}`, async ({ stage, open }) => {
      test.setTimeout(300_000);
      const windows = new Map<string, Page>();
      const { origin } = stage.product;
      for (const state of states) {
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
        if (rules.includes(group)) found.light = await violations(page);
        for (const theme of look.themes) found[theme] = await violationsIn(page, theme);
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
