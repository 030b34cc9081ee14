import { claimDemo, demoPlaces, removeDemo } from './demo-folder.mjs';
import { prepare } from './prepare.mjs';
import { supervise } from './supervise.mjs';

/** `npm run demo` and `npm run demo:reset`: the built product on a folder of its own that may be thrown away. */
export async function run(args) {
  const places = demoPlaces(process.env);
  // Looked at before the long part, so that a wrong folder is said at once.
  if (!args.includes('--reset')) claimDemo(places);
  await prepare({ build: true });
  if (args.includes('--reset')) {
    await removeDemo(places);
    claimDemo(places);
  }
  process.exitCode = await supervise({ ...process.env, ...demoSettings(places), NODE_ENV: 'production' });
}

export function demoSettings({ dataDir, keyring }) {
  return { DEMO: '1', DEMO_PAST: '1', DATA_DIR: dataDir, KEYRING: keyring, PORT: process.env.PORT || '3000' };
}
