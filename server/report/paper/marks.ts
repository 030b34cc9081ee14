import { choiceShapes, type Shape, scaleShape } from '../../../app/components/sign/choice-shapes.ts';
import { type SignName, signShapes, turningSigns } from '../../../app/components/sign/sign-shapes.ts';
import { type Choice, choices } from '../../core/room/voting.ts';

const box = { width: 24, height: 24 } as const;
const drawn = (d: string): Shape => ({ ...box, turns: false, strokes: [{ d, look: 'line' }] });

/** A sign of the pages, on paper. */
const sign = (name: SignName): Shape => ({ ...drawn(signShapes[name]), turns: turningSigns.has(name) });

/**
 * What stands beside the words of a sheet, so that a child that cannot read them finds its place again when somebody has read them aloud.
 * The same drawings as on a screen.
 */
export const marks = {
  read: sign('read'),
  write: sign('change'),
  choose: sign('check'),
  keep: sign('keep'),
} as const;

/** The four answers to a sentence, in their order on a sheet. */
export const choiceMarks: readonly { readonly choice: Choice; readonly mark: Shape }[] = choices.map(
  (choice) => ({ choice, mark: choiceShapes[choice] }),
);

/**
 * A shape for each option of a poll, by its place. They tell options apart and say nothing of them: no stars, hearts, ticks or crosses, none
 * larger or fuller than another. No ring and no square either: those are the boxes to tick. As many as a poll may have options.
 */
const optionShapes: readonly Shape[] = [
  'M3.5 4.5h17l-3.5 15H7z',
  'M3 20v-5.5h6V9.5h6V4.5h6V20z',
  'M12 3.5 21 20H3z',
  'M12 2.5 20 12l-8 9.5L4 12z',
  'M2.5 9c3-5 6-5 9.5 0s6.5 5 9.5 0M2.5 17c3-5 6-5 9.5 0s6.5 5 9.5 0',
  'M16.5 3.5A9 9 0 1 0 16.5 20.5 11 11 0 0 1 16.5 3.5z',
  'M12 2.5c4 5.5 6.5 8.5 6.5 12.2a6.5 6.5 0 0 1-13 0c0-3.7 2.5-6.7 6.5-12.2z',
  'M3.5 20.5V12a8.5 8.5 0 0 1 17 0v8.5z',
  'M2.5 17 7 7l5 10 5-10 4.5 10',
  'M8 3.5h8l4.5 8.5-4.5 8.5H8L3.5 12z',
  'M3 8.5h18M3 15.5h18',
  'M12 7c6 0 9.5 2 9.5 5s-3.5 5-9.5 5-9.5-2-9.5-5 3.5-5 9.5-5z',
].map(drawn);

/** The mark of one answer to a poll. `place` counts from 1. A step of a scale is its place on a line of stones. */
export function optionMark(form: string, { place, of }: { place: number; of: number }): Shape | undefined {
  return form === 'scale' ? scaleShape({ place, of }) : optionShapes[place - 1];
}
