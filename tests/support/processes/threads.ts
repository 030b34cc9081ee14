import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../../..');

/**
 * A thread that screens, and beside it all others: bundled as the product has them, because from source each start costs a second.
 * Tests of Vitest have them as the sources are now, figures as they were built.
 */
export const screeningWorker = thread('screening');
export const checkpointWorker = thread('checkpoint');
export const disclosureWorker = thread('disclosure');
export const opinionWorker = thread('opinion');
export const reportWorker = thread('report');

function thread(name: string): URL {
  return pathToFileURL(join(process.env.TEST_THREADS ?? join(root, 'build'), `${name}-worker.js`));
}
