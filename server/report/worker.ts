import { parentPort, workerData } from 'node:worker_threads';
import type { Release } from '../usecases/analysis/release.ts';
import { renderForms } from './render-forms.ts';

const { release } = workerData as { readonly release: Release };

// One release, one worker: it ends with its work, and what the fonts took goes with it.
parentPort?.postMessage(await renderForms(release));
