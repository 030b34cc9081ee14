import type { OwnContribution } from '../../server/core/wire/views.ts';

/** A child's own words with this one as it is now: an older state of it changes nothing. */
export function withItem(own: readonly OwnContribution[], item: OwnContribution): readonly OwnContribution[] {
  const known = own.find((each) => each.id === item.id);
  if (!known) return [...own, item];
  return item.change < known.change ? own : own.map((each) => (each.id === item.id ? item : each));
}
