import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where a program of `tests/` is to be loaded from: where it was bundled, when the one that asks was bundled too (setup/programs.mjs
 * writes that in) or is a test in a browser (before-products.ts), or else its source.
 */
export function programFile(source: string): string {
  const bundled = process.env.PROGRAMS;
  return bundled ? join(bundled, relative(tests, source).replace(/\.ts$/, '.js')) : source;
}

/** The arguments with which Node runs it as a process of its own. */
export function programArgs(source: string): readonly string[] {
  return [...programFlags, programFile(source)];
}

/** What Node needs for it. */
export const programFlags: readonly string[] = process.env.PROGRAMS ? [] : ['--import', 'tsx'];
