import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { RoomLed } from '../../../app/routes/child/room/room-led.tsx';
import type { Led } from '../../../server/core/wire/led.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { blankLed } from '../../support/pages/blank-room.ts';

const speaker = speakerOf('en');
const { t } = speaker;
const said = (body: string) => [{ language: 'en', level: 'older', body }];
const step = { kind: 'talk', minutes: 10 } as const;
const ready = { ...blankLed, steps: [step] };
const names = { nouns: ['Leaf', 'Kite'].map((word) => ({ word, gender: 'n' })), adjectives: [] };
const drawn = (led: Partial<Led>, asked = false) =>
  renderToStaticMarkup(
    SpeakerProvider({
      speaker,
      children: createElement(RoomLed, {
        led: { ...ready, ...led },
        languages: ['en'],
        timeZone: 'Europe/Brussels',
        clocks: ' (Belgium Time)',
        words: names as never,
        name: { adjective: 0, motif: 0, palette: 0 },
        asked,
        draft: 'draft-here',
        missed: null,
        onAsk: undefined,
      }),
    }),
  );

describe('a room that is led, as its children see it', () => {
  it('R518: a slow pace is said wherever the session is, and once', () => {
    const pace = t('led.pace.time', { time: t('led.minutes', { count: 2 }) });
    for (const led of [{}, { steps: [] }, { state: 'over' }, { state: 'running', step: 1 }] as const) {
      expect(drawn({ ...led, paceMinutes: 2 }).split(pace)).toHaveLength(2);
      expect(drawn(led)).not.toContain(t('led.pace'));
    }
  });

  it('R1144: the place stands beside the time', () => {
    const untilMinute = Date.UTC(2027, 4, 11, 14) / 60_000;
    expect(drawn({ state: 'running', step: 1, untilMinute })).toContain(
      t('led.until', { time: '16:00 (Belgium Time)' }),
    );
  });

  it('R521: whose turn it is says it in the box, and is not asked to want what it has; all others can', () => {
    const turn = (motif: number, asked = false) =>
      drawn({ state: 'running', step: 1, speaks: { adjective: 0, motif, palette: 0 } }, asked);
    expect(turn(0)).toContain(t('led.speaks.you'));
    expect(turn(0)).not.toContain(t('led.ask'));
    expect(turn(0, true)).toContain(t('led.unask'));
    expect(turn(1)).toContain(t('led.ask'));
    expect(drawn({ state: 'running', step: 1 })).toContain(t('led.ask'));
  });

  it('R1001: a child that waits for the word reads that all write first, until what was written is shown', () => {
    const writes = (gathers: boolean) =>
      drawn({ steps: [{ kind: 'write', minutes: 10 }], state: 'running', step: 1, gathers }, true);
    expect(writes(true)).toContain(t('led.asked.write'));
    expect(writes(true)).not.toContain(t('led.asked'));
    expect(writes(true)).toContain(t('led.unask'));
    expect(writes(false)).toContain(t('led.asked'));
  });

  it('R522: the words of one meeting stand beside what comes in the next', () => {
    const page = drawn({ closing: said('More buses.') });
    for (const each of ['More buses.', t('led.over'), t('led.coming')]) expect(page).toContain(each);
    expect(drawn({})).not.toContain(t('led.over'));
    expect(drawn({ state: 'over' })).not.toContain(t('led.coming'));
  });
});
