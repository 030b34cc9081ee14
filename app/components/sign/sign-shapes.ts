/** Every sign is a 24 box of 2 px round strokes in the colour of its words. It always stands beside a word. */
export const signShapes = {
  leave: 'M13 4H5v16h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7zM5.6 5.6l3.9 3.9M14.5 14.5l3.9 3.9M18.4 5.6l-3.9 3.9M9.5 14.5l-3.9 3.9',
  flag: 'M5 21V4M5 5c5-3 8 2.5 14 0v9c-6 2.5-9-3-14 0',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
  language: 'M3 18 7.5 6 12 18M4.5 14h6M13.5 11h7.5M17 8.5V11c0 3-1 5.5-3 7M15 14c1.5 2.5 3.5 4 6 4.5',
  keep: 'M4 9.5V20h16V9.5M3.5 9.5 6 4h12l2.5 5.5zM9.5 13.5h5',
  change: 'M4 20l1-4.5L15.5 5a2 2 0 0 1 2.8 0l.7.7a2 2 0 0 1 0 2.8L8.5 19zM13.5 7l3.5 3.5',
  again: 'M19.5 8.5A8.5 8.5 0 1 0 20.5 13M20 3.5v5h-5',
  lock: 'M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7v5.5l3 2',
  projector: 'M3 4.5h18v12H3zM12 16.5V20M8.5 20.5h7',
  pause: 'M9 6v12M15 6v12',
  read: 'M12 6.5C9.5 4.8 6.5 4.5 3 5v13.5c3.5-.5 6.5-.2 9 1.5 2.5-1.7 5.5-2 9-1.5V5c-3.5-.5-6.5-.2-9 1.5zM12 6.5V20',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  send: 'M4 12h15M13 6l6 6-6 6',
  back: 'M20 12H5M11 6l-6 6 6 6',
  next: 'M9 5l7 7-7 7',
  up: 'M12 20V5M6 11l6-6 6 6',
  down: 'M12 4v15M6 13l6 6 6-6',
  print: 'M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H15a4.8 4.8 0 0 1 0 9.5h-4',
  add: 'M12 5v14M5 12h14',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM4.5 20.5c.5-4 3.5-5.5 7.5-5.5s7 1.5 7.5 5.5',
  look: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5z',
  choose: 'M5 7h.01M10 7h9M5 12h.01M10 12h9M5 17h.01M10 17h9',
  judge: 'M9 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM15 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8z',
  talk: 'M4.5 5h15v10.5H12l-4.5 4v-4h-3zM8.5 10.2h7',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  place:
    'M12 21c3.5-3.6 6.5-7 6.5-11a6.5 6.5 0 1 0-13 0c0 4 3 7.4 6.5 11zM12 8a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 1 0 12 8z',
} as const;

export type SignName = keyof typeof signShapes;

/** Signs that show a direction and turn with the direction of the text. */
export const turningSigns: ReadonlySet<SignName> = new Set([
  'leave',
  'listen',
  'change',
  'send',
  'back',
  'next',
  'undo',
]);
