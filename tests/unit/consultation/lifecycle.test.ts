import { expect, it } from 'vitest';
import {
  editableStates,
  issuingStates,
  notOverStates,
  overStates,
  runningStates,
} from '../../../db/life-states.ts';
import {
  consultationStates,
  isOver,
  isRunning,
  mayBecome,
  mayEdit,
  mayIssueCodes,
  mayTakeCodes,
  wasOpened,
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

it('codes are made where what is asked is approved and it is not over: in fewer states than they are looked for', () => {
  expect(consultationStates.filter(mayIssueCodes)).toEqual(['approved', 'open', 'paused']);
  expect(consultationStates.filter((state) => mayTakeCodes(state) && !mayIssueCodes(state))).toEqual([
    'draft',
    'assessed',
  ]);
});

it('a consultation runs from its opening to its end, resting or not, and was opened from then on', () => {
  const table = consultationStates.map((state) => [state, isRunning(state), wasOpened(state)]);
  expect(table).toEqual([
    ['draft', false, false],
    ['assessed', false, false],
    ['approved', false, false],
    ['open', true, true],
    ['paused', true, true],
    ['closed', false, true],
    ['analysed', false, true],
    ['signed', false, true],
    ['published', false, true],
    ['answered', false, true],
    ['destroyed', false, true],
  ]);
  expect(isRunning('moved')).toBe(false);
});

const inSql = (states: readonly string[]) => `(${states.map((state) => `'${state}'`).join(', ')})`;

it('the lists of states in SQL are those of the rules', () => {
  expect(runningStates).toBe(inSql(consultationStates.filter(isRunning)));
  expect(issuingStates).toBe(inSql(consultationStates.filter(mayIssueCodes)));
  expect(editableStates).toBe(inSql(consultationStates.filter(mayEdit)));
  expect(notOverStates).toBe(inSql(consultationStates.filter((state) => !isOver(state))));
  const over = consultationStates.filter((state) => isOver(state) && state !== 'destroyed');
  expect(overStates).toBe(inSql(over));
});
