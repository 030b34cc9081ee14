import { describe, expect, it } from 'vitest';
import { messages } from '../../../server/core/wire/messages.ts';
import { notOnce, paced } from '../../bench/fanout/paced.ts';
import { createTimes } from '../../bench/load/tally.ts';
import { malformed } from '../../prove/fuzz/packets.ts';
import { collectProblems } from '../../support/figures/figure-run.ts';
import { compareRooms, type Said } from '../../support/figures/swarm/crowd.ts';
import type { Page } from '../../support/figures/swarm/page.ts';
import { seeded } from '../../support/house/seeded.ts';

const said: readonly Said[] = [
  { id: 'a', room: 'one', text: 'First.' },
  { id: 'b', room: 'one', text: 'Second.' },
];
const item = (id: string, seq: number, text: string) => ({ id, seq, text: `[{"text":"${text}"}]` });
const both = [item('a', 1, 'First.'), item('b', 2, 'Second.')];
type Shown = ReturnType<Page['shown']>;
const pageOf = (shown: Shown) => ({ room: 'one', shown: () => shown }) as unknown as Page;

function found(...pages: readonly Shown[]) {
  const problems = collectProblems(0);
  const compared = compareRooms(pages.map(pageOf), { said, problems });
  return { compared, kinds: problems.kinds() };
}

describe('the checker of "prove storm" and "bench load"', () => {
  it('R504: is content when every page shows everything once and in one order', () => {
    expect(found(both, both)).toEqual({ compared: 4, kinds: {} });
  });

  it('R503, R504: finds what is lost, doubled, changed, strange or in another order', () => {
    expect(found(both.slice(0, 1)).kinds).toEqual({ lost: 1 });
    expect(found([...both, item('b', 3, 'Second.')]).kinds).toEqual({ doubled: 1 });
    expect(found([item('a', 1, 'Else.'), item('b', 2, 'Second.')]).kinds).toEqual({ text: 1 });
    expect(found([...both, item('c', 3, 'Third.')]).kinds).toEqual({ strange: 1 });
    expect(found(both, [item('b', 1, 'Second.'), item('a', 2, 'First.')]).kinds).toEqual({ order: 1 });
  });

  it('R503: counts how long things took to the millisecond above', () => {
    const times = createTimes();
    for (let ms = 1; ms <= 100; ms += 1) times.add(ms - 0.5);
    expect([times.count(), times.percentile(0.5), times.percentile(0.95)]).toEqual([100, 50, 95]);
  });
});

/** What a packet says: its frame without the mask. */
function wordsIn(bytes: Buffer): string {
  const short = (bytes[1] ?? 0) & 127;
  const at = short < 126 ? 2 : short === 126 ? 4 : 10;
  return bytes
    .subarray(at + 4)
    .map((byte, index) => byte ^ (bytes[at + (index % 4)] ?? 0))
    .toString();
}

describe('the checker of "bench fanout"', () => {
  it('R503: counts what a child hears twice as wrong, as it does what it never hears', async () => {
    const hears = new Map<string, (ids: readonly string[]) => void>();
    const said = await paced(
      {
        rooms: [{ activity: 'one', sockets: ['a', 'b'] }],
        hear: (socket: string, heard) => {
          hears.set(socket, heard);
          return () => undefined;
        },
        send: async (_author, { id }) => {
          for (const hear of hears.values()) hear([id]);
          hears.get('a')?.([id]);
        },
      },
      { messages: 3, perSecond: 1_000 },
    );
    expect(said).toMatchObject({ deliveries: 6, undelivered: 0, doubled: 3 });
    expect([notOnce(said), notOnce({ undelivered: 2, doubled: 0 })]).toEqual([3, 2]);
  });
});

describe('the packets of "prove fuzz"', () => {
  it('R501: are of many kinds, and the same again with the same seed', () => {
    const packets = (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 400 }, () => malformed(random, ['a-real-one']));
    };
    // Their masks are drawn anew each time, as a browser draws them.
    const kinds = (seed: number) => packets(seed).map(({ kind }) => kind);
    expect(kinds(1).join()).toBe(kinds(1).join());
    expect(kinds(1).join()).not.toBe(kinds(2).join());
    expect(new Set(kinds(1)).size).toBeGreaterThan(8);
    expect(packets(1).filter(({ bytes }) => bytes.length === 0).length).toBe(0);
  });

  it('R501: name every message that a page may send, bare and nearly right', () => {
    const random = seeded(1);
    const named = (kind: string, packet: ReturnType<typeof malformed>) =>
      packet.kind === kind ? (/^42\d*\["([a-z]+:[a-z]+)"/.exec(wordsIn(packet.bytes))?.[1] ?? []) : [];
    const packets = Array.from({ length: 4_000 }, () => malformed(random, ['a-real-one']));
    for (const kind of ['event', 'known'])
      expect(new Set(packets.flatMap((packet) => named(kind, packet)))).toEqual(
        new Set([...Object.keys(messages), ...(kind === 'event' ? ['room:changed'] : [])]),
      );
  });
});
