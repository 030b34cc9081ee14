import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** What stood in the folders at a step of a program that never came further. */
export type KilledStage = {
  readonly label: string;
  /** Puts the folders back as they stood. */
  readonly put: () => void;
};

type Program = {
  /** A bundled program that steps with tests/integration/store/killed-child.ts and says `through` at its end. */
  readonly file: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Everything it changes. */
  readonly folders: readonly string[];
  /** Puts the folders as they stand before it begins. */
  readonly begin: () => void;
  /** A folder for copies. */
  readonly photos: string;
};

/**
 * Every step at which a program can be killed, the whole run last. It runs once and its folders are copied at each step: a killed process
 * leaves its files exactly so, and to start it anew for every step costs a second each. In the middle it is killed for good, and
 * what it leaves has to be what the copy has. Throws where it does not get through, does not die, or leaves something else.
 */
export function killedStages(program: Program): readonly KilledStage[] {
  const { photos, folders, begin } = program;
  rmSync(photos, { recursive: true, force: true });
  mkdirSync(photos, { recursive: true });
  const keep = (name: string) => {
    mkdirSync(join(photos, name));
    for (const folder of folders.filter((each) => existsSync(each)))
      cpSync(folder, join(photos, name, basename(folder)), { recursive: true });
  };
  begin();
  const whole = run(program, { PHOTOS: photos, FOLDERS: folders.join(delimiter) });
  if (!whole.stdout.includes('through')) throw new Error(`It did not get through. ${whole.stderr}`);
  const steps = readdirSync(photos).length;
  keep('through');
  const middle = Math.ceil(steps / 2);
  begin();
  const killed = run(program, { KILL_AT: String(middle) });
  if (killed.signal !== 'SIGKILL') throw new Error(`It was not killed. ${killed.stderr}`);
  keep('killed');
  const [left, copied] = [filesIn(join(photos, 'killed')), filesIn(join(photos, String(middle)))];
  if (left !== copied) throw new Error(`A kill left ${left}, and the copy of that step has ${copied}.`);
  const labels: Readonly<Record<string, string>> = {
    killed: `killed at step ${middle}`,
    through: 'got through',
  };
  const names = [...Array.from({ length: steps }, (_, at) => String(at + 1)), 'killed', 'through'];
  return names.map((name) => ({
    label: labels[name] ?? `at step ${name}`,
    put() {
      for (const folder of folders) {
        rmSync(folder, { recursive: true, force: true });
        const kept = join(photos, name, basename(folder));
        if (existsSync(kept)) cpSync(kept, folder, { recursive: true });
      }
    },
  }));
}

function run(
  { file, words, env }: Program,
  more: Readonly<Record<string, string>>,
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [file, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env, ...more },
  });
}

/** By chance a file that is not finished has another name each time. */
function filesIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true }) as string[];
  return files
    .map((file) => file.replace(/\.[\w-]{8}(?=\.taking)/, ''))
    .sort()
    .join(' ');
}
