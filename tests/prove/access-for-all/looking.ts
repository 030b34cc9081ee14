import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import type * as inPage from './in-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Node = { readonly target: readonly unknown[]; readonly failureSummary?: string; readonly html: string };
export type Found = { readonly id: string; readonly nodes: readonly Node[] };

/** What axe finds wrong, and what it cannot decide. */
export function runAxe(page: Page): Promise<{ violations: readonly Found[]; incomplete: readonly Found[] }> {
  const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] };
  return page.evaluate(`(async () => {
    const { violations, incomplete } = await axe.run(document, ${JSON.stringify(options)});
    const plain = (all) => all.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary, html }) => ({ target, failureSummary, html })) }));
    return { violations: plain(violations), incomplete: plain(incomplete) };
  })()`);
}
