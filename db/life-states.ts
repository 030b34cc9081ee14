import type { ConsultationState } from '../server/core/consultation/lifecycle.ts';
import { inSql } from './in-sql.ts';

// States of a consultation as lists in SQL. The rules say which they are (core/consultation/lifecycle.ts); the database knows only their types.

/** `isRunning`. */
export const runningStates = inSql<ConsultationState>(['open', 'paused']);

export const whileRunning = `exists (select 1 from consultation where state in ${runningStates})`;

/** `mayIssueCodes`; in these also what may be moved or shut of a consultation that runs, or whose backup from before the opening is put back. */
export const issuingStates = inSql<ConsultationState>(['approved', 'open', 'paused']);

/** Where a code opens something, or will. */
export const whileJoining = `exists (select 1 from consultation where state in ${issuingStates})`;

/** `mayEdit`. */
export const editableStates = inSql<ConsultationState>(['draft', 'assessed', 'approved']);

/** All that are not `isOver`. */
export const notOverStates = inSql<ConsultationState>(['draft', 'assessed', 'approved', 'open', 'paused']);

export const whileNotOver = `exists (select 1 from consultation where state in ${notOverStates})`;

/** `isOver`, of those that have a row of their own still. */
export const overStates = inSql<ConsultationState>(['closed', 'analysed', 'signed', 'published', 'answered']);
