import { expect, it } from 'vitest';
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
