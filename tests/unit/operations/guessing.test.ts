import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createGuessGuard,
  freePhrases,
  type GuessGuard,
  longestWaitMs,
  waitAfter,
} from '../../../server/guard/guessing.ts';
import { createNetworkKeys, networkOf } from '../../../server/guard/network-keys.ts';
import { createPhraseHash, phraseCost } from '../../../server/guard/phrase-hash.ts';

const cheap = { memoryKib: 64, passes: 1, lanes: 1 };
const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

function clockAt(start = 0) {
  let now = start;
  return { clock: () => now, pass: (ms: number) => (now += ms) };
}

describe('the key of a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['::ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:1234:56ff::1', '2001:db8:1234:56'],
    ['2001:db8:1234:5600:1:2:3:4', '2001:db8:1234:56'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['nothing', ''],
  ])('R92: is made of a network and not of an address: %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('R92: cannot be turned back, changes each hour and with each start, and is the same within a network', () => {
    const { clock, pass } = clockAt(3_600_000 * 500_000);
    const keys = createNetworkKeys({ limit: 'network', clock });
    const first = keys.keyOf(from('192.0.2.7'));
    expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(keys.keyOf(from('192.0.2.200'))).toBe(first);
    expect(keys.keyOf(from('192.0.3.7'))).not.toBe(first);
    expect(createNetworkKeys({ limit: 'network', clock }).keyOf(from('192.0.2.7'))).not.toBe(first);
    pass(3_599_999);
    expect(keys.keyOf(from('192.0.2.7'))).toBe(first);
    pass(1);
    expect(keys.keyOf(from('192.0.2.7'))).not.toBe(first);
  });

  it('R92: behind a proxy on this machine is that of the address the proxy saw itself', () => {
    const keys = createNetworkKeys({ limit: 'network', clock: () => 0 });
    const child = keys.keyOf(from('198.51.100.9'));
    expect(keys.keyOf(from('127.0.0.1', '198.51.100.4'))).toBe(child);
    expect(keys.keyOf(from('::1', '203.0.113.1, 198.51.100.4'))).toBe(child);
    // Invented in front, invented by a stranger, no address at all.
    expect(keys.keyOf(from('127.0.0.1', '198.51.100.4, 203.0.113.1'))).not.toBe(child);
    expect(keys.keyOf(from('192.0.2.7', '198.51.100.4'))).toBe(keys.keyOf(from('192.0.2.1')));
    expect(keys.keyOf(from('127.0.0.1', 'hello'))).toBe(keys.keyOf(from('127.0.0.1')));
  });

  it('R92: is none where only the site counts', () => {
    const keys = createNetworkKeys({ limit: 'site', clock: () => 0 });
    expect(keys.keyOf(from('192.0.2.7'))).toBe('');
  });

  it('R92: is the only thing in the program that an address is read for', () => {
    const files = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
    const readers = [...files('server'), ...files('app'), ...files('db')]
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) =>
        /remoteAddress|x-forwarded-for|handshake\.address|(?:request|req)\.ips?\b|trust proxy/i.test(
          readFileSync(path, 'utf8'),
        ),
      );
    expect(readers).toEqual(['server/guard/network-keys.ts']);
  });
});

describe('wrong phrases', () => {
  it('R92: cost nothing three times, then 1 s, doubling up to 42 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 40].map(waitAfter)).toEqual([
      0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 42_000, 42_000,
    ]);
  });

  it('R92: of one network wait, and those of another do not', async () => {
    const { clock, pass } = clockAt();
    const guard = createGuessGuard(clock);
    for (let free = 0; free <= freePhrases; free += 1) expect(await isWrong(guard, 'a')).toBe(true);
    expect(await isWrong(guard, 'a')).toBe(false);
    expect(await isWrong(guard, 'b')).toBe(true);
    pass(999);
    expect(await isWrong(guard, 'a')).toBe(false);
    pass(1);
    expect(await isWrong(guard, 'a')).toBe(true);
  });

  it('R92: ten thousand of one network in an hour are looked at fewer than a hundred times', async () => {
    const { clock, pass } = clockAt();
    const guard = createGuessGuard(clock);
    let looked = 0;
    for (let guess = 0; guess < 10_000; guess += 1) {
      if (await isWrong(guard, 'a')) looked += 1;
      pass(360);
    }
    expect(looked).toBeLessThan(3_600_000 / longestWaitMs + 12);
  });

  it('R934: however they are spread over an hour, no more are looked at than one in 42 s and a dozen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 400 }), async (pauses) => {
        const { clock, pass } = clockAt();
        const guard = createGuessGuard(clock);
        let looked = 0;
        for (const ms of pauses) {
          pass(ms);
          if (await isWrong(guard, 'a')) looked += 1;
        }
        expect(looked).toBeLessThan(clock() / longestWaitMs + 12);
      }),
    );
  });

  it('R92: many at once are not looked at for the price of one', async () => {
    const guard = createGuessGuard(() => 0);
    const at = await Promise.all(Array.from({ length: 1_000 }, () => isWrong(guard, 'a')));
    expect(at.filter(Boolean)).toHaveLength(freePhrases + 1);
  });

  it('R92: one right phrase buys no more guesses, whatever is tried in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (rights) => {
        const { clock, pass } = clockAt();
        const guard = createGuessGuard(clock);
        let wrong = 0;
        for (const right of rights) {
          const attempt = await guard.tryPhrase('a');
          if (attempt && right) attempt.right();
          else attempt?.wrong();
          if (attempt && !right) wrong += 1;
        }
        expect(wrong).toBeLessThanOrEqual(freePhrases + 1);
        pass(longestWaitMs);
        expect(await guard.tryPhrase('a')).toBeDefined();
      }),
    );
  });

  it('R92: from everywhere together are looked at sixty times, then three in two seconds', async () => {
    const { clock, pass } = clockAt();
    const guard = createGuessGuard(clock);
    const everywhere = async () =>
      (await Promise.all(Array.from({ length: 500 }, (_, n) => isWrong(guard, `n${n}`)))).filter(Boolean);
    expect(await everywhere()).toHaveLength(60);
    pass(2_000);
    expect(await everywhere()).toHaveLength(3);
  });

  it('R92: with no network told apart only the budget of the site counts, and right ones are free', async () => {
    const guard = createGuessGuard(() => 0);
    for (let child = 0; child < 200; child += 1) (await guard.tryPhrase(''))?.right();
    const wrong = await Promise.all(Array.from({ length: 100 }, () => isWrong(guard, '')));
    expect(wrong.filter(Boolean)).toHaveLength(60);
  });
});

describe('R1127: phrases of which nobody can say whether they are right', () => {
  it('let nobody of their network wait, and cost the site what wrong ones cost', async () => {
    const guard = createGuessGuard(() => 0);
    let looked = 0;
    for (let tried = 0; tried < 100; tried += 1) {
      const attempt = await guard.tryPhrase('a');
      if (!attempt) continue;
      attempt.unsaid();
      looked += 1;
    }
    expect(looked).toBe(60);
  });

  it('at another process neither', async () => {
    const { one, two } = twoGuards(() => 0);
    for (let tried = 0; tried < 59; tried += 1) (await one.tryPhrase('a'))?.unsaid();
    expect([await isWrong(two, 'a'), await isWrong(two, 'a')]).toEqual([true, false]);
  });
});

describe('R934: a school behind one address', () => {
  it('waits for nobody while each twentieth of its children mistypes once', async () => {
    const { clock, pass } = clockAt();
    const guard = createGuessGuard(clock);
    let refused = 0;
    for (let child = 0; child < 300; child += 1) {
      if (child % 20 === 0 && !(await isWrong(guard, 'a'))) refused += 1;
      const attempt = await guard.tryPhrase('a');
      if (!attempt) refused += 1;
      attempt?.right();
      pass(2_000);
    }
    expect(refused).toBe(0);
  });

  it('comes in whole where all type at one moment, four at a time', async () => {
    const guard = createGuessGuard(() => 0);
    let [underWay, most] = [0, 0];
    const comes = async () => {
      const attempt = await guard.tryPhrase('a');
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      attempt?.right();
      return attempt !== undefined;
    };
    const came = await Promise.all(Array.from({ length: 30 }, comes));
    expect(came.filter(Boolean)).toHaveLength(30);
    expect(most).toBe(freePhrases + 1);
  });

  it('whose children are told to come back where too many wait, and at once where wrong ones hold it off', async () => {
    const guard = createGuessGuard(() => 0);
    const under = await Promise.all(Array.from({ length: freePhrases + 1 }, () => guard.tryPhrase('a')));
    const waiting = Array.from({ length: 100 }, () => guard.tryPhrase('a'));
    expect(await Promise.race(waiting)).toBeUndefined();
    for (const attempt of under) attempt?.wrong();
    expect((await Promise.all(waiting)).filter(Boolean)).toEqual([]);
  });
});

/** A phrase that is wrong; false where it was not looked at. */
async function isWrong(guard: GuessGuard, network: string): Promise<boolean> {
  const attempt = await guard.tryPhrase(network);
  attempt?.wrong();
  return attempt !== undefined;
}

/** Two processes that tell each other at once. */
function twoGuards(clock: () => number) {
  const [one, two] = [createGuessGuard(clock), createGuessGuard(clock)];
  const stop = one.listen(two.elsewhere);
  two.listen(one.elsewhere);
  return { one, two, stop };
}

describe('R595: processes that serve the same site', () => {
  it('look at no more wrong phrases together than one alone, and at the next one as late', async () => {
    const { clock, pass } = clockAt();
    const { one, two } = twoGuards(clock);
    const tried = await Promise.all(Array.from({ length: 100 }, (_, n) => isWrong(n % 2 ? one : two, 'a')));
    expect(tried.filter(Boolean)).toHaveLength(freePhrases + 1);
    pass(1_000);
    expect([await isWrong(two, 'a'), await isWrong(one, 'a'), await isWrong(two, 'a')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await isWrong(one, 'b')).toBe(true);
  });

  it('of all networks together look at sixty', async () => {
    const { one, two } = twoGuards(() => 0);
    const everywhere = await Promise.all(
      Array.from({ length: 500 }, (_, n) => isWrong(n % 2 ? one : two, `n${n}`)),
    );
    expect(everywhere.filter(Boolean)).toHaveLength(60);
  });

  it('let nobody wait for right ones, at whichever they come, and these buy no more guesses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ right: fc.boolean(), atOne: fc.boolean() }), { minLength: 1, maxLength: 60 }),
        async (guesses) => {
          const { clock, pass } = clockAt();
          const { one, two } = twoGuards(clock);
          let wrong = 0;
          for (const { right, atOne } of guesses) {
            const attempt = await (atOne ? one : two).tryPhrase('a');
            if (attempt && right) attempt.right();
            else attempt?.wrong();
            if (attempt && !right) wrong += 1;
          }
          expect(wrong).toBeLessThanOrEqual(freePhrases + 1);
          for (const each of [one, two]) {
            pass(longestWaitMs);
            const attempt = await each.tryPhrase('a');
            expect(attempt).toBeDefined();
            attempt?.right();
          }
        },
      ),
    );
    const { one, two } = twoGuards(() => 0);
    for (let child = 0; child < 200; child += 1) (await (child % 2 ? one : two).tryPhrase('a'))?.right();
    const comes = async (n: number) => {
      const attempt = await (n % 2 ? one : two).tryPhrase('a');
      await new Promise((resolve) => setTimeout(resolve, 1));
      attempt?.right();
      return attempt !== undefined;
    };
    const came = await Promise.all(Array.from({ length: 30 }, (_, n) => comes(n)));
    expect(came.filter(Boolean)).toHaveLength(30);
  });

  it('have one budget for wrong codes, of a network and of the site', () => {
    const { one, two } = twoGuards(() => 0);
    const told = (key: (n: number) => string, count: number) =>
      Array.from({ length: count }, (_, n) => (n % 2 ? one : two).countCode(key(n))).filter(Boolean);
    expect(told(() => 'a', 200)).toHaveLength(60);
    expect([one.codesSpent('a'), two.codesSpent('a'), two.codesSpent('b')]).toEqual([true, true, false]);
    expect(told((n) => `n${n}`, 2_000)).toHaveLength(600 - 200);
  });

  it('count alone while they are told nothing, and a mark that was told before they listened takes nobody below none', async () => {
    const { one, two, stop } = twoGuards(() => 0);
    stop();
    (await one.tryPhrase('a'))?.right();
    two.elsewhere({ kind: 'phrase-right', network: 'a' });
    two.elsewhere({ kind: 'phrase-wrong', network: 'a' });
    const tried = await Promise.all(Array.from({ length: 100 }, () => isWrong(two, 'a')));
    expect(tried.filter(Boolean)).toHaveLength(freePhrases + 1);
  });

  it('call a network the same within an hour, with the secret that they share, and with no other', () => {
    const { clock, pass } = clockAt(3_600_000 * 500_000);
    const keysWith = (secret: string) =>
      createNetworkKeys({
        limit: 'network',
        clock,
        saltOf: (hour) => createHmac('sha256', secret).update(String(hour)).digest(),
      });
    const [one, two, stranger] = [keysWith('shared'), keysWith('shared'), keysWith('other')];
    const first = one.keyOf(from('192.0.2.7'));
    expect(two.keyOf(from('192.0.2.9'))).toBe(first);
    expect(stranger.keyOf(from('192.0.2.7'))).not.toBe(first);
    pass(3_600_000);
    expect(one.keyOf(from('192.0.2.7'))).not.toBe(first);
    expect(two.keyOf(from('192.0.2.7'))).toBe(one.keyOf(from('192.0.2.7')));
  });
});

describe('wrong codes', () => {
  it('R92: are told so while their network has a budget, which comes back with time', () => {
    const { clock, pass } = clockAt();
    const guard = createGuessGuard(clock);
    const told = (key: string) => Array.from({ length: 100 }, () => guard.countCode(key)).filter(Boolean);
    expect(told('a')).toHaveLength(60);
    expect(told('b')).toHaveLength(60);
    expect([guard.codesSpent('a'), guard.codesSpent('c')]).toEqual([true, false]);
    pass(10_000);
    expect(guard.codesSpent('a')).toBe(false);
    expect(told('a')).toHaveLength(10);
  });

  it('R92: have a budget for the whole site too', () => {
    const guard = createGuessGuard(() => 0);
    const told = Array.from({ length: 5_000 }, (_, n) => guard.countCode(`n${n % 1_000}`)).filter(Boolean);
    expect(told).toHaveLength(600);
  });
});

describe('the slow hash', () => {
  it('R88: is Argon2id, of the same words the same, with another salt another', async () => {
    const hash = createPhraseHash({ cost: cheap });
    const one = (phrase: string) => hash(phrase, Buffer.alloc(32, 1));
    const other = (phrase: string) => hash(phrase, Buffer.alloc(32, 2));
    expect(await one('a-b-c-d-e-f')).toMatch(/^[0-9a-f]{64}$/);
    expect(await one('a-b-c-d-e-f')).toBe(await one('a-b-c-d-e-f'));
    expect(await one('a-b-c-d-e-f')).not.toBe(await other('a-b-c-d-e-f'));
    expect(await one('a-b-c-d-e-g')).not.toBe(await one('a-b-c-d-e-f'));
  });

  it('R88: is that of the reference implementation, and costs 64 MiB and three passes', async () => {
    // hashtest(version 0x13, t 2, m 2^16, p 1, "password", "somesalt", …) for Argon2id in src/test.c of P-H-C/phc-winner-argon2.
    const hash = createPhraseHash({ cost: { memoryKib: 65_536, passes: 2, lanes: 1 } });
    const hashed = await hash('password', Buffer.from('somesalt'));
    expect(hashed).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
    expect(phraseCost).toEqual({ memoryKib: 65_536, passes: 3, lanes: 1 });
  });

  it('R91: lets two dozen wait and refuses the rest at once; all who wait are served', async () => {
    const hash = createPhraseHash({ cost: cheap });
    const salt = Buffer.alloc(32, 1);
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => hash(`phrase ${n}`, salt)));
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(26);
    expect(await hash('later', salt)).toBeDefined();
  });
});
