import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

function refused(): never {
  throw new Error('This process has no network.');
}

/**
 * Takes the ways out away from this process: whatever a library would try fails. Node's permission model covers files and processes on every
 * Node, the network only from 25 on; on the older ones this is what there is. It is a belt, not a wall: a program that got control of the
 * process could go around it, text that is parsed could not.
 */
export function closeNetwork(): void {
  net.Socket.prototype.connect = refused;
  net.Server.prototype.listen = refused;
  dgram.Socket.prototype.bind = refused;
  dgram.Socket.prototype.send = refused;
  dns.lookup = refused as unknown as typeof dns.lookup;
  dns.promises.lookup = refused as unknown as typeof dns.promises.lookup;
}
