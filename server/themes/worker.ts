import { parentPort, workerData } from 'node:worker_threads';
import { doThemeWork, type ThemeWork } from '../core/analysis/themes/work.ts';
import { giveWay } from '../threads/give-way.ts';
import type { FromThread } from './threads.ts';

const port = parentPort;
if (port === null) throw new Error('This runs in a worker thread.');
giveWay();
const say = (message: FromThread) => port.postMessage(message);
say({ result: doThemeWork(workerData as ThemeWork, (done, all) => say({ done, all })) });
