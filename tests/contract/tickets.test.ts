import { generateKeyPairSync } from 'node:crypto';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOnce } from '../../server/guard/once.ts';
import { connectRedis, type Redis } from '../../server/guard/redis.ts';
import { createSecrets } from '../../server/guard/secrets.ts';
import { createTickets, type TicketHolder, type Tickets } from '../../server/live/tickets.ts';
import { type RedisServer, startRedis } from '../support/processes/redis-server.ts';

const child: TicketHolder = {
  kind: 'child',
  consultationId: 'C'.repeat(22),
  participantId: 'P'.repeat(22),
  way: 'code',
  session: 'S'.repeat(43),
};
const { privateKey } = generateKeyPairSync('ed25519');
const secretsOf = (pepper: string) =>
  createSecrets({ pepper, signing: { privateKey }, ownOf: () => undefined });

let server: RedisServer;
const connections: Redis[] = [];
let now = 1_000;

async function processOf(pepper = 'the same keyring'): Promise<Tickets> {
  const redis = await connectRedis(server.url);
  connections.push(redis);
  await expect.poll(() => redis.isUp()).toBe(true);
  return createTickets({
    clock: () => now,
    token: () => crypto.randomUUID(),
    once: createOnce(redis, secretsOf(pepper)),
  });
}

beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  for (const each of connections) each.close();
  await server.remove();
});

describe('a ticket of one process alone', () => {
  it('R596: opens one connection, within a minute', async () => {
    const tickets = createTickets({ clock: () => now, token: () => crypto.randomUUID() });
    const ticket = tickets.issue(child);
    expect(await tickets.take(ticket)).toEqual(child);
    expect(await tickets.take(ticket)).toBeUndefined();
    const late = tickets.issue(child);
    now += 60_001;
    expect(await tickets.take(late)).toBeUndefined();
  });
});

describe('a ticket of a site that several processes serve', () => {
  it('R596: opens one connection, at the process that issued it or at another, and none after', async () => {
    const [one, two] = [await processOf(), await processOf()];
    for (const [first, then] of [
      [two, one],
      [one, two],
      [two, two],
    ] as const) {
      const ticket = one.issue(child);
      expect(await first.take(ticket)).toEqual(child);
      for (const each of [then, first]) expect(await each.take(ticket)).toBeUndefined();
    }
  });

  it('R596: that many show at once at both opens one connection', async () => {
    const [one, two] = [await processOf(), await processOf()];
    const ticket = one.issue(child);
    const shown = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).take(ticket)));
    expect(shown.filter(Boolean)).toEqual([child]);
  });

  it('R596: lies in Redis for a minute, sealed, under a name that is no ticket; another site finds nothing', async () => {
    const [one, stranger] = [await processOf(), await processOf('another keyring')];
    const ticket = one.issue(child);
    const reader = createClient({ url: server.url });
    await reader.connect();
    const [name = '', ...more] = await reader.keys('*');
    expect(more).toEqual([]);
    const said = `${name} ${await reader.get(name)}`;
    for (const never of [ticket, child.session, child.consultationId, child.participantId, 'child'])
      expect(said).not.toContain(never);
    expect(await reader.pTTL(name)).toBeLessThanOrEqual(60_000);
    expect(await reader.pTTL(name)).toBeGreaterThan(0);
    expect(await stranger.take(ticket)).toBeUndefined();
    // What somebody else put in its place opens nothing.
    await reader.set(name, Buffer.alloc(80, 1).toString('base64url'));
    expect(await one.take(ticket)).toBeUndefined();
    await reader.set(name, 'x');
    expect(await one.take(ticket)).toBeUndefined();
    reader.destroy();
  });

  it('R1079: opens one connection where it was issued while Redis is full and keeps nothing', async () => {
    const [one, two] = [await processOf(), await processOf()];
    const operator = createClient({ url: server.url });
    await operator.connect();
    await operator.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' });
    const refused = [one.issue(child), one.issue(child)];
    // Redis has said so to the first before it is shown, and to the second while it is.
    await expect(operator.set('x', 'x')).rejects.toThrow('OOM');
    const shown = one.issue(child);
    for (const ticket of [shown, ...refused]) {
      expect(await two.take(ticket)).toBeUndefined();
      expect(await one.take(ticket)).toEqual(child);
      expect(await one.take(ticket)).toBeUndefined();
    }
    const atOnce = one.issue(child);
    expect(await one.take(atOnce)).toEqual(child);
    await operator.configSet({ maxmemory: '0' });
    const kept = one.issue(child);
    expect(await two.take(kept)).toEqual(child);
    expect(await one.take(kept)).toBeUndefined();
    operator.destroy();
  });

  it('R1285: opens none at any of them once Redis has forgotten it, and the next one opens one', async () => {
    const [one, two] = [await processOf(), await processOf()];
    const [first, second] = [one.issue(child), one.issue(child)];
    const reader = createClient({ url: server.url });
    await reader.connect();
    await expect.poll(() => reader.dbSize()).toBe(2);
    reader.destroy();
    await server.flush();
    // That it was used elsewhere is not to be told from that.
    expect(await Promise.all([one.take(first), two.take(second)])).toEqual([undefined, undefined]);
    const later = one.issue(child);
    expect(await two.take(later)).toEqual(child);
    expect(await one.take(later)).toBeUndefined();
  });

  it('R596: without Redis opens one connection where it was issued', async () => {
    const [one, two] = [await processOf(), await processOf()];
    const before = one.issue(child);
    server.pause();
    const during = one.issue(child);
    for (const ticket of [before, during]) {
      expect(await two.take(ticket)).toBeUndefined();
      expect(await one.take(ticket)).toEqual(child);
      expect(await one.take(ticket)).toBeUndefined();
    }
    server.back();
  });
});
