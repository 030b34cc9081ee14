import { parentPort } from 'node:worker_threads';
import { controls } from '../core/analysis/disclosure/controls.ts';
import { giveWay } from '../threads/give-way.ts';
import type { ControlJob } from './control-in-thread.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');

giveWay();
port.once('message', ({ name, of }: ControlJob) => {
  // Which function belongs to which arguments is the sender's type.
  port.postMessage((controls[name] as (...args: readonly unknown[]) => unknown)(...of));
});
