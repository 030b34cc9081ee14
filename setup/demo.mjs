import { claimDemo, demoPlaces, removeDemo, renewHalf } from './demo-folder.mjs';
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
  } else await renewHalf(places);
  process.exitCode = await supervise({ ...demoSettings(places), NODE_ENV: 'production' });
}

/**
 * `NAME=value` of where the data, keys and copies of a real site are: a demo that was handed such a place would write into it, or clear it. And of the
 * host that translates for one: it would be sent what somebody tries here, for a site that it did not agree with.
 */
const ofRealSites =
  /^(LIBSQL_|BACKUP_|KEY_BACKUP_|MASTER_KEY|REDIS_URL=|TRANSLATOR_(URL|KEY|PRIVATE)=|TRANSLATOR=libretranslate)/;

/**
 * The settings of a demo in its own folder: those of this shell, but for what belongs to a real site (R74).
 * @param {{ readonly dataDir: string; readonly keyring: string }} places
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function demoSettings({ dataDir, keyring }, env = process.env) {
  const settings = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !ofRealSites.test(`${name}=${value}`)),
  );
  const PORT = env.PORT || '3000';
  return { ...settings, DEMO: '1', DEMO_PAST: '1', DATA_DIR: dataDir, KEYRING: keyring, PORT };
}
