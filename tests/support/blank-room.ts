import type { RoomState } from '../../app/live/room-state.ts';

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
};
