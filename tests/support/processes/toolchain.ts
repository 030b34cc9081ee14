import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The system's Chromium: Playwright's own download is never used, so that nothing is fetched at test time. */
export function chromiumPath(): string {
  return pathOf(['chromium', 'chromium-browser', 'google-chrome']);
}

/**
 * The same Chromium without the window around its pages, which nobody looks at in a test and which takes half of the time.
 * Only what a profile on disk holds is asked of the whole browser.
 */
export function headlessPath(): string {
  return pathOf(['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']);
}

/** No talk with anybody but the product under test; and root, as in a container, has no sandbox to enter. */
export function chromiumFlags(): string[] {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

function pathOf(names: string[]): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`Not installed: ${names[0]}. npm test says what is missing and how to get it.`);
  return found;
}
