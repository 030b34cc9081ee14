import { expect, it } from 'vitest';
import { consultationStates, mayBecome } from '../../../server/core/consultation/lifecycle.ts';

it('R889: from its publication a consultation is led to the answers and to its last day, and never back', () => {
  const after = consultationStates.slice(consultationStates.indexOf('published'));
  for (const [at, from] of after.entries()) {
    const leads = consultationStates.filter((to) => mayBecome(from, to));
    expect(leads, from).toEqual(after.slice(at + 1));
  }
});
