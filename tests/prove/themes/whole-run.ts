import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { programArgs } from '../../support/processes/program.ts';
import type { CodedText } from './sample.ts';

export type WholeInput = {
  readonly texts: readonly (CodedText & { readonly language: string })[];
  readonly coded: number;
  readonly groups: number;
  readonly seed: number;
};

/** CPU and peak memory are those of the whole process, the runtime and its loader included. */
export type WholeRun = {
  readonly texts: number;
  readonly suggested: number;
  readonly themes: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
};

/** Suggestions for all texts but the coded ones, then proposals for each language, in a process of its own. */
export async function runWhole(
  texts: WholeInput['texts'],
  options: Omit<WholeInput, 'texts'>,
): Promise<WholeRun> {
  const script = fileURLToPath(new URL('./whole.ts', import.meta.url));
  const child = spawn(process.execPath, programArgs(script), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ texts, ...options } satisfies WholeInput));
  return JSON.parse(await text(child.stdout)) as WholeRun;
}
