import { expect, it } from 'vitest';
import { shownStates } from '../../../db/shown-states.ts';
import { contributionStates, isShown } from '../../../server/core/moderation/decide.ts';

it('what other children may receive is the same in SQL as in the rules', () => {
  const shown = contributionStates.filter(isShown).map((state) => `'${state}'`);
  expect(shownStates).toBe(`(${shown.join(', ')})`);
});
