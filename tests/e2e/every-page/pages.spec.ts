import { expect, type Page } from '@playwright/test';
import { ask, bringIn } from '../../prove/access-for-all/looking.ts';
import { barriers } from '../../support/pages/axe.ts';
import { bringInto, test } from '../../support/pages/browser.ts';
import { overflowing } from '../../support/pages/overflowing.ts';
import { type PageState, pageStates, permissions } from '../../support/pages/pages.ts';
import { strayKeys } from '../../support/pages/stray-keys.ts';
import { walksOthers } from './journey-languages.ts';
import {
  changedByBrowser,
  cutOffWhenSpaced,
  inAnotherTongue,
  notAtAnswer,
  overflowingInPseudo,
  toldOutside,
  unseen,
  untoldByEar,
} from './page-looks.ts';
import { sameByName } from './told-by-name.ts';

/** Every page of the product in every state, in one language of each direction, all themes, wide and narrow. */

test.describe.configure({ mode: 'parallel' });

const themes = ['dark', 'contrast', 'sepia'] as const;
const narrow = { width: 320, height: 640 };

const isStaff = ({ route }: PageState) => route.startsWith('/staff');
/** Pages that a child with a seat has, and those that lead to one. */
const isOfChild = ({ route }: PageState) => route.startsWith('/here') || route === '/' || route === '/join';

/** Lists of words, where somebody works who sees none of them. */
const isOfDesk = ({ route }: PageState) => /\/(desk|shown|second|session\/:activity)$/.test(route);

const groups = {
  'a child and everybody': pageStates.filter((state) => !isStaff(state)),
  staff: pageStates.filter(isStaff),
};
const languages = ['en', 'ar'] as const;
/**
 * Pages of staff are visited in one of the two languages in a run, in turn, with all that is looked at; the other one is for `npm test --
 * languages`. Pages of children and of everybody are visited in both in every run.
 */
const isVisited = (state: PageState, isTurn: boolean) => !isStaff(state) || isTurn !== walksOthers;

async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, theme);
}

/** Words too weak to read: for children 7 to 1, for staff what WCAG asks. */
async function weak(page: Page, staff: boolean): Promise<string[]> {
  const measured = await ask(page, 'contrasts');
  const enough = (large: boolean) => (staff ? (large ? 3 : 4.5) : 7) - 0.005;
  return measured
    .filter(({ ratio, large }) => ratio < enough(large))
    .map(({ name, ratio }) => `${ratio.toFixed(2)} ${name}`);
}

type Found = Record<string, readonly string[]>;

/**
 * axe takes longer than all else together, and what it finds depends hardly on the language and on the theme in colours alone, which our own
 * measure of contrast has in every theme: each page is asked in one of the languages. Every language with every look is `prove
 * access-for-all`.
 */
async function barriersIn(page: Page, state: PageState): Promise<Found> {
  const found: Found = {};
  await bringIn(page, { axe: true });
  found.axe = await barriers(page);
  found.names = await sameByName(page);
  for (const theme of ['light', ...themes]) {
    await wear(page, theme);
    found[`contrast ${theme}`] = await weak(page, isStaff(state));
  }
  await wear(page, 'light');
  return found;
}

/** React marks what it has taken over: words that are changed before that, as below, are not those that it was sent. */
async function isAlive(page: Page): Promise<void> {
  if ((await page.locator('script[type=module]').count()) === 0) return;
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber$')),
  );
}

for (const language of languages) {
  for (const [group, states] of Object.entries(groups)) {
    test(`R63, R65, R618, R119, R121, R469, R470, R487, R914, R959, R971, R1004, R1174, R1175, R1176: no barrier for ${group}, in every theme, ${language}`, {
      tag: group === 'staff' ? '@every-language' : [],
    }, async ({ stage, open }) => {
      test.setTimeout(300_000);
      const windows = new Map<string, Page>();
      const { origin } = stage.product;
      for (const [index, state] of states.entries()) {
        const isTurn = index % languages.length === languages.indexOf(language);
        if (!isVisited(state, isTurn)) continue;
        const as = state.as === 'visitor' ? undefined : stage.people[state.as];
        const size = isStaff(state) ? { width: 1280, height: 900 } : { width: 390, height: 844 };
        const page = windows.get(state.as) ?? (await open({ origin, as, language, ...size }));
        windows.set(state.as, page);
        await page.setViewportSize(size);
        const answer = await page.goto(state.path(stage.places));
        const found: Found = {};
        if (language !== 'en') found.tongue = await inAnotherTongue(answer, state, language);
        if (language === 'en' || isStaff(state)) found.outside = await toldOutside(page, answer, state);
        await bringInto(page, state, stage);
        await isAlive(page);
        const { script } = permissions.find(({ route }) => route === state.route) ?? { script: false };
        found.language =
          (await page.locator('html').getAttribute('lang')) === language ? [] : ['another language'];
        // What answers a form of a child is sent once (R1243), and that script is no part of its page.
        const scripts = page.locator(state.scripted ? 'script' : 'script:not([data-once])');
        found.script =
          (await scripts.count()) > 0 === (script || state.scripted === true)
            ? []
            : ['script where there is none, or none'];
        found.keys = await strayKeys(page);
        found.browser = await changedByBrowser(page);
        found.answer = await notAtAnswer(page, state);
        if (!isStaff(state) || isOfDesk(state)) found.ear = await untoldByEar(page);
        if (isTurn || isStaff(state)) Object.assign(found, await barriersIn(page, state));
        if (isOfChild(state) && language === 'en') {
          found.forced = await unseen(page);
          await page.emulateMedia({ forcedColors: 'none' });
        }
        await page.setViewportSize(narrow);
        found.narrow = await overflowing(page);
        // A page of 1,280 points at 400 % is as narrow.
        if (isOfChild(state)) found.spaced = await cutOffWhenSpaced(page);
        if (language === 'en' || isStaff(state)) found.pseudo = await overflowingInPseudo(page);
        const problems = Object.entries(found).flatMap(([where, list]) =>
          list.map((each) => `${where}: ${each}`),
        );
        expect.soft(problems, state.name).toEqual([]);
      }
    });
  }
}
