import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { StillThere } from '../../../app/components/child/still-there.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { countDown } from '../../../app/live/count-down.ts';
import {
  goesAfterSeconds,
  goesTo,
  idleMinutes,
  restMs,
  sharedMinutes,
  toldSeconds,
} from '../../../server/core/room/idleness.ts';
import { kioskIdleSeconds } from '../../../server/core/room/kiosk.ts';
import { createIdleness } from '../../../server/guard/idleness.ts';
import { speakerOf } from '../../support/house/stage.ts';

const minute = 60_000;

describe('R405: a device of several children', () => {
  it('lets a seat rest for less time than one of its own', () => {
    expect(sharedMinutes).toBeLessThan(idleMinutes);
    const presence = { firstMs: 0, lastMs: 0 };
    expect(restMs({ ...presence, shared: true }, minute)).toBe((sharedMinutes - 1) * minute);
    expect(restMs({ ...presence, shared: true }, sharedMinutes * minute)).toBe(0);
    expect(restMs(presence, sharedMinutes * minute)).toBe((idleMinutes - sharedMinutes) * minute);
  });

  it('is remembered of a seat, also where a socket asks that has no cookie of it', () => {
    let now = 0;
    const idleness = createIdleness(() => now);
    const hash = Buffer.from('seat');
    const holder = { consultationId: 'c', participantId: 'p' };
    expect(idleness.rest(hash, holder, { acts: true, shared: true })).toBe(sharedMinutes * minute);
    now = 2 * minute;
    expect(idleness.rest(hash, holder)).toBe((sharedMinutes - 2) * minute);
    now = sharedMinutes * minute;
    expect(idleness.rest(hash, holder)).toBe(0);
    expect(idleness.over()).toEqual([{ ...holder, hash }]);
  });

  it('where children bring cards no page but the first and those of staff stays, with a seat or without', () => {
    const goes = (path: string, shared: 'cards' | 'kiosk' | null, seated = false) =>
      goesAfterSeconds({ shared, seated, path });
    const seatless = [
      '/',
      '/join',
      '/help',
      '/help/write',
      '/help/back',
      '/wrong',
      '/wrong/back',
      '/look',
      '/said/x',
    ];
    for (const path of seatless) {
      expect(goes(path, 'cards')).toBe(sharedMinutes * 60);
      // A kiosk has a clock on each of its pages, and a device of one child none.
      expect(goes(path, 'kiosk')).toBeNull();
      expect(goes(path, null)).toBeNull();
    }
    for (const path of ['/kiosk', '/staff', '/staff/sign-in']) expect(goes(path, 'cards')).toBeNull();
    expect(goes('/kiosk', 'cards', true)).toBe(sharedMinutes * 60);
    for (const shared of ['cards', 'kiosk'] as const)
      expect(goes('/here', shared, true)).toBe(sharedMinutes * 60);
    expect(goes('/here', null, true)).toBeNull();
  });

  /** The script that stands beside that of a page that lives, on one that says so or does not; where the page is after so many seconds. */
  function stands(
    seconds: number,
    { lives, setBack = 0, stopped }: { lives: boolean; setBack?: number; stopped?: number },
  ) {
    const source = readFileSync(fileURLToPath(new URL('../../../public/goes.js', import.meta.url)), 'utf8');
    const page = { nowMs: 1_000_000, look: () => {}, html: { dataset: {}, hidden: false }, went: '' };
    runInNewContext(source, {
      document: {
        documentElement: page.html,
        querySelector: () => ({ content: String(sharedMinutes * 60) }),
        addEventListener: () => undefined,
      },
      Date: { now: () => page.nowMs },
      location: { replace: (to: string) => (page.went = to) },
      setInterval: (look: () => void) => (page.look = look),
      clearInterval: () => (page.look = () => {}),
    });
    if (lives) Object.assign(page.html.dataset, { lives: '' });
    page.nowMs -= setBack;
    page.look();
    page.nowMs += seconds * 1_000;
    page.look();
    if (stopped !== undefined) {
      page.html.dataset = {};
      page.nowMs += stopped * 1_000;
      page.look();
    }
    return [page.went, page.html.hidden];
  }

  it('a page whose script did not start goes where script may run, and one that lives is left to itself', () => {
    expect(stands(sharedMinutes * 60 - 1, { lives: false })).toEqual(['', false]);
    expect(stands(sharedMinutes * 60, { lives: false })).toEqual([goesTo, true]);
    expect(stands(sharedMinutes * 60, { lives: true })).toEqual(['', false]);
  });

  it('one whose script stopped after it lived goes that much later', () => {
    const whole = sharedMinutes * 60;
    expect(stands(10 * whole, { lives: true, stopped: whole - 1 })).toEqual(['', false]);
    expect(stands(10 * whole, { lives: true, stopped: whole })).toEqual([goesTo, true]);
  });

  it('R650: and where the device sets its clock back meanwhile', () => {
    const setBack = 86_400_000;
    expect(stands(sharedMinutes * 60 - 1, { lives: false, setBack })).toEqual(['', false]);
    expect(stands(sharedMinutes * 60, { lives: false, setBack })).toEqual([goesTo, true]);
  });
});

it('R650: so does a page that lives, from what it was told last', () => {
  const start = 1_000_000_000;
  const now = vi.spyOn(Date, 'now').mockReturnValue(start);
  const left = countDown(10 * minute);
  now.mockReturnValue(start + 2 * minute);
  expect(left()).toBe(8 * minute);
  now.mockReturnValue(start - 86_400_000);
  expect(left()).toBe(8 * minute);
  now.mockReturnValue(start - 86_400_000 + 8 * minute);
  expect(left()).toBe(0);
  expect(left(5 * minute)).toBe(5 * minute);
  now.mockReturnValue(start - 86_400_000 + 12 * minute);
  expect(left()).toBe(minute);
  vi.restoreAllMocks();
});

it('R405: a code that one child began to type is gone before another goes on with it, and stays while it is typed', () => {
  const source = readFileSync(fileURLToPath(new URL('../../../public/forgets.js', import.meta.url)), 'utf8');
  const page = { nowMs: 1_000_000, resets: 0, look: () => {}, touch: () => {} };
  runInNewContext(source, {
    document: {
      currentScript: { dataset: { after: String(kioskIdleSeconds) } },
      forms: [{ reset: () => (page.resets += 1) }],
      addEventListener: () => undefined,
    },
    Date: { now: () => page.nowMs },
    addEventListener: (_act: string, touch: () => void) => (page.touch = touch),
    setInterval: (look: () => void) => (page.look = look),
  });
  const after = (seconds: number, does: 'look' | 'touch') => {
    page.nowMs += seconds * 1_000;
    page[does]();
    return page.resets;
  };
  expect(after(kioskIdleSeconds - 1, 'touch')).toBe(0);
  expect(after(kioskIdleSeconds - 1, 'look')).toBe(0);
  expect(after(1, 'look')).toBe(1);
  // It slept: whoever wakes it finds nothing.
  expect(after(0, 'touch')).toBe(2);
  expect(after(3_600, 'touch')).toBe(3);
  // R650: its clock was set back meanwhile.
  page.nowMs -= 86_400_000;
  expect(after(0, 'look')).toBe(3);
  expect(after(kioskIdleSeconds, 'look')).toBe(4);
});

it('R405: a page that asks before it goes promises no words there that go with it', () => {
  const speaker = speakerOf('en');
  const asks = (shared: boolean) =>
    renderToStaticMarkup(
      SpeakerProvider({
        speaker,
        children: createElement(StillThere, { shown: true, shared, onHere: () => undefined }),
      }),
    );
  expect(asks(false)).toContain(speaker.t('stay.text'));
  expect(asks(true)).toContain(speaker.t('stay.shared'));
  expect(asks(true)).not.toContain(speaker.t('stay.text'));
});

describe('R793: a kiosk whose page says when somebody is there', () => {
  const hash = Buffer.from('seat');
  const holder = { consultationId: 'c', participantId: 'p' };

  it('has its seat for three minutes after the last word of it, and is told as much time as any shared device until then', () => {
    let now = 0;
    const idleness = createIdleness(() => now);
    const said = { acts: true, shared: true, tells: true };
    expect(idleness.rest(hash, holder, said)).toBe(sharedMinutes * minute);
    now = toldSeconds * 1_000 - 1;
    expect(idleness.rest(hash, holder)).toBeGreaterThan(4 * minute);
    expect(idleness.rest(hash, holder, said)).toBe(sharedMinutes * minute);
    now += toldSeconds * 1_000;
    expect(idleness.over()).toEqual([{ ...holder, hash }]);
    expect(idleness.rest(hash, holder, said)).toBe(0);
  });

  it('is not held to what it never said: without script a page cannot know', () => {
    let now = 0;
    const idleness = createIdleness(() => now);
    idleness.rest(hash, holder, { acts: true, shared: true });
    now = (sharedMinutes - 1) * minute;
    expect(idleness.quietMs(hash)).toBe(now);
    expect(idleness.rest(hash, holder, { acts: true, shared: true, tells: true })).toBe(
      sharedMinutes * minute,
    );
    expect(idleness.quietMs(hash)).toBe(0);
    expect(idleness.quietMs(Buffer.from('another'))).toBeUndefined();
  });

  it('R793: a look at a kiosk is no act: after a start no second look offers the seat of who went', () => {
    const idleness = createIdleness(() => 0);
    for (const _look of [1, 2]) {
      idleness.rest(hash, holder, { acts: false, shared: true });
      expect(idleness.quietMs(hash)).toBeUndefined();
    }
    idleness.rest(hash, holder, { acts: true, shared: true });
    expect(idleness.quietMs(hash)).toBe(0);
  });
});
