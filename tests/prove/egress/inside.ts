// Runs in a network with loopback alone: parts of the suite one after the other, each with what it tried to reach. Its last line
// is JSON for the proof that started it.
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { programArgs } from '../../support/processes/program.ts';
import { attemptsSince, attemptsSoFar } from './netns.ts';

const [quick, broken] = [process.argv.includes('--quick'), process.argv.includes('--break')];
const bin = (name: string) => `node_modules/.bin/${name}`;

const journey = {
  name: 'journey',
  command: [process.execPath, ...programArgs(fileURLToPath(new URL('journey.ts', import.meta.url)))],
};
const parts: readonly { readonly name: string; readonly command: readonly string[] }[] = quick
  ? [journey]
  : [
      { name: 'unit', command: [bin('vitest'), 'run', '--project', 'unit'] },
      { name: 'integration', command: [bin('vitest'), 'run', '--project', 'integration'] },
      journey,
      {
        name: 'browser',
        command: [bin('playwright'), 'test', 'tests/e2e/child/child.spec.ts', '-g', 'newcomer'],
      },
    ];

const ran = [];
for (const { name, command } of parts) {
  process.stderr.write(`egress: ${name}\n`);
  const before = attemptsSoFar();
  const { status, stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), {
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`.slice(-20_000));
  // The planted fault: somebody calls home.
  if (broken && ran.length === 0) await callHome();
  ran.push({ name, passed: status === 0, attempts: attemptsSince(before) });
}
console.log(JSON.stringify(ran));

function callHome(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(443, '192.0.2.77');
    socket.once('error', () => resolve());
    socket.once('connect', () => socket.destroy());
    socket.once('close', () => resolve());
  });
}
