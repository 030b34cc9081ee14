import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import { hintWords } from '../../../../locales/hints.ts';
import { questionHints } from '../../../../server/core/consultation/question-hints.ts';

/** What may be wrong with the words of a question, by activity, language and level. Only of what has some. */
export function hintsOf(activities: readonly ActivityRow[]) {
  return activities.flatMap(({ id, prompts }) =>
    prompts.flatMap(({ language, level, prompt }) => {
      const words = hintWords[language];
      const hints = words ? questionHints(prompt, { words, apart: language !== 'zh' }) : [];
      return hints.length === 0 ? [] : [{ id, language, level, hints }];
    }),
  );
}
