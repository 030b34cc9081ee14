import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread from its bundled file, or from its TypeScript source. The host's own flags (a test runner's, a debugger's) are not the
 * worker's. From source the worker registers tsx itself: on Node 20 `--import tsx` reaches the main thread only.
 */
export function startWorker(
  workerFile: string | URL,
  more: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>,
): Worker {
  const options = { ...more, execArgv: [] };
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
