import { median } from '../../support/figures/figure-run.ts';
import { asSent } from '../../support/house/as-sent.ts';
import { type Client, cookiesOf } from '../../support/pages/client.ts';
import { cpuSeconds } from '../../support/processes/process-cpu.ts';
import type { RunningProduct } from '../../support/processes/product.ts';

export type PageCosts = {
  /** Milliseconds of CPU for one answer, by page. */
  readonly ms: Readonly<Record<string, number>>;
  /** The same over the first page, of the same round: what a busy machine changes least. */
  readonly ofFirst: Readonly<Record<string, number>>;
};

/**
 * CPU of the server for each of the pages that a child opens, compressed as browsers are sent them: each round asks for every page
 * `requests` times; of the rounds the median. `pages` has `first`, which the others are held against.
 */
export async function pageCosts(
  product: Pick<RunningProduct, 'origin' | 'pid'>,
  pages: Readonly<Record<string, { readonly path: string; readonly as?: Client | undefined }>>,
  of: {
    readonly pairs: number;
    readonly requests: number;
    readonly tick: (done: number, all: number) => void;
  },
): Promise<PageCosts> {
  const named = Object.entries(pages);
  const costs = new Map(named.map(([name]) => [name, [] as number[]]));
  async function ask({ path, as }: (typeof pages)[string]): Promise<number> {
    const asked = {
      accept: 'text/html',
      'accept-encoding': 'br',
      'accept-language': 'en',
      ...(as ? { cookie: cookiesOf(as) } : {}),
    };
    const before = cpuSeconds(product.pid());
    for (let count = 0; count < of.requests; count += 1) {
      const { status } = await asSent(new URL(path, product.origin), asked);
      if (status !== 200) throw new Error(`${path} answered ${status}.`);
    }
    return ((cpuSeconds(product.pid()) - before) / of.requests) * 1_000;
  }
  for (const [, page] of named) await ask(page);
  for (let round = 0; round < of.pairs; round += 1) {
    for (const [name, page] of named) costs.get(name)?.push(await ask(page));
    of.tick(round + 1, of.pairs);
  }
  const first = costs.get('first') ?? [];
  const each = (value: (all: readonly number[]) => number) =>
    Object.fromEntries([...costs].map(([name, all]) => [name, Number(value(all).toFixed(2))]));
  return {
    ms: each(median),
    ofFirst: each((all) => median(all.map((ms, at) => ms / (first[at] ?? Number.NaN)))),
  };
}
