import type { HintWords } from '../server/core/consultation/question-hints.ts';
import ar from './ar/hints.json' with { type: 'json' };
import en from './en/hints.json' with { type: 'json' };
import es from './es/hints.json' with { type: 'json' };
import fr from './fr/hints.json' with { type: 'json' };
import ru from './ru/hints.json' with { type: 'json' };
import sw from './sw/hints.json' with { type: 'json' };
import zh from './zh/hints.json' with { type: 'json' };

/** Words of questions that lead or ask two things, by language. A language that has none yet gets no hints. */
export const hintWords: Readonly<Record<string, HintWords>> = { en, ar, fr, es, ru, sw, zh };
