import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * A worker thread of this program. The host's own flags (a test runner's, a debugger's) are not the worker's. From TypeScript
 * source the worker registers tsx itself: on Node 20 `--import tsx` reaches the main thread only.
 */
export function startWorker(
  workerFile: string | URL,
  of: { readonly data: unknown; readonly heapMb: number },
): Worker {
  const options = {
    workerData: of.data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: of.heapMb },
  };
  if (!/\.ts$/.test(String(workerFile))) return new Worker(workerFile, options);
  const address = workerFile instanceof URL ? workerFile : pathToFileURL(workerFile);
  // A require resolves to tsx's CommonJS build, whose register() looks for its loader in a wrong folder (4.23).
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const register = `import(${JSON.stringify(pathToFileURL(tsx).href)}).then((tsx) => tsx.register())`;
  const source = `${register}.then(() => import(${JSON.stringify(address.href)}));`;
  return new Worker(source, { ...options, eval: true });
}
