import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { seconds } from './say.mjs';
import { phases } from './steps.mjs';

/**
 * `npm test`: its own set-up, then every step but those that are only asked for; a failed one does not hide the next. The
 * last line is `N passed, N failed`. `npm test -- unit browser` runs only the steps named; other words go to Vitest and
 * Playwright as file filters.
 */
export async function run(args) {
  await prepare({ build: false, toolchain: true });
  const scratch = mkdtempSync(join(tmpdir(), 'due-weight-test-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

  const names = namesIn(phases(scratch, { only: [], filters: [] }));
  const only = args.filter((word) => names.has(word));
  const filters = args.filter((word) => !names.has(word));
  const wanted = (step) =>
    only.length === 0 ? !step.asked : [step.name].flat().some((name) => only.includes(name));

  const total = { passed: 0, failed: 0 };
  for (const phase of phases(scratch, { only, filters })) {
    const queue = phase.queue?.filter(wanted);
    const lanes = queue ? [queue, queue, queue] : [phase.main.filter(wanted), phase.alongside.filter(wanted)];
    await Promise.all(lanes.map((steps) => runLane(steps, total)));
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function namesIn(allPhases) {
  const steps = allPhases.flatMap((phase) => phase.queue ?? [...phase.main, ...phase.alongside]);
  return new Set([...steps.flatMap((step) => step.name), 'figures']);
}

/** Takes one step after the other off the list, which another lane may share. */
async function runLane(steps, total) {
  for (let step = steps.shift(); step; step = steps.shift()) {
    console.log(`▸ ${step.title}`);
    const start = performance.now();
    const { passed, failed, output, flaky = [] } = await step.work().catch(couldNotRun);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) console.log(output.trimEnd());
    for (const title of flaky) console.log(`! passed only at its second try: ${title}`);
    const took = seconds(performance.now() - start);
    console.log(`${failed > 0 ? '✗' : '✓'} ${step.title}: ${passed} passed, ${failed} failed, ${took}`);
  }
}

function couldNotRun(error) {
  return { passed: 0, failed: 1, output: error.exitCode ? error.message : String(error.stack) };
}
