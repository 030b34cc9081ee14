import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundleImportChild, bundlePictureChild } from './bundle.mjs';
import { endOf, exitCodeOf, passSignalsTo, root } from './child.mjs';
import { demoSettings } from './demo.mjs';
import { claimDemo, demoPlaces, renewHalf } from './demo-folder.mjs';
import { prepare } from './prepare.mjs';

/** `npm run dev`: the demo from its sources. Pages are replaced as they change, the server restarts. */
export async function run() {
  const places = demoPlaces(process.env);
  claimDemo(places);
  await prepare({ build: false });
  await renewHalf(places);
  await bundleImportChild('build/import-child.cjs');
  await bundlePictureChild('build/picture-child.cjs');
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const env = { ...demoSettings(places), NODE_ENV: 'development' };
  const args = [tsx, 'watch', '--clear-screen=false', 'server/index.ts'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  passSignalsTo(child);
  process.exitCode = exitCodeOf(await endOf(child, 'The server'));
}
