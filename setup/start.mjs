import { prepare } from './prepare.mjs';
import { supervise } from './supervise.mjs';

/** `npm start`: production. What it is given in the environment it passes on, except anything of a demo. */
export async function run() {
  await prepare({ build: true });
  const { DEMO: _demo, DEMO_PAST: _past, ...env } = process.env;
  process.exitCode = await supervise({ ...env, NODE_ENV: 'production' });
}
