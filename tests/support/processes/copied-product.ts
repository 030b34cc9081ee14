import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finished } from '../house/finished.ts';
import { tempFolder } from './temp.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = [
  ...['app', 'server', 'db', 'locales', 'public', 'setup'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'remix.config.js'],
];

/**
 * A copy of the sources of the product in which there are more files, built as `npm run build` builds it. Nothing but what is added
 * differs. `remove` takes it away.
 */
export async function buildCopyWith(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly from: string; readonly remove: () => void }> {
  const folder = tempFolder('copy');
  const from = folder.path;
  for (const name of sources) cpSync(join(root, name), join(from, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(from, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(from, path)), { recursive: true });
    writeFileSync(join(from, path), text);
  }
  const built = await finished(process.execPath, ['setup/run.cjs', 'build'], { cwd: from });
  if (built.code !== 0) {
    folder.remove();
    throw new Error(`The copy could not be built.\n${built.said}`);
  }
  return { from, remove: folder.remove };
}
