import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { done } from '../../../server/core/outcome.ts';
import { startErasing } from '../../../server/jobs/erase.ts';
import { startForgettingOrder } from '../../../server/jobs/forget-order.ts';
import type { Services } from '../../../server/services.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ['erasures that are due', startErasing],
  ['the order of what was closed', startForgettingOrder],
])('R1077: a look everywhere that failed is made again with the next one: %s', async (_, start) => {
  const looks: boolean[] = [];
  let fails = true;
  const find = async (_actor: unknown, { everywhere }: { everywhere: boolean }) => {
    looks.push(everywhere);
    if (fails) throw new Error('No answer.');
    return done([]);
  };
  const services = { privacy: { due: find }, consultation: { ordered: find } } as unknown as Services;
  const faults: unknown[] = [];
  const stop = start(services, (error) => void faults.push(error));
  await vi.advanceTimersByTimeAsync(2_000);
  fails = false;
  await vi.advanceTimersByTimeAsync(2_000);
  // What fails later keeps the next one, an hour on, from nothing.
  fails = true;
  await vi.advanceTimersByTimeAsync(4_000);
  fails = false;
  await vi.advanceTimersByTimeAsync(3_600_000 - 6_000);
  expect(looks.slice(0, 5)).toEqual([true, true, true, false, false]);
  expect(looks.slice(5).filter(Boolean)).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks.at(-1)).toBe(true);
  expect(faults).toHaveLength(4);
  await stop();
});
