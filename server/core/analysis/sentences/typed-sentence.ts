import type { EvidenceShown } from '../findings.ts';
import { cellId } from '../report/release-numbers.ts';

/**
 * What a finding can say by itself, each of numbers it rests on and of nothing else: a point was made; a sentence was answered so; an option
 * was chosen; of one table one answer was given by more children than another.
 */
export const sentenceTemplates = ['said', 'answered', 'chose', 'more'] as const;
export type SentenceTemplate = (typeof sentenceTemplates)[number];

/**
 * How the words of a finding came about. `free`: words of an analyst in which every number is one of a released cell. '': the same from
 * before that was asked.
 */
export type FindingForm = SentenceTemplate | 'free' | '';

/** A sentence before any language: its template, and the released numbers that stand in it, in the order in which it says them. */
export type TypedSentence = {
  readonly template: SentenceTemplate;
  readonly numbers: readonly { readonly cell: string; readonly children: number }[];
};

/** Whether a finding is said by a template of ours, in every language; all other forms are words of a person. */
export function isTemplate(form: string): form is SentenceTemplate {
  return sentenceTemplates.some((each) => each === form);
}

const restsOn = { said: 'point', answered: 'statement', chose: 'poll' } as const;

/**
 * The sentence of this template over exactly this evidence; null where it cannot be said of it, or a number of it may not be told (any
 * more). "More" says the larger number first, and nothing of two that are equal: rounded down, equal numbers may be any.
 */
export function typedSentence(
  template: SentenceTemplate,
  evidence: readonly EvidenceShown[],
): TypedSentence | null {
  const numbers = evidence.flatMap(({ kind, subject, cell, children }) =>
    children === null ? [] : [{ cell: cellId(kind, subject, cell), children }],
  );
  const [first, second] = evidence;
  if (first === undefined || numbers.length !== evidence.length) return null;
  if (template !== 'more')
    return second === undefined && first.kind === restsOn[template] ? { template, numbers } : null;
  if (second === undefined || evidence.length > 2 || first.kind === 'point') return null;
  const oneTable = first.kind === second.kind && first.subject === second.subject;
  const [larger, smaller] = [...numbers].sort((a, b) => b.children - a.children);
  if (!oneTable || larger === undefined || larger.children === smaller?.children) return null;
  return { template, numbers: [larger, ...(smaller ? [smaller] : [])] };
}
