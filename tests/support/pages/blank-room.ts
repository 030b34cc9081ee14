import type { RoomState } from '../../../app/live/room-state.ts';
import type { Led } from '../../../server/core/wire/led.ts';

/** What a page knows of an open room before it asked. */
export const blankRoom: RoomState = {
  seq: 0,
  state: 'open',
  items: [],
  earlier: false,
  own: [],
  led: null,
  asked: false,
  polled: null,
  corrected: 0,
};

/** A session of which nothing is said yet. */
export const blankLed: Led = {
  state: 'ready',
  steps: [],
  step: 0,
  untilMinute: 0,
  words: [],
  gathers: false,
  paceMinutes: 0,
  spotlight: null,
  speaks: null,
  groups: false,
  poll: null,
  closing: [],
  planned: [],
};
