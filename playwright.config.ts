import { defineConfig } from '@playwright/test';
import { chromiumFlags, headlessPath } from './tests/support/processes/toolchain.ts';

/** Fixtures start the product themselves, on a port and a data folder of their own; there is no shared web server. */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/processes/before-products.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: false,
  // What `npm test` leaves to `npm test -- languages` (CONTRIBUTING.md).
  grepInvert: process.env.EVERY_LANGUAGE ? [] : /@asked/,
  // Of two cores two browsers leave half at rest: they wait for pages. A cluster is several processes already.
  workers: process.env.CLUSTER ? 2 : 3,
  // Some tests hold the product to one second on a machine that does much else at once. What fails is tried once more,
  // and what passes only then is named in the last lines: it is a defect to look at, not a reason to hold everything up.
  retries: 1,
  // A cluster is several processes on the cores of one.
  timeout: process.env.CLUSTER ? 120_000 : 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: { executablePath: headlessPath(), args: chromiumFlags() },
  },
  // Two kinds, each with products of its own: the same journey is walked in both with the same words.
  projects: [
    { name: 'live', testIgnore: /\.forms\.spec\.ts$/ },
    { name: 'forms', testMatch: /\.forms\.spec\.ts$/, use: { javaScriptEnabled: false } },
  ],
});
