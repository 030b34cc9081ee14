import { begun } from '../house/begun.ts';
import { bringDemo, keepDemo } from '../house/kept-stage.ts';
import { type DemoCrew, signInDemo } from '../house/stage.ts';
import type { RunningProduct } from './product.ts';

export type Demo = { readonly product: RunningProduct; readonly origin: string; readonly crew: DemoCrew };

/** A demo in which everybody has signed in and somebody is at the desk. `env`: settings over those of a demo. */
export async function startDemo(env: Readonly<Record<string, string>> = {}): Promise<Demo> {
  const { product, state } = await begun({
    name: 'demo',
    start: { demo: true },
    make: async (first) => keepDemo(await signInDemo(first)),
    env,
  });
  const { origin } = product;
  return { product, origin, crew: await bringDemo(origin, state) };
}
