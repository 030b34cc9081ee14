import { givesAway } from './asking.ts';
import { type ContributionState, type HiddenSpan, isShown, waits } from './decide.ts';
import type { Finding } from './screens/shape.ts';

/** A place in a text, in UTF-16 offsets. */
export type Place = { readonly start: number; readonly end: number };

/** What an entry of the log says of such a decision. The places are in no log: they would say where to look. */
export const leftIn = 'left-in';

/** Words as they stand before a decision. */
export type Stood = {
  readonly state: ContributionState;
  readonly hidden: readonly HiddenSpan[];
  readonly findings: readonly Finding[];
};

const covers = (spans: readonly Place[], place: Place) =>
  spans.some(({ start, end }) => start <= place.start && place.end <= end);
const touches = (spans: readonly Place[], place: Place) =>
  spans.some(({ start, end }) => start < place.end && place.start < end);

/** What stays hidden where words that wait are shown as they are: what a person hid in them before. */
export function staysHidden({ state, hidden }: Pick<Stood, 'state' | 'hidden'>): readonly HiddenSpan[] {
  return waits(state) ? hidden : [];
}

/**
 * What tells who or where a child is, and others would read for the first time once the words are shown with `hidden` hidden. What they read
 * already is not asked about again: whoever hides more of it uncovers nothing.
 */
export function readAnew(stood: Stood, then: { readonly hidden: readonly Place[] }): readonly Finding[] {
  const isRead = (finding: Finding) => isShown(stood.state) && !touches(stood.hidden, finding);
  return stood.findings.filter(
    (finding) => givesAway(finding) && !covers(then.hidden, finding) && !isRead(finding),
  );
}

/** Whether somebody who leaves these places to be read names each of them, exactly. A wider one is no sign that it was looked at. */
export function namesAll(places: readonly Place[], left: readonly Place[]): boolean {
  return places.every(({ start, end }) => left.some((each) => each.start === start && each.end === end));
}
