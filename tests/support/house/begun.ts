import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startAsked } from '../processes/cluster.ts';
import { type ProductOptions, type RunningProduct, startProduct } from '../processes/product.ts';

/** Where what was made in this run lies (before-products.ts); undefined where everybody makes its own. */
const made = process.env.MADE_PRODUCTS;

export type Begun<State> = { readonly product: RunningProduct; readonly state: State };

type Beginning<State> = {
  readonly name: string;
  readonly start: Pick<ProductOptions, 'demo' | 'env' | 'prepare'>;
  /** What is made in it once it has started, and what it answers about it, as JSON. */
  readonly make: (product: RunningProduct) => Promise<State>;
  /** Settings of this product alone, which change nothing of what is made. */
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * A product in which something was made: once in a run, by whoever asks first, and for everybody a copy of what it left, with its keys,
 * ids and sessions. On a cluster everybody makes its own.
 */
export async function begun<State>({ name, start, make, env }: Beginning<State>): Promise<Begun<State>> {
  const { prepare, ...later } = start;
  const settings = { ...later, env: { ...start.env, ...env } };
  if (made === undefined || process.env.CLUSTER) {
    const product = await startAsked({ ...settings, ...(prepare ? { prepare } : {}) });
    return { product, state: JSON.parse(JSON.stringify(await make(product))) as State };
  }
  const folder = join(made, name);
  await once(folder, async () => {
    const first = await startProduct(start);
    try {
      const state = JSON.stringify(await make(first));
      await first.leaveFor(folder);
      writeFileSync(join(folder, 'state.json'), state);
    } finally {
      await first.remove();
    }
  });
  const product = await startProduct({ ...settings, begins: folder });
  return { product, state: JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) as State };
}

/** One process makes a folder, which is whole when `state.json` is in it; others wait, and the next tries when it failed or died. */
async function once(folder: string, make: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  const isWhole = () => existsSync(join(folder, 'state.json'));
  while (!isWhole()) {
    if (!takes(lock)) {
      await pause(50);
      continue;
    }
    try {
      if (isWhole()) return;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      await make();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isGone(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** Whether the process that took it has ended. */
function isGone(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')) || process.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
