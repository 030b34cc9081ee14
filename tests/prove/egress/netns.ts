import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Packets that had nowhere to go in this network, both versions of the protocol: with loopback alone, every try to reach anybody. */
export type Attempts = { readonly v4: number; readonly v6: number };

/** Reads the kernel's own counters of the network that this process is in. */
export function attemptsSoFar(): Attempts {
  const [names = '', values = ''] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'));
  const at = names.split(' ').indexOf('OutNoRoutes');
  const v6 = existsSync('/proc/net/snmp6')
    ? /^Ip6OutNoRoutes\s+(\d+)/m.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1]
    : '0';
  return { v4: Number(values.split(' ')[at]), v6: Number(v6 ?? 0) };
}

export function attemptsSince(before: Attempts): number {
  const now = attemptsSoFar();
  return now.v4 - before.v4 + (now.v6 - before.v6);
}

/**
 * The command that runs another in a network with loopback alone, where names are asked of an address that nobody has, so that a
 * look-up counts as well; or why this machine does not let us.
 */
export function alone(
  resolver: string,
): { readonly command: readonly string[] } | { readonly reason: string } {
  const flags = process.getuid?.() === 0 ? ['-n', '-m'] : ['-r', '-n', '-m'];
  const script = `ip link set lo up && mount --bind "$0" /etc/resolv.conf && exec "$@"`;
  const command = ['unshare', ...flags, 'sh', '-c', script, resolver];
  const tried = spawnSync(command[0] ?? '', [...command.slice(1), 'cat', '/proc/net/dev'], {
    encoding: 'utf8',
  });
  if (tried.error) return { reason: `unshare: ${tried.error.message}` };
  if (tried.status !== 0) return { reason: tried.stderr.trim().slice(0, 200) };
  const devices = tried.stdout
    .split('\n')
    .slice(2)
    .map((line) => line.split(':')[0]?.trim())
    .filter((name) => name && name !== 'lo');
  // What the kernel adds to every network by itself (tunnels that are down) leads nowhere.
  const leading = devices.filter(
    (name) => !/^(tunl|gre|gretap|erspan|ip_vti|ip6_vti|sit|ip6tnl|ip6gre)\d+$/.test(name ?? ''),
  );
  return leading.length > 0 ? { reason: `other devices: ${leading.join(', ')}` } : { command };
}
