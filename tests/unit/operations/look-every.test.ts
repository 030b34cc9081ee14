import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lookEvery } from '../../../server/look-every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A look that is under way until it is told to end. */
function slowLook() {
  const ends: (() => void)[] = [];
  const faults: unknown[] = [];
  return {
    begun: () => ends.length,
    end: (at: number) => ends[at]?.(),
    faults,
    of: {
      look: () => new Promise<void>((resolve) => ends.push(resolve)),
      fault: (error: unknown) => void faults.push(error),
    },
  };
}

it('a look that takes longer than the pause leaves out the next ones', async () => {
  const slow = slowLook();
  void lookEvery(100, slow.of);
  await vi.advanceTimersByTimeAsync(350);
  expect(slow.begun()).toBe(1);
  slow.end(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(slow.begun()).toBe(2);
});

it('the first comes at once, soon or after the first pause', async () => {
  const [now, soon, later] = [slowLook(), slowLook(), slowLook()];
  lookEvery(1_000, { ...now.of, firstMs: 0 });
  lookEvery(1_000, { ...soon.of, firstMs: 50 });
  lookEvery(1_000, { ...later.of, firstMs: 5_000 });
  expect([now, soon, later].map(({ begun }) => begun())).toEqual([1, 0, 0]);
  await vi.advanceTimersByTimeAsync(50);
  expect([now, soon, later].map(({ begun }) => begun())).toEqual([1, 1, 0]);
  await vi.advanceTimersByTimeAsync(950);
  expect(later.begun()).toBe(1);
});

it('one that fails is told, and the next comes all the same', async () => {
  const faults: unknown[] = [];
  const away = new Error('away');
  let looks = 0;
  async function look() {
    looks += 1;
    if (looks === 1) throw away;
  }
  lookEvery(100, { look, fault: (error) => void faults.push(error), firstMs: 0 });
  await vi.advanceTimersByTimeAsync(100);
  expect({ looks, faults }).toEqual({ looks: 2, faults: [away] });
});

it('stopping waits for the look under way, and none comes after it', async () => {
  const slow = slowLook();
  const stop = lookEvery(100, { ...slow.of, firstMs: 0 });
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(stopped).toBe(false);
  slow.end(0);
  await stopping;
  await vi.advanceTimersByTimeAsync(500);
  expect(slow.begun()).toBe(1);
});
