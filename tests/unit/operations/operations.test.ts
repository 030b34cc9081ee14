import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkNode } from '../../../server/commands/doctor.ts';
import { checkClock } from '../../../server/commands/doctor-files.ts';
import { originsOf, readEnv, StartRefusal } from '../../../server/env.ts';
import { createMetrics, metricsText, metricTable } from '../../../server/health/metrics.ts';
import type { House } from '../../../server/house.ts';
import { exitCodes } from '../../../setup/refusal.mjs';
import { serverFlags } from '../../../setup/supervise.mjs';
import { root } from '../../support/pages/scratch-tree.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const folder = tempFolder('operations');
afterAll(() => folder.remove());

describe('the numbers of a process', () => {
  it('R509: are those of the table, without a label, and what has no value is left out', () => {
    const text = metricsText({
      due_weight_ready: 1,
      due_weight_faults_total: 0,
      due_weight_free_bytes: Number.NaN,
    });
    expect(text).toBe(
      [
        '# HELP due_weight_ready 1 when children can be sent here, as /ready says',
        '# TYPE due_weight_ready gauge',
        'due_weight_ready 1',
        '# HELP due_weight_faults_total faults in the log since this process started',
        '# TYPE due_weight_faults_total counter',
        'due_weight_faults_total 0',
        '',
      ].join('\n'),
    );
    const all = metricsText(Object.fromEntries(metricTable.map(([name]) => [name, 7])));
    expect(all.split('\n').filter((line) => line.includes('{'))).toEqual([]);
  });

  it('R509: say nothing of databases that this process does not look at, and how many cannot be opened once it did', async () => {
    const house = {
      places: { dataDir: folder.path },
      databases: { ids: () => ['a'] },
      deps: { clock: () => 0 },
    } as unknown as House;
    const token = 't'.repeat(32);
    const readiness = async () => ({ ready: true, missing: [] });
    const metrics = createMetrics(house, { token, readiness, connections: () => 0, redisUp: undefined });
    const text = () => metrics.read(`Bearer ${token}`);
    expect(await text()).not.toContain('due_weight_databases_unreadable');
    metrics.unreadable(0);
    expect(await text()).toContain('\ndue_weight_databases_unreadable 0\n');
    metrics.close();
  });

  it('R509: stand in the documents, each of them and no other', () => {
    const listed = [...read('docs/operations.md').matchAll(/^\| `(due_weight_\w+)` \|/gm)].map(([, n]) => n);
    expect(listed).toEqual(metricTable.map(([name]) => name));
  });

  it('R509: a token that is short is refused at the start', () => {
    expect(() => readEnv({ METRICS_TOKEN: 'short' })).toThrow(StartRefusal);
  });
});

describe('several names', () => {
  it('R513: a machine answers each name in its ORIGIN, and prints the first', () => {
    const said = 'https://parks.example.org https://schools.example.org/,https://x.example.org:8443';
    expect(originsOf(readEnv({ ORIGIN: said }))).toEqual([
      'https://parks.example.org',
      'https://schools.example.org',
      'https://x.example.org:8443',
    ]);
    const parts = ['https://a.example.org/consult', 'https://a.example.org/?x=1', 'https://me@a.example.org'];
    for (const bad of ['parks.example.org', 'ftp://x.example.org', 'https://a.example.org,b', ...parts])
      expect(() => readEnv({ ORIGIN: bad })).toThrow(StartRefusal);
  });
});

describe('a libSQL server', () => {
  it('R73: is said by the address that this program asks, and one of another kind is named', () => {
    expect(readEnv({ LIBSQL_URL: 'http://127.0.0.1:8080' }).LIBSQL_URL).toBe('http://127.0.0.1:8080');
    for (const bad of ['libsql://db.example.org', 'ws://db.example.org', 'db.example.org'])
      expect(() => readEnv({ LIBSQL_URL: bad })).toThrow(
        /LIBSQL_URL cannot be used: it has to begin with https/,
      );
  });
});

describe('a port', () => {
  it('R73: that the system would choose is refused, because no form and no socket of it would be taken', () => {
    expect(() => readEnv({ PORT: '0' })).toThrow(/PORT cannot be used/);
  });
});

describe('what the doctor says', () => {
  it('R510: of a Node that is too old', () => {
    expect(checkNode('20.19.0').level).toBe('ok');
    expect(checkNode('24.1.0').level).toBe('ok');
    for (const old of ['20.18.9', '18.20.0']) expect(checkNode(old).level).toBe('fail');
  });

  it('R510: of a clock that is behind the data', () => {
    const data = join(folder.path, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'control.db'), '');
    expect(checkClock(data, Date.now()).level).toBe('ok');
    expect(checkClock(data, Date.now() - 3_600_000).level).toBe('fail');
    expect(checkClock(`${data}-gone`, Date.now()).level).toBe('ok');
  });
});

describe('the configurations of proxies', () => {
  const files = readdirSync(join(root, 'deploy')).filter((name) => name.endsWith('.cfg'));
  const place = join(folder.path, 'haproxy');
  mkdirSync(join(place, 'tls'), { recursive: true });
  writeFileSync(join(place, 'names.map'), 'parks.consult.example.org north\n');
  const pem = join(place, 'tls', 'site.pem');
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-subj', '/CN=consult.example.org', '-keyout', `${pem}.key`, '-out', pem],
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(pem, readFileSync(pem, 'utf8') + readFileSync(`${pem}.key`, 'utf8'));

  /** As it is tried here: nobody is asked for the address of a name that exists only where it is installed. */
  const tried = (text: string) => {
    const here = text
      .replaceAll('/etc/haproxy/', `${place}/`)
      .replaceAll('/run/haproxy/', `${place}/`)
      .replaceAll('init-addr last,libc,none', 'init-addr none')
      .replaceAll('parse-resolv-conf', 'nameserver here 127.0.0.1:53');
    // By itself it tries the resolvers of this machine, too.
    return `${here}\nresolvers default\n    nameserver here 127.0.0.1:53\n`;
  };

  const takes = (name: string, text: string) => {
    const file = join(place, name);
    writeFileSync(file, tried(text));
    const { status, stderr } = spawnSync('haproxy', ['-c', '-f', file], { encoding: 'utf8' });
    expect(`${status} ${stderr.replace(/\[NOTICE.*\n/g, '')}`).toBe('0 ');
  };

  it.each(files)('R513: HAProxy takes %s', (name) => takes(name, read(`deploy/${name}`)));

  it.each(files)('R513: %s keeps no address and hands no numbers out', (name) => {
    const text = read(`deploy/${name}`).replace(/#.*/g, '');
    expect(text).toMatch(/^\s+no log$/m);
    expect(text).not.toMatch(/^\s+(log|option httplog|option tcplog|capture)\b(?! *$)/m);
    expect(text).toMatch(/http-request deny deny_status 404 if \{ path_beg -i \/metrics \}/);
    // Whoever sends that header itself must not be believed.
    expect(text).toMatch(/http-request set-header X-Forwarded-For %\[src\]/);
    expect(text).not.toMatch(/option forwardfor/);
    expect(text).toMatch(/option httpchk GET \/(health|ready)$/m);
  });

  it.each(['haproxy.cfg', 'haproxy-shared.cfg'])(
    'R508: %s: where no process that shares a consultation is ready, whoever answers at all is asked',
    (name) => {
      const text = read(`deploy/${name}`);
      const backend = (name: string) =>
        new RegExp(`^backend ${name}\\n((?: .*\\n)+)`, 'm').exec(text)?.[1] ?? '';
      const settings = (name: string) => backend(name).replace(/ +#.*\n/g, '');
      expect(settings('shared')).toContain('option httpchk GET /ready');
      expect(settings('shared-anyway').split('\n').sort()).toEqual(
        settings('shared').replace('/ready', '/health').split('\n').sort(),
      );
      expect(text).toMatch(/use_backend shared-anyway if .*nbsrv\(shared\) eq 0/);
    },
  );

  const [, flood = ''] = /^ {2}```\n((?: {2}.*\n)+?) {2}```$/m.exec(read('docs/operations.md')) ?? [];
  it.each(files)(
    'R1290: %s counts nobody by address, and takes what operations says against a flood',
    (name) => {
      const text = read(`deploy/${name}`);
      expect(text.replace(/#.*/g, '')).not.toMatch(/stick-table|track-sc/);
      takes(`flood-${name}`, text.replace('frontend children\n', `frontend children\n${flood}`));
    },
  );

  it('R1290: what operations says against a flood forgets after seconds, and what nothing stops is said', () => {
    expect(flood).toMatch(/stick-table.* expire 10s /);
    expect(read('docs/threats.md')).toMatch(/\| a stranger who floods \|.*nothing here stops a flood/);
  });

  it.each(['haproxy-one.cfg', 'haproxy-shared.cfg'])(
    'R513: %s: a proxy that starts before the site has an address looks for it again',
    (name) => {
      const text = read(`deploy/${name}`).replace(/#.*/g, '');
      const servers = text.match(/^ +server .*$/gm) ?? [];
      const [, names] = / resolvers (\S+) /.exec(servers[0] ?? '') ?? [];
      expect(
        servers.filter((server) => !server.includes(` resolvers ${names} init-addr last,libc,none`)),
      ).toEqual([]);
      expect(text).toMatch(new RegExp(`^resolvers ${names}\\n +parse-resolv-conf$`, 'm'));
    },
  );

  it.each(files)('R938: %s waits for as long as a release may take to be drawn', (name) => {
    const [, most] = /longestMs = ([\d_]+);/.exec(read('server/threads/ask-once.ts')) ?? [];
    const [, seconds] = /^\s+timeout server (\d+)s$/m.exec(read(`deploy/${name}`)) ?? [];
    expect(Number(seconds) * 1_000).toBeGreaterThan(Number(most?.replaceAll('_', '')));
  });

  it('R1292: a unit, a container and what npm start keeps running are left as long as a signing and what follows may take', () => {
    const milliseconds = (file: string, pattern: RegExp) =>
      Number(pattern.exec(read(file))?.[1]?.replaceAll('_', ''));
    const signing = milliseconds('server/product.ts', /longestSigningMs = ([\d_]+);/);
    const out = milliseconds('server/index.ts', /process\.exit\(exitCodes\.software\), ([\d_]+)\)/);
    for (const [file, pattern] of [
      ['deploy/due-weight.service', /^TimeoutStopSec=(\d+)$/m],
      ['deploy/due-weight@.service', /^TimeoutStopSec=(\d+)$/m],
      ['deploy/compose-shared.yaml', /^ +stop_grace_period: (\d+)s$/m],
      ['deploy/compose.yaml', /^ +stop_grace_period: (\d+)s$/m],
    ] as const)
      expect(milliseconds(file, pattern) * 1_000, file).toBeGreaterThanOrEqual(signing + out);
    const supervised = milliseconds('setup/supervise.mjs', /longestStopMs = ([\d_]+)[ ,]/);
    expect(supervised).toBeGreaterThanOrEqual(signing + out);
  });

  it.each(['due-weight.service', 'due-weight@.service'])(
    'R938: %s asks for no folder that nothing makes',
    (name) => {
      const unit = read(`deploy/${name}`);
      const made = (/^StateDirectory=(.*)$/m.exec(unit)?.[1] ?? '').split(' ');
      const asked = (/^ReadWritePaths=(.*)$/m.exec(unit)?.[1] ?? '').split(' ');
      const bare = asked.filter(
        (path) => !path.startsWith('-') && !made.includes(path.replace('/var/lib/', '')),
      );
      expect(bare).toEqual([]);
      expect(made).toContain('due-weight-keys');
    },
  );

  it('R756: where the proxy is another machine, guesses are counted for the site', () => {
    for (const name of ['deploy/compose.yaml', 'deploy/compose-shared.yaml'])
      expect(read(name)).toContain('GUESS_LIMIT: site');
    for (const name of ['deploy/haproxy.cfg', 'docs/operations.md'])
      expect(read(name)).toContain('GUESS_LIMIT=site');
  });

  it('R680: the folder that operations names for commands is one that the server gets to', () => {
    const [, folders = ''] = /^StateDirectory=(.*)$/m.exec(read('deploy/due-weight.service')) ?? [];
    expect(folders.split(' ')).toContain('due-weight/exchange');
    for (const name of ['docs/operations.md', 'docs/hosting.md'])
      expect(read(name)).toContain('`/var/lib/due-weight/exchange`');
  });
});

describe('what lies beside the sources', () => {
  it('R513: is in no image and in no commit where it is secret', () => {
    const lines = (name: string) => read(name).split('\n');
    expect(lines('.dockerignore')).toEqual(
      expect.arrayContaining([
        '.git',
        'node_modules',
        'deploy/tls',
        '**/.env',
        '**/keyring.json*',
        '**/*.master',
      ]),
    );
    expect(lines('.gitignore')).toEqual(
      expect.arrayContaining(['node_modules/', 'deploy/tls/', '.env', 'keyring.json*', '*.master']),
    );
  });

  it('R513: a child that waits for help wakes people whatever the doctor finds, and a server that died often is started again', () => {
    const commands = (name: string) => [...read(`deploy/${name}`).matchAll(/^ExecStart=.*$/gm)].map(String);
    expect(commands('due-weight-doctor.service')).toEqual([
      expect.stringContaining('commands.js doctor --serving'),
    ]);
    for (const unit of ['due-weight', 'due-weight@', 'due-weight-doctor', 'due-weight-waiting'])
      expect(read(`deploy/${unit}.service`)).toContain('OnFailure=');
    expect(commands('due-weight-waiting.service')).toEqual([expect.stringContaining('commands.js waiting')]);
    expect(read('deploy/due-weight-waiting.timer')).toMatch(/^OnUnitActiveSec=5min$/m);
    expect(read('deploy/due-weight.service')).toMatch(/^StartLimitIntervalSec=0$/m);
  });
});

describe('how the server is started', () => {
  it('R679: the unit starts it again after what can pass by itself, and not after what needs a person', () => {
    const unit = read('deploy/due-weight.service');
    const codes = /^RestartPreventExitStatus=(.*)$/m.exec(unit)?.[1]?.split(' ').map(Number);
    const { temporary, ...others } = exitCodes;
    expect(codes).not.toContain(temporary);
    // And what systemd says itself: no such user, a folder that cannot be opened.
    expect(codes?.sort()).toEqual([...Object.values(others), 217, 226].sort());
  });

  it.each(['due-weight.service', 'Dockerfile'])(
    'R631: %s gives it the flags that npm start gives it',
    (name) => {
      const start = /^(ExecStart=|CMD \[).*server\.js.*$/m.exec(read(`deploy/${name}`))?.[0] ?? '';
      expect(serverFlags).toEqual(['--v8-pool-size=1', '--heap-growing-percent=200']);
      for (const flag of serverFlags) expect(start).toContain(flag);
    },
  );
});

describe('the list of what runs', () => {
  it('R515: names every package that runs in production, with its version, and none that does not', () => {
    const said = execFileSync(process.execPath, ['setup/run.cjs', 'sbom'], { cwd: root, encoding: 'utf8' });
    const { bomFormat, components } = JSON.parse(said) as {
      bomFormat: string;
      components: { name: string; version: string; purl: string }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const listed = new Map(components.map(({ purl, version }) => [purl.split('?')[0], version]));
    const own = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', object>;
    for (const [name, version] of Object.entries(own.dependencies))
      expect(listed.get(`pkg:npm/${name.replace('@', '%40')}@${version}`), name).toBe(version);
    for (const name of ['vitest', '@playwright/test', 'tsx'])
      expect(said).not.toContain(`pkg:npm/${name.replace('@', '%40')}@`);
  });
});
