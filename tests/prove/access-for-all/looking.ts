import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import { axe } from '../../support/pages/axe.ts';
import type * as inPage from './in-page.ts';

const own =
  buildSync({
    entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'looker',
  }).outputFiles[0]?.text ?? '';

type InPage = typeof inPage;
type Done<K extends keyof InPage> = InPage[K] extends (...args: never[]) => infer R ? R : never;

/** Puts axe and our own checks into a page, once for each page that came. */
export async function bringIn(page: Page, what: { readonly axe: boolean }): Promise<void> {
  await page.evaluate(`${what.axe ? axe : ''};${own};window.looker = looker;0`);
}

/** What one of our own checks says of the page. */
export function ask<K extends keyof InPage>(page: Page, check: K, ...args: string[]): Promise<Done<K>> {
  return page.evaluate(`window.looker.${String(check)}(${args.map((each) => JSON.stringify(each)).join()})`);
}
