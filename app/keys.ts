/**
 * What a digit leads to, the same on every page: with the keys that a browser puts before an `accesskey` it is one press, with script and
 * without. Digits are on a keyboard of any language; letters are not. `0` and `6` are where other sites have them: the list, and help.
 * A page has each of them once or not at all. Taking back and erasing have none; leaving has one, because it has to be quick. Of several
 * answers either all have one or none has: here none has, since a sentence has four of them.
 */
export const keys = {
  list: '0',
  path: '1',
  words: '2',
  answer: '3',
  on: '4',
  sentences: '5',
  help: '6',
  room: '7',
  said: '8',
  leave: '9',
} as const;

export type KeyName = keyof typeof keys;

/** Where a page has what two of the keys lead to: ids of elements on it that take the focus. A box to write in needs no place here. */
export interface Aims {
  /** The question, or its first answer. */
  answer?: string | undefined;
  /** What children said, or a child's own words. */
  said?: string | undefined;
}
