import { parentPort } from 'node:worker_threads';
import { giveWay } from '../threads/give-way.ts';
import type { DrawingJob } from './draw-in-worker.ts';
import { renderForms } from './render-forms.ts';
import { renderPaper } from './render-paper.ts';

giveWay();
// One drawing, one worker: it ends with its work, and what the fonts took goes with it.
parentPort?.once('message', async (job: DrawingJob) => {
  parentPort?.postMessage('paper' in job ? await renderPaper(job.paper) : await renderForms(job.release));
});
