import { finish, median, progressBar, readFlags } from '../support/figure-run.ts';
import { openBareSide, openProductSide, type Side } from './fanout/sides.ts';

/**
 * post → held commit → a moderator's decision commit → fan-out, encrypted and FULL, against a bare Socket.IO server that
 * only hands on: server CPU per delivered message, alternated in one run. Ratio = bare / product, so 1 is as cheap.
 * Several children of a room write at once (4 of 25, 16 of 1,000), the same on both sides.
 * `--break` makes the product's loop count a message that was never sent, which the check of deliveries must find.
 */
const flags = readFlags();
const shape = flags.quick ? { rooms: 4, children: 100 } : { rooms: 40, children: 1_000 };
const loads = [
  {
    rooms: 'small',
    size: shape.children / shape.rooms,
    messages: flags.quick ? 120 : 1_000,
    together: 4,
    pairs: flags.quick ? 1 : 15,
    goal: 0.6,
  },
  {
    rooms: 'large',
    size: shape.children,
    messages: flags.quick ? 20 : 320,
    together: 16,
    pairs: flags.quick ? 1 : 5,
    goal: 0.95,
  },
] as const;

console.error(`fanout, seed ${flags.seed}`);
const product = await openProductSide(shape, progressBar('children join'));
const bare = await openBareSide(shape);
const figures: Record<string, number> = {};
let wrong = 0;

async function measure(side: Side, load: (typeof loads)[number]): Promise<{ us: number; packets: number }> {
  const driven = await side.run(load);
  const expected =
    Math.ceil(load.messages / (load.rooms === 'small' ? shape.rooms : 1)) *
    (load.rooms === 'small' ? shape.rooms : 1) *
    load.size;
  wrong += driven.missing + driven.doubled + Math.abs(driven.deliveries - expected) + (flags.broken ? 1 : 0);
  return { us: (driven.cpu / driven.deliveries) * 1e6, packets: driven.packets / driven.deliveries };
}

try {
  for (const load of loads) {
    // Both sides warm: a server of a live session has its hot paths compiled, and a short run would measure the compiler.
    for (const messages of flags.quick ? [load.messages / 2] : [load.messages, load.messages])
      for (const side of [bare, product]) await side.run({ ...load, messages: Math.ceil(messages) });
    const tick = progressBar(`rooms of ${load.size}`);
    const ratios: number[] = [];
    const costs = { bare: [] as number[], product: [] as number[] };
    const shared: number[] = [];
    for (let pair = 0; pair < load.pairs; pair += 1) {
      const [first, second] = [await measure(bare, load), await measure(product, load)];
      costs.bare.push(first.us);
      costs.product.push(second.us);
      shared.push(second.packets);
      ratios.push(first.us / second.us);
      tick(pair + 1, load.pairs);
    }
    figures[`ratio-${load.size}`] = Number(median(ratios).toFixed(3));
    figures[`ratio-${load.size}-lowest`] = Number(Math.min(...ratios).toFixed(3));
    figures[`ratio-${load.size}-highest`] = Number(Math.max(...ratios).toFixed(3));
    figures[`product-packets-${load.size}`] = Number(median(shared).toFixed(3));
    figures[`bare-us-${load.size}`] = Number(median(costs.bare).toFixed(2));
    figures[`product-us-${load.size}`] = Number(median(costs.product).toFixed(2));
  }
} finally {
  await Promise.all([product.close(), bare.close()]);
}

figures.wrong = wrong;
const goal = Object.fromEntries(loads.map((load) => [`ratio-${load.size}`, load.goal]));
const reached = loads.every((load) => (figures[`ratio-${load.size}`] ?? 0) >= load.goal);
finish({
  name: 'fanout',
  pass: wrong === 0 && (flags.quick || reached),
  figures,
  goal: { ...goal, wrong: 0 },
});
