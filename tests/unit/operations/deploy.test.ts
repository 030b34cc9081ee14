import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../support/pages/scratch-tree.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const operations = read('docs/operations.md');
const hosting = read('docs/hosting.md');
const [, longest = ''] = /longestMs = ([\d_]+);/.exec(read('server/threads/ask-once.ts')) ?? [];
const longestS = Number(longest.replaceAll('_', '')) / 1_000;

/** What somebody copies out of the page about hosting. */
const block = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(hosting)?.[1] ?? '';
/** A service of a file for containers, or anything else that stands in it by a name. */
const partOf = (file: string, name: string, indent = '  ') =>
  new RegExp(`^${indent}${name}:.*\\n((?:${indent} .*\\n)*)`, 'm').exec(read(`deploy/${file}`))?.[0] ?? '';

describe('the proxies in the documents', () => {
  const nginx = block('nginx');
  const servers = nginx.split(/^(?=server \{)/m).slice(1);

  it('R513, R938: nginx stands there whole, keeps no address, hands no numbers out and waits for a release', () => {
    expect(servers).toHaveLength(2);
    for (const server of servers) {
      expect(server).toMatch(/^\taccess_log off;$/m);
      expect(server).toMatch(/^\terror_log \/dev\/null;$/m);
    }
    const site = servers.find((server) => server.includes('proxy_pass ')) ?? '';
    expect(site).toMatch(/^\tlocation = \/metrics \{\n\t\treturn 404;\n\t\}$/m);
    // Whoever sends that header itself must not be believed.
    expect(site).toMatch(/^\t\tproxy_set_header X-Forwarded-For \$remote_addr;$/m);
    const [, waits] = /^\t\tproxy_read_timeout (\d+)s;$/m.exec(site) ?? [];
    expect(Number(waits)).toBeGreaterThan(longestS);
    // What it names that nginx has not by itself is made outside of every server.
    expect(site).toContain('$connection_upgrade');
    expect(nginx.split(/^server \{/m)[0]).toMatch(/^map \$http_upgrade \$connection_upgrade \{$/m);
    expect(nginx.match(/\{$/gm)).toHaveLength(nginx.match(/^\s*\}$/gm)?.length ?? 0);
  });

  it('R513: so does Caddy', () => {
    const caddy = block('caddy');
    expect(caddy).toMatch(/^\trespond \/metrics 404$/m);
    expect(caddy).toMatch(/^\t\texclude http\.log http\.handlers$/m);
    expect(caddy).toMatch(/^\tlog \{\n\t\toutput discard\n\t\}$/m);
  });

  it('R1281: HAProxy that root starts is another user once it listens, and says which files are to be made', () => {
    const text = read('deploy/haproxy.cfg');
    const [, global = ''] = /^global\n((?: .*\n)+)/m.exec(text) ?? [];
    for (const name of ['user', 'group']) expect(global).toMatch(new RegExp(`^ +${name} haproxy$`, 'm'));
    const [head = ''] = text.split(/^global$/m);
    for (const path of text.match(/\/etc\/haproxy\/(?:tls|names\.map)/g) ?? []) expect(head).toContain(path);
  });
});

describe('several processes on one consultation', () => {
  const lines = (name: string) =>
    read(`deploy/${name}`)
      .split('\n')
      .filter((line) => !line.startsWith('#'));

  it('R1282: a unit of theirs is that of one process, but for its name, its settings and its folders', () => {
    const [one, several] = [lines('due-weight.service'), lines('due-weight@.service')];
    expect(several.filter((line) => !one.includes(line))).toEqual([
      'Description=Due Weight, process %i',
      'EnvironmentFile=/etc/due-weight/%i',
      'StateDirectory=due-weight due-weight/%i due-weight/%i/exchange due-weight-keys',
    ]);
    expect(one.filter((line) => !several.includes(line))).toEqual([
      'Description=Due Weight',
      'StateDirectory=due-weight due-weight/exchange due-weight-keys',
    ]);
    // What is said of one holds before what is said of all.
    expect(several.filter((line) => line.startsWith('EnvironmentFile='))).toEqual([
      'EnvironmentFile=/etc/due-weight/environment',
      'EnvironmentFile=/etc/due-weight/%i',
    ]);
  });

  it('R1282: in containers each has a folder of its own, all have one keyring, and one does what the clock does', () => {
    const file = 'compose-shared.yaml';
    const settings = partOf(file, 'x-settings', '');
    for (const line of ['LIBSQL_URL: http://sqld:8080', 'REDIS_URL: redis://redis:6379', 'BACKUP_DIR: ""'])
      expect(settings).toContain(`  ${line}\n`);
    for (const name of ['one', 'two']) {
      const process = partOf(file, name);
      expect(process).toContain(`- ${name}:/data\n`);
      expect(process).toContain('- keys:/keys\n');
      expect(process.includes('SITE_JOBS: "0"'), name).toBe(name === 'two');
    }
    // Two that begin at once would each make a keyring.
    expect(partOf(file, 'two')).toMatch(/depends_on:\n +one:\n +condition: service_healthy\n/);
    expect(partOf(file, 'sqld')).toContain('"--enable-namespaces", "--admin-listen-addr", "0.0.0.0:9090"');
    expect(partOf(file, 'redis')).toContain('"--save", "", "--appendonly", "no"');
    // Nobody else reaches these two.
    expect(partOf(file, 'inside')).toContain('internal: true');
    for (const name of ['sqld', 'redis']) {
      expect(partOf(file, name)).toContain('networks: [inside]');
      expect(partOf(file, name)).not.toContain('ports:');
    }
    expect(partOf(file, 'proxy')).toContain('networks: [front]');
  });

  it('R1282: the settings of each stand in the document, with the ports of the proxy, and what is not there', () => {
    const [, section = ''] = operations.split('**Several processes on one consultation**');
    const [, backend = ''] = /^backend shared\n((?: .*\n)+)/m.exec(read('deploy/haproxy.cfg')) ?? [];
    const ports = [...backend.matchAll(/^ +server (\w+) 127\.0\.0\.1:(\d+) /gm)];
    expect(ports).toHaveLength(2);
    for (const [, name, port] of ports)
      expect(section).toMatch(
        new RegExp(
          `\`/etc/due-weight/${name}\` \`PORT=${port}\`,? (?:and )?\`DATA_DIR=/var/lib/due-weight/${name}/data\``,
        ),
      );
    expect(section.match(/`SITE_JOBS=0`\. All three/)).toHaveLength(1);
    for (const word of ['an experiment', 'no lease', '--enable-namespaces', '--admin-listen-addr', 'save ""'])
      expect(section).toContain(word);
  });
});

describe('an upgrade', () => {
  it('R1284: turns a link, which is one from the first start on', () => {
    expect(hosting).toMatch(/^git clone … \/opt\/due-weight-VERSION && cd \/opt\/due-weight-VERSION/m);
    expect(hosting).toMatch(/^ln -s \/opt\/due-weight-VERSION \/opt\/due-weight$/m);
    expect(operations).toContain('`ln -sfn /opt/due-weight-NEW /opt/due-weight`');
    expect(operations).toContain('`mv /opt/due-weight /opt/due-weight-OLD`');
    for (const name of readdirSync(join(root, 'deploy')).filter((each) => each.endsWith('.service')))
      expect(read(`deploy/${name}`)).toMatch(/^WorkingDirectory=\/opt\/due-weight$/m);
  });

  it('R1284: of containers finds its volumes from whatever folder it is typed, and has a way back', () => {
    for (const [file, name] of [
      ['compose.yaml', 'due-weight'],
      ['compose-shared.yaml', 'due-weight-shared'],
    ])
      expect(read(`deploy/${file}`)).toMatch(new RegExp(`^name: ${name}$`, 'm'));
    // Who has volumes by the name of the folder keeps them.
    for (const name of ['deploy/compose.yaml', 'docs/operations.md'])
      expect(read(name)).toContain('COMPOSE_PROJECT_NAME=deploy');
    const [, back = ''] = /^## Going back\n([\s\S]*?)^## /m.exec(operations) ?? [];
    const typed = [...back.matchAll(/^docker compose -f deploy\/compose\.yaml (\S+)/gm)].map(
      ([, verb]) => verb,
    );
    // The old version restores, and not the one that is left.
    expect(typed).toEqual(['stop', 'build', 'run', 'up']);
    expect(back).toContain('restore /backup/before --replace');
    expect(operations).toContain('`… backup --to /backup/before`');
  });

  it('R1284: in containers people are woken by the clock of the machine, which has no terminal', () => {
    const cron = operations.match(/^\*\/5 \* \* \* \* .*$/gm) ?? [];
    expect(cron.map((line) => /exec -T site node build\/commands\.js (.*) \|\| /.exec(line)?.[1])).toEqual([
      'waiting --after 30',
      'doctor --serving',
    ]);
    const units = ['due-weight-waiting', 'due-weight-doctor'].map((name) => read(`deploy/${name}.service`));
    for (const [at, command] of ['waiting --after 30', 'doctor --serving'].entries())
      expect(units[at]).toMatch(new RegExp(`^ExecStart=.* ${command}$`, 'm'));
  });
});

describe('a server that died', () => {
  it.each(['due-weight.service', 'due-weight@.service'])(
    'R1283: %s starts it again within a second',
    (name) => {
      const unit = read(`deploy/${name}`);
      expect(unit).toMatch(/^Restart=on-failure$/m);
      const [, ms] = /^RestartSec=(\d+)ms$/m.exec(unit) ?? [];
      expect(Number(ms)).toBeLessThanOrEqual(1_000);
    },
  );
});
