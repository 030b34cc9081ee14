import { StoreError } from '../../db/engine.ts';
import { type Env, originsOf, readEnv, StartRefusal } from '../env.ts';
import { fitsNode } from '../fits-node.ts';
import { isLoopback } from '../guard/reached.ts';
import { hangsOnFolder, placesOf } from '../places.ts';
import { refusalOf } from '../refusal-of.ts';
import { askRunning } from './ask-running.ts';
import { checkBeside, checkResting } from './doctor-databases.ts';
import { checkBackups, checkClock, checkCores, checkFolder, checkRoom } from './doctor-files.ts';
import { checkKeys } from './doctor-keys.ts';
import { checkGuessing, checkReady, checkRedis, checkServer } from './doctor-network.ts';
import { type Finding, finding } from './finding.ts';
import { refuseOtherUser } from './owner.ts';

/**
 * Looks at everything an installation stands on, changes nothing (but that SQLite takes a log into its file which a process left), and prints one line for each; exit code 1 when something fails. It
 * works beside a server that runs and while none does. `serving`: children are to be served now, so that no server, or one that is not ready, is a failure too.
 */
export async function doctor(
  output: { write(text: string): unknown },
  source?: Readonly<Record<string, string | undefined>>,
  { serving }: { readonly serving: boolean } = { serving: false },
): Promise<number> {
  let worst = 0;
  const tell = ({ level, says }: Finding) => {
    if (level === 'fail') worst = 1;
    output.write(`${level.padEnd(5)} ${says}\n`);
  };
  tell(checkNode(process.versions.node));
  let env: Env;
  try {
    env = readEnv(source);
    const [origin] = originsOf(env);
    placesOf(env);
    tell(finding('ok', `settings: children reach this site as ${origin}`));
    for (const open of originsOf(env).filter(isOpenToReaders))
      tell(
        finding('fail', `settings: nobody can join at ${open}: over plain http no browser keeps a session`),
      );
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    tell(finding('fail', `settings: ${error.message}`));
    return 1;
  }
  const checks: readonly (() => Found | Promise<Found>)[] = [
    () => checkPaths(env),
    () => checkFolder(env),
    () => checkRoom(env.DATA_DIR),
    () => checkKeys(env),
    () => checkClock(env.DATA_DIR, Date.now()),
    () => checkGuessing(env),
    () => checkRedis(env.REDIS_URL),
    () => checkServer(env.LIBSQL_URL),
    () => databases(env, serving),
    ...(serving ? [() => checkReady(env)] : []),
    () => checkBackups(env, Date.now()),
    () => checkCores(),
  ];
  for (const check of checks) for (const found of [await looked(check)].flat()) tell(found);
  return worst;
}

/** Loopback apart, where nobody reads along. */
function isOpenToReaders(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !isLoopback(hostname);
}

export function checkNode(version: string): Finding {
  return fitsNode(version)
    ? finding('ok', `Node ${version}`)
    : finding('fail', `Node ${version}: 20.19 or newer is needed`);
}

function checkPaths(env: Env): readonly Finding[] {
  const hangs = hangsOnFolder(env);
  return hangs === undefined ? [] : [finding('warn', `settings: ${hangs}`)];
}

type Found = Finding | readonly Finding[];

/** What this user may not look at is said, and the next is looked at. */
async function looked(check: () => Found | Promise<Found>): Promise<Found> {
  try {
    return await check();
  } catch (error) {
    const refused = refusalOf(error) ?? (error instanceof StoreError ? error : undefined);
    if (!refused) throw error;
    return finding('fail', `not looked at: ${refused.message}`);
  }
}

/** By the process that holds the folder, or one after the other while none does. */
async function databases(env: Env, serving: boolean): Promise<readonly Finding[]> {
  const request = { words: ['databases'], origin: '' };
  const answer = await askRunning(env.DATA_DIR, request, () => undefined).catch((error: Error) => error);
  if (answer instanceof Error) return [finding('fail', `server: ${answer.message}`)];
  if (!answer) {
    refuseOtherUser(env, process.getuid?.());
    const found = await checkResting(env);
    const [first, ...others] = found;
    if (!serving || first === undefined) return found;
    // While one starts that is said, and children are not served all the same.
    const says = first.level === 'ok' ? 'server: none runs, and children are to be served' : first.says;
    return [finding('fail', says), ...others];
  }
  const unopened = answer.lines
    .filter((line) => line.endsWith('\tunreadable'))
    .map((line) => line.split('\t')[0] ?? '');
  return [
    finding('ok', 'server: it runs and answers commands'),
    ...(await checkBeside(env, unopened, answer.lines.length)),
    ...(await checkDay(env)),
  ];
}

/** What `retention list` answers, as much as is asked here. */
type Kept = {
  readonly waits?: boolean;
  readonly kept?: readonly {
    readonly id: string;
    readonly retentionDay: string;
    readonly late: boolean;
    readonly openPast: string;
  }[];
};

/** What was to go and is not gone, and what was to be closed and is open. The server waits for somebody who says that the day is right: until then nothing is destroyed, and no backup that had its time is removed. */
async function checkDay(env: Env): Promise<readonly Finding[]> {
  const request = { words: ['retention', 'list', '--json'], origin: '' };
  const answer = await askRunning(env.DATA_DIR, request, () => undefined).catch(() => undefined);
  const { waits = false, kept = [] } =
    answer?.exitCode === 0 ? (JSON.parse(answer.lines.join('')) as Kept) : {};
  // While a person is waited for nothing goes, and that says why.
  if (!waits)
    return kept.flatMap(({ id, retentionDay, late, openPast }) => {
      const gone = `clock: ${id} was to be destroyed on ${retentionDay} and is not: look into the log`;
      const shut = `clock: ${id} was to be closed at the end of ${openPast} and is open: look into the log`;
      return [...(late ? [finding('fail', gone)] : []), ...(openPast ? [finding('fail', shut)] : [])];
    });
  const why = 'a backup was put back, or the last run is more than 36 hours from now';
  const says = `${why}: nothing goes, and no backup either, until a person says that the day is right`;
  return [finding('fail', `clock: ${says}: due-weight retention list`)];
}
