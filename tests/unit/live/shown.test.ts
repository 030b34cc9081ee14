import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { connect, LiveConnection } from '../../../app/live/connection.ts';
import { keepShown, type Shown } from '../../../app/live/use-shown.ts';
import { refuse } from '../../../server/core/outcome.ts';
import { type Listening, restMs } from '../../../server/core/room/listening.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';

const said = 'A child said this.';
const minute = 60_000;

/** A page with a line that the test holds in its hand; `answers` are given in turn, the last one again and again. */
function begin(answers: (RefusalCode | { readonly shows: string; readonly restMs?: number })[]) {
  let shown: Shown<string> = { shows: said };
  let asked = 0;
  const hears = new Map<string, () => void>();
  const socket = { connected: false, on: (name: string, listener: () => void) => hears.set(name, listener) };
  const live = { socket, close: () => undefined } as unknown as LiveConnection;
  let line: Parameters<typeof connect>[0] | undefined;
  const cameBack = vi.fn();
  const stop = keepShown<string>(
    {
      async ask() {
        const answer = answers[Math.min(asked, answers.length - 1)];
        asked += 1;
        return typeof answer === 'object' ? { ok: true, ...answer } : refuse(answer ?? 'try-again');
      },
      hears: 'projector:changed',
      after: () => 'over',
    },
    {
      show: (next) => {
        shown = next;
      },
      open: (on) => {
        line = on;
        return live;
      },
      cameBack,
    },
  );
  return {
    shown: () => (shown.shows === null ? shown.blank : shown.shows),
    asked: () => asked,
    up() {
      socket.connected = true;
      line?.ready(live);
    },
    lost(out?: boolean) {
      socket.connected = false;
      line?.lost(out);
    },
    hear: (name: string) => hears.get(name)?.(),
    cameBack,
    stop,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
/** Time goes by, and what was asked is answered. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('R669: what is shown of children to others', () => {
  it.each(['signed-out', 'factor-needed'] as const)('goes at once where the answer is %s', async (code) => {
    const page = begin([{ shows: said }, code]);
    page.up();
    await pass(0);
    expect(page.shown()).toBe(said);
    page.hear('projector:changed');
    await pass(0);
    expect(page.shown()).toBe('signed-out');
    // The line goes with it, and no ticket comes: that is no other news.
    page.lost();
    page.lost(true);
    await pass(2 * minute);
    expect(page.shown()).toBe('signed-out');
  });

  it('goes where no ticket is given, as after half an hour in which nobody did anything', async () => {
    const page = begin([{ shows: said }]);
    page.up();
    await pass(0);
    page.lost();
    expect(page.shown()).toBe(said);
    page.lost(true);
    expect(page.shown()).toBe('signed-out');
    // The browser has a session again.
    page.up();
    await pass(0);
    expect(page.shown()).toBe(said);
  });

  it('goes where this person may not see it any more, and where the page is older than the server', async () => {
    for (const [code, why] of [
      ['not-found', 'nothing'],
      ['protocol-version', 'lost'],
    ] as const) {
      const page = begin([code]);
      page.up();
      await pass(0);
      expect(page.shown()).toBe(why);
      page.stop();
    }
  });

  it('is asked for again where the first answer did not come, later each time', async () => {
    const page = begin(['try-again', 'try-again', { shows: 'new' }]);
    page.up();
    await pass(0);
    expect(page.asked()).toBe(1);
    await pass(750);
    expect(page.asked()).toBe(2);
    await pass(1_500);
    expect([page.asked(), page.shown()]).toEqual([3, 'new']);
    await pass(10 * minute);
    expect(page.asked()).toBe(3);
  });

  it('goes after a minute without an answer, with a line and without, and stands again with the next', async () => {
    const silent = begin(['try-again']);
    silent.up();
    const never = begin([{ shows: 'new' }]);
    const cut = begin([{ shows: 'new' }]);
    cut.up();
    await pass(30_000);
    cut.lost();
    await pass(29_000);
    expect([silent, never, cut].map((page) => page.shown())).toEqual([said, said, 'new']);
    await pass(2_000);
    expect([silent, never, cut].map((page) => page.shown())).toEqual(['lost', 'lost', 'new']);
    await pass(30_000);
    expect(cut.shown()).toBe('lost');
    // Nobody gives up.
    const before = silent.asked();
    await pass(minute);
    expect(silent.asked()).toBeGreaterThan(before);
    for (const page of [never, cut]) page.up();
    await pass(0);
    expect([never, cut].map((page) => page.shown())).toEqual(['new', 'new']);
    for (const page of [silent, never, cut]) page.stop();
    const after = silent.asked();
    await pass(5 * minute);
    expect(silent.asked()).toBe(after);
  });

  it('R1000: is asked for anew around it once somebody signed in again, and not where only its line was gone', async () => {
    const page = begin([{ shows: said }]);
    page.up();
    await pass(0);
    page.lost();
    page.up();
    await pass(0);
    expect(page.cameBack).not.toHaveBeenCalled();
    page.lost(true);
    expect(page.shown()).toBe('signed-out');
    page.up();
    await pass(0);
    expect([page.shown(), page.cameBack.mock.calls.length]).toEqual([said, 1]);
    page.stop();
  });
});

describe('R675: an hour that ends', () => {
  it('ends on the page after what the server said is left, with a line and without', async () => {
    const [live, cut] = [
      begin([{ shows: said, restMs: 20_000 }, { shows: 'over' }]),
      begin([{ shows: said, restMs: 20_000 }]),
    ];
    for (const page of [live, cut]) page.up();
    await pass(0);
    // A device whose clock is a year ahead.
    vi.setSystemTime(Date.now() + 365 * 24 * 60 * minute);
    await pass(10_000);
    cut.lost();
    await pass(9_000);
    expect([live, cut].map((page) => page.shown())).toEqual([said, said]);
    await pass(1_000);
    expect([live, cut].map((page) => page.shown())).toEqual(['over', 'over']);
    expect([live, cut].map((page) => page.asked())).toEqual([2, 1]);
  });

  it('is asked for within the hour where it is far away, and nothing of it ends', async () => {
    const page = begin([{ shows: said, restMs: 300 * 24 * 60 * minute }]);
    page.up();
    await pass(59 * minute);
    expect(page.asked()).toBe(1);
    await pass(minute);
    expect([page.asked(), page.shown()]).toEqual([2, said]);
    page.stop();
  });

  it('is what the clock of the server alone will change', () => {
    const hour: Listening = { id: 'one', startMinute: 100, minutes: 60, state: 'planned' };
    const at = (seconds: number, state = hour.state) => restMs({ ...hour, state }, seconds * 1_000) / 1_000;
    expect(restMs(undefined, 0)).toBe(0);
    expect([at(5_990), at(6_000), at(6_030, 'running'), at(9_599, 'running')]).toEqual([10, 3_600, 3_570, 1]);
    expect([at(9_600, 'running'), at(6_030, 'over')]).toEqual([0, 0]);
  });
});
