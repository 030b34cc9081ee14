import { performance } from 'node:perf_hooks';

/** Set-up speaks on standard error only: the last line of standard output belongs to the figure or the test count. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Says what is being done, does it, says how long it took. */
export async function saying(what, work) {
  const start = performance.now();
  say(`${what} …`);
  const value = await work();
  say(`${what}: ${seconds(performance.now() - start)}`);
  return value;
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
