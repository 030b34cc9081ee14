import { createClient } from 'redis';
import type { Place } from './places.ts';

/** All that a Redis is told, from now on. What lies in it, and whatever it could write to a disk, was told to it before. */
export type HeardRedis = {
  readonly place: Place;
  /** How many commands it was told: none would prove nothing. */
  readonly commands: () => number;
  readonly close: () => void;
};

/** Listens to every command that a Redis is sent by whomever (MONITOR). */
export async function hearRedis(url: string): Promise<HeardRedis> {
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  const said: Buffer[] = [];
  await client.monitor((command) => said.push(bytesOf(String(command))));
  return {
    place: { name: 'what Redis was told', bytes: () => Buffer.concat(said) },
    commands: () => said.length,
    close: () => client.destroy(),
  };
}

/** Redis writes bytes that are no letters as `\xNN` there. */
function bytesOf(command: string): Buffer {
  return Buffer.from(
    command.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
