import { describe, expect, it } from 'vitest';
import type { RoomState } from '../../../app/live/room-state.ts';
import { useRoom } from '../../../app/live/use-room.ts';
import type { Led } from '../../../server/core/wire/led.ts';
import { blankLed, blankRoom } from '../../support/pages/blank-room.ts';
import { openLivePage } from '../../support/pages/live-page.ts';

const tryAgain = { ok: false, code: 'try-again' } as const;
const running: Led = { ...blankLed, state: 'running', step: 1 };

/** A page in this room, which has had its first answer. */
async function pageIn(start: RoomState) {
  const page = await openLivePage(() => useRoom('here', 'en', start));
  await expect.poll(() => page.waits('room:enter')).toBe(1);
  const { seq, led, items } = start;
  const own = { removed: [], earlier: false, own: [] };
  const enters = () => page.answer('room:enter', { ok: true, seq, state: 'open', led, items, ...own });
  enters();
  await expect.poll(() => page.now().line).toBe('live');
  return { ...page, enters };
}

it('R521: a wish to speak whose answer was lost is asked again, and does not wait where it was called meanwhile', async () => {
  const page = await pageIn({ ...blankRoom, seq: 1, led: running });
  page.now().askTurn(true);
  await expect.poll(() => page.waits('turn:ask')).toBe(1);
  page.answer('turn:ask', tryAgain);
  const speaks = { adjective: 0, motif: 0, palette: 0 } as const;
  page.socket().emit('room:led', { activity: 'here', seq: 2, since: 1, led: { ...running, speaks } });
  await expect.poll(() => page.waits('turn:ask')).toBe(1);
  page.answer('turn:ask', { ok: true, asked: false });
  await expect.poll(() => page.now().missed).toBeNull();
  expect(page.now().led?.speaks).toEqual(speaks);
  expect(page.now().asked).toBe(false);
});

describe('R1303: earlier words that were asked for and found no answer', () => {
  const words = (seq: number) => ({
    id: `said-${seq}`,
    seq,
    name: { adjective: 1, motif: 1, palette: 1 as const },
    language: 'en',
    parts: [{ text: 'We want a say.' }],
  });
  const start = { ...blankRoom, seq: 9, items: [words(9)], earlier: true };
  const came = { ok: true, seq: 9, items: [words(7), words(8)], earlier: false } as const;
  const asks = async () => {
    const page = await pageIn(start);
    page.now().askEarlier();
    await expect.poll(() => page.waits('room:earlier')).toBe(1);
    return page;
  };

  it('are asked for again by themselves while the line stands, until they came', async () => {
    const page = await asks();
    for (const _ of ['once', 'and once more']) {
      page.answer('room:earlier', tryAgain);
      await expect.poll(() => page.waits('room:earlier')).toBe(1);
    }
    page.answer('room:earlier', came);
    await expect.poll(() => page.now().before).toBe(2);
    expect(page.now().items.map(({ seq }) => seq)).toEqual([7, 8, 9]);
    expect(page.asked('room:earlier')).toHaveLength(3);
  });

  it('are asked for again once the line is back', async () => {
    const page = await asks();
    page.socket().disconnect();
    await expect.poll(() => page.waits('room:enter')).toBe(1);
    page.enters();
    await expect.poll(() => page.asked('room:earlier')).toHaveLength(2);
    // Of the two the first was asked over a line that is gone.
    page.answer('room:earlier', came);
    page.answer('room:earlier', came);
    await expect.poll(() => page.now().before).toBe(2);
    expect(page.now().items.map(({ seq }) => seq)).toEqual([7, 8, 9]);
  });
});
