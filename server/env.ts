import * as z from 'zod';

/**
 * Exit codes of a refusal to start (sysexits.h). What ends with `temporary` can pass by itself, and a supervisor starts again after it;
 * the others need a person.
 */
export const exitCodes = {
  usage: 64,
  software: 70,
  cannotCreate: 73,
  temporary: 75,
  configuration: 78,
} as const;

/** Why the program does not start, in one sentence for the person who started it. */
export class StartRefusal extends Error {
  readonly exitCode: number;
  constructor(sentence: string, exitCode: number = exitCodes.configuration, cause?: unknown) {
    super(sentence, { cause });
    this.exitCode = exitCode;
  }
}

const flag = z.optional(z.enum(['0', '1'])).transform((value) => value === '1');

/** Pages lie at the root of a name: a path would be dropped, and every link would lead elsewhere. */
function isBare(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, href } = new URL(address);
  return href === `${origin}/`;
}

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Not 0: children and forms have to know it before it is chosen. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Loopback unless said otherwise: a proxy with TLS stands in front. */
  HOST: z.string().default('127.0.0.1'),
  /** Under which addresses children reach this site; several where each consultation has a name of its own. The first is printed. */
  ORIGIN: z
    .optional(z.string())
    .transform((said) => said?.trim().split(/[\s,]+/))
    .pipe(
      z.optional(
        z.array(
          z
            .url({ protocol: /^https?$/ })
            .refine(isBare, 'an address of a site, without a path behind its name'),
        ),
      ),
    ),
  /** Every name under that of ORIGIN is reached over https too, and browsers are told so. */
  HSTS_SUBDOMAINS: flag,
  DATA_DIR: z.string().min(1).default('data'),
  KEYRING: z.string().min(1).default('keyring.json'),
  /** What wraps the keyring: a file, the key itself, or a command that prints it; a file beside the keyring when none is said. */
  MASTER_KEY_FILE: z.optional(z.string()),
  MASTER_KEY: z.optional(z.string()),
  MASTER_KEY_COMMAND: z.optional(z.string()),
  MASTER_KEY_NEXT: z.optional(z.string()),
  MASTER_KEY_COMMAND_NEXT: z.optional(z.string()),
  BACKUP_DIR: z.optional(z.string()),
  KEY_BACKUP_DIR: z.optional(z.string()),
  BACKUP_EVERY_SECONDS: z.coerce.number().int().min(5).max(86_400).default(60),
  DEMO: flag,
  /** A demo also has a consultation that is over, with its answers. */
  DEMO_PAST: flag,
  /** An offset in milliseconds, re-read; only a demo may move its clock. */
  CLOCK_FILE: z.optional(z.string()),
  /** Where the source of the running version is: AGPL § 13 wants it told to everybody who uses it. */
  SOURCE_URL: z.optional(z.url({ protocol: /^https?$/ })),
  LIBSQL_URL: z.optional(z.url({ protocol: /^https?$/, error: 'it has to begin with https:// or http://' })),
  LIBSQL_TOKEN: z.optional(z.string()),
  /** Where namespaces are made and removed; without it whoever runs the server does that. */
  LIBSQL_ADMIN_URL: z.optional(z.url({ protocol: /^https?$/ })),
  LIBSQL_ADMIN_TOKEN: z.optional(z.string()),
  /** Several processes share pace through it, and tell each other where to look again. */
  REDIS_URL: z.optional(z.url({ protocol: /^rediss?$/ })),
  /** `0`: another process does what is done once for the site: destroying and copying by the clock, and seeding a demo. */
  SITE_JOBS: z.enum(['0', '1']).default('1'),
  /** Who may read the numbers of this process; without it nobody. */
  METRICS_TOKEN: z.optional(z.string().min(32)),
  /** Connections of all kinds that are taken at once; a further one is closed unanswered. */
  MOST_CONNECTIONS: z.coerce.number().int().min(10).max(1_000_000).default(20_000),
  /** Pages of one child a second, and ten times as many at once; of one person of the staff three times as many. */
  PAGES_A_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(10),
  /** Messages of one person of the staff a second over its connections, and twenty times as many at once. */
  STAFF_ASKS_A_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(50),
  /** What guesses are counted by: the network they come from and the site, or the site alone. */
  GUESS_LIMIT: z.enum(['network', 'site']).default('network'),
  /** Who translates what children wrote, where a consultation does that: nobody, a program here, or a host that is named. */
  TRANSLATOR: z.enum(['none', 'apertium', 'libretranslate']).default('none'),
  TRANSLATOR_MODES: z.string().startsWith('/').default('/usr/share/apertium/modes'),
  TRANSLATOR_URL: z.optional(z.url({ protocol: /^https?$/ })),
  TRANSLATOR_KEY: z.optional(z.string().max(500)),
  /** That host stands in a network of whoever runs this. */
  TRANSLATOR_PRIVATE: flag,
  SCREENING_WORKERS: z.coerce.number().int().min(1).max(16).default(1),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

/** The only reader of process.env. Throws a StartRefusal that names the setting. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  // An empty setting is a setting that was not made: `PORT= npm start` means the default.
  const said = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(said);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartRefusal(`The setting ${String(issue?.path[0])} cannot be used: ${issue?.message}.`);
  }
  const env = parsed.data;
  if (env.CLOCK_FILE !== undefined && !env.DEMO)
    throw new StartRefusal('CLOCK_FILE moves the clock of a demo only.');
  const masters = [env.MASTER_KEY_FILE, env.MASTER_KEY, env.MASTER_KEY_COMMAND];
  if (masters.filter((each) => each !== undefined).length > 1)
    throw new StartRefusal('Say one of MASTER_KEY_FILE, MASTER_KEY and MASTER_KEY_COMMAND, not two.');
  return env;
}

/** What makes Node write what it holds in memory to disk, or say aloud what it handles: children's words are among it. */
const talkative =
  /^--(report-|heap-?prof|cpu-prof|heapsnapshot|prof($|[-_=])|diagnostic-dir|abort[-_]on|inspect|trace[-_-]|logfile|log$|perf[-_])/;

/**
 * Refuses to run where the runtime would write reports, heap or CPU snapshots, open a debugger or print what it does. `flags`
 * are those Node was started with; NODE_OPTIONS is read here.
 */
export function refuseTalkative(
  flags: readonly string[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): void {
  const given = [...flags, ...(source.NODE_OPTIONS ?? '').split(/[\s"]+/)];
  const flag = given.find((each) => talkative.test(each.replaceAll('_', '-')));
  const variable = ['DEBUG', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'NODE_V8_COVERAGE'].find(
    (name) => source[name],
  );
  const found = flag?.replace(/=.*/, '') ?? variable;
  if (found !== undefined)
    throw new StartRefusal(
      `${found} lets the runtime write down what children do and say: start without it.`,
    );
}

/** Origins whose forms and sockets are taken. Production needs to be told its own; a demo is reached on loopback. */
export function originsOf(env: Env): readonly string[] {
  if (env.ORIGIN !== undefined) return env.ORIGIN.map((address) => new URL(address).origin);
  if (env.DEMO || env.NODE_ENV !== 'production') {
    return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${env.PORT}`);
  }
  throw new StartRefusal(
    'ORIGIN is needed: the address under which children reach this site, such as https://consult.example.org.',
  );
}
