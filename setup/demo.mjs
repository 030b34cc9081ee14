import { claimDemo, demoPlaces, removeDemo } from './demo-folder.mjs';
import { prepare } from './prepare.mjs';
import { supervise } from './supervise.mjs';

/** `npm run demo` and `npm run demo:reset`: the built product on a folder of its own that may be thrown away. */
export async function run(args) {
  const places = demoPlaces(process.env);
  if (args.includes('--reset')) removeDemo(places);
  claimDemo(places);
  await prepare({ build: true });
  process.exitCode = await supervise({ ...process.env, ...demoSettings(places), NODE_ENV: 'production' });
}

export function demoSettings({ dataDir, keyring }) {
  return { DEMO: '1', DATA_DIR: dataDir, KEYRING: keyring, PORT: process.env.PORT || '3000' };
}
