import { parseArgs } from 'node:util';

export type Flags = {
  readonly quick: boolean;
  readonly broken: boolean;
  readonly seed: number;
  /** Every combination instead of a choice that meets every pair, where a figure has such a choice. */
  readonly exhaustive: boolean;
  /** `a` or `b`: against a cluster of that kind (npm run cluster), where a figure can. */
  readonly cluster: string | undefined;
  /** Words without a dash: a folder. */
  readonly free: readonly string[];
};

/** The flags every figure takes (docs/figures.md). `--data` is taken and means nothing where a figure needs no data. */
export function readFlags(args: readonly string[] = process.argv.slice(2)): Flags {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      break: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      exhaustive: { type: 'boolean', default: false },
      data: { type: 'string' },
      cluster: { type: 'string' },
    },
  });
  return {
    quick: values.quick,
    broken: values.break,
    seed: Number(values.seed) || 1,
    exhaustive: values.exhaustive,
    cluster: values.cluster,
    free: positionals,
  };
}

/** A bar on standard error: a line that grows in a terminal, a line each tenth elsewhere. */
export function progressBar(name: string): (done: number, all: number) => void {
  let shown = -1;
  return (done, all) => {
    const tenths = Math.floor((done / Math.max(1, all)) * 30);
    if (tenths === shown) return;
    shown = tenths;
    const bar = `${name} [${'#'.repeat(tenths)}${'.'.repeat(30 - tenths)}] ${done}/${all}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${bar}${done >= all ? '\n' : ''}`);
    else if (tenths % 3 === 0) process.stderr.write(`${bar}\n`);
  };
}

/** The middle of several measurements; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** The last line of a figure and its exit code. Problems stand above it on standard error, the first of each kind whole. */
export function finish(
  line: { readonly name: string; readonly pass: boolean } & Record<string, unknown>,
): void {
  console.log(JSON.stringify(line));
  process.exitCode = line.pass ? 0 : 1;
}

/** What does not agree. Everything is counted, the first few are told. */
export type Problems = {
  readonly add: (kind: string, what: string) => void;
  readonly count: () => number;
  readonly kinds: () => Readonly<Record<string, number>>;
};

export function collectProblems(tellOfEach = 3): Problems {
  const kinds: Record<string, number> = {};
  return {
    add(kind, what) {
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (kinds[kind] <= tellOfEach) process.stderr.write(`  ${kind}: ${what.slice(0, 600)}\n`);
    },
    count: () => Object.values(kinds).reduce((sum, each) => sum + each, 0),
    kinds: () => kinds,
  };
}
