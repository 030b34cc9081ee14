import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programArgs, programFile } from '../processes/program.ts';

/**
 * Runs what `npm run bench -- NAME …` or `npm run prove -- NAME …` names: a file `NAME.ts` in `folder`, which reads its
 * flags from `process.argv`, prints its JSON line last and sets the exit code. `all` runs every one as a process of
 * its own, one after the other, so that none inherits another's memory, and prints one line about them all.
 */
export async function runFigure(folder: string): Promise<void> {
  const [name = '', ...flags] = process.argv.slice(2);
  const names = figureNames(folder);
  if (name === 'all') return runAll(folder, { names, flags });
  if (!names.includes(name)) {
    console.error(`No figure "${name}" in ${basename(folder)}: ${[...names, 'all'].join(', ')}.`);
    process.exitCode = 64;
    return;
  }
  process.argv.splice(2, 1);
  await import(programFile(join(folder, `${name}.ts`)));
}

function figureNames(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'run.ts');
  return files.map((file) => basename(file, '.ts')).sort();
}

function runAll(folder: string, { names, flags }: { names: string[]; flags: string[] }): void {
  const figures: Record<string, boolean> = {};
  for (const name of names) {
    console.error(`${basename(folder)} ${name}`);
    const args = [...programArgs(join(folder, `${name}.ts`)), ...flags];
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    figures[name] = status === 0;
  }
  const pass = Object.values(figures).every(Boolean);
  console.log(JSON.stringify({ name: 'all', pass, figures, goal: { every: true } }));
  process.exitCode = pass ? 0 : 1;
}
