import type { EvidenceShown } from '../findings.ts';
import { type NumberWords, unfoundedIn } from '../sentences/numbers-in-words.ts';
import { isTemplate, type TypedSentence, typedSentence } from '../sentences/typed-sentence.ts';

type Finding = {
  readonly id: string;
  readonly sentence?: TypedSentence;
  readonly words?: string;
  readonly plain?: readonly { readonly body: string }[];
  readonly evidence: readonly EvidenceShown[];
};

/**
 * What cannot be so in the findings of a release, one sentence each: a number that a sentence says and no cited cell has, or one in an
 * analyst's words that the finding rests on nowhere. A finding from before this was asked has neither a sentence nor words, and is left alone.
 */
export function faultsInSentences(
  findings: readonly Finding[],
  lexicons: readonly NumberWords[],
): readonly string[] {
  return findings.flatMap(({ id, sentence, words, plain = [], evidence }) => {
    const numbers = evidence.flatMap(({ children }) => (children === null ? [] : [children]));
    const spoken = words === undefined ? [] : [words, ...plain.map(({ body }) => body)];
    const unfounded = spoken
      .flatMap((each) => unfoundedIn(each, { numbers, lexicons }))
      .map(({ written }) => `finding ${id} says ${written}, and rests on no such number`);
    if (sentence === undefined) return unfounded;
    const said = isTemplate(sentence.template) ? typedSentence(sentence.template, evidence) : null;
    return JSON.stringify(said) === JSON.stringify(sentence)
      ? unfounded
      : [`finding ${id} does not say what its numbers say`, ...unfounded];
  });
}
