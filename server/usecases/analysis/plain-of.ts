import type { PlainText } from '../../core/analysis/findings.ts';
import { saySentence } from '../../core/analysis/sentences/say-sentence.ts';
import { readingLevels } from '../../core/consultation/reading-levels.ts';
import type { Deps } from '../deps.ts';
import type { Release, ReleasedFinding } from './release.ts';

/**
 * A released finding in words for children, at both levels: what somebody wrote; and in each language of the release in which nobody did what the
 * program says of its numbers, with what an analyst wrote beside it. No words where it can not be said, or where there is no sentence.
 */
export function plainOf(
  { sayIn }: Pick<Deps, 'sayIn'>,
  release: Pick<Release, 'languages' | 'activities' | 'statements' | 'polls' | 'topics'>,
  {
    sentence,
    evidence,
    words = '',
    plain = [],
  }: Pick<ReleasedFinding, 'sentence' | 'evidence' | 'words' | 'plain'>,
): readonly PlainText[] {
  if (!sentence) return plain;
  const sources = { ...release, points: release.topics.flatMap(({ points }) => points) };
  const added = release.languages
    .filter((language) => !plain.some((each) => each.language === language))
    .flatMap((language) => {
      const said = saySentence(sentence, { evidence, sources, language, say: sayIn(language) });
      if (said === null) return [];
      const body = [said, words].filter((each) => each !== '').join(' ');
      return readingLevels.map((level) => ({ language, level, body }));
    });
  return [...plain, ...added];
}
