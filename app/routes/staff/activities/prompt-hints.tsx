import type { QuestionHint } from '../../../../server/core/consultation/question-hints.ts';
import { useT } from '../../../i18n/use-t.tsx';

/** Of one wording of a question. */
export type PromptHint = {
  readonly id: string;
  readonly language: string;
  readonly level: string;
  readonly hints: readonly QuestionHint[];
};

interface PromptHintsProps {
  hints: readonly PromptHint[];
  of: { readonly id?: string; readonly language: string; readonly level: string };
}

/** What may be wrong with a question, beside it. It stops nobody. */
export function PromptHints({ hints, of }: PromptHintsProps) {
  const t = useT();
  const found = hints.filter(
    ({ id, language, level }) =>
      (of.id === undefined || of.id === id) && language === of.language && level === of.level,
  );
  return found.flatMap(({ id, language, hints: each }) =>
    each.map(({ hint, words }) => (
      <small className="soft" key={id + hint + words}>
        {t(`activities.hint.${hint}`)} «<bdi lang={language}>{words}</bdi>»
      </small>
    )),
  );
}
