import type { ProcessActivity } from '../server/core/analysis/evaluation.ts';

/** The core's own value; SQL needs it written out, and from the core only types come here. */
export const processActivity: ProcessActivity = 'what-of-how-it-was-000';
