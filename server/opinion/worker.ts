import { parentPort } from 'node:worker_threads';
import { findOpinionGroups } from '../core/analysis/opinion/opinion-groups.ts';
import { summaryOf } from '../core/analysis/opinion/opinion-summary.ts';
import { addChunk } from '../core/analysis/opinion/vote-chunks.ts';
import { collectVotes, type VoteCollector } from '../core/analysis/opinion/vote-matrix.ts';
import { giveWay } from '../threads/give-way.ts';
import type { OpinionMessage } from './find-in-thread.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread.');

giveWay();
let collector: VoteCollector | undefined;
port.on('message', (message: OpinionMessage) => {
  if (message.kind === 'begin') collector = collectVotes(message.statements);
  else if (collector === undefined) throw new Error('Votes came before their statements.');
  else if (message.kind === 'votes') addChunk(collector, message.chunk);
  else {
    const matrix = collector.matrix();
    const out = Uint8Array.from(matrix.statements, (id) => (message.takenOut.includes(id) ? 1 : 0));
    port.postMessage(summaryOf(matrix, findOpinionGroups(matrix, { out, gate: message.gate })));
  }
});
