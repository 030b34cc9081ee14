import { beginsForChildren, findingForChildren } from '../attributes/for-children.ts';
import { isUnfounded } from './findings.ts';
import { faultsInSentences } from './report/sentence-faults.ts';
import type { NumberWords } from './sentences/numbers-in-words.ts';
import { type AlsoSaid, whyUnanswered } from './small-voices.ts';

type Written = Parameters<typeof faultsInSentences>[0][number] &
  Parameters<typeof isUnfounded>[0] & { readonly text: string };
type Topic = Parameters<typeof whyUnanswered>[0]['topics'][number];
type Told = {
  readonly topics: readonly {
    readonly activityId: string;
    readonly points: readonly (Topic['points'][number] & { readonly title: string })[];
    readonly alsoSaid: readonly AlsoSaid[];
  }[];
};

/**
 * Why what was written must not be published as it stands now, asked at the draft and again at the signature, for children leave and object in
 * between: `finding-unfounded` (a number that a finding rests on is hidden by now, or its sentence can no longer be said of it),
 * `number-unfounded` (a number in a finding changed since), `speaks-for-all` (a finding, the name of a point, or a sentence that tells one
 * without a number, begins "children think", and too few or not all kinds of children are heard: `speaks`), or what `whyUnanswered` says. `risks`: the questions that ask about risks.
 */
export function whyNotReleased(
  release: Told & { readonly speaks: boolean; readonly findings: readonly Written[] },
  of: { readonly risks: readonly string[]; readonly lexicons: readonly NumberWords[] },
): 'finding-unfounded' | 'number-unfounded' | 'speaks-for-all' | ReturnType<typeof whyUnanswered> {
  const { speaks, topics, findings } = release;
  const sentences = topics.flatMap(({ points, alsoSaid }) => [
    ...points.map(({ title }) => title),
    ...alsoSaid.flatMap(({ title, words }) => [title, ...(words ? [words.text] : [])]),
  ]);
  if (findings.some(isUnfounded)) return 'finding-unfounded';
  if (faultsInSentences(findings, of.lexicons).length > 0) return 'number-unfounded';
  if (!speaks && (findings.some(findingForChildren) || sentences.some(beginsForChildren)))
    return 'speaks-for-all';
  return whyUnanswered(release, of.risks);
}
