import type { Page } from '@playwright/test';
import axeCore from 'axe-core/axe.min.js';

/**
 * axe as text, to be put into a page: its builder for Playwright does so for each question, which costs three times the question. Made small, it
 * is there in half of the time.
 */
export const axe = axeCore.source;
/** Every level of WCAG 2.2 up to AA, and what axe calls good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Node = { readonly target: readonly unknown[]; readonly failureSummary?: string; readonly html: string };
export type Found = { readonly id: string; readonly nodes: readonly Node[] };

/** What axe finds wrong, and what it cannot decide. It is brought in where it is not yet. */
export async function runAxe(
  page: Page,
): Promise<{ violations: readonly Found[]; incomplete: readonly Found[] }> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(`${axe};0`);
  const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] };
  return page.evaluate(`(async () => {
    const { violations, incomplete } = await axe.run(document, ${JSON.stringify(options)});
    const plain = (all) => all.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary, html }) => ({ target, failureSummary, html })) }));
    return { violations: plain(violations), incomplete: plain(incomplete) };
  })()`);
}

/** What axe finds wrong, a line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await runAxe(page);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary = '' }) => `${id}: ${String(target)} ${html} ${failureSummary}`,
    ),
  );
}
