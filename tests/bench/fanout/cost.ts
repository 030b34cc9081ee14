import { median, progressBar } from '../../support/figures/figure-run.ts';
import { type Asked, type Part, rounded } from './part.ts';
import { openBareSide, openProductSide, type Side } from './sides.ts';

/**
 * Whole runs of each side before anything is counted: a server of a live session has its hot paths compiled, and short runs would measure
 * the compiler. In the first two it took 6 of 100 parts of the product's CPU, after ten 0.7.
 */
const warming = 8;

/**
 * Server CPU for each delivered message, both sides in turn in one run. Ratio = bare / product, so 1 is as cheap. Several children of
 * a room write at once (4 of 25, 16 of 1,000), the same on both sides.
 */
export async function measureCost({ quick, broken }: Asked): Promise<Part> {
  const shape = quick ? { rooms: 4, children: 100 } : { rooms: 40, children: 1_000 };
  const loads = [
    {
      rooms: 'small',
      size: shape.children / shape.rooms,
      messages: quick ? 120 : 1_000,
      together: 4,
      pairs: quick ? 1 : 15,
      goal: 0.6,
    },
    {
      rooms: 'large',
      size: shape.children,
      messages: quick ? 20 : 320,
      together: 16,
      pairs: quick ? 1 : 5,
      goal: 0.95,
    },
  ] as const;
  const product = await openProductSide(shape, progressBar('children join'));
  const bare = await openBareSide(shape);
  const figures: Record<string, number> = {};
  let wrong = 0;

  async function measure(side: Side, load: (typeof loads)[number]): Promise<{ us: number; packets: number }> {
    const driven = await side.run(load);
    const rooms = load.rooms === 'small' ? shape.rooms : 1;
    const expected = Math.ceil(load.messages / rooms) * rooms * load.size;
    wrong += driven.missing + driven.doubled + Math.abs(driven.deliveries - expected) + (broken ? 1 : 0);
    return { us: (driven.cpu / driven.deliveries) * 1e6, packets: driven.packets / driven.deliveries };
  }

  try {
    for (const load of loads) {
      for (let run = 0; run < (quick ? 1 : warming); run += 1)
        for (const side of [bare, product])
          await side.run({ ...load, messages: quick ? Math.ceil(load.messages / 2) : load.messages });
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
      figures[`ratio-${load.size}`] = rounded(median(ratios), 3);
      figures[`ratio-${load.size}-lowest`] = rounded(Math.min(...ratios), 3);
      figures[`ratio-${load.size}-highest`] = rounded(Math.max(...ratios), 3);
      figures[`product-packets-${load.size}`] = rounded(median(shared), 3);
      figures[`bare-us-${load.size}`] = rounded(median(costs.bare), 2);
      figures[`product-us-${load.size}`] = rounded(median(costs.product), 2);
    }
  } finally {
    await Promise.all([product.close(), bare.close()]);
  }
  return {
    figures,
    goal: Object.fromEntries(loads.map((load) => [`ratio-${load.size}`, load.goal])),
    wrong,
    reached: loads.every((load) => (figures[`ratio-${load.size}`] ?? 0) >= load.goal),
  };
}
