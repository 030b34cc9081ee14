import type { Browser, BrowserContext, Page } from '@playwright/test';
import { pseudo } from '../../../locales/pseudo.ts';
import type { Problems } from '../../support/figures/figure-run.ts';
import { type Found, runAxe } from '../../support/pages/axe.ts';
import { arriveAt, newWindow } from '../../support/pages/browser.ts';
import type { Client } from '../../support/pages/client.ts';
import type { PageState, Person, Places } from '../../support/pages/pages.ts';
import type { Row } from './covering.ts';
import { unexplained } from './explained.ts';
import { ask, bringIn } from './looking.ts';
import { notLed } from './planted.ts';

export type Counts = {
  pages: number;
  looks: number;
  explained: number;
  words: number;
  leastContrast: number;
  targets: number;
  inlineLinks: number;
};

export const noCounts = (): Counts => ({
  pages: 0,
  looks: 0,
  explained: 0,
  words: 0,
  leastContrast: 21,
  targets: 0,
  inlineLinks: 0,
});

/** What a look at pages needs of the world: where they are, and who they are for. */
export type Place = {
  readonly origin: string;
  readonly card: string;
  /** Undefined where no state needs the address of anything. */
  readonly places: Places | undefined;
  readonly people: Readonly<Partial<Record<Exclude<Person, 'visitor'>, Client>>>;
};

const isStaff = (state: PageState) => state.route.startsWith('/staff');
/** Words of staff reach AA; of children and of everybody AAA. */
const enoughFor = (state: PageState) => (isStaff(state) ? 4.5 : 7);
const narrow = 320;

const said = (found: readonly Found[]) =>
  found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`),
  );

type Look = {
  readonly state: PageState;
  /** The same state in the same language: in one or in several colours and widths. */
  readonly rows: readonly Row[];
  readonly place: Place;
  readonly problems: Problems;
  readonly counts: Counts;
};

/** A window for each person, in one language and level at a time. */
export function windowsOf(
  browser: Browser,
  origin: string,
  ready: (context: BrowserContext) => Promise<void>,
) {
  const open = new Map<string, Page>();
  let speaks = '';
  async function close(): Promise<void> {
    for (const page of open.values()) await page.context().close();
    open.clear();
  }
  return {
    async of({ language, level }: Row, who: Person, as: Client | undefined): Promise<Page> {
      if (speaks !== `${language} ${level}`) await close();
      speaks = `${language} ${level}`;
      const known = open.get(who);
      if (known) return known;
      const context = await newWindow(browser, { origin, as, language, level, height: 900 });
      await ready(context);
      const page = await context.newPage();
      open.set(who, page);
      return page;
    },
    close,
  };
}

/** Everything that can be said about one page in one state and one language. */
export async function lookAt(page: Page, { state, rows, place, problems, counts }: Look): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await page.setViewportSize({ width: first.width, height: 900 });
  await arriveAt(page, state, {
    places: place.places as Places,
    card: place.card,
  });
  await bringIn(page, { axe: true });
  counts.pages += 1;
  const label = `${state.name} ${first.language} ${first.level}`;
  const add = (kind: string, found: readonly string[], where = label) =>
    found.forEach((each) => {
      problems.add(kind, `${where}: ${each}`);
    });
  add(notLed, await ask(page, 'notLedTo'));
  const language = await page.locator('html').getAttribute('lang');
  if (language !== first.language) add('another language', [String(language)]);

  for (const row of rows) {
    await page.setViewportSize({ width: row.width, height: 900 });
    await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(row.theme)}`);
    const where = `${label} ${row.theme} ${row.width}`;
    const contrasts = await ask(page, 'contrasts');
    const { violations, incomplete } = await runAxe(page);
    add('axe', said(violations), where);
    const left = await unexplained(page, incomplete, enoughFor(state));
    add('undecided', left.open, where);
    const weak = contrasts.filter(
      ({ ratio, large }) => ratio < (isStaff(state) ? (large ? 3 : 4.5) : 7) - 0.005,
    );
    add(
      'contrast',
      weak.map(({ name, ratio }) => `${ratio.toFixed(2)} ${name}`),
      where,
    );
    add('sideways', await ask(page, 'sideways'), where);
    counts.looks += 1;
    counts.explained += left.explained;
    counts.words += contrasts.length;
    if (!isStaff(state))
      counts.leastContrast = Math.min(counts.leastContrast, ...contrasts.map(({ ratio }) => ratio));
    if (!isStaff(state)) {
      const targets = await ask(page, 'smallTargets');
      add('small target', targets.found, where);
      counts.targets += targets.looked;
      counts.inlineLinks += targets.inline;
    }
  }

  add('moving', await ask(page, 'moving'));
  await page.setViewportSize({ width: narrow, height: 640 });
  add('sideways at 320', await ask(page, 'sideways'));
  await lengthen(page);
  add('sideways with + 60 % text', await ask(page, 'sideways'));
}

/** Every text 60 % longer, as another language may have it. What is a key, a code or somebody's own box stays. */
async function lengthen(page: Page): Promise<void> {
  const nodes = `document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('script, style, svg, code, kbd, textarea, select, .one-time, .code-sheet, .code-address') ? 2 : 1)`;
  const texts = await page.evaluate<string[]>(
    `(() => { const walk = ${nodes}; const found = []; while (walk.nextNode()) found.push(walk.currentNode.data); return found; })()`,
  );
  await page.evaluate(
    `((texts) => { const walk = ${nodes}; for (const text of texts) { walk.nextNode(); walk.currentNode.data = text; } })(${JSON.stringify(texts.map(longer))})`,
  );
}

/** The project's pseudo-language grows letters of English; other scripts grow by their own words. */
function longer(text: string): string {
  if (/[A-Za-z]/.test(text)) return pseudo(text);
  const words = text.trim();
  return words === '' ? text : `${text} ${words.slice(0, Math.ceil(words.length * 0.6))}`;
}
