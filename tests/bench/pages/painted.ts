import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from '@playwright/test';
import { median } from '../../support/figures/figure-run.ts';
import { newWindow } from '../../support/pages/browser.ts';
import { type Client, cookiesOf } from '../../support/pages/client.ts';
import { chromiumFlags, headlessPath } from '../../support/processes/toolchain.ts';
import { startStaticCopy } from './static-copy.ts';

export type Painted = {
  /** The largest ratio of a page: until its largest part is painted, from the product over from a copy of the same bytes. */
  readonly ratio: number;
  /** By page, milliseconds from the product and from the copy. */
  readonly ms: Readonly<Record<string, readonly [product: number, copy: number]>>;
  /** Requests to anybody but the site. */
  readonly elsewhere: number;
};

type Window = { readonly origin: string; readonly as?: Client | undefined; readonly lateMs: number };

/** A slow telephone network, and a processor a quarter as fast as this one. */
const line = { offline: false, latency: 300, downloadThroughput: 50 * 1_024, uploadThroughput: 20 * 1_024 };
const slower = 4;

/**
 * How long until the largest part of a page is painted (LCP), cold, on a slow line and a slow processor: from the product, and from
 * a server that holds the same bytes in memory. In turn, the median of `pairs`. `lateMs`: the planted fault, a product that is late.
 */
export async function painted(
  product: { readonly origin: string },
  pages: Readonly<Record<string, { readonly path: string; readonly as?: Client | undefined }>>,
  { pairs, lateMs, tick }: { pairs: number; lateMs: number; tick: (done: number, all: number) => void },
): Promise<Painted> {
  const browser = await chromium.launch({ executablePath: headlessPath(), args: chromiumFlags() });
  const ms: Record<string, readonly [number, number]> = {};
  let elsewhere = 0;
  let done = 0;
  // The first fills the copy, and warms both; where nothing is judged by its time it is all there is.
  const warming = pairs > 1 ? 1 : 0;
  const all = Object.keys(pages).length * (pairs + warming);
  try {
    for (const [name, { path, as }] of Object.entries(pages)) {
      const copy = await startStaticCopy(product.origin, as ? cookiesOf(as) : '');
      const times = { product: [] as number[], copy: [] as number[] };
      for (let pair = 0; pair < pairs + warming; pair += 1) {
        const ours = await paint(browser, path, { origin: product.origin, as, lateMs });
        const same = await paint(browser, path, { origin: copy.origin, lateMs: 0 });
        elsewhere += ours.elsewhere;
        if (pair >= warming) {
          times.product.push(ours.ms);
          times.copy.push(same.ms);
        }
        tick(++done, all);
      }
      copy.close();
      ms[name] = [Math.round(median(times.product)), Math.round(median(times.copy))];
    }
  } finally {
    await browser.close();
  }
  const ratio = Math.max(...Object.values(ms).map(([ours, same]) => ours / same));
  return { ratio: Number(ratio.toFixed(3)), ms, elsewhere };
}

async function paint(
  browser: Browser,
  path: string,
  { origin, as, lateMs }: Window,
): Promise<{ ms: number; elsewhere: number }> {
  const context = await newWindow(browser, { origin, as, width: 390, height: 844 });
  const page = await context.newPage();
  let elsewhere = 0;
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) elsewhere += 1;
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', line);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  if (lateMs > 0)
    await page.route('**/*', async (route) => {
      await pause(lateMs);
      await route.continue();
    });
  const answer = await page.goto(`${origin}${path}`, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${origin}${path} answered ${answer?.status()}.`);
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0));
        watch.observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await context.close();
  return { ms, elsewhere };
}
