// npm run cluster -- a|b: two processes behind HAProxy on this machine, to be looked at until Ctrl-C. `a` are two machines that share
// out consultations, `b` two processes on the same ones over a libSQL server and Redis. Everything lies in temporary folders and goes with it.

import { readyHelp } from '../support/house/ready-help.ts';
import { startCluster } from '../support/processes/cluster.ts';

const [kind = ''] = process.argv.slice(2);
if (kind !== 'a' && kind !== 'b') {
  console.error(
    'Say which: npm run cluster -- a (consultations shared out), or npm run cluster -- b (several processes on each).',
  );
  process.exitCode = 64;
} else {
  const cluster = await startCluster(kind, { prepare: readyHelp });
  console.log(`HAProxy: ${cluster.origin}${kind === 'a' ? ` and ${cluster.otherOrigin}` : ''}`);
  for (const [at, one] of cluster.processes.entries())
    console.log(`process ${at + 1}: ${one.origin}, its data in ${one.folder}`);
  console.log(`A member of the team: ${await cluster.invite('Noor', 'administrator')}`);
  console.log('Ctrl-C ends it.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await cluster.remove();
}
