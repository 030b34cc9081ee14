import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { arriveAt, newWindow, watch } from '../support/browser.ts';
import { progressBar } from '../support/figure-run.ts';
import { type PageState, pageStates } from '../support/pages.ts';
import { startProduct } from '../support/product.ts';
import { type Stage, setStage, speakerOf } from '../support/stage.ts';
import { chromiumFlags, headlessPath } from '../support/toolchain.ts';
import { withPalette } from './palette.ts';

/**
 * `npm run pictures`: the main pages on a phone and on a desk, in both languages, light and dark, as
 * docs/pictures/NAME-WIDTH-THEME-LANGUAGE.png. Look at each of them before committing them. Names after `--` draw only
 * those pages.
 */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const main = [
  'landing',
  'why',
  'name',
  'home',
  'section',
  'section-easy',
  'room',
  'words',
  'help',
  'release',
  'general-comment',
  'desk',
  'gate',
  'document-checked',
  'source-read',
  'session-groups',
  'code-sheet',
  'leave',
];
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
/** Longer pages are cut here: what is below says nothing new about the look. */
const tallest = 1_800;
/** No picture is heavier than this, so that a clone stays light. */
const heaviestBytes = 120 * 1024;

type Shot = {
  readonly state: PageState;
  readonly language: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
};

async function draw(browser: Browser, stage: Stage, shot: Shot): Promise<string[]> {
  const { state, language, theme, width, height } = shot;
  const as = state.as === 'visitor' ? undefined : stage.people[state.as];
  const { origin } = stage.product;
  const context = await newWindow(browser, { origin, as, language, theme, width, height });
  const problems = watch(context, origin);
  const page = await context.newPage();
  await arriveAt(page, state, stage);
  await settled(page, state, language);
  const path = join(folder, `${state.name}-${width}-${theme}-${language}.png`);
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(full, tallest) };
  const picture = withPalette(await page.screenshot({ fullPage: true, clip }));
  await context.close();
  writeFileSync(path, picture);
  return picture.length > heaviestBytes
    ? [...problems, `${path} has ${picture.length} bytes`]
    : [...problems];
}

/** A live page is drawn once it is alive; nothing that blinks is on it. */
async function settled(page: Page, state: PageState, language: string): Promise<void> {
  const { t } = speakerOf(language);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (state.name === 'desk') await page.getByText(t('desk.live'), { exact: true }).waitFor();
  if (state.name === 'room')
    await page.getByRole('link', { name: t('room.look') }).waitFor({ state: 'detached' });
}

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : main;
const states = names.map((name) => {
  const state = pageStates.find((each) => each.name === name);
  if (!state)
    throw new Error(
      `No page is called ${name}. There are: ${pageStates.map((each) => each.name).join(', ')}.`,
    );
  return state;
});
const shots = states.flatMap((state) =>
  sizes.flatMap((size) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      ['en', 'ar'].map((language): Shot => ({ state, language, theme, ...size })),
    ),
  ),
);

mkdirSync(folder, { recursive: true });
if (wanted.length === 0)
  for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name));
const product = await startProduct({ demo: true });
const browser = await chromium.launch({ executablePath: headlessPath(), args: chromiumFlags() });
try {
  const stage = await setStage(product);
  const progress = progressBar('pictures');
  const problems: string[] = [];
  for (const [index, shot] of shots.entries()) {
    problems.push(...(await draw(browser, stage, shot)));
    progress(index + 1, shots.length);
  }
  for (const problem of problems) console.error(problem);
  console.log(`${shots.length} pictures in docs/pictures, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await product.remove();
}
