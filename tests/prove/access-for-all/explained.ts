import type { Page } from '@playwright/test';
import type { Found } from '../../support/pages/axe.ts';
import { ask } from './looking.ts';

/** What axe leaves to a person, apart from colours, and why it is right here: each by its rule and the place it stands. */
const known: readonly { readonly rule: string; readonly where: RegExp; readonly because: string }[] = [];

/**
 * What axe could not decide and nobody has explained. Colours explain themselves: our own measuring reached words there, and
 * their contrast is enough.
 */
export async function unexplained(
  page: Page,
  incomplete: readonly Found[],
  enough: number,
): Promise<{ readonly open: string[]; readonly explained: number }> {
  const open: string[] = [];
  let explained = 0;
  for (const { id, nodes } of incomplete) {
    for (const { target, html, failureSummary } of nodes) {
      const selector = String(target.at(-1));
      const measured = id.startsWith('color-contrast') ? await ask(page, 'measuredIn', selector) : 0;
      const listed = known.some(({ rule, where }) => rule === id && where.test(html));
      if (measured >= enough || listed) explained += 1;
      else
        open.push(
          `${id}: ${selector} (${measured.toFixed(1)}) ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`,
        );
    }
  }
  return { open, explained };
}
