import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const hosting = read('docs/hosting.md');
const [, longest = ''] = /longestMs = ([\d_]+);/.exec(read('server/threads/ask-once.ts')) ?? [];
const longestS = Number(longest.replaceAll('_', '')) / 1_000;

/** What somebody copies out of the page about hosting. */
const block = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(hosting)?.[1] ?? '';

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
