import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Packets that had nowhere to go in this network, both versions of the protocol: with loopback alone, every try to reach anybody.
 * `probed`: packets that came to the address Chromium probes, which this network has.
 */
export type Attempts = { readonly v4: number; readonly v6: number; readonly probed: number };

/**
 * Once a second Chromium asks the kernel whether it would reach this address (IPv6 of a public resolver), by connecting a UDP
 * socket: no packet is made, and yet the kernel counts a missing route. Here the address is ours, so that the question is
 * answered; whoever sends it a packet is counted, because nobody listens.
 */
const probedByChromium = '2001:4860:4860::8888';

/** Reads the kernel's own counters of the network that this process is in. */
export function attemptsSoFar(): Attempts {
  const [names = '', values = ''] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'));
  const at = names.split(' ').indexOf('OutNoRoutes');
  const of6 = existsSync('/proc/net/snmp6') ? readFileSync('/proc/net/snmp6', 'utf8') : '';
  const count6 = (name: string) => Number(new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(of6)?.[1] ?? 0);
  return {
    v4: Number(values.split(' ')[at]),
    v6: count6('Ip6OutNoRoutes'),
    probed: count6('Udp6NoPorts'),
  };
}

export function attemptsSince(before: Attempts): number {
  const now = attemptsSoFar();
  return now.v4 - before.v4 + (now.v6 - before.v6) + (now.probed - before.probed);
}

/**
 * The command that runs another in a network with loopback alone, where names are asked of an address that nobody has, so that a
 * look-up counts as well; or why this machine does not let us.
 */
export function alone(
  resolver: string,
): { readonly command: readonly string[] } | { readonly reason: string } {
  const flags = process.getuid?.() === 0 ? ['-n', '-m'] : ['-r', '-n', '-m'];
  const script = `ip link set lo up && { ip -6 addr add ${probedByChromium}/128 dev lo || true; } && mount --bind "$0" /etc/resolv.conf && exec "$@"`;
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
