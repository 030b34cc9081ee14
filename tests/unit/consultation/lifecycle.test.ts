import { expect, it } from 'vitest';
import {
  consultationStates,
  isOver,
  mayBecome,
  mayTakeCodes,
} from '../../../server/core/consultation/lifecycle.ts';

it('R889: from its publication a consultation is led to the answers and to its last day, and never back', () => {
  const after = consultationStates.slice(consultationStates.indexOf('published'));
  for (const [at, from] of after.entries()) {
    const leads = consultationStates.filter((to) => mayBecome(from, to));
    expect(leads, from).toEqual(after.slice(at + 1));
  }
});

it('codes are looked for until the end of a consultation, and here in none that is on another machine', () => {
  expect(consultationStates.filter(mayTakeCodes)).toEqual(
    consultationStates.filter((state) => !isOver(state)),
  );
  expect(mayTakeCodes('moved')).toBe(false);
});
