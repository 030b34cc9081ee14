import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { progressBar } from '../support/figures/figure-run.ts';
import { type Stage, setStage } from '../support/house/set-stage.ts';
import { speakerOf } from '../support/house/stage.ts';
import { arriveAt, newWindow, watch } from '../support/pages/browser.ts';
import { startProduct } from '../support/processes/product.ts';
import { chromiumFlags, headlessPath } from '../support/processes/toolchain.ts';
import { withPalette } from './palette.ts';
import { fileOf, type Shot, shotsOf } from './shots.ts';

/**
 * `npm run pictures`: the main pages on a phone and on a desk, in both directions, light and dark, and the journeys of every child, as
 * docs/pictures/NAME-WIDTH-THEME-LANGUAGE[-WAY].png. Look at each of them before committing them. Names after `--` draw
 * only those pages.
 */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
/** Longer pages are cut here: what is below says nothing new about the look. */
const tallest = 1_800;
/** No picture is heavier than this, so that a clone stays light. */
const heaviestBytes = 128 * 1024;

async function draw(browser: Browser, stage: Stage, shot: Shot): Promise<string[]> {
  const { state, language, theme, width, height, way } = shot;
  const as = state.as === 'visitor' ? undefined : stage.people[state.as];
  const { origin } = stage.product;
  const visit = { origin, as, language, theme, width, height, scale: way === 'large' ? 4 : 1 };
  const context = await newWindow(browser, way === 'forms' ? { ...visit, script: false } : visit);
  const problems = watch(context, origin);
  const page = await context.newPage();
  await arriveAt(page, state, stage);
  await settled(page, shot);
  if (way === 'keys') await stepTo(page, '.path a');
  const path = join(folder, fileOf(shot));
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(full, tallest) };
  const picture = withPalette(await page.screenshot(way === 'large' ? {} : { fullPage: true, clip }));
  await context.close();
  writeFileSync(path, picture);
  return picture.length > heaviestBytes
    ? [...problems, `${path} has ${picture.length} bytes`]
    : [...problems];
}

/** With the keyboard to the first of these. */
async function stepTo(page: Page, wanted: string): Promise<void> {
  do await page.keyboard.press('Tab');
  while (await page.evaluate((selector) => !document.activeElement?.matches(selector), wanted));
}

/** A live page is drawn once it is alive; nothing that blinks is on it. */
async function settled(page: Page, { state, language, way }: Shot): Promise<void> {
  const { t } = speakerOf(language);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (state.name === 'desk') await page.getByText(t('desk.live'), { exact: true }).waitFor();
  if (state.name === 'room' && way !== 'forms')
    await page.getByRole('button', { name: t('room.look') }).waitFor({ state: 'detached' });
}

const wanted = process.argv.slice(2);
const shots = shotsOf(wanted);

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
