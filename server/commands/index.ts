import { fileURLToPath } from 'node:url';

/** The command line. What a command needs is loaded when it is asked for: a table of votes needs no database in memory. */
async function main(): Promise<number> {
  const [command, ...words] = process.argv.slice(2);
  // These need no setting and open nothing.
  if (command === 'screen') {
    const { screenLines } = await import('./screen.ts');
    return screenLines(words, { input: process.stdin, output: process.stdout, errors: process.stderr });
  }
  if (command === 'verify-report') {
    const { verifyReport } = await import('./verify-report.ts');
    return verifyReport(words, { output: process.stdout, errors: process.stderr });
  }
  if (command === 'opinion') {
    const { opinionToFile } = await import('./opinion.ts');
    return opinionToFile(words, process.stderr);
  }
  if (command === 'protect') {
    const { protectTables } = await import('./protect.ts');
    return protectTables(words, process.stderr);
  }
  if (command === 'import') {
    const { importFile } = await import('./import.ts');
    // Beside this file of the build, wherever its other parts are.
    const childFile = fileURLToPath(new URL('./import-child.cjs', import.meta.url));
    return importFile(words, { output: process.stdout, errors: process.stderr, childFile });
  }
  if (command === 'doctor') {
    const { doctor } = await import('./doctor.ts');
    const unknown = words.find((word) => word !== '--serving');
    if (unknown !== undefined) {
      process.stderr.write(`The command "doctor" does not know what "${unknown}" is for.\n`);
      return 64;
    }
    return doctor(process.stdout, undefined, { serving: words.length > 0 });
  }
  if (command === 'strings') {
    const { runStrings } = await import('./strings.ts');
    return runStrings(words, { output: process.stdout, errors: process.stderr });
  }
  const { runInHouse } = await import('./in-house.ts');
  return runInHouse(process.argv.slice(2));
}

async function fail(error: unknown): Promise<number> {
  const { refusalOf } = await import('../refusal-of.ts');
  const refused = refusalOf(error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${refused?.message ?? `The command failed: ${message}`}\n`);
  return refused?.exitCode ?? 70;
}

/**
 * As the shell says it of whatever wrote to nobody: 128 and the number of SIGPIPE. `… | head` has read enough, and what
 * asks for the exit code all the same is told that this one was not heard to its end.
 */
const nobodyReads = 141;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(nobodyReads);
  throw error;
});

main()
  .catch(fail)
  .then((code) => process.exit(code));
