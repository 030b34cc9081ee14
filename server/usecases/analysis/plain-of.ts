import type { SpokenText } from '../../core/analysis/findings.ts';
import { saySentence } from '../../core/analysis/sentences/say-sentence.ts';
import { spokenTexts } from '../../core/analysis/sentences/spoken-texts.ts';
import type { Deps } from '../deps.ts';
import type { Release, ReleasedFinding } from './release.ts';

/**
 * A released finding in words for children, at both levels: what somebody wrote; and in each language of the release in which nobody did what the
 * program says of its numbers, with what an analyst wrote beside it, which is in the language of the finding. No words where it can not be said, or where there is no sentence.
 */
export function plainOf(
  { sayIn }: Pick<Deps, 'sayIn'>,
  release: Pick<Release, 'languages' | 'activities' | 'statements' | 'polls' | 'topics'>,
  {
    language: written,
    sentence,
    evidence,
    words = '',
    plain = [],
  }: Pick<ReleasedFinding, 'language' | 'sentence' | 'evidence' | 'words' | 'plain'>,
): readonly SpokenText[] {
  if (!sentence) return plain;
  const sources = { ...release, points: release.topics.flatMap(({ points }) => points) };
  const added = release.languages
    .filter((language) => !plain.some((each) => each.language === language))
    .flatMap((language) => {
      const said = saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
      return said === null ? [] : spokenTexts(language, said, { language: written, words });
    });
  return [...plain, ...added];
}
