import { createHash, timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { newestBackupAge } from '../backup/manifest.ts';
import type { House } from '../house.ts';
import { freeBytes } from './free-space.ts';
import type { Readiness } from './readiness.ts';

/**
 * Every number that whoever watches a machine can ask for; no other leaves, and none has a label: a label could name a consultation, a
 * room or a person. What children do is not counted here (R509: until close nobody sees how many answered).
 */
export const metricTable = [
  ['due_weight_ready', 'gauge', '1 when children can be sent here, as /ready says'],
  ['due_weight_uptime_seconds', 'gauge', 'since this process started'],
  ['due_weight_cpu_seconds_total', 'counter', 'processor time of this process'],
  ['due_weight_resident_bytes', 'gauge', 'memory of this process'],
  [
    'due_weight_loop_delay_seconds',
    'gauge',
    'how late one turn in a hundred was, at most, since the last look',
  ],
  ['due_weight_connections', 'gauge', 'live connections of this process, rounded down to tens'],
  ['due_weight_databases', 'gauge', 'consultations that have a key'],
  [
    'due_weight_databases_unreadable',
    'gauge',
    'of these, those that could not be opened at the last run; absent without one',
  ],
  ['due_weight_free_bytes', 'gauge', 'room beside the data'],
  [
    'due_weight_backup_age_seconds',
    'gauge',
    'since the newest whole backup; absent without BACKUP_DIR or one in it',
  ],
  ['due_weight_redis_up', 'gauge', '1 while Redis answers; absent without REDIS_URL'],
  ['due_weight_faults_total', 'counter', 'faults in the log since this process started'],
] as const;

type MetricName = (typeof metricTable)[number][0];
type MetricValues = Readonly<Partial<Record<MetricName, number>>>;

/** The text form of Prometheus 0.0.4, in the order of the table. What has no value is left out. */
export function metricsText(values: MetricValues): string {
  return metricTable
    .filter(([name]) => Number.isFinite(values[name]))
    .map(([name, type, help]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${values[name]}\n`)
    .join('');
}

export type Metrics = {
  /** Undefined for whoever does not hold the token. */
  readonly read: (authorization: string | undefined) => Promise<string | undefined>;
  readonly fault: () => void;
  /** What the last run over all databases could not open. */
  readonly unreadable: (count: number) => void;
  readonly close: () => void;
};

/** `token`: without one nobody is answered. `connections`: live ones, of children and staff together. */
export function createMetrics(
  house: House,
  options: {
    readonly token: string | undefined;
    readonly readiness: () => Promise<Readiness>;
    readonly connections: () => number;
    readonly redisUp: (() => boolean) | undefined;
  },
): Metrics {
  const { places, databases } = house;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  if (options.token !== undefined) delay.enable();
  let faults = 0;
  /** None where another process has the jobs of the site: nought would say that all can be opened. */
  let unreadable: number | undefined;

  async function collect(): Promise<MetricValues> {
    const [{ ready }, free] = await Promise.all([
      options.readiness(),
      freeBytes(places.dataDir).catch(() => undefined),
    ]);
    const { user, system } = process.cpuUsage();
    const late = delay.percentile(99) / 1e9;
    delay.reset();
    return {
      due_weight_ready: ready ? 1 : 0,
      due_weight_uptime_seconds: Math.floor(process.uptime()),
      due_weight_cpu_seconds_total: (user + system) / 1e6,
      due_weight_resident_bytes: process.memoryUsage.rss(),
      due_weight_loop_delay_seconds: late,
      // Tens: one more or less would tell that a child came or went.
      due_weight_connections: Math.floor(options.connections() / 10) * 10,
      due_weight_databases: databases.ids().length,
      ...(unreadable === undefined ? {} : { due_weight_databases_unreadable: unreadable }),
      ...(free === undefined ? {} : { due_weight_free_bytes: free }),
      ...backupAge(places.backupDir, house.deps.clock()),
      ...(options.redisUp ? { due_weight_redis_up: options.redisUp() ? 1 : 0 } : {}),
      due_weight_faults_total: faults,
    };
  }

  return {
    read: async (authorization) =>
      options.token !== undefined && holdsToken(authorization, options.token)
        ? metricsText(await collect())
        : undefined,
    fault() {
      faults += 1;
    },
    unreadable(count) {
      unreadable = count;
    },
    close: () => void delay.disable(),
  };
}

/** Nothing where there is no backup. */
function backupAge(folder: string | undefined, nowMs: number): MetricValues {
  const seconds = folder === undefined ? undefined : newestBackupAge(folder, nowMs);
  return seconds === undefined ? {} : { due_weight_backup_age_seconds: seconds };
}

/** In the same time whatever is said: hashes are compared. */
function holdsToken(authorization: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}
