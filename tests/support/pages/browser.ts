import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Reading } from '../../../app/i18n/translator.ts';
import { type Answered, startAnswered } from '../house/answered.ts';
import { begun } from '../house/begun.ts';
import { bringPeople, keepPeople } from '../house/kept-people.ts';
import { bringStage, keepStage } from '../house/kept-stage.ts';
import { readyHelp } from '../house/ready-help.ts';
import { type Stage, setStage } from '../house/set-stage.ts';
import { type Demo, startDemo } from '../processes/begun-demo.ts';
import type { RunningProduct } from '../processes/product.ts';
import type { Client } from './client.ts';
import { type Crew, signInCrew } from './journeys.ts';
import type { PageState } from './pages.ts';

export type Visit = {
  readonly origin: string;
  /** Brings that person's cookies along: signed in by form, without clicking. */
  readonly as?: Client | undefined;
  readonly language?: string;
  readonly level?: Reading;
  readonly theme?: 'light' | 'dark' | 'contrast' | 'sepia';
  readonly width?: number;
  readonly height?: number;
  /** Points of the screen for each of the page: 4 where a page is made four times as large. */
  readonly scale?: number;
  readonly script?: boolean;
};

/** A browser window of one person: nothing in it is shared with another. */
export type OpenWindow = (visit: Visit) => Promise<Page>;

const browserLocales: Readonly<Record<string, string>> = {
  ar: 'ar',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
  sw: 'sw',
  zh: 'zh-CN',
};

/** Cookies, language, look and size of a person's window. */
export async function newWindow(browser: Browser, visit: Visit): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: visit.origin,
    locale: browserLocales[visit.language ?? 'en'] ?? 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: visit.width ?? 1024, height: visit.height ?? 768 },
    deviceScaleFactor: visit.scale ?? 1,
    ...(visit.script === undefined ? {} : { javaScriptEnabled: visit.script }),
  });
  const cookies = new Map(visit.as?.cookies ?? []);
  // A visitor's language is the browser's; whoever has a seat or a session brought another one along.
  if (visit.level !== undefined || visit.theme !== undefined || (visit.as && visit.language !== undefined))
    cookies.set('__Host-look', `${visit.language ?? '-'}.${visit.level ?? '-'}.${visit.theme ?? '-'}`);
  await context.addCookies(
    [...cookies].map(([name, value]) => ({
      name,
      value,
      // Over TLS or on loopback such a cookie holds; a cookie put in from outside has to say TLS.
      url: visit.origin.replace('http:', 'https:'),
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
    })),
  );
  return context;
}

/**
 * Writes down whatever must not happen in a window: an error on the console (a broken content policy is one), an
 * exception, a request to anybody else. A page that was asked for and refused is no such thing: tests look at its status.
 */
export function watch(context: BrowserContext, origin: string): readonly string[] {
  const problems: string[] = [];
  const asked = new Set<string>();
  context.on('request', (request) => {
    if (request.isNavigationRequest()) asked.add(request.url());
    const url = new URL(request.url());
    const own = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!own) problems.push(`asked ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    // A form may lead to a place on its page; the request has no such end.
    const page = url.replace(/#.*$/, '');
    if (message.text().startsWith('Failed to load resource') && asked.has(page)) return;
    // What was still coming for a page that somebody has left is let go of; the framework writes that down as it decodes.
    if (message.text().startsWith('AbortError: signal is aborted')) return;
    problems.push(`console: ${message.text()} (${url})`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  return problems;
}

/** Goes to a page and brings it into its state, by the names of fields, whatever the language. */
export async function arriveAt(
  page: Page,
  state: PageState,
  stage: Pick<Stage, 'places' | 'card'>,
): Promise<void> {
  await page.goto(state.path(stage.places));
  await bringInto(page, state, stage);
}

/** Brings a page that has come into its state. */
export async function bringInto(
  page: Page,
  state: PageState,
  stage: Pick<Stage, 'card' | 'places'>,
): Promise<void> {
  const press = (selector: string) => page.locator(selector).first().click();
  switch (state.form) {
    case 'code':
    case 'no':
      await page.locator('[name=code]').fill(stage.card);
      await press('form:has([name=code]) button');
      await page.locator('button[value=yes]').waitFor();
      if (state.form === 'no') await press('button[value=no]');
      break;
    case 'wrong-code':
      await page.locator('[name=code]').fill('amber boat lamp north river');
      await press('form:has([name=code]) button');
      break;
    case 'wrong-phrase':
      await page.locator('[name=phrase]').fill('amber boat lamp north river moon');
      await press('form:has([name=phrase]) button');
      break;
    case 'letter':
      await page.locator('[name=text]').fill('Somebody hits me at home.');
      await press('form:has([name=nonce]) button');
      break;
    case 'carry':
      await page.locator('[name=text]').fill('Somebody hits me at home.');
      await press(`.page-foot button[name=carry][formaction="${state.route}"]`);
      await page.waitForURL(`**${state.route}`);
      break;
    case 'complaint':
      await page.locator('[name=kind][value=safety]').check();
      await page.locator('[name=way][value=together]').check();
      await page.locator('[name=text]').fill('It is too loud to think.');
      await press('form:has([name=kind]) button');
      break;
    case 'joint':
      await page.locator('[name=words]').fill(stage.places.joinWords);
      await press('form:has([name=words]) button');
      break;
    case 'receipt':
      await page.locator('[name=phrase]').fill(stage.places.receipt);
      await press('form:has([name=phrase]) button');
      break;
    case 'phrase':
      await press('form:has([name=instead]) button');
      break;
    case 'practice':
      await page.locator('textarea').fill('A bench in the shade of the old tree would be nice.');
      await press('form:has(textarea) button');
      break;
    case 'long':
      await page.locator('textarea').fill('a'.repeat(1_001));
      await press('form:has(textarea) button');
      break;
    case 'empty-answer':
      await press('form:has(textarea) button');
      break;
    case 'number':
    case 'harm':
      await page
        .locator('textarea')
        .fill(
          state.form === 'number' ? 'Call me on 0170 5550142, I know more.' : 'My dad hits me every night.',
        );
      await press('form:has(textarea) button');
      await page.locator('#asked').waitFor();
      break;
    case 'empty-choice':
      await press('button[value=answer]');
      break;
    case 'codes':
      await page.locator('[name=size]').fill('20');
      await press('form:has([name=size]) button');
      break;
    case 'lost-code':
      await press('button[value=replace]');
      break;
    case 'used-link':
      await press('main form button');
      break;
    case 'invite-nobody':
      await press('button[value=invite]');
      break;
    case 'change-roles':
      await press('a[href*="?roles="]');
      break;
    case 'hide':
      await press('.deed:has([value=redact])');
      await press('.decide-foot button');
      await page.locator('#answer').waitFor();
      break;
  }
  await page.waitForLoadState('load');
}

export type House = { readonly product: RunningProduct; readonly origin: string; readonly crew: Crew };

type ForTest = {
  /** What a test started for itself ends after its windows are closed, the last first. */
  afterwards: (end: () => unknown) => void;
  open: OpenWindow;
};
type ForWorker = { demo: Demo; house: House; stage: Stage; answered: Answered; past: RunningProduct };

/** A cluster starts five programs where otherwise one is started, and each read of its databases goes over a socket. */
const patience = process.env.CLUSTER ? 3 : 1;

/** One product of each kind for all tests of a worker, started when the first of them asks for it. */
export const test = base.extend<ForTest, ForWorker>({
  demo: [
    async ({ browserName: _ }, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.product.remove();
    },
    { scope: 'worker', timeout: 120_000 * patience },
  ],
  house: [
    async ({ browserName: _ }, use) => {
      const make = async (first: RunningProduct) => keepPeople<keyof Crew>(await signInCrew(first));
      const { product, state } = await begun({ name: 'house', start: { prepare: readyHelp }, make });
      const { origin } = product;
      await use({ product, origin, crew: bringPeople(origin, state) });
      await product.remove();
    },
    { scope: 'worker', timeout: 120_000 * patience },
  ],
  stage: [
    async ({ browserName: _ }, use) => {
      const make = async (first: RunningProduct) => keepStage(await setStage(first));
      const { product, state } = await begun({ name: 'stage', start: { demo: true }, make });
      await use(await bringStage(product, state));
      await product.remove();
    },
    { scope: 'worker', timeout: 180_000 * patience },
  ],
  answered: [
    async ({ browserName: _ }, use) => {
      const answered = await startAnswered();
      await use(answered);
      await answered.remove();
    },
    { scope: 'worker', timeout: 120_000 * patience },
  ],
  past: [
    async ({ browserName: _ }, use) => {
      // Its release is drawn after it has said hello; the last of its steps is a text that changed.
      const make = async ({ origin }: RunningProduct) => {
        const told = async () => (await fetch(`${origin}/answers.json`)).text();
        await expect.poll(told, { timeout: 60_000 * patience }).toContain('/changed/');
        return null;
      };
      const start = { demo: true, env: { DEMO_PAST: '1' } };
      const { product } = await begun({ name: 'past', start, make });
      await use(product);
      await product.remove();
    },
    { scope: 'worker', timeout: 90_000 * patience },
  ],
  // `open` stands on it: a window whose server has gone reports a server that does not answer.
  afterwards: async ({ browserName: _ }, use) => {
    const ends: (() => unknown)[] = [];
    await use((end) => ends.push(end));
    for (const end of ends.reverse()) await end();
  },
  open: async ({ browser, javaScriptEnabled, afterwards: _ }, use) => {
    const windows: { context: BrowserContext; problems: readonly string[] }[] = [];
    await use(async (visit) => {
      const context = await newWindow(browser, { script: javaScriptEnabled, ...visit });
      windows.push({ context, problems: watch(context, visit.origin) });
      return context.newPage();
    });
    const problems = windows.flatMap((each) => each.problems);
    for (const { context } of windows) await context.close();
    expect(problems).toEqual([]);
  },
});
