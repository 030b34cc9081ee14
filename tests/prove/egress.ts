// The product calls nobody. After set-up, parts of the suite and whole journeys run in a network that has loopback and nothing
// else; they have to pass there, and the kernel's own counters say how often anything tried to leave.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectProblems, finish, readFlags } from '../support/figures/figure-run.ts';
import { programArgs } from '../support/processes/program.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { alone } from './egress/netns.ts';

const flags = readFlags();
const goal = { attempts: 0, failed: 0 };
const startMs = Date.now();
const problems = collectProblems();
const root = fileURLToPath(new URL('../..', import.meta.url));
type Part = { readonly name: string; readonly passed: boolean; readonly attempts: number };

const scratch = tempFolder('egress');
try {
  // An address for documentation (RFC 5737): asking it a name is one attempt.
  const resolver = join(scratch.path, 'resolv.conf');
  writeFileSync(resolver, 'nameserver 192.0.2.53\noptions timeout:1 attempts:1\n');
  const place = alone(resolver);
  const parts = 'reason' in place ? [] : runIn(place.command);
  for (const { name, passed, attempts } of parts) {
    if (!passed) problems.add('failed', name);
    for (let count = 0; count < attempts; count += 1) problems.add('attempt', name);
  }
  const kinds = problems.kinds();
  finish({
    name: 'egress',
    pass: parts.length > 0 && problems.count() === 0,
    figures: {
      ...('reason' in place ? { notPermitted: place.reason } : {}),
      parts: parts.map(({ name }) => name).join(', '),
      failed: kinds.failed ?? 0,
      attempts: kinds.attempt ?? 0,
      seconds: Math.round((Date.now() - startMs) / 100) / 10,
    },
    goal,
  });
} finally {
  scratch.remove();
}

function runIn([command = '', ...words]: readonly string[]): readonly Part[] {
  const inside = [process.execPath, ...programArgs(join(root, 'tests/prove/egress/inside.ts'))];
  const options = [...(flags.quick ? ['--quick'] : []), ...(flags.broken ? ['--break'] : [])];
  const { stdout } = spawnSync(command, [...words, ...inside, ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Part[];
  } catch {
    return [{ name: 'the run itself', passed: false, attempts: 0 }];
  }
}
