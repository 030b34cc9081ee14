import type { ConsultationState } from '../server/core/consultation/lifecycle.ts';

/** States of a consultation as lists in SQL. The rules say which they are (core/consultation/lifecycle.ts); the database knows only their types. */
function inSql(states: readonly ConsultationState[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}

/** `isRunning`. */
export const runningStates = inSql(['open', 'paused']);

export const whileRunning = `exists (select 1 from consultation where state in ${runningStates})`;

/** `mayIssueCodes`. */
export const issuingStates = inSql(['approved', 'open', 'paused']);

/** All that are not `isOver`. */
export const notOverStates = inSql(['draft', 'assessed', 'approved', 'open', 'paused']);

/** `isOver`, of those that have a row of their own still. */
export const overStates = inSql(['closed', 'analysed', 'signed', 'published', 'answered']);
