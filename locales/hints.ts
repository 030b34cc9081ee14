import type { HintWords } from '../server/core/consultation/question-hints.ts';
import { found } from './found/hints.ts';

/** Words of questions that lead or ask two things, by language. A language that has none yet gets no hints. */
export const hintWords: Readonly<Record<string, HintWords>> = found;
